/** Why a document yields no record. `code` is stable; `message` and `zh` say what was expected. */
export class ParseError extends Error {
  readonly code: string;
  readonly zh: string;

  constructor(code: string, message: string, zh: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ParseError";
    this.code = code;
    this.zh = zh;
  }
}
