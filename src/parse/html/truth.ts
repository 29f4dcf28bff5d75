/** Three-valued logic: what cannot be told is neither. "And" is the least of several, "or" the greatest. */
export const no = 0;
export const maybe = 1;
export const yes = 2;
export type Truth = typeof no | typeof maybe | typeof yes;

export const both = (a: Truth, b: Truth): Truth => (a < b ? a : b);
export const negated = (truth: Truth): Truth => (2 - truth) as Truth;
