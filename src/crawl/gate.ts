import { lookup as resolve, type LookupAddress } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Why an address may not be asked. */
export interface Refusal {
  outcome: "out-of-scope" | "clone";
  reason: string;
}

/** IANA's special-purpose ranges: nothing in them is a portal. */
const special = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  special.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  special.addSubnet(net, bits, "ipv6");

/** The only IPv6 range handed out so far; mapped, loopback, link-local, unique-local and NAT64 all lie outside of it. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");

function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special.check(address, "ipv4");
  return family === 6 && globalUnicast.check(address, "ipv6") && !special.check(address, "ipv6");
}

/** An address outside of `.gov.cn` that dresses as one: a proxy or a copy. */
const dressedUp = /gov[-_.]?cn/;

/** The host of an address as the unit of politeness: http and https are one host, an unusual port is another one. */
export function hostOf(url: string): string {
  return new URL(url).host;
}

/**
 * The one place that decides whether an address may be asked. `check` is called for every request, redirect and browser
 * request; `lookup` for every connection, so that the vetted address is the one connected to and a name cannot be
 * rebound in between.
 */
export class Gate {
  readonly lookup: LookupFunction;
  readonly #hosts: string[];
  readonly #allowed = new BlockList();

  /** @param addresses CIDR ranges that are allowed though not public. @throws if one of them is not CIDR */
  constructor(hosts: string[], addresses: string[] = []) {
    this.#hosts = hosts;
    for (const range of addresses) {
      const [net = "", bits] = range.split("/");
      const family = isIP(net);
      if (family === 0) throw new RangeError(`not an address range: ${range}`);
      this.#allowed.addSubnet(net, Number(bits ?? (family === 4 ? 32 : 128)), family === 4 ? "ipv4" : "ipv6");
    }
    this.lookup = (hostname, options, done) => {
      resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
        if (error) return done(error, "", 0);
        const bad = found.find((a) => !this.#mayConnect(a.address));
        if (bad || found.length === 0) {
          const refused: NodeJS.ErrnoException = new Error(
            `${hostname} resolves to ${bad?.address ?? "nothing"}`,
          );
          refused.code = "EGATE";
          return done(refused, "", 0);
        }
        if (options.all) (done as (e: null, a: LookupAddress[]) => void)(null, found);
        else done(null, found[0]!.address, found[0]!.family);
      });
    };
  }

  #mayConnect(address: string): boolean {
    return isPublic(address) || this.#allowed.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");
  }

  /** null where the address may be asked */
  check(address: string): Refusal | null {
    const refuse = (reason: string): Refusal => ({ outcome: "out-of-scope", reason });
    if (!URL.canParse(address)) return refuse("not an address");
    const url = new URL(address);
    if (url.protocol !== "http:" && url.protocol !== "https:") return refuse(`scheme ${url.protocol}`);
    if (url.username || url.password) return refuse("credentials in the address");
    const name = url.hostname.replace(/\.$/, "");
    if (!this.#hosts.some((pattern) => matches(pattern, name, url.host))) {
      if (!name.endsWith(".gov.cn") && dressedUp.test(name))
        return { outcome: "clone", reason: `${name} is not under .gov.cn` };
      return refuse(`${url.host} is not among the source's hosts`);
    }
    const literal = name.replace(/^\[|\]$/g, "");
    if (isIP(literal) && !this.#mayConnect(literal)) return refuse(`${literal} is not a public address`);
    return null;
  }
}

function matches(pattern: string, name: string, host: string): boolean {
  if (pattern.startsWith("*.")) return name.endsWith(pattern.slice(1));
  return pattern === name || pattern === host;
}
