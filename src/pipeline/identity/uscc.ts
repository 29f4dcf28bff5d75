const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether it is a 统一社会信用代码: its 18th character checks the others (GB 32100-2015, GB/T 17710, mod 31). */
export function isUscc(code: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUWXY]{18}$/.test(code)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(code[i]!), 0);
  return alphabet[(31 - (sum % 31)) % 31] === code[17];
}

/**
 * The code that a text names as one (统一社会信用代码：…); null where it names none, several, or one whose check fails. The
 * division in it is where it was registered, which may be abolished: it is no location.
 */
export function usccIn(text: string): string | null {
  const named = text.normalize("NFKC").matchAll(/信用代码[^0-9A-Z]{0,8}(?<code>[0-9A-Z]{18})(?![0-9A-Z])/gu);
  const codes = new Set([...named].map((match) => match.groups!["code"]!).filter(isUscc));
  return codes.size === 1 ? [...codes][0]! : null;
}
