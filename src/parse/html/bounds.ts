import type { Limits, Message } from "../../model/document.ts";
import { type MessageCode, messageOf } from "./messages.ts";
import type { PathElement } from "./path.ts";

/** Keeps count of what a page may hold, and says once where a bound was met or markup was mended. */
export class Bounds {
  readonly depth: number;
  readonly messages: Message[] = [];
  /** as much was read as may be kept */
  isFull = false;
  private left: number;

  constructor(limits: Limits) {
    this.depth = limits.depth;
    this.left = limits.cells;
  }

  /** Lines, pictures, rows and cells together are bounded as cells are. */
  allowNode(element: PathElement, start: number): boolean {
    if (this.left > 0) {
      this.left--;
      return true;
    }
    this.isFull = true;
    this.report("html.too_many_cells", element, start);
    return false;
  }

  report(code: MessageCode, { path }: PathElement, start: number): void {
    if (this.messages.some((message) => message.code === code)) return;
    this.messages.push({ ...messageOf(code), place: { in: "html", path, start, end: start } });
  }
}
