import { type Language, translator } from "../text/translate";
import { NOTE } from "../text/writeback";
import type { NoteBlock } from "./note-content";
import { escapeXhtml } from "./xhtml";

const STYLE = [
  "body{font:10.5pt/1.4 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111}",
  "h1{font-size:16pt}h2{font-size:12pt;border-bottom:1px solid #888;margin-top:1.4em;break-after:avoid}",
  "li{margin:.35em 0;break-inside:avoid}.d{color:#333;font-size:9.5pt}p.s{font-weight:bold}",
].join("");

/** The note as one HTML document, also well-formed XHTML: nothing is loaded, nothing runs, everything is escaped. */
export function renderHtml(blocks: readonly NoteBlock[], language: Language): string {
  const title = translator(NOTE, language)("title");
  return [
    "<!DOCTYPE html>",
    `<html xmlns="http://www.w3.org/1999/xhtml" lang="${language}"><head><meta charset="utf-8" />`,
    `<title>${escapeXhtml(title)}</title><style>${STYLE}</style></head><body>`,
    renderBlocks(blocks),
    "</body></html>\n",
  ].join("\n");
}

/** The blocks as escaped XHTML, without the page around them: for the print view. */
export function renderBlocks(blocks: readonly NoteBlock[]): string {
  const out: string[] = [];
  let list: string[] = [];
  const flush = (): void => {
    if (list.length > 0) out.push(`<ul>${list.join("")}</ul>`);
    list = [];
  };
  for (const block of blocks) {
    if (block.kind === "item") {
      const details = block.details.map((detail) => `<div class="d">${lines(detail)}</div>`).join("");
      list.push(`<li>${lines(block.text)}${details}</li>`);
      continue;
    }
    flush();
    if (block.kind === "title") out.push(`<h1>${lines(block.text)}</h1>`);
    else if (block.kind === "heading") out.push(`<h2>${lines(block.text)}</h2>`);
    else if (block.kind === "row") out.push(`<p><b>${lines(block.label)}</b>: ${lines(block.text)}</p>`);
    else out.push(`<p${block.strong ? ' class="s"' : ""}>${lines(block.text)}</p>`);
  }
  flush();
  return out.join("\n");
}

/** Line breaks of a free text survive as breaks. */
function lines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(escapeXhtml)
    .join("<br />");
}
