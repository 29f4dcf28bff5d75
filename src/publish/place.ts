import type { Place } from "../model/place.ts";

/**
 * A place as compact text that can be cut apart again:
 * `html:PATH@START-END`, `pdf:PAGE@LEFT,BOTTOM,RIGHT,TOP`, `docx:PART#p3` or `docx:PART#t1r2c3`, `text:LINE:COLUMN-LINE:COLUMN`;
 * where it names characters of the text there, `~FROM-TO` follows.
 */
export function placeText(place: Place): string {
  const span = place.span ? `~${place.span[0]}-${place.span[1]}` : "";
  return where(place) + span;
}

function where(place: Place): string {
  switch (place.in) {
    case "html":
      return `html:${place.path}@${place.start}-${place.end}`;
    case "pdf":
      return `pdf:${place.page}@${place.box.join(",")}`;
    case "docx": {
      const part = (letter: string, at: number | undefined) => (at === undefined ? "" : letter + at);
      return `docx:${place.part}#${part("p", place.paragraph)}${part("t", place.table)}${part("r", place.row)}${part("c", place.cell)}`;
    }
    case "text":
      return `text:${place.line}:${place.column}-${place.end_line}:${place.end_column}`;
  }
}
