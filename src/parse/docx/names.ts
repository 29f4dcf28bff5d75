/** Attributes as the file writes them, prefixes and all; ask them by `attribute`. */
export type Attributes = Readonly<Record<string, string>>;

/** Transitional and strict OOXML name the same things differently, and any file may choose its own prefixes. */
const known: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
};

/** The namespaces of Word, of its extensions and of WPS; what needs another is not for them. */
const understood =
  /^(?:https?:\/\/(?:schemas\.(?:microsoft|openxmlformats)\.(?:com|org)|purl\.oclc\.org|www\.wps\.cn)\/|urn:schemas-microsoft-com:)/;

interface Scope {
  /** the depth of the element that declares it */
  depth: number;
  /** prefix → namespace, as this element alone declares them */
  namespaces: ReadonlyMap<string, string>;
  /** names already looked up */
  resolved: Map<string, string>;
}

/** The namespaces in force while a file is read, and every name by the prefix that we use for its namespace. */
export class Names {
  private readonly scopes: Scope[] = [{ depth: 0, namespaces: new Map(), resolved: new Map() }];

  /** To be called with each element's attributes before its name is asked for. */
  enter(attributes: Attributes, depth: number): void {
    let declared: Map<string, string> | null = null;
    for (const name in attributes) {
      if (!name.startsWith("xmlns")) continue;
      declared ??= new Map();
      declared.set(name.slice("xmlns:".length), attributes[name]);
    }
    if (declared !== null) this.scopes.push({ depth, namespaces: declared, resolved: new Map() });
  }

  leave(depth: number): void {
    if (this.scope.depth === depth && depth > 0) this.scopes.pop();
  }

  of(qualified: string): string {
    const { resolved } = this.scope;
    let name = resolved.get(qualified);
    if (name === undefined) {
      name = this.resolve(qualified);
      resolved.set(qualified, name);
    }
    return name;
  }

  /** Whether an office suite shows what requires the namespaces of these prefixes; one that is not declared may be any. */
  understands(prefixes: string): boolean {
    return prefixes.split(/\s+/).every((prefix) => {
      const namespace = this.namespaceOf(prefix);
      return namespace === undefined || understood.test(namespace);
    });
  }

  private get scope(): Scope {
    return this.scopes[this.scopes.length - 1];
  }

  /** A prefix that is not declared, as in a piece cut out of a file, is taken for the usual one. */
  private resolve(qualified: string): string {
    const colon = qualified.indexOf(":");
    const prefix = qualified.slice(0, Math.max(0, colon));
    const namespace = this.namespaceOf(prefix);
    const usual = prefix === "w" || prefix === "m" || prefix === "mc" ? `${prefix}:` : ":";
    return (namespace === undefined ? usual : (known[namespace] ?? ":")) + qualified.slice(colon + 1);
  }

  private namespaceOf(prefix: string): string | undefined {
    return this.scopes.findLast((scope) => scope.namespaces.has(prefix))?.namespaces.get(prefix);
  }
}

/** An attribute by its local name; null where there is none. */
export function attribute(attributes: Attributes | undefined, local: string): string | null {
  if (attributes === undefined) return null;
  const usual = attributes[`w:${local}`];
  if (usual !== undefined) return usual;
  for (const name in attributes) if (name === local || name.endsWith(`:${local}`)) return attributes[name];
  return null;
}

/** An attribute that is a whole number of moderate size; null where it is none. */
export function count(attributes: Attributes | undefined, local: string): number | null {
  const written = attribute(attributes, local);
  if (written === null || !/^\s*[+-]?\d{1,9}\s*$/.test(written)) return null;
  return Number(written);
}

/** A switch such as `<w:b/>`: on unless it says that it is off; null where it does not stand there. */
export function isOn(property: Attributes | undefined): boolean | null {
  if (property === undefined) return null;
  return !["0", "false", "off"].includes(attribute(property, "val") ?? "");
}
