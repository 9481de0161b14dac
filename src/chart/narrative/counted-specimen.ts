import { mitoticCounts } from "./mitotic-count";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { readTopic, speaksOfRelative } from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

const TKI =
  /\b(?:imatinib|gli?vec|gleevec|sunitinib|tki|itk|tyrosine kinase inhibitor|inhibiteur de tyrosine kinase)\b/;
const BEFORE_SURGERY =
  /\b(?:neo-?adjuvant\w*|pre-?operative(?:ly)?|pre-?op\b|preoperatoire|post-?imatinib|after (?:\d{1,2} (?:months|weeks) (?:of |on )?)?imatinib|apres (?:\d{1,2} (?:mois|semaines) (?:d'|de )?)?(?:traitement (?:par )?)?imatinib|following (?:\w+ ){0,4}imatinib|imatinib (?:\d{3} mg )?(?:seit|uber|for|pendant|durant) \d{1,2} (?:monaten?|months|mois)|nach (?:\w+ ){0,3}imatinib|treated with imatinib before|imatinib[^.;]{0,40}(?:before|prior to|avant) (?:the |la |l')?(?:surgery|resection|operation|intervention|chirurgie|exerese)|(?:z\. ?n\.|s\/p|status post) (?:\d{1,2} (?:monaten?|months?|mo|weeks?|wochen) )?(?:of )?(?:imatinib|gli?vec|gleevec)|(?:imatinib|gli?vec|gleevec) ?x ?\d{1,2} ?(?:mo|months?|weeks?|wks?)\b|response to imatinib|treatment effect|vorbehandlung|neoadjuvante?|(?:treated|traitee?s?|behandelt\w*) (?:with|by|par|mit) [a-z]{4,12} (?:for|pendant|durant|depuis|uber|seit|fur) [a-z\d]{1,8} (?:months?|mois|weeks?|semaines|monaten?|wochen))/;
/** "No neoadjuvant therapy", "no known presurgical treatment", "keine Vorbehandlung". */
const UNTREATED =
  /\b(?:(?:no|without|sans|absence d[e']|pas d[e']|aucune?|keine?) ?(?:(?:known|previous|prior|systemic|medical|drug|traitement|therapie|tki|imatinib) ){0,2}(?:pre-?(?:resection|surgical|operative|treatment)|neo-?adjuvant\w*|preoperatoires?|prealable|anterieur|prior|previous)(?: (?:systemic |drug |medical |tki |imatinib )?(?:therap\w*|treatments?|rx|imatinib|tki|drugs?|traitement|therapie)\b(?! (?:response|effect|failure|resistan|toxic))|(?=[.,;)]|$))|not? (?:received|given) (?:any )?(?:neo-?adjuvant|preoperative)|no (?:imatinib|tki|glivec|gleevec|drug)(?: (?:was|had been|has been|given|taken|received))* (?:before|prior to|pre-?op\w*)|(?:pas de|sans|aucun) traitement (?:medical )?avant (?:la |l')?(?:chirurgie|intervention|exerese|resection|operation)|no (?:treatment|therapy) (?:before|prior to) (?:the )?(?:surgery|operation|resection)|pas d'(?:imatinib|itk) (?:avant|preoperatoire)|not previously treated|untreated|(?:treatment|imatinib|tki)[- ]naive|keine (?:neoadjuvante|vorbehandlung|vortherapie)|(?:pre-?resection|pre-?surgical|pre-?operative|neo-?adjuvant|neo-?adjuvante?|pre-?operatoire) (?:systemic )?(?:treatment|therapy) ?\.{3,60} {0,2}(?:none|no\b|not given|not received))/;
const DENIED =
  /\b(?:no|not|without|planned|consider\w*|discuss\w*|pas|sans|absence|envisag\w*|propos\w*|prevu\w*|candidate|would|could|should|if|recommend\w*|kein\w*|future|will|refus\w*|declin\w*|abgelehnt|contraindicat\w*|offered|sera|seront|doit|to be)\b/;
/** The line of a form that asks for treatment before the operation. */
const TREATMENT_LABEL =
  /^(?:[a-z]{3,12} ){0,2}(?:neo-?adj\w*|pre-?(?:op|operative|surgical|resection|operatoire)|presurgical|(?:prior|previous) (?:therapy|treatment)|vorbehandlung|vortherapie|traitement (?:anterieur|prealable))\b/;
const ANSWERED_NO =
  /^(?:n|no|none|non|nein|keine?|aucune?|nil|absent\w*|absence\b.*|not (?:given|received|done)\b.*|no known\b.*|naive|unbehandelt)(?: *$|[.,;(])/;
/** A drug told as taken, whenever: beside it "no neoadjuvant treatment" is not settled. */
const RECEIVED =
  /\b(?:received|treated|took|taken|given|recue?s?|traitee?s?|erhalten|erhielt|behandelt|under|sous|unter)\b/;
const BIOPSIED = /\b(?:biops\w*|bx|stanz\w*|fnb)\b/;

/** What a sentence says of treatment before the specimen was taken; null when it says nothing of it. */
function treatmentIn({ text, label, value_from }: Segment): "untreated" | "treated" | null {
  if (label !== null && TREATMENT_LABEL.test(label) && !/resect|exerese|ectom|biops|specimen/.test(label)) {
    const answer = text.slice(value_from).trim();
    if (ANSWERED_NO.test(answer)) return "untreated";
    const named = TKI.test(answer) || (TKI.test(label) && /^(?:y|yes|oui|ja)\b/.test(answer));
    return named && !DENIED.test(answer) ? "treated" : UNTREATED.test(text) ? "untreated" : null;
  }
  if (UNTREATED.test(text)) return "untreated";
  return TKI.test(text) && BEFORE_SURGERY.test(text) && !DENIED.test(text) ? "treated" : null;
}

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
      const said = treatmentIn(segment);
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
      else if (TKI.test(segment.text) && RECEIVED.test(segment.text) && !DENIED.test(segment.text)) received = true;
    }
    if ((treated || received) && untreated) return [];
    const count = readTopic(mitoticCounts, read).find(
      (one) => one.value !== null && !read.other_parts.has(one.segment.part),
    );
    if (read.specimen === "biopsy") return count ? [onBiopsy(count)] : [];
    if (treated) return [treated];
    return untreated && count && read.specimen === "resection" ? [untreated] : [];
  },
};
