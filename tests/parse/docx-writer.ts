/**
 * Writes DOCX files for tests, markup by markup, so that a trap can be set exactly. Everything that makes
 * markup returns `Xml`; a plain string stands for a run of text wherever content is asked for.
 *
 *     docx([
 *       heading(1, "一、总体情况"),
 *       paragraph(["本年公开", run("12", { bold: true }), "条"], { list: { id: 1 } }),
 *       table([row([cell("甲", { span: 2 })]), row([cell("1"), cell("2")])]),
 *     ], { lists: [[{ format: "decimal", text: "%1." }]] })
 */
export * from "./docx-writer/blocks.ts";
export * from "./docx-writer/inline.ts";
export * from "./docx-writer/package.ts";
export * from "./docx-writer/table.ts";
export { raw } from "./docx-writer/xml.ts";
export type { Content, Xml } from "./docx-writer/xml.ts";
