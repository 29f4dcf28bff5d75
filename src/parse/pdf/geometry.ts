/** An upright rectangle in PDF points; y grows upwards. */
export interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** A PDF transformation matrix: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Counter-clockwise quarter turns, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** What `inner` followed by `outer` does: PDF's `cm` is `multiply(ctm, operand)`. */
export function multiply(outer: Matrix, inner: ArrayLike<number>): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** The upright box around a box that a matrix has moved. */
export function boxUnder(matrix: Matrix, x1: number, y1: number, x2: number, y2: number): Box {
  const [a, b, c, d, e, f] = matrix;
  const left = Math.min(a * x1, a * x2) + Math.min(c * y1, c * y2) + e;
  const right = Math.max(a * x1, a * x2) + Math.max(c * y1, c * y2) + e;
  const bottom = Math.min(b * x1, b * x2) + Math.min(d * y1, d * y2) + f;
  const top = Math.max(b * x1, b * x2) + Math.max(d * y1, d * y2) + f;
  return { left, bottom, right, top };
}

export function turned(box: Box, turn: Turn): Box {
  const { left, bottom, right, top } = box;
  if (turn === 90) return { left: -top, bottom: left, right: -bottom, top: right };
  if (turn === 180) return { left: -right, bottom: -top, right: -left, top: -bottom };
  if (turn === 270) return { left: bottom, bottom: -right, right: top, top: -left };
  return box;
}

export function union(boxes: readonly Box[]): Box {
  const all = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };
  for (const box of boxes) {
    all.left = Math.min(all.left, box.left);
    all.bottom = Math.min(all.bottom, box.bottom);
    all.right = Math.max(all.right, box.right);
    all.top = Math.max(all.top, box.top);
  }
  return all;
}

/** The common part of two boxes; its width or height is negative where there is none. */
export function intersection(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  };
}

export function contains(outer: Box, x: number, y: number): boolean {
  return x >= outer.left && x <= outer.right && y >= outer.bottom && y <= outer.top;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
