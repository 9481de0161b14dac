import { mitoticCounts } from "./mitotic-count";
import type { AnyStatement, NarrativeReader } from "./reading";
import { readTopic, speaksOfRelative } from "./reading";
import { speaksOf } from "./topics";

const TKI =
  /\b(?:imatinib|gli?vec|gleevec|sunitinib|tki|itk|tyrosine kinase inhibitor|inhibiteur de tyrosine kinase)\b/;
const BEFORE_SURGERY =
  /\b(?:neo-?adjuvant\w*|pre-?operative(?:ly)?|preoperatoire|post-?imatinib|after (?:\d{1,2} (?:months|weeks) (?:of |on )?)?imatinib|apres (?:\d{1,2} (?:mois|semaines) (?:d'|de )?)?(?:traitement (?:par )?)?imatinib|following (?:\w+ ){0,4}imatinib|imatinib (?:seit|uber|for) \d{1,2} (?:monaten?|months)|nach (?:\w+ ){0,3}imatinib|treated with imatinib before|imatinib[^.;]{0,40}(?:before|prior to|avant) (?:the |la |l')?(?:surgery|resection|operation|intervention|chirurgie|exerese)|response to imatinib|treatment effect|vorbehandlung|neoadjuvante?)/;
const UNTREATED =
  /\b(?:no (?:known )?(?:pre-?(?:resection|surgical|operative)|neo-?adjuvant|prior|previous) (?:systemic |drug |medical )?(?:therapy|treatment|imatinib|tki)|not? (?:received|given) (?:any )?(?:neo-?adjuvant|preoperative)|sans traitement (?:neo-?adjuvant|preoperatoire|prealable)|absence de traitement (?:neo-?adjuvant|preoperatoire|prealable)|pas de traitement (?:neo-?adjuvant|preoperatoire|prealable)|(?:neo-?adjuvant|pre-?operative|pre-?resection|pre-?surgical) (?:systemic )?(?:treatment|therapy)(?: {0,2}:| ?\.{3,60}) {0,2}(?:none|no\b|not given|not received)|traitement (?:neo-?adjuvant|pre-?operatoire)(?: {0,2}:| ?\.{3,60}) {0,2}(?:non\b|aucun|absent)|aucun traitement (?:anterieur|prealable|neo-?adjuvant|preoperatoire)|(?:vorbehandlung|vortherapie|neoadjuvante therapie) {0,2}: {0,2}(?:keine|nein)|untreated|treatment[- ]naive|keine neoadjuvante|keine vorbehandlung)/;
const DENIED =
  /\b(?:no|not|without|planned|consider\w*|discuss\w*|pas|sans|absence|envisag\w*|propos\w*|prevu\w*|candidate|would|could|should|if|recommend\w*|kein\w*|future|will)\b/;

/** On which specimen mitoses were counted: a biopsy, an untreated resection, or one after a kinase inhibitor. */
export const countedSpecimens: NarrativeReader = {
  facts: ["mitoses_source"],
  speaks: (topics) => speaksOf(topics, "treatment", "mitosis"),
  read(read, speaking) {
    if (read.kind !== "pathology") return [];
    let treated: AnyStatement | null = null;
    let untreated: AnyStatement | null = null;
    for (const segment of speaking) {
      const { text } = segment;
      if (segment.section !== "body" && segment.section !== "clinical" && segment.section !== "history") continue;
      if (speaksOfRelative(segment)) continue;
      const base = {
        fact: "mitoses_source" as const,
        segment,
        from: 0,
        to: text.length,
        plainness: "sentence" as const,
        note: null,
        as_reported: null,
      };
      if (UNTREATED.test(text)) untreated ??= { ...base, value: "resection_untreated" };
      else if (TKI.test(text) && BEFORE_SURGERY.test(text) && !DENIED.test(text))
        treated ??= { ...base, value: "resection_post_tki" };
    }
    if (treated && untreated) return [];
    const count = readTopic(mitoticCounts, read).find(
      (one) => one.value !== null && !read.other_parts.has(one.segment.part),
    );
    if (read.specimen === "biopsy")
      return count
        ? [{ ...count, fact: "mitoses_source", value: "biopsy", bounds: undefined, note: null, as_reported: null }]
        : [];
    if (treated) return [treated];
    return untreated && count && read.specimen === "resection" ? [untreated] : [];
  },
};
