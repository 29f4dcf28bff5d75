/**
 * How many columns a text takes: East Asian wide and full-width characters two (Unicode, UAX #11), others
 * one. `ambiguous` is the width of those that are wide in East Asian fonts only: quotation marks, dashes, rules.
 */
export function displayWidth(text: string, ambiguous: 1 | 2 = 1): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += unitWidth(text.charCodeAt(i), ambiguous);
  return width;
}

/** Width of a UTF-16 unit; both halves of a surrogate pair take one, as nearly all such characters are wide. */
export function unitWidth(unit: number, ambiguous: 1 | 2 = 1): number {
  if (unit < 0x1100) return unit < 0xa1 ? 1 : isAmbiguousLatin(unit) ? ambiguous : 1;
  if (unit >= 0x2e80 && unit <= 0xd7a3) return unit === 0x303f ? 1 : 2;
  if (unit >= 0x2010 && unit <= 0x2e7f) return isAmbiguousSign(unit) ? ambiguous : 1;
  if (unit <= 0x115f) return 2;
  if (unit >= 0xf900 && unit <= 0xfaff) return 2;
  if (unit >= 0xfe10 && unit <= 0xfe6f) return 2;
  if ((unit >= 0xff01 && unit <= 0xff60) || (unit >= 0xffe0 && unit <= 0xffe6)) return 2;
  return 1;
}

function isAmbiguousLatin(unit: number): boolean {
  return unit === 0xb7 || unit === 0xb1 || unit === 0xd7 || unit === 0xf7 || unit === 0xa7 || unit === 0xb0;
}

function isAmbiguousSign(unit: number): boolean {
  return (
    (unit >= 0x2013 && unit <= 0x2016) ||
    (unit >= 0x2018 && unit <= 0x201d && unit !== 0x201a && unit !== 0x201b) ||
    unit === 0x2026 ||
    unit === 0x203b ||
    (unit >= 0x2160 && unit <= 0x217b) ||
    (unit >= 0x2190 && unit <= 0x2193) ||
    (unit >= 0x2460 && unit <= 0x24ff) ||
    (unit >= 0x2500 && unit <= 0x257f) ||
    (unit >= 0x25a0 && unit <= 0x25cf)
  );
}
