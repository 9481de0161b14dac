import { noteContent } from "./note-content";
import { renderText } from "./plain-text";
import type { Review, Routes } from "./types";

/**
 * The note as plain text: the exact words shown at review, copied, printed and filed (WR-04, WR-12). At most 80 columns,
 * signs in ASCII; accents are removed where the server is not known to keep them.
 */
export function composeNote(review: Review, routes: Routes): string {
  return renderText(noteContent(review, routes), routes.note.ascii === true ? "removed" : "kept");
}
