import type { DocumentReference } from "fhir/r4";
import { translator } from "../../text/translate";
import { RESOURCES } from "../../text/writeback";
import { encodeBase64 } from "../base64";
import { earlierNoteOf } from "../earlier-filings";
import { filingIdentifier, partIdentifier } from "../filing-identifier";
import { isFinal } from "../note-content";
import type { Review, Routes, WithheldWhy } from "../types";
import { conceptOf, WRITTEN_CODES } from "../written-codes";
import { authorReference, patientReference } from "./source-references";

export interface NoteBody {
  readonly content_type: "text/plain" | "text/html" | "application/pdf";
  readonly bytes: Uint8Array;
}

/** Why this server would not take the note as it is; null when it would (WR-03, WR-06). */
export function noteWithheld(review: Review, routes: Routes): WithheldWhy | null {
  if (!routes.note.draft && review.final_confirmed !== true) return "final_not_confirmed";
  if (routes.note.needs_encounter && review.encounter_id === null) return "encounter_missing";
  if (routes.family === "oracle-health" && authorReference(review)?.reference === undefined) return "author_missing";
  return null;
}

/**
 * The clinical note as this server family takes it (WR-01 to WR-06): type consult note, one content with inline data,
 * at most one encounter; author and the end of the period on Oracle Health only.
 */
export function clinicalNote(review: Review, routes: Routes, body: NoteBody): DocumentReference {
  const say = translator(RESOURCES, review.language);
  const final = isFinal(review, routes);
  const oracle = routes.family === "oracle-health";
  const author = authorReference(review);
  // Epic states "text/plain" alone; Oracle Health and US Core want the character set with every text type.
  const content_type =
    body.content_type === "application/pdf" || routes.family === "epic"
      ? body.content_type
      : `${body.content_type};charset=utf-8`;
  // Only where "replaces" is known to be taken; elsewhere the text names the earlier note.
  const earlier =
    review.earlier !== "keep" && (routes.family === "open" || routes.family === "other")
      ? earlierNoteOf(review.reading.earlier_filings)
      : null;
  return {
    resourceType: "DocumentReference",
    identifier: [partIdentifier(filingIdentifier(review), "note")],
    status: "current",
    docStatus: final ? "final" : "preliminary",
    type: conceptOf(WRITTEN_CODES.consult_note, say("note_type")),
    category: [conceptOf(WRITTEN_CODES.clinical_note)],
    subject: patientReference(review),
    date: review.confirmed_at,
    ...(oracle && author !== null ? { author: [author] } : {}),
    description: say(final ? "note_description_final" : "note_description"),
    ...(earlier?.id
      ? { relatesTo: [{ code: "replaces", target: { reference: `DocumentReference/${earlier.id}` } }] }
      : {}),
    content: [
      {
        attachment: {
          contentType: content_type,
          language: review.language,
          data: encodeBase64(body.bytes),
          title: say(final ? "note_description_final" : "note_description"),
          creation: review.confirmed_at,
        },
      },
    ],
    ...(review.encounter_id === null && !oracle
      ? {}
      : {
          context: {
            ...(review.encounter_id === null ? {} : { encounter: [{ reference: `Encounter/${review.encounter_id}` }] }),
            ...(oracle ? { period: { end: review.confirmed_at } } : {}),
          },
        }),
  };
}
