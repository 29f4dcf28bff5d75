import type { Limits, Message } from "../../model/document.ts";
import type { Place } from "../../model/place.ts";
import type { Numbering } from "./numbering.ts";
import type { Styles } from "./styles.ts";
import type { Element } from "./tree.ts";

/** One flow of text (the body, the notes) while it is read: what it needs to know and what it found. */
export interface Story {
  /** path of the part in the package */
  part: string;
  styles: Styles;
  numbering: Numbering;
  limits: Limits;
  /** nothing lies between the text and the paper, as far as can be told: in cells alone */
  onPaper: boolean;
  /** grid positions that tables may still take */
  positions: number;
  /** notes that were referred to, in order */
  notes: { kind: string; id: string }[];
  say: (message: Message) => void;
  placeOf: (paragraph: Element) => Place;
}
