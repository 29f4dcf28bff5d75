/** Why a document yields no record. `code` is stable; `message` and `zh` say what was expected. */
export class ParseError extends Error {
  readonly code: string;
  readonly zh: string;
  /** the title of what could not be read, where it is all that there is to read: it tells whose report that is */
  readonly title: string | null;

  constructor(
    code: string,
    message: string,
    zh: string,
    { title = null, ...options }: ErrorOptions & { title?: string | null } = {},
  ) {
    super(message, options);
    this.title = title;
    this.name = "ParseError";
    this.code = code;
    this.zh = zh;
  }
}
