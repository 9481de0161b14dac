import type { AnyStatement, NarrativeReader, ReadReport } from "../reading";
import { readTopic, speaksOfRelative } from "../reading";
import { speaksOf } from "../sentences/topics";
import { mitoticCounts } from "./mitotic-count";
import { priorTreatmentIn } from "./prior-treatment";

const CUT_OUT =
  /\bmargins? (?:are )?(?:clear|free|negative|positive|involved|uninvolved)\b|\byp?t[1-4]\b|\br[01]\b|\bruptured at operation\b|\d{2} x \d{2} cm\b/;
const BIOPSIED = /\b(?:biops\w*|bx|stanz\w*|fnb)\b/;

/** A count that is told to be the biopsy's, in a letter. */
function biopsyCount(read: ReadReport): readonly AnyStatement[] {
  return readTopic(mitoticCounts, read)
    .filter(({ fact, value, segment }) => fact !== "hpf_count" && value !== null && BIOPSIED.test(segment.text))
    .slice(0, 1)
    .map((count) => onBiopsy(count));
}

function onBiopsy(count: AnyStatement): AnyStatement {
  return { ...count, fact: "mitoses_source", value: "biopsy", bounds: undefined, note: null, as_reported: null };
}

/** On which specimen mitoses were counted: a biopsy, an untreated resection, or one after a kinase inhibitor. */
export const countedSpecimens: NarrativeReader = {
  facts: ["mitoses_source"],
  speaks: (topics) => speaksOf(topics, "treatment", "mitosis", "fields"),
  read(read, speaking) {
    if (read.kind === "clinical") return biopsyCount(read);
    if (read.kind !== "pathology") return [];
    let treated: AnyStatement | null = null;
    let untreated: AnyStatement | null = null;
    let received = false;
    for (const segment of speaking) {
      if (segment.section !== "body" && segment.section !== "clinical" && segment.section !== "history") continue;
      if (speaksOfRelative(segment)) continue;
      const said = priorTreatmentIn(segment);
      const base = {
        fact: "mitoses_source" as const,
        segment,
        from: 0,
        to: segment.text.length,
        plainness: "sentence" as const,
        note: null,
        as_reported: null,
      };
      if (said === "untreated") untreated ??= { ...base, value: "resection_untreated" };
      else if (said === "treated") treated ??= { ...base, value: "resection_post_tki" };
      else if (said === "received") received = true;
    }
    if ((treated || received) && untreated) return [];
    const count = readTopic(mitoticCounts, read).find(
      (one) => (one.value !== null || one.bounds !== undefined) && !read.other_parts.has(one.segment.part),
    );
    // A biopsy among what was cut out, or a tumour staged after treatment: then nothing tells which of them was counted.
    const cutOut = read.segments.find(({ section, text }) => section === "body" && CUT_OUT.test(text));
    if (read.specimen === "biopsy") return count && !cutOut ? [onBiopsy(count)] : cutOut && treated ? [treated] : [];
    if (treated) return [treated];
    return untreated && count && read.specimen === "resection" ? [untreated] : [];
  },
};
