import type { Rendered } from "./browser.ts";
import { jsonOf } from "./list/json.ts";
import { describeCall, type SeenCall } from "./list/learn.ts";

/** The list call of a page that scripts build, as params of the generic family; null where no call lists reports. */
export function learnList(rendered: Rendered): Record<string, unknown> | null {
  for (const { answer, method, url, body, contentType } of rendered.calls) {
    const call: SeenCall = {
      method,
      url,
      ...(body !== undefined && { body }),
      ...(contentType !== undefined && { contentType }),
    };
    const list = describeCall(call, jsonOf(answer) ?? answer, rendered.links);
    if (list) return { list };
  }
  return null;
}
