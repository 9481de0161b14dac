import type { FactValues } from "../../../knowledge/types";
import type { AnyStatement, NarrativeReader, ReadReport } from "../reading";
import { isPrevious, speaksOfRelative, withoutQuoted } from "../reading";
import type { Segment } from "../sentences/segments";
import { speaksOf } from "../sentences/topics";
import { criteriaIn } from "./rupture-criteria";
import type { Event } from "./rupture-events";
import { eventsIn, IN_PIECES, negatedAt, spillsIn, subjectOf } from "./rupture-events";

type Criterion = FactValues["rupture_criterion"];

const HYPOTHETICAL =
  /\b(?:risk of|risque de|(?:in|en) (?:the |l')absence (?:of|de)|unless|sofern|to (?:avoid|prevent)|avoid(?:ing)?|eviter|so as not to|not to (?:rupture|breach|tear|spill|open|disrupt|enter|fragment)|care (?:is|was|being) taken|(?:pour|afin de) ne pas|um (?:\w+ ){0,4}nicht zu|prevent(?:ion)?|afin d'eviter|pour eviter|if\b|en cas de|in case of|would|could(?! not)|serait|aurait|ware\b|might|may\b|pourrait|should|without risking|prone to|danger de|potential|definition|defined|include|considered as|is classified|est consideree|guideline|recommend|vermeid|gefahr|achievable|feasible|thought|planned|anticipat|realisable|envisag|prevu)/;
const UNCERTAIN =
  /\b(?:cannot (?:be )?(?:assess|determin|exclu|evaluat)|can't|indetermin|undetermin|not (?:determin|assess|stated|specified|applicable|known|evaluable)|unknown|unclear|uncertain|possibl(?!e because)|probabl|suspect|suspicio|query|verdacht|v\. ?a\.|ruled out|auszuschl|unsicher|threaten|drohend|menace|questionab|equivocal|non (?:evaluable|precise|determin|applicable|renseign)|indetermine|inconnu|ne p(?:eut|ermet)|puisse|impossible|unable|incapable|nicht moglich|unmoglich|ohne dass|non exclu|a confirmer|doute|nicht beurteilbar|unklar|fraglich|n\/a|\?|not excluded|see operative|to be correlated|correlate|a confronter|pending)/;
/** Words by which a report says that it does not know, although they hold a negation. */
const UNSAID =
  /\b(?:no (?:mention|information|data|details?|record|clear|definite|obvious)|(?:not|ne|n'est pas) (?:mention|document|report|describ|record|state|precise)\w*|does not (?:mention|state|say)|non (?:documente|mentionne|specifie|renseigne|precise|rapporte|communique)\w*|sans (?:objet|precision|information|mention)|absence d(?:e|') ?(?:information|mention|precision)|pas (?:de mention|d'information|de precision|mentionne|precise|documente)\w*|denied|in contrast|until\b|keine angaben?|looked for|sought|rechercheee?s?\b|missing|manqu|fehlt|unavailable|not available|nicht (?:angegeben|erwahnt|dokumentiert|bekannt)|non affirme\w*|not (?:certain|affirmed|confirmed|established)|pas (?:certaine|affirmee|confirmee))/;
/** A denial that goes on to tell of damage: not settled. */
const BUT_DAMAGED =
  /\b(?:but|however|although|except|mais|toutefois|cependant|hormis|aber)\b[^.]{0,60}(?:capsul|pieces?\b|fragment|deficien|breach|tear|torn|defect|morceau|effraction|dechir)/;
const ABSENT =
  /\b(?:no|not|without|absent|absence|none|negative|never|nil|sans|pas|aucune?|absente?|non|jamais|kein(?:e|en)?|ohne|nicht|nein|intact|ni)\b/;
const TUMOUR =
  /\b(?:tumou?r|tumou?ral|gist|mass|lesion|neoplasm|tumeur|tumorale?|masse|capsul|tumorruptur|nodule|neoformation|intralesion)/;
const PERITONEAL =
  /(?:\bperitone|\bperitoine|abdominal cavity|cavite abdominale|abdomen|intraperiton|cavite peritoneale|bauchhohle)/;

const LABEL = /(?:ruptur|integrit|perforation tumorale|effraction|tumou?r (?:perforation|spillage)|spillage)/;
const PREOPERATIVE =
  /\b(?:pre-?operative(?:ly)?|(?:before|prior to) (?:the )?(?:surgery|operation|laparotomy|resection|intervention)|(?:already|deja|bereits) (?:\w+ ){0,2}?(?:ruptur|perfor|rompu)\w*|d'emblee|responsable d(?:e la|'une) peritonite|spontaneous(?:ly)?|spontane(?:e|ment)|pre-?operatoire|avant (?:l'intervention|la chirurgie)|praoperativ|at presentation|present(?:ed|ing|s) with (?:\w+ ){0,3}(?:perfor|ruptur)\w*|(?:on|at) admission|a l'admission|bei aufnahme|au moment du diagnostic|already present (?:on|at) (?:entry|opening|laparotomy)|vor (?:dem eingriff|der operation)|deja presente?s? a l'ouverture)/;
const ACTION =
  "(?:surgery|operation|laparotom\\w*|resection|dissection|mobili[sz]\\w+|extracti\\w+|remov\\w+|retrieval|procedure|handling|manipulation|retraction|traction|delivery|bagging|enucleation|freeing|division|placement|application|being|liberation|intervention|exerese|ablation|decollement|mise en sac|bergen|bergung|prapar\\w+|losen|ablosen|herauslosen|mobilisier\\w+|luxier\\w+|entfern\\w+|resektion|op)";
/** What was done while it happened: a word of time and the surgeon's action, nothing earlier or later in between. */
const INTRAOPERATIVE = new RegExp(
  `\\b(?:intra-?operati[vf]\\w*|per-?operatoire|op-bedingt|inadvertent(?:ly)?|accidental(?:ly)?|accidentel(?:le)?(?:ment)?|en cours d'intervention|(?:au cours|lors) de laquelle|during which|in the course of which|wobei|lors d(?:e|u) (?:la |l')?\\w*(?:tion|ment|erese|age)\\b|(?:on|upon|at) (?:the |its )?(?:first |initial |index |primary |original |attempted )?${ACTION}\\b|(?:during|while|whilst|despite|pendant|durant|lors de|lors du|au cours de|au cours du|bei|bei der|beim|wahrend|wahrend der|a) (?:(?!after|before|follow|prior|apres|avant|nach|vor)(?:l')?[a-z-]+ ){0,3}?(?:l')?${ACTION}\\b)`,
);

/** Sentences that a tumour named before may be meant in. */
const REACH = 3;

/** Whether the sentence speaks of the tumour: by its name, or going on about what the sentences before named. */
function isOfTumour(segment: Segment, read: ReadReport): boolean {
  if (TUMOUR.test(segment.text.replace(OTHER_CAPSULE, " "))) return true;
  if (OTHER_ORGAN.test(segment.text)) return false;
  let opens = segment.opens_paragraph;
  for (let index = segment.index - 1; index >= Math.max(0, segment.index - REACH) && !opens; index -= 1) {
    const earlier = read.segments[index];
    if (!earlier) break;
    if (TUMOUR.test(earlier.text)) return true;
    if (OTHER_ORGAN.test(earlier.text)) return false;
    opens = earlier.opens_paragraph;
  }
  return false;
}

const OTHER_CAPSULE =
  /\b(?:splenic|hepatic|renal|liver|spleen|glisson\w*) capsul\w*|capsule (?:splenique|hepatique|de la rate|du foie)/g;
const OTHER_ORGAN =
  /\b(?:spleen|splenic|rate\b|splenique|gall ?bladder|vesicule|bladder|vessie|cyst|kyste|uter|ovar|bag|sac\b|trocar|hernia|appendi|diverticul|liver|hepatic|foie|hepatique|aneurysm|vessel|veine|vein\b|arter|stapler|agrafeuse)/;

/** What ruptures, too: where it is told of, "not ruptured" is said of it. */
const BREAKABLE =
  /\baaa\b|aneurysm|anevr|cyst|kyst|zyst|append|spleen|splen|\brate\b|milz|diverti[ck]|ovar|ectopic|extra-uterine|membran|tendon|coiffe|muscle|implant|prothes|varic|plaque|hernia/;

function namesBreakable(segment: Segment, read: ReadReport): boolean {
  const earlier = segment.opens_paragraph ? undefined : read.segments[segment.index - 1];
  return [segment, earlier].some((one) => one !== undefined && BREAKABLE.test(one.text) && !TUMOUR.test(one.text));
}

/** Where nothing but a GIST is spoken of, the specimen is the tumour's. */
const onlyGist = (read: ReadReport): boolean => read.gist_mentioned && !read.other_mentioned;

/** What the next sentences of the paragraph say came out. */
function spillFollows(segment: Segment, read: ReadReport): boolean {
  for (const next of read.segments.slice(segment.index + 1, segment.index + 3)) {
    if (next.opens_paragraph) return false;
    if (spillsIn(next.text).some((one) => !one.denied)) return true;
  }
  return false;
}

/** Rupture: none, minor or major defect, with criterion and timing where the text states them. */
export const ruptures: NarrativeReader = {
  facts: ["rupture_category"],
  speaks: (topics) => speaksOf(topics, "rupture"),
  read(read, speaking) {
    if (read.kind === "genomics") return [];
    const found = speaking
      .filter((segment) => {
        if (speaksOfRelative(segment) || read.other_parts.has(segment.part) || read.beside_other.has(segment.index))
          return false;
        if (segment.section === "clinical")
          return (
            read.kind !== "pathology" ||
            /ruptur|perfor|rompu|piecemeal|morcel|stuckweise|spill|austritt|deversement|effraction/.test(segment.text)
          );
        return segment.section === "body";
      })
      .flatMap((segment) => inSegment(segment, read));
    // A stated criterion is what the definition goes by: a "no rupture" beside it does not take it back.
    const stated = found.some((one) => one.fact === "rupture_criterion" && !one.segment.addendum);
    // A capsule told as broken beside a "no rupture" leaves it open.
    const broken = found.some(
      ({ value, note, segment }) =>
        value === null &&
        note?.message === "capsule" &&
        !OTHER_ORGAN.test(segment.text) &&
        eventsIn(segment.text).some((one) => ofWhole(one) && !one.denied),
    );
    const timed = stated && !found.some(({ fact }) => fact === "rupture_timing") ? timeOfPerforation(speaking) : [];
    return stated || broken
      ? [...timed, ...found].filter(
          (one) => one.fact !== "rupture_category" || one.value !== "none" || one.segment.addendum,
        )
      : found;
  },
};

/** "The perforation was there before the operation": told apart from what perforated. */
function timeOfPerforation(speaking: readonly Segment[]): readonly AnyStatement[] {
  for (const segment of speaking) {
    const { text } = segment;
    if (segment.section !== "body" || !/^(?:the|la|die|this|cette|diese) (?:perforation|rupture|ruptur)\b/.test(text))
      continue;
    const value = ABSENT.test(text) || UNCERTAIN.test(text) || HYPOTHETICAL.test(text) ? null : timingOf(text);
    const at = { segment, from: 0, to: text.length, plainness: "sentence", note: null, as_reported: null } as const;
    if (value !== null) return [{ ...at, fact: "rupture_timing", value }];
  }
  return [];
}

/** What stands behind the label, or behind the question in its line; empty where nothing does. */
function answerOf(segment: Segment, text: string, asked: boolean, read: ReadReport): string {
  if (!asked) return text.slice(segment.value_from);
  const follows = read.segments[segment.index + 1];
  return follows?.line === segment.line ? follows.text.replace(/^[-: ]+/, "") : "";
}

function inSegment(segment: Segment, read: ReadReport): readonly AnyStatement[] {
  const text = withoutQuoted(segment.text);
  const asked = text.endsWith("?");
  const label = asked ? text.slice(text.lastIndexOf(",") + 1) : segment.label;
  const labelled =
    label !== null &&
    (LABEL.test(label) || (label.length < 32 && eventsIn(label).some(ofWhole))) &&
    !/\b(?:avec|with|mit)\b/.test(label);
  const answer = labelled ? answerOf(segment, text, asked, read) : text;
  const whole = {
    segment,
    from: 0,
    to: text.length,
    plainness: labelled ? "synoptic" : "sentence",
    as_reported: null,
  } as const;
  const open = (message: "rupture_undetermined" | "rupture_unspecified" | "capsule" | "fragmented_specimen") =>
    ({ ...whole, fact: "rupture_category", value: null, note: { message } }) as const;
  const none = { ...whole, fact: "rupture_category", value: "none", note: null } as const;
  const events = eventsIn(text);
  const plain = events.some((one) => one.plain && one.of !== "other");
  if (labelled) {
    if (answer.trim() === "" || YES_OR_NO.test(answer)) return [];
    if (UNCERTAIN.test(answer) || (ANSWERED_YES.test(answer) && / (?:nein|non|no)$/.test(answer)))
      return [open("rupture_undetermined")];
    if (
      /integrit/.test(label) &&
      !/ruptur/.test(label) &&
      timingOf(answer) === null &&
      !eventsIn(answer).some((one) => one.plain)
    )
      return [
        /fragment/.test(answer)
          ? open("fragmented_specimen")
          : eventsIn(answer).some((one) => ofWhole(one) && one.denied) ||
              (TUMOUR.test(answer) && isKeptWhole(segment, read, true))
            ? none
            : open("capsule"),
      ];
  }
  const damage = BUT_DAMAGED.exec(text);
  if (UNSAID.test(text) || (damage !== null && !negatedAt(text, damage.index + damage[0].length))) {
    if (plain) return [open("rupture_undetermined")];
    return !UNSAID.test(text) && events.some((one) => ofWhole(one) && !one.denied) ? [open("capsule")] : [];
  }
  if (
    HYPOTHETICAL.test(text) ||
    CRITERION.test(text) ||
    /\b(?:needle|biopsy) (?:track|tract)|trajet de (?:ponction|biopsie)/.test(text)
  )
    return [];
  // A letter tells the operation that was; elsewhere an earlier event is not this one.
  const previous = read.kind !== "clinical" && read.kind !== "operative" && isPrevious(text, events[0]?.from ?? 0);
  if (previous && !labelled && !segment.addendum) return [];
  if (labelled && ANSWERED_NO.test(answer.replace(/^\s*[a-z -]{2,16}: ?/, "")) && !/: ?(?:yes|oui|ja|y)\b/.test(answer))
    return [
      criteriaIn(answer).length > 0 || spillsIn(answer).some((one) => !one.denied)
        ? open("rupture_undetermined")
        : none,
    ];
  const ofTumour = labelled || isOfTumour(segment, read);
  const named = TUMOUR.test(text.replace(OTHER_CAPSULE, " "));
  const own = events.filter(
    (one) =>
      ofWhole(one) ||
      (one.of === null &&
        (one.plain ? (ofTumour || one.denied) && !namesBreakable(segment, read) : one.kind === "perforation" && named)),
  );
  const spills = spillsIn(text);
  const timing = timeIn(segment, read);
  // Torn in the laboratory or far from the tumour, or a finding of another tumour in the same sentence.
  const elsewhere = ELSEWHERE.test(text);
  const broke = elsewhere
    ? []
    : own.filter(
        (one) =>
          !one.denied &&
          (one.of !== null || !OTHER_TUMOUR.test(text)) &&
          (timing === "intraoperative" || !IN_PIECES.test(one.word)),
      );
  const bare = broke.filter((one) => one.of !== "capsule");
  const criteria = (elsewhere ? [] : criteriaIn(text)).filter(([criterion]) =>
    criterion === "blood_stained_ascites"
      ? ofTumour || read.gist_mentioned
      : criterion === "intralesional_or_piecemeal"
        ? ((ofTumour || read.kind === "operative") && (named || !OTHER_TUMOUR.test(text))) ||
          (/\bspecimen|\bpiece\b/.test(text) && onlyGist(read))
        : criterion !== "mucosal_defect_or_luminal_spill" || ofTumour,
  );
  const luminal = criteria.some(([criterion]) => criterion === "mucosal_defect_or_luminal_spill");
  const spilt = !luminal && spills.some((one) => !one.denied) && (ofTumour || plain);
  const found = new Map<Criterion, "major_defect" | "minor_defect">(criteria);
  const tells = (kind: Event["kind"]) => bare.some((one) => one.kind === kind);
  if (spilt) found.set("spillage", "major_defect");
  // "The capsule fractured with spill": told by its name, and what came out.
  if (broke.some((one) => /^fractur/.test(one.word)) && !luminal) found.set("fracture", "major_defect");
  if (tells("perforation") && !luminal && !/lumen|lumiere/.test(text)) found.set("perforation", "major_defect");
  if (
    tells("fracture") &&
    !luminal &&
    !spilt &&
    !spillFollows(segment, read) &&
    !found.has("intralesional_or_piecemeal")
  )
    found.set("fracture", "major_defect");
  // Tumour rupture into the free peritoneal cavity is spillage by its own words; bare "rupture present" does not tell.
  if (bare.length > 0 && found.size === 0 && ofTumour && PERITONEAL.test(text) && !ABSENT.test(text))
    found.set("spillage", "major_defect");
  const timedInText: readonly AnyStatement[] =
    timing === null ? [] : [{ ...whole, fact: "rupture_timing", value: timing, note: null }];
  // What a scan shows broken in a tumour that is in place broke before any operation.
  const timed: readonly AnyStatement[] =
    timing === null && read.kind === "imaging" && !AFTER_OPERATION.test(read.report.text)
      ? [{ ...whole, fact: "rupture_timing", value: "preoperative", note: null }]
      : timedInText;
  if (found.size > 0) {
    if (UNCERTAIN.test(text)) return [open("rupture_undetermined")];
    const major = [...found.values()].includes("major_defect");
    return [
      { ...whole, fact: "rupture_category", value: major ? "major_defect" : "minor_defect", note: null },
      ...[...found.keys()].map((value) => ({ ...whole, fact: "rupture_criterion" as const, value, note: null })),
      ...(!major ? timedInText : found.size === 1 && found.has("incisional_biopsy") ? [] : timed),
    ];
  }
  if (broke.length > 0) {
    if (UNCERTAIN.test(text)) return [open("rupture_undetermined")];
    if (bare.length === 0) return [open("capsule")];
    // Blood in the free cavity tells that it did not break into the gut alone.
    if (bare.some((one) => one.plain || one.kind === "fracture") && bleedsInto(segment, read))
      return [{ ...whole, fact: "rupture_category", value: "major_defect", note: null }, ...timed];
    return labelled && !ANSWERED_YES.test(answer) && !eventsIn(answer).some((one) => one.plain)
      ? []
      : [open("rupture_unspecified"), ...timed];
  }
  if (own.some((one) => one.denied && one.kind !== "perforation") || isKeptWhole(segment, read, ofTumour))
    return [UNCERTAIN.test(text) ? open("rupture_undetermined") : none];
  if (FRAGMENTED.test(text) && read.specimen === "resection" && !negatedAt(text, text.search(/fragment/)))
    return [open("fragmented_specimen")];
  return /capsul|kapsel/.test(text) && events.some((one) => one.of === "capsule") && named ? [open("capsule")] : [];
}

const BLOOD_IN_CAVITY =
  /h(?:a|ae|e)mo-?peritoi?n|hamatoperiton|\b(?:blood|sang|blut)\b[^.;,]{0,24}\b(?:abdom|periton|bauchh)|\b(?:abdom|periton|bauchh)\w*[^.;]{0,40}\b(?:blood|sang|blut)\b/;

/** Whether this sentence or one of the two before it in its paragraph finds blood in the peritoneal cavity. */
function bleedsInto(segment: Segment, read: ReadReport): boolean {
  let { opens_paragraph: opens, text } = segment;
  for (let index = segment.index - 1; !BLOOD_IN_CAVITY.test(text) && !opens && index >= segment.index - 2; index -= 1) {
    const earlier = read.segments[index];
    if (earlier === undefined) return false;
    ({ opens_paragraph: opens, text } = earlier);
  }
  const match = BLOOD_IN_CAVITY.exec(text);
  return match !== null && !negatedAt(text, match.index, match.index + match[0].length);
}

/** ">10 cm, >10 mitoses or rupture": a row of a risk table. */
const CRITERION = /[<>≤≥] ?\d[^.;]{0,60}\b(?:or|ou|oder) (?:tumou?r )?rupt/;
const ELSEWHERE =
  /\blaborato|deballage|ex vivo|after removal|nach entnahme|\b(?:loin|a distance|a l'ecart) de la tumeur|(?:far|away|distant|remote) from the (?:tumou?r|lesion|mass)|(?:fern|entfernt) (?:vom|von dem) tumor/;
const OTHER_TUMOUR = /carcinom|karzinom|polyp|adenom|lymphom|leiomyom|schwannom|neuroendo|\b(?:tne|net|nec|pdac)\b/;

/** Said of the tumour or its capsule by name. */
const ofWhole = (one: Event): boolean => one.of === "tumour" || one.of === "capsule";

const YES_OR_NO =
  /\b(?:yes|oui|present|ja|y) ?\/ ?(?:no|non|absent|nein|n)\b|\b(?:no|non|absent) ?\/ ?(?:yes|oui|present)\b/;
const FRAGMENTED =
  /received (?:fragmented|in (?:\w+ )?(?:fragments|pieces))|(?:tumou?r|specimen|mass) (?:is |was )?fragmented|piece fragmentee|parvenue? (?:fragmentee?|en (?:plusieurs|multiples) fragments)/;
/** A scan after an operation tells nothing of when the tumour broke. */
const AFTER_OPERATION =
  /\b(?:post-?operat\w*|status post|s\/p|z\. ?n\.|resect(?:ed|ion)|removed|opere\w*|op\u00e9r\w*|r\u00e9s[e\u00e9]qu\w*|ex\u00e9r\u00e8se|reseziert|operiert|anastomos\w*)/i;

const ANSWERED_NO =
  /^\s*(?:no\b|n\b|none|absent|absente|absence|not (?:identified|seen|present|evident|observed)|non\b|aucune?|pas de|nein|keine|negative|verneint|nil|intact|sans|not ruptured)/;
const ANSWERED_YES =
  /^\s*(?:yes|oui|ja|present|presente|identified|vorhanden|ruptured|rupture|positive|noted|seen|rompue)/;

const TAKEN_OUT =
  /deliver|remov|retriev|extract|resect|excis|came out|brought out|taken out|enucle|enukle|extrai|retire|enleve|reseque|gebor|entfern|reseziert|entnommen/;
const KEPT =
  /\bintact\w*|\bintakt\w*|\bwhole\b|in one piece|unversehrt|unverletzt|unbeschadigt|\bentiere\b|en un seul tenant/g;
const DIRECTLY_TAKEN = new RegExp(`(?:${TAKEN_OUT.source})\\w*(?: \\w+){0,2} $`);
const AIMED = /\b(?:aimed|tried|attempted to|tente|essay|versuch|impossible|konnte nicht|could not|wanted|wish)/;
const CAPSULE_OF_TUMOUR =
  /\b(?:tumou?r|pseudo)[- ]?(?:capsule|kapsel)|capsule (?:tumorale|de la tumeur|of the tumou?r)/;

/** Taken out whole, or without anything spilling; the tumour's capsule whole, or kept so throughout by the surgeon's word. */
function isKeptWhole(segment: Segment, read: ReadReport, ofTumour: boolean): boolean {
  const { text } = segment;
  const operative = read.kind === "operative";
  const around = read.segments
    .slice(Math.max(0, segment.index - 1), segment.index + 2)
    .map((one) => one.text)
    .join(" ");
  const spills = spillsIn(text);
  const taken = ofTumour && TAKEN_OUT.test(text);
  if (taken && TUMOUR.test(text) && spills.length > 0 && spills.every((one) => one.denied)) return true;
  return [...text.matchAll(KEPT)].some(({ 0: word, index }) => {
    if (negatedAt(text, index, index + word.length) || AIMED.test(text)) return false;
    const of = subjectOf(text, index, index + word.length);
    if (of === "capsule")
      return (
        taken ||
        CAPSULE_OF_TUMOUR.test(text) ||
        (operative && /(?:kept|remained|preserved|left|stayed|restee) intact/.test(text)) ||
        (operative && TAKEN_OUT.test(around) && spillsIn(around).some((one) => one.denied))
      );
    if (of === "tumour") return taken || /received/.test(text);
    return taken && of === null && DIRECTLY_TAKEN.test(text.slice(0, index));
  });
}

/** What was found at an operation need not have happened in it. */
const FOUND_THERE =
  /\bintra-?operati[vf]\w* (?:zeigte|fand|ergab|imponierte|findings?|we found|there was)\b|\b(?:found|seen|noted|discovered|identified|observed|evident|visible|present|known|decouverte?|constatee?|retrouvee?|mise en evidence|vue|vorgefunden|gefunden|sichtbar) (?:only )?(?:at|on|during|upon|a la|a l'|lors de la|lors de l'|au cours de la|bei der|wahrend der) ?(?:the )?(?:emergency )?(?:surgery|operation|laparotom\w+|laparoscop\w+|exploration|intervention|c?elioscopie|procedure)/g;

/** What the note of an operation tells as its reason, or as the source of the blood that was found, was there before it. */
function timeIn({ text, section, label }: Segment, read: ReadReport): "preoperative" | "intraoperative" | null {
  const told = timingOf(text);
  if (told !== null || read.kind !== "operative") return told;
  const reason = section === "clinical" || (label !== null && /^indication|^motif/.test(label));
  return reason || SOURCE.test(text) ? "preoperative" : null;
}

const SOURCE = /\b(?:ursache|source|cause|origine?|responsable)\b/;

function timingOf(text: string): "preoperative" | "intraoperative" | null {
  const before = PREOPERATIVE.test(text);
  const during = INTRAOPERATIVE.test(text.replace(FOUND_THERE, " "));
  if (before === during) return null;
  return before ? "preoperative" : "intraoperative";
}
