import type { AnyStatement, NarrativeReader } from "./reading";
import { isPresent, isPrevious } from "./reading";
import type { Segment } from "./sentences/segments";
import { speaksOf } from "./sentences/topics";

/** Names of the scale by themselves; "OMS", "WHO" and "PS" mean other things, too. */
const PLAIN_NAME =
  "e\\.?c\\.?o\\.?g\\b\\.?|ecog(?=[0-4])|zubrod|(?:who[- ])?performance[- ]?status|indice de performance";
const NAME = new RegExp(
  `\\b(?:(${PLAIN_NAME})|oms\\b|who\\b|ps(?![a-z]))` +
    "(?:[ -]{0,2}\\(?(?:ecog|who|oms|zubrod|ps|performance[- ]?status|performance|index|indice|pst?|scale|score|status|grade|nach ecog|leistungsstatus|leistungszustand|selon l'oms)(?![a-z])\\)?){0,4}",
  "g",
);
/** What may stand between the name and its grade. */
const LINK =
  /^\)?(?: {0,30}(?:is|was|of|est|a|de|at|bei|betragt|estime|currently|now|today|actuel(?:lement)?|aktuell|derzeit|heute|stable|\[x\]|\(x\)|☒|☑|:|=)(?![a-z])){0,4} {0,30}/;
/** "Performance status remains excellent at 0": words between a plain name and its grade. */
const WORDY = /^(?: [a-z]{2,12}){0,3} (?:at|a|of|is|bei|:|=) {0,2}/;
const FROM = /^ {0,2}(?:has |have |is |was |a |est |hat sich |ist )?(?:(?:[a-z]{5,16}) )?(?:from|de|von) {0,2}$/;
const GRADE =
  /^([0-4]|i{1,3}|iv|(?:zero|null|one|eins|two|zwei|deux|three|drei|trois|four|vier|quatre)(?= ?(?:$|[.,;()])))(?![a-z\d%]|[.,]\d)/;
const GRADE_WORDS = [
  ["0", "zero", "null"],
  ["1", "i", "one", "eins"],
  ["2", "ii", "two", "zwei", "deux"],
  ["3", "iii", "three", "drei", "trois"],
  ["4", "iv", "four", "vier", "quatre"],
];
/** Behind an earlier grade: the present one. */
const CHANGED_TO =
  /^ ?(?:-{1,2}>|=>|→|>) ?([0-4])(?![\d.,]\d|\d|%)|^[^.;\d]{0,40}\b(?:now|currently|today|at present|actuellement|aujourd'hui|desormais|maintenant|jetzt|aktuell|heute|derzeit)(?: (?:ecog|ps|oms|who|is|of|at|a|est|bei))? ?[:=]? ?([0-4])(?![\d.,]\d|\d|%|\/)|^[^.;\d]{0,30}, ([0-4]) (?:at discharge|on discharge|a la sortie|bei entlassung|now|today|currently|aujourd'hui|actuellement|heute|jetzt)\b/;
const TO = /^ ?(?:to|a|auf|zu|nach|vers) ([0-4])(?![\d.,]\d|\d|%)/;
const UP_TO = /^ ?(-|\/|to|a|bis|or|ou|oder) ?([0-4]|5(?= |$|[,.;)]))(?![\d.,]\d|\d|%)/;
/** "0 = fully active, 1 = restricted": the scale explained. */
const LEGEND = /^ ?[=:(-] ?[a-z][^.]{3,60}[,;/] ?[1-4] ?[=:(-] ?[a-z]/;
/** Other scales of the same letters: tumour grades, steps of pain relief, classifications. */
const OTHER_SCALE =
  /\b(?:grad(?:e|ing)|paliers?|stufe|stages?|stade|classifications?|class[es]?|criteres?|criteria|type|ladder|niveau)[a-z' ]{0,12}$/;
/** Asked for, aimed at or supposed, not found. */
const NOT_FOUND =
  /\b(?:eligib\w*|requir\w*|inclusion|enrol\w*|may be|asked|means?|meaning|bedeutet|signifie|defin\w*|exclusion|trials?|protocols?|aim(?:s|ed|ing)?|goal|target|should|must|if|falls|wenn|until|unless|expected|hope[sd]?|objectif|essais?|einschluss\w*|ziel|critere\w*|criteria)\b|≤|≥/;

/** ECOG (WHO) performance status, 0 to 4, where it is named as such: the present one. Other scales (Karnofsky, ASA) give nothing. */
export const performanceStatus: NarrativeReader = {
  facts: ["ecog"],
  speaks: (topics) => speaksOf(topics, "performance"),
  read: (read, speaking) => speaking.flatMap((segment) => statusIn(segment, read.kind === "clinical")),
};

function statusIn(segment: Segment, letter: boolean): readonly AnyStatement[] {
  const { text, section } = segment;
  const isNow =
    letter && section === "history" && /\b(?:befund|heute|today|aktuell\w*|currently|actuel\w*)\b/.test(text);
  if (section === "family" || (section === "history" && !isNow) || section === "reference") return [];
  if (!isPresent({ ...segment, section: "body" }) || NOT_FOUND.test(text)) return [];
  const found: AnyStatement[] = [...gradeInFront(segment)];
  for (const match of text.matchAll(NAME)) {
    const named = match[1] !== undefined || /\b(?:ecog|oms|performance)\b/.test(match[0]) || /who.ps/.test(match[0]);
    // In a clinic letter "PS 1" is the performance status; elsewhere the letters mean many things.
    if (!named && !letter && !/\((?:ecog|oms|who)\)|\b(?:ecog|oms|performance)\b/.test(text)) continue;
    if (match[1] === undefined && /grade/.test(match[0])) continue;
    if (OTHER_SCALE.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
    const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 140);
    const from = /^[^.;:\d]{0,40}(?=[0-4] )/.exec(behind)?.[0] ?? "";
    const link = FROM.test(from) ? from : linkOf(behind, match[1] !== undefined);
    const grade = GRADE.exec(behind.slice(link.length));
    if (grade?.[1] === undefined || (/[a-z]/.test(grade[1]) && match[1] === undefined)) continue;
    const first = GRADE_WORDS.findIndex((words) => words.includes(grade[1] ?? ""));
    const rest = behind.slice(link.length + grade[0].length);
    if (LEGEND.test(rest) || /^ ?\?|^ cop(?:y|ie)/.test(rest)) continue;
    const base = {
      fact: "ecog" as const,
      segment,
      from: match.index,
      to: match.index + match[0].length + link.length + grade[0].length,
      plainness: "sentence" as const,
      as_reported: null,
    };
    const changed = CHANGED_TO.exec(rest);
    const present = changed?.[1] ?? changed?.[2] ?? changed?.[3] ?? (FROM.test(from) ? TO.exec(rest)?.[1] : undefined);
    const other = present === undefined ? UP_TO.exec(rest) : null;
    const high = Number(other?.[2]);
    // "2/4": the second number is the scale's last grade; in "3/4" it may be the next one.
    const ofScale = other?.[1] === "/" && high >= 4 && high - first > 1;
    if (present === undefined && (FROM.test(from) || isPrevious(text, match.index))) continue;
    if (other === null || ofScale)
      found.push({ ...base, value: present === undefined ? first : Number(present), note: null });
    else if (high > first && high < 5)
      found.push({
        ...base,
        value: null,
        bounds: { low: first, low_inclusive: true, high, high_inclusive: true },
        note: { message: "range" },
      });
  }
  return found;
}

/** What stands between a name and its grade. */
function linkOf(behind: string, plain: boolean): string {
  const link = LINK.exec(behind)?.[0] ?? "";
  return plain && !GRADE.test(behind.slice(link.length)) ? (WORDY.exec(behind)?.[0] ?? link) : link;
}

/** "L'etat general est a 1 (OMS)": the scale named in brackets behind its grade. */
function gradeInFront(segment: Segment): readonly AnyStatement[] {
  const match = IN_FRONT.exec(segment.text);
  if (match?.[1] === undefined || isPrevious(segment.text, match.index)) return [];
  const [from, to] = [match.index, match.index + match[0].length];
  return [
    { fact: "ecog", value: Number(match[1]), segment, from, to, plainness: "sentence", note: null, as_reported: null },
  ];
}
const IN_FRONT =
  /\b(?:performance|status|ps|state|etat(?: general)?|az|allgemeinzustand|condition)\b[^.;:\d(]{0,30}[:=]? {0,2}([0-4]) \((?:ecog|oms|who)(?: ps)?\)/;
