const opaque = /(<script\b[\s\S]*?<\/script\s*>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>)/i;
const tag = /<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>/gi;
const attribute = /([^\s=>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;

/**
 * The same page as another hand would have typed it: tags and attributes in capitals, attributes in the other order and
 * in the other quotes with spaces around `=`, Windows line ends, a wrapper around everything. Scripts stay as they are.
 */
export function disguise(html: string): string {
  return html
    .split(opaque)
    .map((part, n) => (n % 2 === 1 ? part : part.replace(tag, retyped)))
    .join("")
    .replace(/<BODY>/, `<BODY>\n<DIV CLASS = 'wrap'><DIV CLASS='inner'>`)
    .replace(/<\/BODY>/, "</DIV></DIV>\n</BODY>")
    .replaceAll("\n", "\r\n");
}

function retyped(_: string, closing: string, name: string, attributes: string, empty: string): string {
  const typed = [...attributes.matchAll(attribute)].reverse().map(([, key, value]) => {
    if (value === undefined) return ` ${key!.toUpperCase()}`;
    const bare = value.replace(/^(["'])([\s\S]*)\1$/, "$2");
    return ` ${key!.toUpperCase()} = ${bare.includes("'") ? `"${bare}"` : `'${bare}'`}`;
  });
  return `<${closing}${name.toUpperCase()}${typed.join("")}${empty && " /"}>`;
}
