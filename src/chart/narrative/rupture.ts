import type { FactValues } from "../../knowledge/types";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isPrevious, speaksOfRelative } from "./reading";
import { breaksIn, FRACTURED, negatedAt, spillsIn } from "./rupture-events";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

type Criterion = FactValues["rupture_criterion"];

const SPEAKS =
  /ruptur|perfor|spill|fragment|piecemeal|morcel|fractur|rompu|breach|breche|effraction|zerreiss|zerrei(?:ss|ß)|eroffn|capsule|dissemination|incisional|incisionnelle|ascit|intact|essaimage|plaie|schleimhaut|defekt|defect|dehiscen|intralesion|\btear|\btorn|dechir|lacerat|penetrat|infiltr|envahi|invad|invas|deversement|issue de|stuckweise|in (?:\w+ )?(?:pieces|fragments)|\btore\b|burst|broke|split|cracked|apart|entered|violated|opened|escap|leak|contaminat|souillure|eclate|rompt|biopsie chirurgicale|surgical biopsy|\briss\b|rei(?:ss|\u00df)t|entleer|gerissen|\bplatz|austritt|ausgetret|\btrat\b|verletz|ouverte|ouverture|angeschnitten/;
const OTHER_RUPTURE =
  /(?:(?:ruptured?|rupture of (?:a |an |the )?|rupture (?:d'|de |du )(?:un |une |la |l')?) ?(?:appendi|aneurysm|ovarian|ectopic|spleen|splenic|cyst|varic|oesophag|esophag|uter|membran|anevr|kyste|rate\b|varice|coiffe|ligament|tendon|disc|diverticul|gallbladder|ulcer|ulcere)|(?:appendiceal|aneurysm|splenic|spleen|cyst|uterine|diverticul\w*|ulcer|tendon|appendix|colonic|bowel|small bowel|gastric ulcer|oesophageal|esophageal|visceral) (?:rupture|perforation)|perforated (?:appendi|ulcer|diverticul|viscus|gastric ulcer|duodenal ulcer|colon)|(?:perforation|perforant) (?:d'un |d'|de l'|du )?(?:ulcere|sigmo|diverticul|append|colon)|ulcere perfore)/;
const HYPOTHETICAL =
  /\b(?:risk of|risque de|to (?:avoid|prevent)|avoid(?:ing)?|eviter|so as not to|not to (?:rupture|breach|tear|spill|open|disrupt|enter|fragment)|care (?:is|was|being) taken|(?:pour|afin de) ne pas|um (?:\w+ ){0,4}nicht zu|prevent(?:ion)?|afin d'eviter|pour eviter|if\b|en cas de|in case of|would|could|might|may\b|pourrait|should|without risking|prone to|danger de|potential|definition|defined|include|considered as|is classified|est consideree|guideline|recommend|vermeid|gefahr|achievable|feasible|thought|planned|anticipat|realisable|envisag|prevu)/;
const UNCERTAIN =
  /\b(?:cannot (?:be )?(?:assess|determin|exclu|evaluat)|can't|indetermin|undetermin|not (?:determin|assess|stated|specified|applicable|known|evaluable)|unknown|unclear|uncertain|possibl|probabl|suspect|suspicio|questionab|equivocal|non (?:evaluable|precise|determin|applicable|renseign)|indetermine|inconnu|ne peut|non exclu|a confirmer|doute|nicht beurteilbar|unklar|fraglich|n\/a|\?|not excluded|see operative|to be correlated|correlate|a confronter|pending)/;
/** Words by which a report says that it does not know, although they hold a negation. */
const UNSAID =
  /\b(?:no (?:mention|information|data|details?|record|clear|definite|obvious)|(?:not|ne|n'est pas) (?:mention|document|report|describ|record|state|precise)\w*|does not (?:mention|state|say)|non (?:documente|mentionne|specifie|renseigne|precise|rapporte|communique)\w*|sans (?:objet|precision|information|mention)|absence d(?:e|') ?(?:information|mention|precision)|pas (?:de mention|d'information|de precision|mentionne|precise|documente)\w*|denied|in contrast|until\b|non affirme\w*|not (?:certain|affirmed|confirmed|established)|pas (?:certaine|affirmee|confirmee))/;
/** A denial that goes on to tell of damage: not settled. */
const BUT_DAMAGED =
  /\b(?:but|however|although|except|mais|toutefois|cependant|hormis|aber)\b[^.]{0,60}(?:capsul|pieces?\b|fragment|deficien|breach|tear|torn|defect|morceau|effraction|dechir)/;
const ABSENT =
  /\b(?:no|not|without|absent|absence|none|negative|never|nil|sans|pas|aucune?|absente?|non|jamais|kein(?:e|en)?|ohne|nicht|nein|intact|ni)\b/;
const TUMOUR =
  /\b(?:tumou?r|tumou?ral|gist|mass|lesion|neoplasm|tumeur|tumorale?|masse|capsul|tumorruptur|nodule|neoformation|intralesion)/;
const PERITONEAL =
  /(?:\bperitone|\bperitoine|abdominal cavity|cavite abdominale|abdomen|intraperiton|cavite peritoneale|bauchhohle)/;

/** Organs beside the tumour; the organ that it grew in is not one of them, so the digestive tract is not listed. */
const NEIGHBOUR =
  "(?:pancrea|spleen|rate\\b|liver|foie|hepatic|diaphragm|adrenal|surrenal|kidney|rein\\b|bladder|vessie|prostat|uter|ovar|vagin|adjacent organ|neighbou?ring organ|organes? (?:adjacent|voisin|de voisinage)|abdominal wall|paroi abdominale|pankreas|milz|leber)";

const CRITERIA: readonly (readonly [Criterion, "major_defect" | "minor_defect", RegExp])[] = [
  [
    "mucosal_defect_or_luminal_spill",
    "minor_defect",
    /(?:mucosal (?:defect|breach|tear|laceration)|mucosa(?: (?:over(?:lying)?|covering) (?:the )?(?:tumou?r|mass|lesion|gist))? (?:(?:is|was) (?:\w+ ly )?(?:torn|breached|lacerated)|tore|split)\b|muqueuse (?:en regard (?:de la tumeur)? )?(?:est |a ete )?(?:dechiree|ouverte)|(?:spill\w*|contents?|ruptur\w*)[^.;]{0,40}(?:confined|limited) to the (?:\w+ )?lumen|(?:spill\w*|escape\w*|leak\w*|exposure|issue|deversement|austritt|ausgetreten)[^.;]{0,48}\b(?:in(?:to)?|to|dans|vers|in das|ins) (?:the |la )?(?:\w+ )?(?:\w*lumen|lumiere)|(?:einriss|riss|defekt) der (?:magen)?schleimhaut|(?:magen)?schleimhaut(?:einriss|riss|defekt)|(?:breche|effraction|defect|plaie) (?:de la )?muqueuse|effraction limitee a la lumiere|spill\w* (?:confined |limited )?(?:in)?to the (?:gastric |bowel |gut )?lumen|(?:rupture|effraction|deversement)[^.;]{0,30}(?:dans|vers|limite[e]? a) la lumiere)/,
  ],
  [
    "peritoneal_lining_tear",
    "minor_defect",
    /(?:(?:tear|damage|defect|laceration|breach|dechirure|breche|lesion)[^.;]{0,30}(?:of|in|to|de|du) (?:the |la |le )?(?:overlying |serosal |viscera\w* )?(?:peritoneal lining|peritoneum only|serosal lining|revetement peritoneal)|(?:serosal|peritoneal lining) tear only|peritoneal lining[^.;]{0,40}(?:torn|tear|damaged|lacerated|breached)|revetement peritoneal[^.;]{0,40}(?:dechir|les[ee]|rompu))/,
  ],
  [
    "microscopic_peritoneal_penetration",
    "minor_defect",
    /microscopic(?:ally)? (?:\w+ )?(?:penetrat\w*|breach\w*|perforat\w*) (?:of |through )?(?:the )?(?:serosa|peritoneum|visceral peritoneum)|(?:penetration|effraction) microscopique (?:du peritoine|de la sereuse)/,
  ],
  [
    "blood_stained_ascites",
    "major_defect",
    /(?:blood[- ]?(?:stained|y)|ha?emorrhagic|sero-?sanguin\w+) (?:ascit\w*|peritoneal fluid|free fluid|intraperitoneal fluid)|ascite (?:sero-?)?(?:hemorragique|sanglante|hematique)|(?:epanchement|liquide) (?:peritoneal|intra-?peritoneal)? ?(?:sero-?)?(?:hemorragique|sanglant|hematique)|hamorrhagischer aszites|haemorrhagic ascites|hemorrhagic ascites|blutige[mnrs]? aszites|blutig (?:tingierte?[mnrs]? |en )?aszites/,
  ],
  [
    "perforation",
    "major_defect",
    /(?:perforation[^.;]{0,40}\b(?:was |is )?(?:at|of|through|in) the (?:tumou?r|gist|mass|lesion)|(?:tumou?r|mass|lesion|gist)[^.;,]{0,48}\bwith (?:a |an )?(?:\w+ )?perforation|(?:tumou?r|mass|lesion|gist) (?:\w+ ){0,3}perforating|perforat(?:ed|ion) (?:of |at )?(?:the )?(?:gastrointestinal |gastric |jejunal |ileal |small bowel |duodenal |rectal )?(?:gist|tumou?r|mass|lesion|stromal)|(?:tumou?r|mass|lesion|gist)(?: \w+){0,3} (?:perforat(?:ed|ion))|perforation (?:(?:de la|d'une) (?:tumeur|masse)|tumorale|d(?:u|'un) gist|en regard (?:de la|d'une) tumeur|au niveau (?:de la|d'une|du|d'un) (?:tumeur|masse|lesion|gist)|at the (?:tumou?r|gist|lesion)|of the tumou?r)|(?:tumeur|gist|masse)(?: \w+){0,2} perforee?|(?:tumeur|gist|masse|formation tumorale|tumou?r|mass)\b[^.;:]{0,60}, (?:deja |already )?perfor(?:ee?s?|ated)\b(?! par\b| by\b)|perforierter? (?:gist|tumor)|tumorperforation|(?:tumor|gist)(?: (?:ist|war|bereits|schon|praoperativ|gedeckt|frei|offen)){0,3} perforiert)/,
  ],
  [
    "adjacent_organ_infiltration",
    "major_defect",
    new RegExp(
      `(?:mi[ck]roscop|mikroskop|histolog)\\w*[^.;]{0,40}(?:infiltrat|invas|invad|envahi)\\w*[^.;]{0,40}\\b${NEIGHBOUR}|(?:infiltrat|invas|invad|envahi)\\w*(?: \\w+){0,2} (?:microscop|histolog)\\w*[^.;]{0,40}\\b${NEIGHBOUR}|(?:infiltrat|invas|invad|envahi)\\w*[^.;]{0,40}\\b${NEIGHBOUR}[^.;]{0,40}(?:microscop|histolog)`,
    ),
  ],
  [
    "intralesional_or_piecemeal",
    "major_defect",
    /(?:piecemeal|(?<!non )morcel\w*|intralesional (?:dissection|resection|excision)|(?:resected|removed|excised|retrieved|extracted|delivered|taken out) in (?:several |multiple |many |two |three |four |five |six |\d{1,2} )?(?:separate )?(?:pieces|fragments)|morcellated|(?:tumour|tumor) (?:\w+ ){0,2}in (?:several )?pieces|fragmentation (?:of the tumou?r|de la tumeur) (?:during|lors|au cours)|(?:extraite|retiree|enlevee|exerese|resequee) en (?:plusieurs|multiples|deux|trois|\d{1,2}) (?:fragments|morceaux)|par morcellement|exerese (?:morcelee|fragmentee|intralesionnelle)|resection (?:morcelee|intralesionnelle|fragmentee)|dissection intralesionnelle|stuckweise)/,
  ],
  [
    "incisional_biopsy",
    "major_defect",
    /(?:(?:laparoscopic |open |surgical )?incisional biops(?:y|ies) (?:of (?:the |a |this )?(?:\w+ ){0,2}(?:tumou?r|mass|gist|lesion)|(?:(?:was|were|is) )?(?:performed|taken|obtained|done)\b)|biopsie (?:chirurgicale )?incisionnelle (?:de la |du )?(?:tumeur|masse|gist|lesion)|biopsie chirurgicale (?:de la |d'une |du )(?:\w+ )?(?:tumeur|masse|gist|lesion)|(?:open|surgical|wedge) biopsy of (?:the |a |this )?(?:\w+ ){0,2}(?:tumou?r|mass|gist|lesion))/,
  ],
];

const GENERIC =
  /ruptur|rompue?|zerreiss|zerrei(?:ss|ß)|perforation tumorale|effraction (?:tumorale|capsulaire|de la (?:tumeur|masse|lesion|capsule)|du gist)/;
const LABEL = /(?:ruptur|integrit|perforation tumorale|effraction|tumou?r (?:perforation|spillage)|spillage)/;
const PREOPERATIVE =
  /\b(?:pre-?operative(?:ly)?|(?:before|prior to) (?:the )?(?:surgery|operation|laparotomy|resection|intervention)|(?:already|deja|bereits) (?:\w+ ){0,2}?(?:ruptur|perfor|rompu)\w*|d'emblee|responsable d(?:e la|'une) peritonite|spontaneous(?:ly)?|preoperatoire|avant (?:l'intervention|la chirurgie)|spontanee|praoperativ|at presentation|(?:on|at) admission|a l'admission|bei aufnahme|au moment du diagnostic|already present (?:on|at) (?:entry|opening|laparotomy)|vor (?:dem eingriff|der operation)|deja presente?s? a l'ouverture)/;
const INTRAOPERATIVE =
  /\b(?:intra-?operative(?:ly)?|at (?:surgery|operation|laparotomy)|(?:during|on|while|upon|at) (?:the |its |attempted )?(?:(?:laparoscopic |blunt |difficult |careful )?(?:\w+ (?:placement|application|division)|freeing|surgery|resection|dissection|operation|mobili[sz]ation|mobili[sz]ing|extraction|extracting|removal|removing|retrieval|procedure|handling|manipulation|retraction|delivery|bagging|enucleation)|being \w+)|while (?:\w+ ){1,4}?being \w+|inadvertent(?:ly)?|accidental(?:ly)?|per-?operatoire|pendant (?:l'intervention|la dissection|l'extraction)|en cours d'intervention|lors d(?:e|u) (?:la |l')?(?:mise en sac|\w*(?:tion|ment|erese|age|ation)\b)|accidentel(?:le)?(?:ment)?|intraoperativ|\bop-bedingt|beim (?:ab|heraus|aus)?(?:losen|praparieren|mobilisieren|bergen|luxieren|entfernen)|bei der (?:praparation|bergung|mobilisation|mobilisierung|resektion|entfernung)|wahrend der (?:op|operation|praparation|bergung)|au cours de (?:la |l')(?:dissection|extraction|intervention|resection|exerese|mobilisation))/;

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
        if (!SPEAKS.test(segment.text) || speaksOfRelative(segment)) return false;
        if (segment.section === "clinical")
          return read.kind !== "pathology" || /ruptur|perfor|rompu/.test(segment.text);
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
        breaksIn(segment.text).some((one) => !one.denied),
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

function inSegment(segment: Segment, read: ReadReport): readonly AnyStatement[] {
  const { text } = segment;
  if (
    OTHER_RUPTURE.test(text) &&
    !/(?:tumou?r|gist|tumorale|tumeur) (?:rupture|ruptured|perfor)|rupture (?:tumorale|de la tumeur|of the tumou?r)/.test(
      text,
    )
  )
    return [];
  const labelled = segment.label !== null && LABEL.test(segment.label);
  const answer = labelled ? text.slice(segment.value_from) : text;
  const plainness = labelled ? ("synoptic" as const) : ("sentence" as const);
  const whole = { segment, from: 0, to: text.length, plainness, as_reported: null };
  const open = (message: "rupture_undetermined" | "rupture_unspecified" | "capsule" | "fragmented_specimen") =>
    ({ ...whole, fact: "rupture_category", value: null, note: { message } }) as const;
  const none = { ...whole, fact: "rupture_category", value: "none", note: null } as const;
  if (labelled) {
    if (
      answer.trim() === "" ||
      /(?:yes|oui|present|ja) ?\/ ?(?:no|non|absent|nein)|(?:no|non|absent) ?\/ ?(?:yes|oui|present)/.test(answer)
    )
      return [];
    if (UNCERTAIN.test(answer)) return [open("rupture_undetermined")];
    if (
      /integrit/.test(segment.label ?? "") &&
      !/ruptur/.test(segment.label ?? "") &&
      !GENERIC.test(answer) &&
      !DENIED_BREACH.test(answer)
    )
      return [open(/fragment/.test(answer) ? "fragmented_specimen" : "capsule")];
  }
  if (UNSAID.test(text) || BUT_DAMAGED.test(text)) {
    if (GENERIC.test(text)) return [open("rupture_undetermined")];
    return !UNSAID.test(text) && breaksIn(text).some((one) => !one.denied) ? [open("capsule")] : [];
  }
  if (HYPOTHETICAL.test(text) || /\b(?:needle|biopsy) (?:track|tract)|trajet de (?:ponction|biopsie)/.test(text))
    return [];
  // A letter tells the operation that was; elsewhere an earlier event is not this one.
  const previous =
    read.kind !== "clinical" && read.kind !== "operative" && isPrevious(text, Math.max(0, text.search(SPEAKS)));
  if (previous && !labelled && !segment.addendum) return [];
  if (labelled && ANSWERED_NO.test(answer))
    return [criteriaIn(answer).length > 0 ? open("rupture_undetermined") : none];
  const ofTumour = labelled || isOfTumour(segment, read);
  const breaks = breaksIn(text);
  const spills = spillsIn(text);
  const generic = text.search(GENERIC);
  const broke = breaks.filter((one) => !one.denied);
  const criteria = criteriaIn(text).filter(([criterion]) =>
    criterion === "blood_stained_ascites"
      ? ofTumour || read.gist_mentioned
      : criterion === "intralesional_or_piecemeal"
        ? ofTumour || read.kind === "operative" || (/\bspecimen|\bpiece\b/.test(text) && onlyGist(read))
        : criterion !== "mucosal_defect_or_luminal_spill" || ofTumour,
  );
  const minor = criteria.find(([criterion]) => criterion === "mucosal_defect_or_luminal_spill");
  const spilt = minor === undefined && spills.some((one) => !one.denied) && (ofTumour || generic >= 0);
  const found = new Map<Criterion, "major_defect" | "minor_defect">(criteria.map((row) => [row[0], row[1]]));
  if (spilt) found.set("spillage", "major_defect");
  if (
    minor === undefined &&
    !spilt &&
    !spillFollows(segment, read) &&
    broke.some((one) => !one.capsule && FRACTURED.test(one.word) && !found.has("intralesional_or_piecemeal"))
  )
    found.set("fracture", "major_defect");
  const undenied = generic >= 0 && !(negatedAt(text, generic) || /\bun-?ruptured|nicht rupturiert/.test(text));
  // Tumour rupture into the free peritoneal cavity is spillage by its own words; bare "rupture present" does not tell.
  if (
    (undenied || broke.some((one) => !one.capsule)) &&
    found.size === 0 &&
    ofTumour &&
    PERITONEAL.test(text) &&
    !ABSENT.test(text)
  )
    found.set("spillage", "major_defect");
  const timing = timingOf(text);
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
      ...(major ? timed : timedInText),
    ];
  }
  if (undenied || broke.some((one) => !one.capsule)) {
    if (/effraction (?:capsulaire|de la capsule)/.test(text) && !/ruptur|rompu|perfor/.test(text))
      return [open("capsule")];
    if (!ofTumour) return [];
    if (UNCERTAIN.test(text)) return [open("rupture_undetermined")];
    if (labelled && !ANSWERED_YES.test(answer) && !GENERIC.test(answer)) return [];
    return [open("rupture_unspecified"), ...timed];
  }
  if (broke.length > 0) return [open(UNCERTAIN.test(text) ? "rupture_undetermined" : "capsule")];
  const denied =
    (generic >= 0 &&
      (ofTumour ||
        read.kind === "operative" ||
        /\b(?:no|sans|pas de|absence de|aucune|without|keine) (?:evidence of |signe de |sign of )?(?:ruptur|effraction)/.test(
          text,
        ))) ||
    breaks.some((one) => one.denied) ||
    DENIED_BREACH.test(text) ||
    // The surgeon who saw the capsule whole throughout says that nothing ruptured.
    (read.kind === "operative" &&
      /\bcapsule (?:was |being )?(?:kept|remained|preserved|left|stayed) intact|capsule (?:est )?restee intacte/.test(
        text,
      ));
  if (denied) return [UNCERTAIN.test(text) ? open("rupture_undetermined") : none];
  if (
    /received (?:fragmented|in (?:\w+ )?(?:fragments|pieces))|(?:tumou?r|specimen|mass) (?:is |was )?fragmented|piece fragmentee|parvenue? (?:fragmentee?|en (?:plusieurs|multiples) fragments)/.test(
      text,
    ) &&
    read.specimen === "resection" &&
    !negatedAt(text, text.search(/fragment/))
  )
    return [open("fragmented_specimen")];
  if (
    /capsul\w*[^.;]{0,30}(?:breach|defect|torn|intact|disrupt|rompue|effraction)|(?:breach|effraction)[^.;]{0,20}capsul/.test(
      text,
    ) &&
    TUMOUR.test(text)
  )
    return [open("capsule")];
  return [];
}

/** A scan after an operation tells nothing of when the tumour broke. */
const AFTER_OPERATION =
  /\b(?:post-?operat\w*|status post|s\/p|z\. ?n\.|resect(?:ed|ion)|removed|opere\w*|op\u00e9r\w*|r\u00e9s[e\u00e9]qu\w*|ex\u00e9r\u00e8se|reseziert|operiert|anastomos\w*)/i;

/** "Exérèse monobloc sans effraction": of a GIST's resection no other breach is spoken of. */
const DENIED_BREACH =
  /\b(?:sans|pas d'|absence d'|aucune|ni) ?effraction(?! (?:muqueuse|de la muqueuse|vasculaire|sereuse|de la sereuse))|\brupture n(?![a-z'-])/;

const ANSWERED_NO =
  /^\s*(?:no\b|n\b|none|absent|absente|absence|not (?:identified|seen|present|evident|observed)|non\b|aucune?|pas de|nein|keine|negative|nil|intact|sans|not ruptured)/;
const ANSWERED_YES =
  /^\s*(?:yes|oui|ja|present|presente|identified|vorhanden|ruptured|rupture|positive|noted|seen|rompue)/;

function criteriaIn(text: string): readonly (typeof CRITERIA)[number][] {
  return CRITERIA.filter(([, , pattern]) => {
    const match = pattern.exec(text);
    return match !== null && !negatedAt(text, match.index, match.index + match[0].length);
  });
}

/** What was found at an operation need not have happened in it. */
const FOUND_THERE =
  /\b(?:found|seen|noted|discovered|identified|observed|evident|visible|present|known|decouverte?|constatee?|retrouvee?|mise en evidence|vue|vorgefunden|gefunden|sichtbar) (?:only )?(?:at|on|during|upon|a la|a l'|lors de la|lors de l'|au cours de la|bei der|wahrend der) ?(?:the )?(?:emergency )?(?:surgery|operation|laparotom\w+|laparoscop\w+|exploration|intervention|c?elioscopie|procedure)/g;

function timingOf(text: string): "preoperative" | "intraoperative" | null {
  const before = PREOPERATIVE.test(text);
  const during = INTRAOPERATIVE.test(text.replace(FOUND_THERE, " "));
  if (before === during) return null;
  return before ? "preoperative" : "intraoperative";
}
