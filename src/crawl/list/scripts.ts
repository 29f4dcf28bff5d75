/** The little of a script that lists need: what is live in it, what it writes, and what its strings add up to. */

/** Drops block comments and whole lines of `//` comment; a pager call wrapped in an HTML comment is live and stays. */
export function liveScript(script: string): string {
  return script
    .replace(/\/\*[^]*?\*\//g, "")
    .split("\n")
    .filter((line) => !/^\s*\/\/(?!-->\s*\S)/.test(line))
    .map((line) => line.replace(/^\s*<!--/, "").replace(/(\/\/)?\s*-->\s*$/, ""))
    .join("\n");
}

/** Puts what a script writes with `document.write` behind it, where a browser would put it. */
export function withWrittenRows(whole: string, script: string): string {
  if (!/document\.write/.test(script)) return whole;
  const variables = new Map<string, string>();
  let written = "";
  const statement =
    /(?:document\.write(?:ln)?\s*\(([^;]*)\)\s*;?\s*$)|(?:(?:var|let|const)?\s*([\w$]+)\s*(\+?)=(?!=)\s*([^;]+))/;
  for (const part of statements(liveScript(script))) {
    const m = statement.exec(part);
    if (m?.[1] !== undefined) written += concatenation(m[1], variables) ?? "";
    else if (m?.[2]) {
      const value = concatenation(m[4]!, variables);
      if (value !== null) variables.set(m[2], (m[3] ? (variables.get(m[2]) ?? "") : "") + value);
    }
  }
  return whole + written;
}

/** Cuts a script at semicolons and line ends that stand outside of strings. */
function statements(script: string): string[] {
  return (script.match(/(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^;\n"'])+/g) ?? []).map((part) =>
    part.trim(),
  );
}

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
    if (part === undefined) return null;
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
