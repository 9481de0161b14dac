import { Parser } from "htmlparser2";
import type { AttachmentText } from "../types";

/** Elements whose content is no text of the report. */
const DROPPED: ReadonlySet<string> = new Set([
  "script",
  "style",
  "head",
  "title",
  "template",
  "noscript",
  "iframe",
  "object",
  "svg",
  "math",
  "select",
  "textarea",
  "button",
  // struck out: no longer what the report says
  "s",
  "strike",
  "del",
]);
const BREAKS: ReadonlySet<string> = new Set([
  "p",
  "div",
  "br",
  "tr",
  "li",
  "ul",
  "ol",
  "dl",
  "dt",
  "dd",
  "table",
  "thead",
  "tbody",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "section",
  "article",
  "header",
  "footer",
  "pre",
  "blockquote",
  "hr",
  "caption",
  "form",
  "fieldset",
  "main",
  "aside",
  "address",
  "center",
  // C-CDA narrative block
  "paragraph",
  "list",
  "item",
  "content-block",
  "text",
]);
const PARAGRAPHS: ReadonlySet<string> = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "table",
  "section",
  "paragraph",
]);
const MOST_TEXT = 8_000_000;
/** Elements nested deeper than this are no report; the parser's own work grows with the depth. */
const MOST_DEPTH = 512;

/**
 * Text of HTML, XHTML or the narrative of an XML document. Rows of tables and items of lists become lines, the cells of
 * a row are set apart; scripts, styles and everything hidden from reading are dropped. Nothing is rendered.
 */
export function textOfMarkup(markup: string, mode: "html" | "xml" | "ccda"): AttachmentText {
  const pieces: string[] = [];
  let length = 0;
  /** Depths of the open elements whose content is dropped, by their name or by a style that strikes it out. */
  const dropped: number[] = [];
  let preformatted = 0;
  let depth = 0;
  let atLineStart = true;
  let cellPending = false;
  // C-CDA: depth inside a section's title or text; outside of them nothing is narrative.
  let sections = 0;
  let narrative = 0;
  const write = (text: string): void => {
    if (length > MOST_TEXT) return;
    pieces.push(text);
    length += text.length;
  };
  const newline = (): void => {
    cellPending = false;
    if (!atLineStart) write("\n");
    atLineStart = true;
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        depth += 1;
        if (depth > MOST_DEPTH) throw new Error("malformed markup: nested too deeply");
        const tag = local(name);
        if (mode === "ccda") {
          if (tag === "section") sections += 1;
          if (sections > 0 && (narrative > 0 || tag === "title" || tag === "text")) narrative += 1;
        } else if (DROPPED.has(tag)) dropped.push(depth);
        if (tag === "pre") preformatted += 1;
        if (BREAKS.has(tag)) newline();
        if (tag === "td" || tag === "th") {
          if (!atLineStart) cellPending = true;
        }
        if (tag === "br" && atLineStart && pieces.at(-1) === "\n") write("\n");
      },
      onattribute(name, value) {
        if (name.toLowerCase() === "style" && value.includes("line-through") && dropped.at(-1) !== depth) {
          dropped.push(depth);
        }
      },
      ontext(text) {
        if (dropped.length > 0 || (mode === "ccda" && narrative === 0)) return;
        const clean = preformatted > 0 ? text : text.replace(/[\s\u00a0]+/g, " ");
        if (clean === "" || (atLineStart && clean.trim() === "" && preformatted === 0)) return;
        if (cellPending) {
          // "Tumour size | 5.2 cm" reads as a label and its value.
          write(/[:|]\s{0,2}$/.test((pieces.at(-1) ?? "").slice(-3)) ? " " : ": ");
          cellPending = false;
        }
        write(atLineStart && preformatted === 0 ? clean.trimStart() : clean);
        atLineStart = clean.endsWith("\n");
      },
      onclosetag(name) {
        if (dropped.at(-1) === depth) dropped.pop();
        depth -= 1;
        const tag = local(name);
        if (mode === "ccda") {
          if (tag === "title") newline();
          if (narrative > 0) narrative -= 1;
          if (tag === "section") sections = Math.max(0, sections - 1);
        }
        if (tag === "pre") preformatted = Math.max(0, preformatted - 1);
        if (BREAKS.has(tag)) newline();
        if (PARAGRAPHS.has(tag)) write("\n");
      },
    },
    { decodeEntities: true, xmlMode: mode !== "html", lowerCaseTags: mode === "html" },
  );
  parser.write(markup);
  parser.end();
  if (length > MOST_TEXT) return { state: "unreadable", detail: "too much text" };
  return {
    state: "text",
    text: pieces
      .join("")
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  };
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return (colon < 0 ? name : name.slice(colon + 1)).toLowerCase();
}
