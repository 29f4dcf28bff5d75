/** The little of a script that lists need: what is live in it, what it writes, and what its strings add up to. */

/** Drops block comments and whole lines of `//` comment; a pager call wrapped in an HTML comment is live and stays. */
export function liveScript(script: string): string {
  let live = "";
  let from = 0;
  for (const block of between(script, /\/\*/g, /\*\//g)) {
    live += script.slice(from, block.start);
    from = block.end;
  }
  return (live + script.slice(from))
    .split("\n")
    .filter((line) => !/^\s*\/\/(?!-->\s*\S)/.test(line))
    .map((line) => line.replace(/^\s*<!--/, "").replace(/(\/\/)?\s*-->\s*$/, ""))
    .join("\n");
}

/**
 * The pieces between an opening and a closing mark (both with the flag g), in one pass: an opening that nothing closes
 * ends the search, so that a hostile page of openings costs no more than its length.
 */
export function* between(
  text: string,
  open: RegExp,
  close: RegExp,
): Generator<{ inner: string; start: number; end: number }> {
  for (let at = 0; ;) {
    open.lastIndex = at;
    const opened = open.exec(text);
    close.lastIndex = open.lastIndex;
    const closed = opened && close.exec(text);
    if (!opened || !closed) return;
    at = close.lastIndex;
    yield { inner: text.slice(opened.index + opened[0].length, closed.index), start: opened.index, end: at };
  }
}

/** The page with what its scripts write by `document.write` behind them, where a browser would put it. */
export function withWrittenRows(html: string): string {
  if (!html.includes("document.write")) return html;
  let page = "";
  let from = 0;
  for (const { inner, end } of between(html, /<script\b[^>]{0,1000}>/gi, /<\/script\s*>/gi)) {
    page += html.slice(from, end) + written(inner);
    from = end;
  }
  return page + html.slice(from);
}

/** What a script writes: literals and variables joined, no loops. */
function written(script: string): string {
  if (!script.includes("document.write")) return "";
  const variables = new Map<string, string>();
  let html = "";
  const statement =
    /(?:document\.write(?:ln)?\s*\(([^]*)\)\s*$)|(?:^(?:var|let|const)?\s*([\w$]+)\s*(\+?)=(?!=)\s*([^]+))/;
  for (const part of statements(liveScript(script))) {
    const m = statement.exec(part);
    if (m?.[1] !== undefined) html = (html + (concatenation(m[1], variables) ?? "")).slice(0, longest);
    else if (m?.[2]) {
      const value = concatenation(m[4]!, variables);
      if (value !== null)
        variables.set(m[2], ((m[3] ? (variables.get(m[2]) ?? "") : "") + value).slice(0, longest));
    }
  }
  return html;
}

/** Cuts a script at semicolons and line ends that stand outside of strings. */
function statements(script: string): string[] {
  return (script.match(/(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^;\n"'])+/g) ?? []).map((part) =>
    part.trim(),
  );
}

/** A page's script that writes more than this writes no list. */
const longest = 300_000;

/** The value of `'…' + name + "…"`, or null where something else stands in it; a comma ends it. */
export function concatenation(expression: string, variables: Map<string, string>): string | null {
  const term = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\w$]+))\s*(\+|,|$)/y;
  let value = "";
  for (let at = 0; at < expression.length; at = term.lastIndex) {
    term.lastIndex = at;
    const m = term.exec(expression);
    if (!m) return null;
    const literal = m[1] ?? m[2];
    const part = literal === undefined ? variables.get(m[3]!) : literal.replace(/\\(.)/g, "$1");
    if (part === undefined || value.length + part.length > longest) return null;
    value += part;
    if (m[4] !== "+") return value;
  }
  return null;
}

/** Strings and numbers that a script sets by name. */
export function settings(script: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const m of script.matchAll(/\b([A-Za-z_$][\w$]*)\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)'|(\d+))\s*[;,\n]/g))
    found.set(m[1]!, m[2] ?? m[3] ?? m[4]!);
  return found;
}
