import { type Language, translator } from "../text/translate";
import { NOTE } from "../text/writeback";
import type { NoteBlock } from "./note-content";
import { transliterate } from "./plain-text";

const MARGIN = 18;
const WIDTH = 210 - 2 * MARGIN;
const BOTTOM = 297 - 20;

/**
 * The note as a PDF (A4), made from the same content as the text. jsPDF is loaded only here. Its own fonts know Western
 * European letters: signs are written in ASCII as in the text.
 * @returns the bytes of the file.
 */
export async function renderPdf(blocks: readonly NoteBlock[], language: Language): Promise<Uint8Array> {
  const { jsPDF } = await import("jspdf");
  const say = translator(NOTE, language);
  const pdf = new jsPDF({ unit: "mm", format: "a4", compress: true });
  pdf.setProperties({ title: say("title"), subject: say("device") });
  pdf.setLanguage(language === "fr" ? "fr-FR" : "en-GB");
  let y = MARGIN;
  const write = (text: string, size: number, bold: boolean, indent: number, before: number): void => {
    pdf.setFont("helvetica", bold ? "bold" : "normal");
    pdf.setFontSize(size);
    const height = size * 0.45;
    y += before;
    const wrapped: string[] = transliterate(text, "kept")
      .split(/\r\n|\r|\n/)
      .flatMap((line) => pdf.splitTextToSize(line, WIDTH - indent) as string[]);
    for (const line of wrapped) {
      if (y + height > BOTTOM) {
        pdf.addPage();
        y = MARGIN;
      }
      y += height;
      pdf.text(line, MARGIN + indent, y);
    }
  };
  for (const block of blocks) {
    if (block.kind === "title") write(block.text, 15, true, 0, 0);
    else if (block.kind === "heading") write(block.text, 11, true, 0, 4);
    else if (block.kind === "paragraph") write(block.text, 9.5, block.strong === true, 0, 1);
    else if (block.kind === "row") write(`${block.label}: ${block.text}`, 9.5, false, 0, 0.6);
    else {
      write(`- ${block.text}`, 9.5, false, 2, 1);
      for (const detail of block.details) write(detail, 8.5, false, 6, 0.2);
    }
  }
  const pages = pdf.getNumberOfPages();
  const foot = blocks.find((block) => block.kind === "row");
  for (let page = 1; page <= pages; page++) {
    pdf.setPage(page);
    pdf.setFont("helvetica", "normal");
    pdf.setFontSize(8);
    // Every page names the patient: a loose page must not be taken for another's.
    const patient = foot?.kind === "row" ? transliterate(foot.text, "kept").slice(0, 90) : "";
    pdf.text(patient, MARGIN, 289);
    pdf.text(say("page", { page, pages }), 210 - MARGIN, 289, { align: "right" });
  }
  return new Uint8Array(pdf.output("arraybuffer"));
}
