/** JSON where portals put it: as an answer, as JSONP, inside a script. Nothing here throws. */

/** The value of an answer in JSON or JSONP; undefined where it is neither. */
export function jsonOf(text: string): unknown {
  const body = text.trim().replace(/^\ufeff/, "");
  const padded = /^[\w$.]+\(([^]*)\)\s*;?$/.exec(body);
  return parse(padded ? padded[1]! : body);
}

/** The value behind `a.b[].c`: `[]` goes into each item of an array. Undefined where the path leads nowhere. */
export function at(value: unknown, path: string): unknown {
  if (path === "") return undefined;
  let current: unknown = value;
  const steps = path.split(".");
  for (const [i, step] of steps.entries()) {
    const each = step.endsWith("[]");
    const name = each ? step.slice(0, -2) : step;
    if (typeof current !== "object" || current === null) return undefined;
    current = name === "" ? current : (current as Record<string, unknown>)[name];
    if (each && Array.isArray(current)) {
      const rest = steps.slice(i + 1).join(".");
      return rest ? current.map((item) => at(item, rest)) : current;
    }
  }
  return current;
}

/** Fills a template of fields: `/html/{docId}.html`, `{dept.name}`. */
export function fillFields(template: string, item: unknown): string {
  return template.replace(/\{([\w.]+)\}/g, (_, path: string) => String(at(item, path) ?? ""));
}

/** The object or array assigned to a variable or property of this name, as `window._CONFIG = {…}`. */
export function scriptJson(scripts: string, name: string): unknown {
  const assigned = new RegExp(`(?:^|[^\\w$])${name.replace(/[.$]/g, "\\$&")}['"]?\\s*[=:]\\s*(?=[{[])`).exec(
    scripts,
  );
  return assigned ? parse(balanced(scripts, assigned.index + assigned[0].length)) : undefined;
}

/** Literals tried in one page, and how long one may be: a page of nothing but openings costs no more than this. */
const tries = 100;
const longest = 4_000_000;

/** Every object or array that scripts assign, in order. */
export function scriptValues(scripts: string): unknown[] {
  const values: unknown[] = [];
  const start = /[=(]\s*(?=[{[]\s*["'{[])/g;
  let left = tries;
  for (let m = start.exec(scripts); m && left-- > 0; m = start.exec(scripts)) {
    const text = balanced(scripts, m.index + m[0].length);
    const value = parse(text);
    if (value === undefined) continue;
    values.push(value);
    start.lastIndex = m.index + m[0].length + text.length;
  }
  return values;
}

/** From an opening bracket to the one that closes it, brackets in strings aside; to the end where none does. */
export function balanced(text: string, from: number): string {
  let depth = 0;
  let quote = "";
  const end = Math.min(text.length, from + longest);
  for (let i = from; i < end; i++) {
    const c = text[i]!;
    if (quote) {
      if (c === "\\") i++;
      else if (c === quote) quote = "";
    } else if (c === '"' || c === "'") quote = c;
    else if (c === "{" || c === "[") depth++;
    else if ((c === "}" || c === "]") && --depth === 0) return text.slice(from, i + 1);
  }
  return text.slice(from, end);
}

/** JSON, or an object literal with bare names and single quotes as scripts write it. */
function parse(text: string): unknown {
  for (const candidate of [text, relaxed(text)])
    try {
      return JSON.parse(candidate) as unknown;
    } catch {
      continue;
    }
  return undefined;
}

function relaxed(text: string): string {
  return text.replace(
    /"(?:[^"\\]|\\.)*"|'((?:[^'\\]|\\.)*)'|([{,]\s*)([A-Za-z_$][\w$]*)\s*:|,(\s*[}\]])/g,
    (all, single?: string, before?: string, name?: string, end?: string) => {
      if (single !== undefined) return JSON.stringify(single.replace(/\\'/g, "'"));
      if (name !== undefined) return `${before}"${name}":`;
      return end ?? all;
    },
  );
}
