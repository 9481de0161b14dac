import type { FactValues } from "../../../knowledge/types";
import { negatedAt } from "./rupture-events";

type Criterion = FactValues["rupture_criterion"];

/*
 * The findings of the rupture definition (Nishida 2019, risk-schemes.md section 9) that are told by words standing together: a core
 * word, and near it in the sentence, in any order, a word of each companion. Denied where any of them is.
 */
interface Finding {
  readonly criterion: Criterion;
  readonly category: "major_defect" | "minor_defect";
  readonly core: RegExp;
  readonly near: readonly RegExp[];
  /** How far the companions may stand from the core, in characters. */
  readonly within: number;
  readonly unless?: RegExp;
}

const MICROSCOPIC = /mi[ck]ros[ck]op|histolog/g;
const PIECES = "(?:in|en) (?:\\w+ ){0,2}?(?:pieces|fragments|morceaux|stucken?|fragmenten|teilen)";
const TAKEN_OUT =
  "(?:remov|resect|excis|retriev|extract|deliver|taken out|shelled out|enucle|enukle|came out|brought out|extrait|retire|enleve|reseque|entfern|gebor|reseziert|entnommen)";
/** Organs beside the tumour; the organ that it grew in is not one of them, so the digestive tract is not listed by itself. */
const NEIGHBOUR =
  /\b(?:pancrea|spleen|rate\b|liver|foie|hepatic|diaphragm|adrenal|surrenal|kidney|rein\b|bladder|vessie|prostat|uter|ovar|vagin|abdominal wall|paroi abdominale|pankreas|milz|leber|zwerchfell|nebenniere|harnblase|nachbarorgan|adjacent (?:\w+ ){0,2}(?:organ|colon|bowel|stomach|jejun|ileum|duoden)|neighbou?ring organ|organes? (?:adjacent|voisin|de voisinage))/g;
const TUMOUR = /\b(?:tumou?r|mass|masse|gist|lesion|tumeur|raumforderung)/g;

const BLOOD =
  /\bblood(?!y? (?:loss|pressure|supply|vessel))|bloody|(?<!non[- ])ha?emorrhagi|sanguin|(?<!non )hemorragi|sanglant|hematique|blutig|hamorrhag/g;

const FINDINGS: readonly Finding[] = [
  {
    criterion: "mucosal_defect_or_luminal_spill",
    category: "minor_defect",
    core: /(?<!sub-?)\bmucos|(?<!sous-)\bmuqueu|(?<!sub)schleimhaut/g,
    near: [
      /defe[ck]t|breach|breche|\btears?\b|\btorn\b|\btore\b|lacerat|\bsplit\b|effraction|dechir|plaie|riss\b|gerissen|\bouverte|\bopened/g,
    ],
    within: 36,
    unless: /ulcer|ulzer/,
  },
  {
    criterion: "mucosal_defect_or_luminal_spill",
    category: "minor_defect",
    core: /lumen|lumiere/g,
    near: [
      /spill|contents?\b|ruptur|escap|leak|exposure|\bissue\b|deversement|austritt|ausgetreten|\bopened|\bouvert|effraction/g,
    ],
    within: 52,
  },
  {
    criterion: "peritoneal_lining_tear",
    category: "minor_defect",
    core: /peritoneal (?:lining|covering)|peritoneum (?:only|over|covering)|seros(?:al|a) (?:lining|covering|peritone\w*)|serosal tear only|revetement (?:peritoneal|sereux)|sereuse peri-?tumorale|peritonealen? (?:uberzug|bedeckung)|serosauberzug/g,
    near: [
      /\btears?\b|\btorn\b|\btore\b|damage|defe[ck]t|lacerat|breach|dechir|breche|\ble[sz]ee?\b|rompu|riss|verletz/g,
    ],
    within: 44,
  },
  {
    criterion: "microscopic_peritoneal_penetration",
    category: "minor_defect",
    core: /penetr|breach|perfor|effraction|durchbr|durchsetz/g,
    near: [MICROSCOPIC, /seros|sereu|periton|peritoine/g],
    within: 40,
  },
  {
    criterion: "blood_stained_ascites",
    category: "major_defect",
    core: /ascit|aszites|(?:peritoneal|abdominal|free) fluid|epanchement|liquide (?:peritoneal|libre)|peritonealerguss|freie flussigkeit/g,
    near: [BLOOD],
    within: 24,
    unless: /pleur|pericard/,
  },
  {
    criterion: "blood_stained_ascites",
    category: "major_defect",
    core: /\bfluid|flussigkeit|\bliquide/g,
    near: [BLOOD, /on (?:opening|entering|entry)|abdom|periton|pelvi|bauchhohle|douglas|a l'ouverture|bei eroffnung/g],
    within: 64,
    unless: /pleur|pericard|cyst|kyst|zyst/,
  },
  {
    criterion: "adjacent_organ_infiltration",
    category: "major_defect",
    core: /infiltr(?!at[es]{0,2} (?:of|d|eine[rs]|von)\b)|inva[sd]|envahi/g,
    near: [MICROSCOPIC, NEIGHBOUR],
    within: 64,
    // A needle in another organ finds deposits there.
    unless: /stanz|biops|punkt|ponction|\bfn[ab]\b/,
  },
  {
    criterion: "intralesional_or_piecemeal",
    category: "major_defect",
    core: new RegExp(
      `piecemeal|(?<!non )morcel|intralesion\\w* (?:dissect|resect|excis|remov|entry|exere)|(?:dissection|resection|exerese) intralesion|intralasion\\w* (?:resek|prapar|entfern)|stuckweise|${TAKEN_OUT}\\w*(?: \\w+){0,2} ${PIECES}|${PIECES} (?:\\w+ ){0,2}${TAKEN_OUT}|(?:tumou?r|exerese|resection) (?:\\w+ ){0,2}(?:in (?:several )?pieces|fragmentee)|fragmentation (?:of the tumou?r|de la tumeur) (?:during|lors|au cours)`,
      "g",
    ),
    near: [],
    within: 0,
    unless:
      /morcel\w* (?:\w+ ){0,4}?(?:within|inside|in|dans|im) (?:the |a |an |le |un |l')?(?:\w+ )?(?:bag|endobag|sac|beutel|bergebeutel)\b/,
  },
  {
    criterion: "incisional_biopsy",
    category: "major_defect",
    core: /(?:incisional|open|surgical|wedge) biops|biopsies? (?:chirurgicale )?incision|biopsie chirurgicale|inzisions-?biops|offene biops/g,
    near: [
      new RegExp(
        `(?:of|from|in|into|through|dans|de|du|d'|aus|des|am) (?:the |a |this |la |l'|une? |dem )?(?:\\w+ ){0,2}?${TUMOUR.source}|incisional biops\\w+ (?:was |were |is )?(?:performed|taken|obtained|done)`,
        "g",
      ),
    ],
    within: 56,
  },
];

/** Every criterion that a sentence tells by words standing together, undenied. */
export function criteriaIn(text: string): readonly (readonly [Criterion, "major_defect" | "minor_defect"])[] {
  return FINDINGS.filter(
    ({ core, near, within, unless }) =>
      !unless?.test(text) &&
      [...text.matchAll(core)].some(({ 0: word, index }) => {
        const from = Math.max(0, index - within, text.lastIndexOf(";", index) + 1);
        const around = text.slice(from, index + word.length + within);
        return (
          !negatedAt(text, index, index + word.length) &&
          near.every((companion) =>
            [...around.matchAll(companion)].some(
              (one) => !negatedAt(text, from + one.index, from + one.index + one[0].length),
            ),
          )
        );
      }),
  ).map(({ criterion, category }) => [criterion, category]);
}
