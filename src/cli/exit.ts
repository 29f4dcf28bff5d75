/** What the process says when it ends; documented in docs/guide/commands.md and in every `--help`. */
export const exit = {
  ok: 0,
  /** something could not be read; everything else was */
  failed: 1,
  /** the command was called wrongly and did nothing */
  usage: 2,
} as const;

export const exitHelp = `
Exit codes:
  0  everything was read
  1  something could not be read; the rest was
  2  wrong usage; nothing was done
  130, 143  stopped by Ctrl-C or by a signal`;
