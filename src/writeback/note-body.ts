import { composeNote } from "./compose-note";
import { noteContent } from "./note-content";
import { renderHtml } from "./render-html";
import type { NoteBody } from "./resources/clinical-note";
import type { Review, Routes } from "./types";

/** The note in the format asked for, or as plain text where this server does not take that format. */
export async function noteBody(review: Review, routes: Routes): Promise<NoteBody> {
  const wanted = review.note_format ?? "text/plain";
  const format = routes.note.formats.includes(wanted) ? wanted : "text/plain";
  if (format === "application/pdf") {
    const { renderPdf } = await import("./render-pdf");
    return { content_type: format, bytes: await renderPdf(noteContent(review, routes), review.language) };
  }
  const text =
    format === "text/html" ? renderHtml(noteContent(review, routes), review.language) : composeNote(review, routes);
  return { content_type: format, bytes: new TextEncoder().encode(text) };
}
