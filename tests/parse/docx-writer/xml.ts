/** A piece of WordprocessingML; a plain string stands for a run of text wherever content is asked for. */
export interface Xml {
  xml: string;
}

export type Content = string | Xml | readonly (string | Xml)[];

export const raw = (xml: string): Xml => ({ xml });

export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]!);
}

export const markup = (parts: readonly Xml[]): string => parts.map((part) => part.xml).join("");
