import { withoutKnown } from "../place/site";
import type { ReadReport } from "../reading";
import { isDenied, isPresent, isPrevious, printsCriteria, withoutDates, withoutVerdict } from "../reading";
import { blanked } from "../sentences/blanked";
import type { Segment } from "../sentences/segments";
import type { Measurement } from "./measurements";
import { MODALITY } from "./size-method";

/** What was, on imaging and in letters: a size with one of these beside it is not the present one. */
const EARLIER =
  /\b(?:baseline|bl|initial(?:e|es|ly|ement)?|at (?:the )?(?:start|beginning|outset|presentation|diagnosis|baseline)|au (?:depart|debut|diagnostic|moment du diagnostic)|depart|ausgangs\w*|initialbefund|vu|voruntersuchung|vorbefund|pre-?(?:treatment|therapy|therapeuti\w+|imatinib|tki)|before|avant|vor (?:therapie|beginn|imatinib)|nadir|previous\w*|prior|precedent\w*|prec|anterieur\w*|auparavant|zuvor|vormals|fruher|was|were|had been|used to|etait|mesurait|war|last (?:scan|ct|mri|exam|year|month)|dernier (?:scanner|examen|controle)|compared|comparison|versus|vs|contre|gegenuber|im vergleich|from|alter|plus tot|earlier|ago)\b/;
const PRESENT =
  /\b(?:now|currently|today\w*|current|present|at present|latest|most recent|actuel\w*|aujourd'hui|ce jour|desormais|maintenant|aktuell\w*|jetzt|heute|derzeit|after|apres|nach|follow-?up|controle|restaging)\b/;
const MONTH = "(?:jan|feb|fev|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|aou|sep|oct|okt|nov|dec|dez)[a-z]{0,6}\\.?";
/** "(52 mm in May)": a size of a named month in brackets beside another one. */
const DATED_BEHIND = new RegExp(
  `^ {0,2},? ?(?:(?:in|on|en|le|im|am|vom|du) )(?:\\d{1,2}\\.? )?(?:${MONTH}|\\d{1,2}[./]\\d)`,
);

/**
 * true where the words right beside a size on imaging say that it is an earlier one: "baseline 71 mm, current 63 mm", "63 mm (was 71)",
 * "47 mm at the start". `around` gives where the measurement before ends and the next one begins.
 */
export function isEarlier(text: string, { from, to }: Measurement, around: { before: number; after: number }): boolean {
  const lead = text.slice(Math.max(around.before, from - 60), from);
  const clause = lead.slice(Math.max(...[",", ";", "(", ":"].map((mark) => lead.lastIndexOf(mark))) + 1);
  const behind = text.slice(to, Math.min(around.after, to + 60)).split(/[,;()]/, 1)[0] ?? "";
  if (PRESENT.test(clause) || PRESENT.test(behind)) return false;
  // "Was 88 mm, is 61 mm".
  if (
    /\b(?:was|were|etait|war) {0,2}$/.test(clause) &&
    /^[^;.]{0,12}\b(?:is|now|est|ist|currently|today)\b/.test(text.slice(to, to + 32))
  )
    return true;
  const second = around.before > 0;
  if (second && (EARLIER.test(clause) || (/[(,]/.test(lead) && DATED_BEHIND.test(behind)))) return true;
  return (
    /\b(?:baseline|bl|initial\w*|initialbefund|ausgangs\w*|depart|nadir|mesurait|vu|voruntersuchung)\b/.test(clause) ||
    EARLIER.test(behind.replace(/\b(?:was|were|war|etait|from|vor|contre|vs|versus|compared)\b.*/, ""))
  );
}

const NOUN =
  "(?:tumou?rs?|mass(?:es)?|lesions?|neoplasms?|gists?|nodules?|growth|tumeurs?|masses?|lasion(?:en)?|herde?|raumforderung(?:en)?|knoten|tumors|tumoren|sel|smt|foci|foyers?)";
/** A tumour named to say that there is none. */
const NONE = new RegExp(
  `\\b(?:no|without|absence d(?:e|')|pas d(?:e|')|sans|aucune?|kein\\w*|ohne|nor|ni)(?: [a-z-]{3,16}){0,2}? ${NOUN}\\b(?! (?:rupture|necros|perforat|spill|breach|bed|margin))[^,;.:]{0,40}$`,
);
/** A rule and no finding: "if the tumour is over 5 cm", "tumours larger than 10 cm". */
const CONDITION =
  /(?:^|[^a-z])(?:if|unless|should (?:it|the|this)|whenever|si|s'il|s'ils|sauf si|lorsqu[e']|en cas d[e']|wenn|falls|sofern|sobald|had (?:the|it|this)|in case of|until|jusqu'a ce que|bis der)\b/;
const IN_GENERAL =
  /\b(?:tumou?rs|lesions|gists|masses|tumeurs|tumoren|lasionen|(?:les|des|la plupart des|die|bei) gists?)\b[^.;:]{0,24}(?::|)? ?$/;
const RULE_BEHIND =
  /^[^.;]{0,30}\b(?:should|must|doivent|doit|sollten?|carry|tend to|are (?:usually|often|considered|generally|typically|low|high|very)|sont (?:de|a|generalement|souvent|habituellement)|gelten|est indiquee?|ist indiziert)\b/;
const WISHED =
  /\b(?:planned|plan:?|threshold|cut-?off|seuil|resect if|operate (?:if|at)|exerese si|bei (?:gro(?:ss|\u00df)e|wachstum|zunahme))\b[^.;]{0,24}$/;

/** "Grown by 12 mm": how much, not how large. */
const BY_HOW_MUCH =
  /\b(?:grow\w*|grew|increas\w*|decreas\w*|reduc\w*|shr[aiu]nk\w*|smaller|larger|diminue\w*|augmente\w*|progresse\w*|gewachsen|zugenommen|abgenommen)(?: in (?:size|diameter))? (?:by|de|d'|um) {0,2}$/;

/** "From 83 mm (CT in January) to 54 mm": the first of two measurements is the one before the change. */
export const changesTo = (text: string, one: Measurement, next: Measurement): boolean =>
  /\b(?:from|de|von) {0,2}$/.test(text.slice(Math.max(0, one.from - 12), one.from)) &&
  /^ {0,2}(?:\([^()]{0,32}\))? {0,2}(?:to|a|auf|jusqu'a) {0,2}$/.test(text.slice(one.to, next.from));

/** true where a number tells by how much the tumour changed. */
export const isAmount = (text: string, { from, to }: Measurement): boolean =>
  BY_HOW_MUCH.test(text.slice(Math.max(0, from - 48), from)) && !/[a-z>] {0,2}\d/.test(text.slice(from, to));

/** "Z. n. Resektion eines 6 cm grossen GIST": in a letter what was taken out; elsewhere the history. */
const STATE_AFTER = /\b(?:z\. ?n\.|zustand nach|vor-?op(?:eration)?\b|s\/p\b|status post|etat apres)/g;

/** The text without the words that tell of a state after an operation, for letters. Same length. */
const withoutStateAfter = (text: string): string => text.replace(STATE_AFTER, blanked);

/** true where such words stand in front of a place, in the same clause. */
const isStateAfter = (text: string, at: number): boolean =>
  text
    .slice(Math.max(0, at - 90), at)
    .split(";")
    .at(-1)
    ?.search(STATE_AFTER) !== -1;

/** "A GIST of 11 cm would have been high risk", "patients with a tumour of 10 cm or more": any such tumour. */
const SUPPOSED_BEFORE =
  /(?:\b(?:an?|une?|eine?[mnsr]?)(?: [a-z-]{3,16}){0,2} (?:gists?|tumou?r|tumeur|lesion|stromal tumou?r)|\bfor (?:an?|the)\b)[^.;]{0,24}$/;
const SUPPOSED_BEHIND = /^[^.;]{0,60}\b(?:would|could have|serait|aurait|hatte|ware|wurde)\b/;
/** Whose rule a limit is. */
const SCHEME =
  /\b(?:esmo|nccn|ajcc|uicc|tnm|recommand\w*|recommend\w*|guidelines?|leitlinien?|empfehlung\w*|empfohlen|(?:category|categories|stage|staging) (?:is|are)|threshold|seuil|cut-?off)\b/;
/** What others told of it, in a pathologist's report: he gives his own, or says that he has none. */
const TOLD_BY_OTHERS =
  /\b(?:you|vous|sie) (?:[a-z]{4,10} )?(?:report\w*|stat\w*|gave|give|measured|mention\w*|indiqu\w*|avez|geben|gaben)\b|\b(?:outside|external|referring|submitted|request|externe[rns]?|exterieure?)\b[^.;]{0,30}\b(?:report|diagnosis|form|letter|compte rendu|befund)\b|\b(?:surgeon|endoscopist|radiologist|chirurgien|endoscopiste|radiologue|operateur)\b[^.;]{0,12}\b(?:describes?|mentions?|states?|estimates?|estimated|estime|decrit|mentionne)\b/;
const OF_PATIENTS =
  /\b(?:patients?|cases?|those|cas|malades|patienten|literature|litterature|literatur|series)\b[^.;]{0,40}\b(?:with|of|avec|mit|de|von|describes?|decrit)\b[^.;]{0,40}$/;

/** true where a size is named in a rule, a condition or a denial, and not as what was found. */
function isNoFinding(text: string, measurement: Measurement): boolean {
  const before = text.slice(0, measurement.from);
  if (NONE.test(before.slice(-120)) || CONDITION.test(before.slice(-120).replace(/\([^()]{0,60}\)/g, " "))) return true;
  if (SUPPOSED_BEFORE.test(before.slice(-60)) && SUPPOSED_BEHIND.test(text.slice(measurement.to, measurement.to + 90)))
    return true;
  const limits =
    measurement.comparator !== "" ||
    /^ ?(?:or|ou|oder|and|et|und) (?:more|plus|mehr|above|larger|less|moins|weniger|smaller)/.test(
      text.slice(measurement.to, measurement.to + 16),
    );
  if (limits && (OF_PATIENTS.test(before.slice(-100)) || SCHEME.test(text))) return true;
  if (limits && /\bp?t[1-4][ab]?\b.{0,40}$/.test(before)) return true;
  const lead = measurement.comparator === "" ? before : before.slice(0, before.lastIndexOf(measurement.comparator));
  if (measurement.comparator !== "" && (IN_GENERAL.test(lead.slice(-60)) || WISHED.test(lead.slice(-60)))) return true;
  return measurement.comparator !== "" && RULE_BEHIND.test(text.slice(measurement.to));
}

const RISK_LABEL = /^(?:risk|risque|prognos|pt\d|stage|stade|ptnm|pathologic stage)/;

/** A question about the size, not about the diagnosis: "5 cm ?", but not "5 cm mass, ?GIST". */
function isAsked(text: string, { from, to }: Measurement): boolean {
  if (
    /\? {0,2}$/.test(text.slice(Math.max(0, from - 4), from)) ||
    /^[ )]{0,2}\?(?! {0,2}[a-z])/.test(text.slice(to, to + 4))
  )
    return true;
  // Of a question at the end only the last clause is asked: "7 cm, tumour ruptured?".
  const last = text.slice(to).trimEnd();
  return /^[^,;]*\?$/.test(last.replace(/\b(?:gist|leio\w+|lymphom\w+|schwannom\w+) ?\?$/, ""));
}

/** What led to a letter or an examination: the request, in a letter the history, too. */
const isRequest = ({ kind }: ReadReport, { section }: Segment): boolean =>
  section === "clinical" || (section === "history" && kind === "clinical");

/** What the request tells of a scan: before the operation, or where nothing but a biopsy was looked at, it is the tumour's present size. */
const mayTellScan = ({ kind, specimen }: ReadReport): boolean =>
  kind === "operative" ||
  kind === "clinical" ||
  (kind === "pathology" && (specimen === "biopsy" || specimen === "cytology"));

/** "The previously seen mass measures 44 mm" measures it now. Same length. */
const withoutSeen = (text: string): string =>
  text.replace(
    /\b(?:previously|prior|formerly|precedemment|anterieurement) (?:seen|known|described|noted|identified|demonstrated|reported|decrite?|vue?|connue?)\b/g,
    blanked,
  );

/** true where a place lies between quotation marks: another's words. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const opened = before.match(/(?:^|[ (])" ?(?=[a-z\d]|$)/g)?.length ?? 0;
  const closed = before.match(/[a-z\d.%)] ?"(?=[ ,.;:)])/g)?.length ?? 0;
  return opened > closed && text.indexOf('"', at) > 0;
}

/** Whether a measurement is told as a finding of now: not history, a rule, a risk class, an earlier size, a question. */
export function isToldNow(
  read: ReadReport,
  segment: Segment,
  measurement: Measurement,
  around: { readonly before: number; readonly after: number },
): boolean {
  const { text } = segment;
  const { from, comparator, range_to_mm } = measurement;
  const byRequest = isRequest(read, segment) && MODALITY.test(text) && mayTellScan(read);
  if (!(isPresent(segment) || byRequest) || isDenied(text, from) || isAsked(text, measurement)) return false;
  if (printsCriteria(comparator === "" && range_to_mm === null ? withoutVerdict(text) : text)) return false;
  // Words behind the next measurement are the next one's.
  const own = text.slice(0, around.after);
  const letter = read.kind === "clinical";
  if (isQuoted(text, from)) return false;
  if (read.kind === "pathology" && TOLD_BY_OTHERS.test(text.slice(0, from))) return false;
  if (
    isPrevious(
      read.kind === "imaging"
        ? withoutKnown(withoutSeen(own))
        : withoutDates(letter ? withoutStateAfter(own) : own, read),
      from,
    )
  )
    return false;
  if (!letter && isStateAfter(text, from)) return false;
  if (isNoFinding(text, measurement) || RISK_LABEL.test(segment.label ?? "")) return false;
  if (comparator !== "" && /\b(?:risk|risque|risiko)\b|\bp?t[1-4][ab]?\b.{0,40}$/.test(text.slice(0, from)))
    return false;
  const limits = comparator !== "" ? text : range_to_mm !== null ? withoutVerdict(text) : "";
  return !/\b(?:risk|risque|risiko)\b/.test(limits);
}
