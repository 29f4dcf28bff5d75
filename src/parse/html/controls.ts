import type { Tag } from "./tag.ts";

/** Types of `input` that show no value of their own; every other shows it as text. */
const withoutValue = /^(?:hidden|password|button|submit|reset|image|file|range|color)$/i;
const ticked = /^(?:checkbox|radio)$/i;

/** What a person sees of an `input`: its value, or whether it is ticked, as forms on paper print it. */
export function shownByInput({ hidden, inputType, value, chosen }: Tag): string {
  if (hidden) return "";
  if (ticked.test(inputType)) return chosen ? "☑" : "☐";
  return withoutValue.test(inputType) ? "" : value;
}

/** The options of a `select`, of which a closed list shows those chosen, or else the first. */
export class Options {
  private readonly shown: string[] = [];
  private first: string | null = null;
  private open: { chosen: boolean } | null = null;
  /** a list that lies open shows all of its options, so that the first is not chosen */
  private readonly liesOpen: boolean;

  constructor(liesOpen: boolean) {
    this.liesOpen = liesOpen;
  }

  start(chosen: boolean): void {
    this.open = { chosen };
  }

  /** Ends the option that is open, whose text is handed over; text outside of options is not shown. */
  end(text: string): void {
    if (this.open === null) return;
    this.first ??= text;
    if (this.open.chosen) this.shown.push(text);
    this.open = null;
  }

  /** Of several that are chosen, a closed list shows the last. */
  get text(): string {
    if (this.shown.length === 0) return this.liesOpen ? "" : (this.first ?? "");
    return this.liesOpen ? this.shown.join(" ") : this.shown[this.shown.length - 1];
  }
}
