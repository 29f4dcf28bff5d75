import type { ElementKind, Role } from "./elements.ts";

/** A start tag, as far as it matters. */
export interface Tag {
  name: string;
  kind: ElementKind;
  /** source offsets: of its `<`, and behind its `>` */
  start: number;
  end: number;
  hidden: boolean;
  /** hidden in a way that an element inside may undo, and whether this is such an element */
  veiled: boolean;
  unveils: boolean;
  /** crossed out by its style */
  struck: boolean;
  /** set higher or lower than the text around it, or white as the page may be: no part of the number beside it */
  apart: boolean;
  /** inline, and on a line of its own or at one of its ends */
  alone: boolean;
  /** shown in another order than it has */
  moved: boolean;
  centred: boolean;
  bold: boolean;
  /** its class, id or name says that it holds the title */
  titled: boolean;
  /** an `a` that leads to another page */
  leads: boolean;
  role: Role;
  columnSpan: number;
  rowSpan: number;
  alt: string | null;
  width: number | null;
  height: number | null;
  /** of a control: its type and value as the source has them, and whether it is ticked or selected */
  inputType: string;
  value: string;
  chosen: boolean;
  /** a list of options that does not have to be opened */
  liesOpen: boolean;
}

/** A start tag without attributes; also for elements that the source implies. */
export const plainTag: Tag = {
  name: "",
  kind: "inline",
  start: 0,
  end: 0,
  hidden: false,
  veiled: false,
  unveils: false,
  struck: false,
  apart: false,
  alone: false,
  moved: false,
  centred: false,
  bold: false,
  titled: false,
  leads: false,
  role: "none",
  columnSpan: 1,
  rowSpan: 1,
  alt: null,
  width: null,
  height: null,
  inputType: "",
  value: "",
  chosen: false,
  liesOpen: false,
};
