import type { ReportText } from "../types";
import { columnsUnder } from "./columns";
import { folded } from "./folded";
import { topicsIn } from "./topics";

/** What kind of place in the report a sentence stands in. */
export type Section = "body" | "clinical" | "history" | "family" | "reference" | "superseded";

/** One sentence, clause or labelled line of a report. Positions count UTF-16 code units of the report's text. */
export interface Segment {
  /** Its place among the segments of the report. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Folded text, unticked options blanked; same length as the span. */
  readonly text: string;
  /** Folded label before the first colon ("tumour size"), or null. */
  readonly label: string | null;
  /** Position in `text` where the value after the label begins; 0 without a label. */
  readonly value_from: number;
  readonly section: Section;
  readonly addendum: boolean;
  /** Number of the specimen part ("A.", "Specimen 2:") the sentence stands in; 0 before the first. */
  readonly part: number;
  /** Number of the item of a numbered list it stands in; the same number in another list is the same specimen; 0 outside. */
  readonly item: number;
  /** Start of its line: pieces of one line share it. */
  readonly line: number;
  /** First segment of its paragraph: pronouns do not reach back over it. */
  readonly opens_paragraph: boolean;
  /** Topics that its words name, as bits for `speaksOf`. */
  readonly topics: number;
}

/** A text cut into sentences, and what could not be looked at because there are too many of them. */
export interface SegmentedText {
  readonly segments: readonly Segment[];
  /** Topics that the unread rest of the text names; 0 when all was read. */
  readonly unread_topics: number;
}

/** Longest piece that the readers look at in one go; longer ones are cut at a space, so that work stays linear. */
const LONGEST = 600;
/** More sentences than any report has; of what lies behind them only the topics are found, and told as not read. */
const MOST_SEGMENTS = 20_000;
/** Longest line looked at in one go; a longer one goes on as the next. */
const LONGEST_LINE = 20_000;
/** A line shorter than this is taken as ended on purpose, not wrapped. */
const WRAPPED_FROM = 48;

const ABBREVIATION =
  /(?:^|[^a-z])(?:approx|env|ca|max|min|vs|dr|pr|prof|st|no|nr|n|fig|cf|resp|inf|sup|bzw|z|b|incl|mm|dm|ds|diam|ref|al|e\.g|i\.e|u|ggf|mind|etw|gr)$/;

const ABBREVIATES_VALUE = /^(?:.*[^a-z])?(?:mit|no|nb|lok|loc)\. {0,2}[\d<>≤≥]|\. {0,2}:/;

const SECTION_HEADS: readonly (readonly [Section | "addendum" | "original", RegExp])[] = [
  [
    "original",
    /^(?:(?:original|initial|first) (?:pathology |surgical pathology )?(?:report|diagnos|text|wording|version)|(?:compte[- ]rendu|rapport|diagnostic|texte|version) (?:initial|original)|ursprunglicher befund|erstbefund)/,
  ],
  ["family", /^(?:family (?:medical )?history|antecedents? familiaux|familienanamnese|histoire familiale)/],
  [
    "history",
    /^(?:(?:past|previous|prior|relevant|patient|oncologic(?:al)?|surgical|medical|social) (?:\w+ )?(?:history|reports?|biopsy|biopsies|pathology|imaging|studies|surgery)|history of (?:the )?present|history|hpi|pmhx?|antecedents?|histoire de la maladie|anamnese|vorgeschichte|vorbefunde?|prior |previous )/,
  ],
  [
    "clinical",
    /^(?:clinical|pre-?operative|indications?|reason for|renseignements? cliniques?|(?:donnees|contexte|informations?|indications?) cliniques?|contexte|motif|klinische? (?:angabe|information|daten)|klinik|fragestellung|comparison|comparaison|comparatif|presenting complaint|request|referral|question|query|demande\b|(?:provisional|suspected|presumed|presumptive|working) diagnos|diagnostic (?:suspecte|presume|evoque)|hypothese|verdachtsdiagnose|auftrag)/,
  ],
  [
    "reference",
    /^(?:references?\b|bibliograph|methods?\b|methodology|technique(?! operatoire)|methode|risk (?:table|categor(?:y|ies) (?:table|criteria)|criteria)|criteria|legende?\b|key\b|disclaimer|note on|limitations?|interpretation guide|reference (?:table|range)|tableau|explanatory)/,
  ],
  [
    "addendum",
    /^(?:addend|amend|correct(?:ed|ion)|corrig|erratum|supplement|additional report|complement|compte[- ]rendu (?:complementaire|rectificatif)|additif|rectificati|nachtrag|revised|revision|resultat complementaire|rapport complementaire|nachbericht|korrektur|korrigiert)/,
  ],
  [
    "body",
    /^(?:(?:current|present|this|today's) (?:specimen|biops|resection|procedure|report|surgery|exam)|gross|macro|makro|micro|mikro|histo|anatomopath|anapath|patholog|final|diagnos|conclusion|impression|findings?|outcome|constat|geste|observation|phenotype|technique operatoire|operative technique|frozen|intraoperative consult|extempor|results?\b|resultats?|comments?\b|commentaire|synop|tumou?r|specimens?|procedure|intervention|operation|operative|prelevement|nature|examen|description|compte|immuno|ihc|molec|genetic|genetique|biologie|mitot|mitos|compte mitotique|index|taille|size|margins?|marges?|limites|site|siege|localisation|stage|stade|ptnm|pt\b|beurteilung|befund|mikroskop|makroskop|diagnose|material|resektat|part |discussion|plan|assessment|body|reports?\b|reponse|answer|antwort|opinion|ergebnis|examination|abdomen|liver|foie|estomac|stomach|recommend|interpretation|summary|synthese|caracteristiques|signature|addressed|nom|name|patient|date|histotype)/,
  ],
];

/** A head in brackets or between rules: "[Corrected text]", "<< TEXTE EN VIGUEUR >>". */
const BRACKETED_HEAD =
  /^\s{0,6}(?:[[({]|<{1,3}|={2,6}|-{2,6}|\*{2,6}) ?([a-z][^\])}>=*]{2,58}?) ?(?:[\])}]|>{1,3}|={2,6}|-{2,6}|\*{2,6})/;
/** A text that another took the place of. */
const SUPERSEDED =
  /\b(?:superseded|obsolete|withdrawn|no longer valid|replaced|annulee?s?|remplacee?s?|caducs?|caduques?|perimee?s?|n'est plus valable|ersetzt|ungultig|aufgehoben|(?:previous|earlier|prior|old|former) (?:version|text|wording)|(?:version|texte|redaction) (?:precedente?|anterieure?)|ancien(?:ne)? (?:version|texte|redaction)|(?:fruhere|alte|vorherige)[rs]? (?:version|fassung|text))(?! et )\b/;
/** The words by which a head speaks of a whole text, not of one finding. */
const WHOLE_TEXT =
  /\b(?:version|text|texte|wording|redaction|reports?|compte[- ]rendu|rapport|fassung|befund)\b|^(?:superseded|obsolete|withdrawn|replaced|annule|remplace|ersetzt)/;
/** Where what holds begins again. */
const IN_FORCE =
  /\b(?:current|valid|in force|new|corrected|amended|revised|updated|final|end of)\b|\b(?:actuel\w*|en vigueur|corrigee?|rectifie\w*|valable|definiti\w*|nouvelle|nouveau|aktuelle|neue|korrigierte|gultige)[rs]?\b|\bversion (?:[2-9]|courante)\b|\bfin d/;

const PART_HEAD =
  /^ {0,6}(?:(?:specimen|part|sample|prelevement|piece|flacon|pot|materialien?|probe)s? {0,2}(?:n ?[o°.]{0,2} ?)?[#(]?([a-h]|\d{1,2}|[ivx]{1,4})[).:\-,]|([a-h]|\d{1,2}|[ivx]{1,4})[).](?= {0,4}[a-z(]))/;

/** A line of a numbered list of specimens. */
const ITEM_HEAD = /^ {0,4}(?:(\d)(?:[.)]| -)(?= {1,4}[a-z])|(?:part|specimen|prelevement|pot|flacon) {1,2}(\d)\b)/;

/** A box of a template; ticked ones are captured. */
const MARK =
  /(\[ ?[xv✓✔•] ?\]|\( ?[x✓✔•] ?\)|[☒☑✓✔■◉⦿]|(?<![a-z0-9_])_{1,4}[xv]_{1,4})|\[ {0,3}\]|\( {1,3}\)|\[_{1,3}\]|\(_{1,3}\)|[☐□◯○]|(?<![a-z0-9_])_{2,8}(?=[ a-z0-9]|$)/g;

/** An option ends where a gap sets the next field apart ("[ ] no     DOG1  [x] +"). */
function firstField(words: string): string {
  const gap = / {3,}(?=[^ ])/.exec(words.trimStart());
  return gap === null ? words : words.slice(0, words.length - words.trimStart().length + gap.index);
}

/** Blanks the options that a template leaves unticked, and the tick marks themselves. Same length. */
function withoutUntickedOptions(line: string): string {
  if (!/[[(☐□◯○☒☑✓✔■◉⦿_]/.test(line)) return line;
  const marks: { at: number; length: number; ticked: boolean }[] = [];
  for (const match of line.matchAll(MARK))
    marks.push({ at: match.index, length: match[0].length, ticked: match[1] !== undefined });
  if (marks.length === 0) return line;
  const first = marks[0];
  // A box that follows its words ("present [x]  absent [ ]") marks the words before it.
  const trailing = first !== undefined && boxesFollowWords(line, first.at, marks);
  let result = line.slice(0, trailing ? startOfOption(line, first.at) : first?.at);
  let reached = result.length;
  marks.forEach((mark, index) => {
    if (mark.at < reached && !trailing) return;
    if (trailing) {
      const option = line.slice(reached, mark.at);
      result += (mark.ticked ? option : " ".repeat(option.length)) + " ".repeat(mark.length);
      reached = mark.at + mark.length;
      return;
    }
    const until = marks[index + 1]?.at ?? line.length;
    const option = firstField(line.slice(mark.at + mark.length, until));
    result += " ".repeat(mark.length) + (mark.ticked ? option : " ".repeat(option.length));
    result += line.slice(mark.at + mark.length + option.length, until);
    reached = until;
  });
  return result + line.slice(reached);
}

/** A word that the end of a line parted is put together; the blanks follow it. Same length. */
function withoutHyphenation(lines: string): string {
  if (!lines.includes("\n")) return lines;
  return lines.replace(/([a-z]{2})-\n([a-z]{2,16})(?![a-z])/g, "$1$2  ").replaceAll("\n", " ");
}

/** "Rupture ; non": a semicolon alone on its line sets a value apart like a colon. Same length. */
function asLabelled(line: string): string {
  return line.length < 90 && line.includes(";") && /^[^;:.,\d]{3,34}(?:\/\d{1,2} ?mm2)?\s+; [^;:]{1,48}$/.test(line)
    ? line.replace(";", ":")
    : line;
}

function startOfOption(line: string, at: number): number {
  const colon = line.lastIndexOf(":", at);
  return colon < 0 ? 0 : colon + 1;
}

function boxesFollowWords(line: string, first: number, marks: readonly { at: number; length: number }[]): boolean {
  const last = marks[marks.length - 1];
  if (!last || marks.length < 2) return false;
  const before = line.slice(startOfOption(line, first), first).trim();
  return before.length > 0 && line.slice(last.at + last.length).trim().length === 0;
}

interface Line {
  start: number;
  end: number;
}

/**
 * The sentences of a report, with the section each stands in.
 * Lines that a layout wrapped are joined; template options that are not ticked are blanked. Linear in the text's length.
 * @param kind in a pathologist's report what the clinician wrote goes on to the end of its line; elsewhere an indication
 * within a line is its own sentence only.
 */
export function segmentsOf(report: string, kind: ReportText["kind"] = "pathology"): SegmentedText {
  const text = folded(report);
  const segments: Segment[] = [];
  let section = "body" as Section;
  let addendum = false;
  let superseded = false;
  let part = 0;
  let opens = true;
  let item = 0;
  const items = new Map<string, number>();
  const itemOf = (name: string): number => {
    const number = items.get(name) ?? items.size + 1;
    items.set(name, number);
    return number;
  };
  let at = 0;
  const endOfLine = lineEnds(text);
  const wrapped = wrappedFrom(report);
  const enter = (head: string, inline: boolean): void => {
    const entered = kind === "operative" && /^techni/.test(head) ? "body" : sectionOf(head, inline);
    if (SUPERSEDED.test(head) && WHOLE_TEXT.test(head)) {
      superseded = true;
      opens = true;
      if (entered !== "addendum") section = "body";
      return;
    }
    if (entered === "addendum" || (superseded && IN_FORCE.test(head))) superseded = false;
    if (entered === null) return;
    if (entered === "original") {
      addendum = false;
      section = "body";
    } else if (entered === "addendum") {
      addendum = true;
      section = "body";
    } else section = entered;
    opens = true;
  };
  while (at < text.length) {
    if (text.charCodeAt(at) === 10) {
      opens = true;
      at += 1;
      continue;
    }
    const line = logicalLine(text, report, at, endOfLine, wrapped);
    at = text.charCodeAt(line.end) === 10 ? line.end + 1 : line.end;
    const content = withoutUntickedOptions(asLabelled(withoutHyphenation(text.slice(line.start, line.end))));
    if (content.trim() === "") {
      opens = true;
      continue;
    }
    const table = columnsUnder(content, line.start, text, at);
    if (table !== null && segments.length + table.values.length < MOST_SEGMENTS) {
      for (const value of table.values)
        segments.push({
          ...value,
          index: segments.length,
          section,
          addendum,
          part,
          item,
          line: line.start,
          opens_paragraph: true,
          topics: topicsIn(value.text),
        });
      at = table.end;
      opens = true;
      continue;
    }
    const head = headOf(content.slice(0, 200), report.slice(line.start, Math.min(line.end, line.start + 120)));
    const numbered = ITEM_HEAD.exec(content.slice(0, 24));
    if (numbered) item = itemOf(numbered[1] ?? numbered[2] ?? "");
    else if (head !== null && (sectionOf(head, false) !== null || content.length === head.length)) item = 0;
    if (PART_HEAD.test(content.slice(0, 40))) {
      part += 1;
      if (section === "family" || section === "history") section = "body";
    }
    const bracketed = BRACKETED_HEAD.exec(content.slice(0, 80))?.[1];
    if (bracketed !== undefined && bracketed !== head) enter(bracketed, false);
    if (head !== null) enter(head, false);
    // "Peritoneal nodule, excision: ..." begins what the pathologist says of a specimen.
    if (
      head !== null &&
      (section === "clinical" || section === "history") &&
      sectionOf(head, false) === null &&
      SPECIMEN_HEAD.test(head)
    )
      section = "body";
    if ((section === "clinical" || section === "history") && NOW.test(content.slice(0, 32))) section = "body";
    const ofLine = section;
    for (const piece of sentencesOf(content, report, line.start)) {
      const raw = content.slice(piece.start, piece.end);
      const lead = raw.length - raw.trimStart().length;
      const body = raw.trim();
      if (body === "") continue;
      const start = line.start + piece.start + lead;
      const bullet = /^(\d)[.)]?(?= [a-z]|[.)]?$)/.exec(body);
      if (piece.start > 0 && item !== 0 && bullet && Number(bullet[1]) > 1) item = itemOf(bullet[1] ?? "");
      if (segments.length >= MOST_SEGMENTS) return { segments, unread_topics: topicsIn(text, start) };
      const found = labelOf(body);
      const before = section;
      if (found !== null && piece.start > 0) enter(found.label, true);
      const within = section;
      if (
        kind !== "pathology" &&
        kind !== "unknown" &&
        (within === "clinical" || within === "history") &&
        (piece.start > 0 || before !== within)
      )
        section = before === within ? "body" : before;
      // "Technique: NGS. Mutation of ...": a method named within a line is its own sentence only.
      if (within === "reference" && before !== within && piece.start > 0 && /^(?:tech|method)/.test(found?.label ?? ""))
        section = before;
      segments.push({
        index: segments.length,
        start,
        end: start + body.length,
        text: body,
        label: found?.label ?? null,
        value_from: found?.value_from ?? 0,
        section: superseded || (found !== null && SUPERSEDED.test(found.label)) ? "superseded" : within,
        addendum,
        part,
        item,
        line: line.start,
        opens_paragraph: opens,
        topics: topicsIn(body),
      });
      opens = false;
    }
    // A history told within a line ends with it.
    if (section === "history" && ofLine !== "history") section = ofLine;
  }
  return { segments, unread_topics: 0 };
}

/** A name set apart from its value by a gap, a bar, leading dots or an equals sign. Names of stains have digits. */
const LAID_OUT =
  /^(?:\| {0,2})?(?:[^\d:|=]{4,50}?|(?:cd-?117|cd-?34|dog-?1|s-?100|ki-?67)[^\d:|=]{0,20}?)(?: {3,}| ?\| {0,4}|\.{4,60} ?| ?= ?)(?=[^ ])/;

/** A label ends at its colon, or at the gap by which a layout sets its value apart. */
function labelOf(body: string): { label: string; value_from: number } | null {
  const head = body.slice(0, 96);
  const match = /^[^:]{1,90}?:(?!\/\/)/.exec(head) ?? LAID_OUT.exec(head);
  if (!match) return null;
  const label = match[0]
    .replace(/(?::| {3,}| ?\| {0,4}|\.{4,60} ?| ?= ?)$/, "")
    .replace(/^[-*•.\s\d)#>|]+(?!\d)/, "")
    .trim()
    .replace(/ text$/, "");
  return { label, value_from: match[0].length };
}

/** Heads within a line that surely end what stood before them ("... Macroscopy: ..."). */
const STRONG_HEAD =
  /^(?:current |present |reports?\b|reponse|answer|antwort|opinion|ergebnis|gross|macro|makro|micro|mikro|histo|anatomopath|anapath|pathology\b|final|diagnos|conclusion|synop|specimen|prelevement|nature d|immuno|makroskop|mikroskop|beurteilung|examen|description|operative procedure|procedure|findings|resultat|outcome|constat|geste|observation|[^:]{0,40}(?:biops|resect|resekt|excis|exzis|exerese|ectom|wedge))/;

/** Where a letter comes back from what was to what is. */
const NOW = /^\s*(?:today|currently|at present|aujourd'hui|actuellement|ce jour|heute|aktuell|derzeit)\b/;
/** "Liver, segment 6, wedge biopsy:": an organ and how its specimen was taken. */
const SPECIMEN_HEAD =
  /^[a-z -]{4,30}, (?:[a-z0-9 ,]{0,30} )?(?:biops\w*|\w*resection|\w*resektion|excision|exzision|exerese|\w*ectom\w+|wedge)$/;

function sectionOf(head: string, inline: boolean): Section | "addendum" | "original" | null {
  const known = SECTION_HEADS.find(([, pattern]) => pattern.test(head));
  if (!known) return null;
  if (inline && known[0] === "body" && !STRONG_HEAD.test(head)) return null;
  return known[0];
}

const LABEL_ALONE =
  /^[ \-*•\t]{0,6}(?:tumou?r size|greatest dimension|tumou?r site|primary site|mitotic (?:rate|count|index|activity)|(?:tumou?r )?rupture|margins?(?: status)?|taille(?: tumorale)?|siege(?: de la tumeur)?|localisation|index mitotique|compte mitotique|rupture tumorale|limites(?: d'exerese)?|tumorgro(?:ss|ß)e|mitoserate|ecog)[ ]{0,4}$/;

const BOXED = /^\s*(?:[[(][ _xv•✓✔]{0,3}[\])]|[☐□☒☑✓✔■◯○◉⦿])/;
/** Columns of a table set with blanks. */
const GAP = /[^ ] {3,}[^ ].* {3,}[^ ]/;
/** A unit at the start of a line was parted from its number by the layout. */
const UNIT_BELOW = /^\s*(?:(?:mm2?|cm|hpfs?|high[- ]power)\b|[x*/] ?\d)/;
/** A number at the start of a line belongs to a line that leads up to it. */
const LEADS_TO_NUMBER =
  /\b(?:measur\w+|mesur\w+|is|was|are|est|misst|diamet\w+|dimensions?|size|axe|approximately|environ|about|with|between|entre|than|least|plus|moins|que|up)$/;

/** A line with these words at its end goes on. */
const LEADS_ON =
  /(?:[,x/(<>≤≥=-]| (?:of|in|at|on|by|to|from|with|without|per|the|an|or|and|de|du|la|le|les|des|et|ou|au|aux|dans|avec|sans|pour|par|sur|vers|x|im|der|die|das|den|dem|eine?[nmrs]?|fur|mit|ohne|keine?[nmrs]?|und|oder|von|vom|auf|bei))$/;
/** A gene or a stain: "BRAF," is followed by "RAS, NF1: no mutation". */
const ABBREVIATED = /^[A-Z]{1,5}\d{0,3}(?=[ ,:])/;
/** A row whose value leading dots set apart. */
const DOTTED = /^\s*[^.:]{2,60}?\.{4,} ?\S/;
const MEASURE_FIRST = /^\s*\d{1,3}(?:[.,]\d{1,2})? ?(?:cm|mm)\b/;

/** Ends of the lines of a text, asked for from front to back: each line end is looked for once. */
function lineEnds(text: string): (at: number) => number {
  let known = -1;
  return (at) => {
    if (known < at) {
      const found = text.indexOf("\n", at);
      known = found < 0 ? text.length : found;
    }
    if (known - at <= LONGEST_LINE) return known;
    // A line without end is cut, at a blank if there is one.
    const blank = text.slice(at, at + LONGEST_LINE).lastIndexOf(" ");
    return at + (blank > LONGEST_LINE / 2 ? blank : LONGEST_LINE);
  };
}

/** Lines that a width is judged by; a report's layout shows in its first ones. */
const JUDGED_LINES = 200;

/**
 * From which length on a line without a full stop was wrapped: where a text is set to a narrow width, many lines reach nearly
 * the longest one and the next goes on in lower case.
 */
function wrappedFrom(report: string): number {
  const lines = report
    .slice(0, 20_000)
    .split("\n", JUDGED_LINES)
    .map((line) => line.trimEnd());
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest < 28 || longest >= WRAPPED_FROM + 16) return WRAPPED_FROM;
  const reach = longest - 13;
  const full = lines.filter((line) => line.length >= reach).length;
  const going = lines.filter(
    (line, index) => line.length >= reach && /^\s*[a-zà-öø-ÿœ]/.test(lines[index + 1] ?? "") && !/[.:;]$/.test(line),
  ).length;
  const filled = lines.filter((line) => line !== "").length;
  return going >= 2 && full * 2 >= filled ? Math.max(20, reach) : WRAPPED_FROM;
}

/** Where a value stands that a gap sets apart from the name in front of it; 0 where there is none. */
function valueColumn(line: string): number {
  return /^ {0,6}[^ :|](?:[^:|]{0,48}?[^ :|])? {3,}(?=[^ ])/.exec(line.slice(0, 80))?.[0].length ?? 0;
}

/** From `at` to the end of the line, with following lines joined when the layout merely wrapped them. */
function logicalLine(
  text: string,
  report: string,
  at: number,
  endOfLine: (at: number) => number,
  wrapped: number,
): Line {
  let end = endOfLine(at);
  let lineStart = at;
  let option = false;
  while (text.charCodeAt(end) === 10 && end - at < LONGEST * 2) {
    let next = end + 1;
    const nextEnd = endOfLine(next);
    const following = text.slice(next, Math.min(nextEnd, next + 120));
    const isOption = BOXED.test(following);
    if (isOption && option) {
      lineStart = next;
      end = nextEnd;
      continue;
    }
    const line = text.slice(lineStart, end);
    if (following.trim() === "" || line.trim() === "") break;
    const lead = following.length - following.trimStart().length;
    const first = report[next + lead] ?? "";
    const trimmed = line.trimEnd();
    // Options listed below their label belong to it: "Tumour site:" with a box and a site on each line.
    if (isOption && trimmed.endsWith(":")) {
      option = true;
      lineStart = next;
      end = nextEnd;
      continue;
    }
    option = false;
    // "Results" alone on its line begins what follows.
    if (
      /[A-Z]/.test(first) &&
      /^\s*[^\s.:,;\d]{5,18}\s*$/.test(following) &&
      sectionOf(following.trim(), false) !== null
    )
      break;
    // An option of its own line is never part of the line above.
    if (isOption) break;
    const lower = /[a-zà-öø-ÿœ]/.test(first) && first === first.toLowerCase();
    // "exons 9,": what follows goes on, whatever it begins with.
    const goesOn =
      /[,(/]$/.test(trimmed) &&
      (lower || /\d/.test(first) || ABBREVIATED.test(report.slice(next + lead, next + lead + 9)));
    const bullet = !goesOn && /^\s*(?:[-*•+>]|\(?[a-h0-9]{1,2}[.)]\s|_)/.test(following);
    const cutWithin = lower && trimmed.length >= wrapped && !/[.:;!?]$/.test(trimmed);
    const labelled =
      DOTTED.test(following) ||
      (/^[^:.;]{1,60}:/.test(following.trimStart()) &&
        !goesOn &&
        !/^[^:(]{0,60}\)/.test(following.trimStart()) &&
        !(cutWithin && !FIELD_FIRST.test(following.trimStart())));
    const [column, nextColumn] = [valueColumn(line), valueColumn(following)];
    const aligned = column > 0 && column === nextColumn;
    const rows =
      aligned || (line.includes("|") && following.includes("|")) || (GAP.test(line) && (GAP.test(following) || !lower));
    const joined =
      !bullet &&
      !labelled &&
      !rows &&
      ((trimmed.endsWith(":") && trimmed.length < 80) ||
        UNIT_BELOW.test(following) ||
        (/^\s*[<>≤≥~]? ?\d/.test(following) && LEADS_TO_NUMBER.test(trimmed)) ||
        LABEL_ALONE.test(line) ||
        (MEASURE_FIRST.test(following) && !/[.:;!?]$/.test(trimmed)) ||
        (trimmed.length >= wrapped && !/[.:;!?]$/.test(trimmed)) ||
        (lower && trimmed.length >= 24 && !/[.:;!?]$/.test(trimmed)) ||
        LEADS_ON.test(trimmed));
    if (!joined) break;
    lineStart = next;
    next = nextEnd;
    end = nextEnd;
  }
  return { start: at, end };
}

/** Folded heading of a line, if it reads like one. */
function headOf(content: string, original: string): string | null {
  const trimmed = content
    .trimStart()
    .replace(/^[\s\-*•#=_>]+/, "")
    .replace(/^(?:\(?[a-h0-9]{1,2}[.)]|[ivx]{1,4}[.)])\s+/, "");
  const colon = trimmed.indexOf(":");
  if (colon > 0 && colon <= 70) return trimmed.slice(0, colon).trim();
  const line = trimmed.trimEnd();
  if (line.length > 70 || line.length < 3) return null;
  const letters = original.trim();
  const shout = letters === letters.toUpperCase() && /[A-Z]{3}/.test(letters);
  return shout || !/[.;,\d]/.test(line) ? line : null;
}

const FIELD =
  "(?:(?:tumou?r|lesion) (?:size|site|location|rupture|focality|grade|type)|size|taille|(?:greatest|maximum|largest) (?:dimension|diameter)|mitotic (?:rate|count|index|activity)|mitos(?:es|en)|mit\\.?(?= ?[:=])|(?:index|compte|activite) mitotique|nombre de mitoses|(?:tumou?r )?rupture|effraction|site|siege|localisation|(?:resection |surgical )?margins?|marges?|limites|necrosis|necrose|histolog(?:ic|ical|y) (?:type|grade)|type histologique|grade|risk|risque|ki-?67|stage|stade|ptnm|genotype|mutation|weight|poids|specimen|procedure)";
const FIELD_FIRST = new RegExp(`^${FIELD}\\b`);
/** A further field on the same line: behind a wide gap or a bar with its value set apart, or behind a comma with its colon. */
const COLUMN = new RegExp(
  `(?:(?<! ) {3,}|(?<! ) ?\\| ?)(?=(?:${FIELD}|cd-?117|dog-?1|cd-?34|sdhb|s-?100|desmin)\\b[^:|\\n]{0,40}?(?::|\\|| {3}))|(?:,| -) (?=${FIELD}\\b(?: \\w{1,16}){0,2} ?(?:\\([^)]{0,24}\\) ?)?[:=])`,
  "g",
);

/** Where further fields of a line begin. The first field begins the line itself. */
function columnsIn(content: string): readonly number[] {
  const found: number[] = [];
  if (!/ {3}|\||[:=]/.test(content)) return found;
  for (const match of content.matchAll(COLUMN)) if (match.index > 0) found.push(match.index + match[0].length);
  return found;
}

/** A change of the coding sequence, whose protein change follows. */
const CODING = /\bc\.[^ ;]{3,40} ?$/;

/** Spans of sentences within one joined line. */
function sentencesOf(content: string, report: string, offset: number): readonly Line[] {
  const pieces: Line[] = [];
  let start = 0;
  const push = (end: number): void => {
    let from = start;
    while (end - from > LONGEST) {
      // Only within the window: a search back through a whole line without spaces would be quadratic.
      const space = content.slice(from, from + LONGEST).lastIndexOf(" ");
      const cut = space <= LONGEST / 2 ? from + LONGEST : from + space;
      pieces.push({ start: from, end: cut });
      from = cut;
    }
    if (end > from) pieces.push({ start: from, end });
    start = end;
  };
  let open = 0;
  const columns = columnsIn(content);
  let column = 0;
  for (let index = 0; index < content.length; index += 1) {
    if (columns[column] === index) {
      column += 1;
      if (open === 0 || index - open > 120) push(index);
    }
    const character = content[index];
    if (character === "(") open = index + 1;
    else if (character === ")") open = 0;
    else if (character === ";") {
      // "c.1669_1674del ; p.(Trp557_Lys558del)": one variant in two spellings.
      if (
        /^ {0,2}p\./.test(content.slice(index + 1, index + 5)) &&
        CODING.test(content.slice(Math.max(0, index - 60), index))
      )
        continue;
      if (open === 0 || index - open > 120) push(index + 1);
    } else if (character === "." || character === "!" || character === "?") {
      const next = content[index + 1];
      if (next !== undefined && next !== " ") continue;
      // "Impression: ? GIST": a question mark in front asks what follows.
      if (character === "?" && /(?:^|[:,;(."'-]) {0,2}\?{0,2}$/.test(content.slice(Math.max(0, index - 5), index)))
        continue;
      // "Mit. 7/50 HPF", "Mit. : 5": a count or a colon behind an abbreviation.
      if (character === "." && ABBREVIATES_VALUE.test(content.slice(Math.max(0, index - 5), index + 5))) continue;
      // Leading dots set a value apart; they end no sentence.
      if (character === "." && content[index - 1] === ".") continue;
      if (character === "." && ABBREVIATION.test(content.slice(Math.max(0, index - 8), index))) {
        // "5.2 cm." ends a sentence; "approx. 5 cm" does not.
        const before = content.slice(Math.max(0, index - 6), index);
        if (!/\d ?mm$/.test(before)) continue;
      }
      let after = index + 1;
      while (content[after] === " ") after += 1;
      const following = report[offset + after] ?? "";
      const continues = /[a-zà-öø-ÿœ,;)]/.test(following) && following === following.toLowerCase() && following !== "";
      if (!continues || /[!?]/.test(character)) {
        if (open === 0 || index - open > 120) push(index + 1);
      }
    }
  }
  push(content.length);
  return pieces;
}
