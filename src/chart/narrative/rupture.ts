import type { FactValues } from "../../knowledge/types";
import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isPrevious, speaksOfRelative } from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

type Criterion = FactValues["rupture_criterion"];

const SPEAKS =
  /ruptur|perfor|spill|fragment|piecemeal|morcel|fractur|rompu|breach|breche|effraction|zerreiss|zerrei(?:ss|ß)|eroffn|capsule|dissemination|incisional|incisionnelle|ascit|intact|essaimage|plaie|defect|dehiscen|intralesion|\btear|\btorn|dechir|lacerat|penetrat|infiltr|envahi|invad|invas|deversement|issue de|stuckweise|in (?:\w+ )?(?:pieces|fragments)/;
const OTHER_RUPTURE =
  /(?:(?:ruptured?|rupture of (?:a |an |the )?|rupture (?:d'|de |du )(?:un |une |la |l')?) ?(?:appendi|aneurysm|ovarian|ectopic|spleen|splenic|cyst|varic|oesophag|esophag|uter|membran|anevr|kyste|rate\b|varice|coiffe|ligament|tendon|disc|diverticul|gallbladder|ulcer|ulcere)|(?:appendiceal|aneurysm|splenic|spleen|cyst|uterine|diverticul\w*|ulcer|tendon|appendix|colonic|bowel|small bowel|gastric ulcer|oesophageal|esophageal|visceral) (?:rupture|perforation)|perforated (?:appendi|ulcer|diverticul|viscus|gastric ulcer|duodenal ulcer|colon)|(?:perforation|perforant) (?:d'un |d'|de l'|du )?(?:ulcere|sigmo|diverticul|append|colon)|ulcere perfore)/;
const HYPOTHETICAL =
  /\b(?:risk of|risque de|to (?:avoid|prevent)|avoid(?:ing)?|eviter|prevent(?:ion)?|afin d'eviter|pour eviter|if\b|en cas de|in case of|would|could|might|may\b|pourrait|should|without risking|prone to|danger de|potential|definition|defined|include|considered as|is classified|est consideree|guideline|recommend|vermeid|gefahr)/;
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
const PERITONEAL = /(?:peritone|abdominal cavity|cavite abdominale|abdomen|intraperiton|cavite peritoneale|bauchhohle)/;

/** Organs beside the tumour; the organ that it grew in is not one of them, so the digestive tract is not listed. */
const NEIGHBOUR =
  "(?:pancrea|spleen|rate\\b|liver|foie|hepatic|diaphragm|adrenal|surrenal|kidney|rein\\b|bladder|vessie|prostat|uter|ovar|vagin|adjacent organ|neighbou?ring organ|organes? (?:adjacent|voisin|de voisinage)|abdominal wall|paroi abdominale|pankreas|milz|leber)";

const CRITERIA: readonly (readonly [Criterion, "major_defect" | "minor_defect", RegExp])[] = [
  [
    "mucosal_defect_or_luminal_spill",
    "minor_defect",
    /(?:mucosal (?:defect|breach|tear)|(?:spill\w*|contents?|ruptur\w*)[^.;]{0,40}(?:confined|limited) to the (?:\w+ )?lumen|(?:breche|effraction|defect|plaie) (?:de la )?muqueuse|effraction limitee a la lumiere|spill\w* (?:confined |limited )?(?:in)?to the (?:gastric |bowel |gut )?lumen|(?:rupture|effraction|deversement)[^.;]{0,30}(?:dans|vers|limite[e]? a) la lumiere)/,
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
    /blood[- ]?(?:stained|y) ascit|ascite (?:hemorragique|sanglante)|haemorrhagic ascites|hemorrhagic ascites|blutiger aszites/,
  ],
  [
    "perforation",
    "major_defect",
    /(?:perforat(?:ed|ion) (?:of |at )?(?:the )?(?:gastrointestinal |gastric |jejunal |ileal |small bowel |duodenal |rectal )?(?:gist|tumou?r|mass|lesion|stromal)|(?:tumou?r|mass|lesion|gist)(?: \w+){0,3} (?:perforat(?:ed|ion))|perforation (?:(?:de la|d'une) (?:tumeur|masse)|tumorale|d(?:u|'un) gist|en regard (?:de la|d'une) tumeur|au niveau (?:de la|d'une|du|d'un) (?:tumeur|masse|lesion|gist)|at the (?:tumou?r|gist|lesion)|of the tumou?r)|(?:tumeur|gist|masse)(?: \w+){0,2} perforee?|perforierter? (?:gist|tumor)|tumorperforation)/,
  ],
  [
    "adjacent_organ_infiltration",
    "major_defect",
    new RegExp(
      `(?:microscop|histolog)\\w*[^.;]{0,40}(?:infiltrat|invas|invad|envahi)\\w*[^.;]{0,40}\\b${NEIGHBOUR}|(?:infiltrat|invas|invad|envahi)\\w*(?: \\w+){0,2} (?:microscop|histolog)\\w*[^.;]{0,40}\\b${NEIGHBOUR}|(?:infiltrat|invas|invad|envahi)\\w*[^.;]{0,40}\\b${NEIGHBOUR}[^.;]{0,40}(?:microscop|histolog)`,
    ),
  ],
  [
    "intralesional_or_piecemeal",
    "major_defect",
    /(?:piecemeal|(?<!non )morcel\w*|intralesional (?:dissection|resection|excision)|(?:resected|removed|excised|retrieved) in (?:several |multiple |two |three |four |\d{1,2} )?(?:pieces|fragments)|exerese (?:morcelee|fragmentee|intralesionnelle)|resection (?:morcelee|intralesionnelle|fragmentee)|dissection intralesionnelle|stuckweise)/,
  ],
  [
    "incisional_biopsy",
    "major_defect",
    /(?:(?:laparoscopic |open |surgical )?incisional biops(?:y|ies) (?:of (?:the |a |this )?(?:\w+ ){0,2}(?:tumou?r|mass|gist|lesion)|was (?:performed|taken))|biopsie (?:chirurgicale )?incisionnelle (?:de la |du )?(?:tumeur|masse|gist|lesion)|biopsie chirurgicale de la (?:tumeur|masse))/,
  ],
  [
    "spillage",
    "major_defect",
    /(?:spill(?:age|ed|ing)?|essaimage|deversement|issue de (?:contenu|materiel) tumoral|effusion de (?:contenu|materiel) tumoral|tumoraustritt)/,
  ],
  [
    "fracture",
    "major_defect",
    /(?:(?:tumou?r|mass|gist|lesion)(?: \w+){0,2} (?:fracture[d]?)|fracture (?:of the |de la )?(?:tumou?r|tumeur|masse))/,
  ],
];

const GENERIC =
  /ruptur|rompue?|zerreiss|zerrei(?:ss|ß)|perforation tumorale|effraction (?:tumorale|capsulaire|de la (?:tumeur|masse|lesion|capsule)|du gist)/;
const LABEL = /(?:ruptur|integrit|perforation tumorale|effraction|tumou?r (?:perforation|spillage)|spillage)/;
const PREOPERATIVE =
  /\b(?:pre-?operative(?:ly)?|before (?:the )?(?:surgery|operation)|spontaneous(?:ly)?|preoperatoire|avant (?:l'intervention|la chirurgie)|spontanee|praoperativ|at presentation|au moment du diagnostic)/;
const INTRAOPERATIVE =
  /\b(?:intra-?operative(?:ly)?|at (?:surgery|operation|laparotomy)|during (?:the )?(?:surgery|resection|dissection|operation|mobili[sz]ation|extraction|removal|procedure)|per-?operatoire|pendant (?:l'intervention|la dissection|l'extraction)|lors de (?:la |l')(?:dissection|extraction|mobilisation|intervention|exerese|resection)|intraoperativ|au cours de (?:la |l')(?:dissection|extraction|intervention|resection|exerese|mobilisation))/;

/** Rupture: none, minor or major defect, with criterion and timing where the text states them. */
export const ruptures: NarrativeReader = {
  facts: ["rupture_category"],
  speaks: (topics) => speaksOf(topics, "rupture"),
  read(read, speaking) {
    if (read.kind === "genomics") return [];
    return speaking
      .filter((segment) => {
        if (!SPEAKS.test(segment.text) || speaksOfRelative(segment)) return false;
        if (segment.section === "clinical")
          return read.kind !== "pathology" || /ruptur|perfor|rompu/.test(segment.text);
        return segment.section === "body";
      })
      .flatMap((segment) => inSegment(segment, read));
  },
};

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
  if (labelled) {
    if (
      answer.trim() === "" ||
      /(?:yes|oui|present|ja) ?\/ ?(?:no|non|absent|nein)|(?:no|non|absent) ?\/ ?(?:yes|oui|present)/.test(answer)
    )
      return [];
    if (UNCERTAIN.test(answer))
      return [{ ...whole, fact: "rupture_category", value: null, note: { message: "rupture_undetermined" } }];
    if (/integrit/.test(segment.label ?? "") && !/ruptur/.test(segment.label ?? "")) {
      if (!GENERIC.test(answer))
        return [
          {
            ...whole,
            fact: "rupture_category",
            value: null,
            note: { message: /fragment/.test(answer) ? "fragmented_specimen" : "capsule" },
          },
        ];
    }
  }
  if (UNSAID.test(text) || BUT_DAMAGED.test(text))
    return GENERIC.test(text)
      ? [{ ...whole, fact: "rupture_category", value: null, note: { message: "rupture_undetermined" } }]
      : [];
  if (HYPOTHETICAL.test(text) || /\b(?:needle|biopsy) (?:track|tract)|trajet de (?:ponction|biopsie)/.test(text))
    return [];
  const previous = isPrevious(text, Math.max(0, text.search(SPEAKS)));
  if (previous && !labelled && !segment.addendum) return [];
  // A statement that is negated where it stands: "no tumour rupture or spillage", "rupture: absent", "non rompue".
  const generic = text.search(GENERIC);
  if (
    labelled &&
    /^\s*(?:no\b|none|absent|absente|absence|not (?:identified|seen|present|evident|observed)|non\b|aucune?|pas de|nein|keine|negative|nil|intact|sans|not ruptured)/.test(
      answer,
    )
  ) {
    if (criterionStated(answer))
      return [{ ...whole, fact: "rupture_category", value: null, note: { message: "rupture_undetermined" } }];
    return [{ ...whole, fact: "rupture_category", value: "none", note: null }];
  }
  const statement = criterionStated(text);
  if (statement) {
    if (UNCERTAIN.test(text))
      return [{ ...whole, fact: "rupture_category", value: null, note: { message: "rupture_undetermined" } }];
    const needsTumour =
      statement[0] === "spillage" ||
      statement[0] === "mucosal_defect_or_luminal_spill" ||
      statement[0] === "blood_stained_ascites" ||
      statement[0] === "intralesional_or_piecemeal";
    const named = TUMOUR.test(text) || labelled || (statement[0] === "spillage" && GENERIC.test(text));
    if (
      needsTumour &&
      !named &&
      !(statement[0] === "blood_stained_ascites" && read.gist_mentioned) &&
      !(statement[0] === "intralesional_or_piecemeal" && read.kind === "operative")
    )
      return [];
    if (
      statement[0] === "spillage" &&
      /(?:bile|biliaire|enteric|intestinal content|gastric content|stool|fecal|faecal|digestif)/.test(text)
    )
      return [];
    const found: AnyStatement[] = [
      { ...whole, fact: "rupture_category", value: statement[1], note: null },
      { ...whole, fact: "rupture_criterion", value: statement[0], note: null },
    ];
    const timing = timingOf(text);
    if (timing) found.push({ ...whole, fact: "rupture_timing", value: timing, note: null });
    return found;
  }
  if (generic >= 0 && (negatedAt(text, generic) || /\bun-?ruptured|nicht rupturiert/.test(text))) {
    if (
      UNCERTAIN.test(text) ||
      !(
        TUMOUR.test(text) ||
        labelled ||
        /\b(?:no|sans|pas de|absence de|aucune|without|keine) (?:evidence of |signe de |sign of )?(?:ruptur|effraction)/.test(
          text,
        )
      )
    ) {
      return UNCERTAIN.test(text)
        ? [{ ...whole, fact: "rupture_category", value: null, note: { message: "rupture_undetermined" } }]
        : [];
    }
    return [{ ...whole, fact: "rupture_category", value: "none", note: null }];
  }
  if (generic >= 0 && /effraction (?:capsulaire|de la capsule)/.test(text) && !/ruptur|rompu|perfor/.test(text))
    return [{ ...whole, fact: "rupture_category", value: null, note: { message: "capsule" } }];
  if (generic >= 0) {
    if (!(TUMOUR.test(text) || labelled)) return [];
    if (UNCERTAIN.test(text))
      return [{ ...whole, fact: "rupture_category", value: null, note: { message: "rupture_undetermined" } }];
    if (
      labelled &&
      !/^\s*(?:yes|oui|ja|present|presente|identified|vorhanden|ruptured|rupture|positive|noted|seen|rompue)/.test(
        answer,
      ) &&
      !GENERIC.test(answer)
    )
      return [];
    const found: AnyStatement[] = [];
    const timing = timingOf(text);
    // Tumour rupture into the free peritoneal cavity is spillage by its own words; bare "rupture present" does not tell.
    if (PERITONEAL.test(text) && !ABSENT.test(text)) {
      found.push(
        { ...whole, fact: "rupture_category", value: "major_defect", note: null },
        { ...whole, fact: "rupture_criterion", value: "spillage", note: null },
      );
    } else {
      found.push({ ...whole, fact: "rupture_category", value: null, note: { message: "rupture_unspecified" } });
    }
    if (timing) found.push({ ...whole, fact: "rupture_timing", value: timing, note: null });
    return found;
  }
  if (
    /received (?:fragmented|in (?:\w+ )?(?:fragments|pieces))|(?:tumou?r|specimen|mass) (?:is |was )?fragmented|piece fragmentee|parvenue? (?:fragmentee?|en (?:plusieurs|multiples) fragments)/.test(
      text,
    ) &&
    read.specimen === "resection" &&
    !negatedAt(text, text.search(/fragment/))
  )
    return [{ ...whole, fact: "rupture_category", value: null, note: { message: "fragmented_specimen" } }];
  if (
    /capsul\w*[^.;]{0,30}(?:breach|defect|torn|intact|disrupt|rompue|effraction)|(?:breach|effraction)[^.;]{0,20}capsul/.test(
      text,
    ) &&
    TUMOUR.test(text)
  )
    return [{ ...whole, fact: "rupture_category", value: null, note: { message: "capsule" } }];
  return [];
}

function criterionStated(text: string): (typeof CRITERIA)[number] | null {
  for (const row of CRITERIA) {
    const match = row[2].exec(text);
    if (match && !negatedAt(text, match.index, match.index + match[0].length)) return row;
  }
  return null;
}

/** Negated: a negation in front within the clause, or an answer of absence right behind. */
function negatedAt(text: string, at: number, end = at): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  const clause = before.slice(
    Math.max(
      before.lastIndexOf(";"),
      before.lastIndexOf(":"),
      before.lastIndexOf(" but "),
      before.lastIndexOf(" mais "),
    ) + 1,
  );
  if (
    /\b(?:no|not|without|absence (?:of|de|d')|free of|sans|pas|aucune?|non|ni|kein(?:e|en)?|ohne|nor|never|neither|negative for|n'est pas|nicht)(?![a-z])/.test(
      clause,
    )
  )
    return true;
  if (/\bintact\b/.test(clause) && /\b(?:no|not|without|and)\b/.test(clause)) return true;
  const after = text.slice(end, end + 48).replace(/^[a-z]*/, "");
  return (
    /^[^.;,]{0,28}\b(?:absent|absente|not (?:identified|seen|present|evident|observed|noted)|none|was not|is not|non (?:identifiee|retrouvee|vue|observee)|n'est (?:pas|observee)|nicht|negative|no\b(?! ?\.))/.test(
      after,
    ) || /^\s*(?:[:=-])\s*(?:no|non|none|absent|nein)\b/.test(after)
  );
}

function timingOf(text: string): "preoperative" | "intraoperative" | null {
  const before = PREOPERATIVE.test(text);
  const during = INTRAOPERATIVE.test(text);
  if (before === during) return null;
  return before ? "preoperative" : "intraoperative";
}
