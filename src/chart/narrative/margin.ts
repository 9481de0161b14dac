import type { AnyStatement, NarrativeReader, ReadReport } from "./reading";
import { isPresent, isPrevious } from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

const SPEAKS =
  /\br[012]\b|margin|marge|limites?|resektionsr(?:a|and)|absetzungsr|in sano|schnittr|tranche|recoupe|inked|zone saine|tissu sain|berges|staple line|(?:resection|surgical) ends|extremites?|completely excised|excision (?:is )?complete|complete excision|exerese (?:est )?complete|\brand\b|all (?:free|clear)|\brander\b|sections? (?:de resection|d'exerese)|residu|macroscop|incomplet|debulk|left (?:behind|in situ|in place)|laisse/;
const TOKEN = /(?<![a-z0-9./-])p?(r[012])(?![a-z0-9])(?!\/)/g;
const TOKEN_CONTEXT =
  /resect|resec|resekt|\brand\b|inked|encre|tumou?r cells|exeres|exzis|excis|margin|marge|limite|schnittr|absetzungsr|gist|surg|chirurg|operat|resekt|residual|residuel|mitos|stroma|pt\d|ptnm|stat/;
const PLANNED =
  /\b(?:planned|expected|aim|goal|intend|achievable|feasible|possible|could|would|should|if\b|likely|unlikely|prevu|objectif|envisag|souhait|esper|realisable|faisable|geplant|angestrebt|to obtain|afin d'obtenir|in order to|defined|definition|means|chance)/;
const LABEL =
  /^(?:(?:surgical |resection |specimen |excision |final )*margins?(?: (?:status|involvement))?(?:\(s\))?|status of (?:the )?margins?|(?:marges?|limites?)(?: (?:d'exerese|de resection|chirurgicales?))?(?: \([^)]{0,20}\))?|r (?:status|classification|class)|residual (?:tumou?r|disease)|resektionsr(?:and|ander)|statut des marges|qualite (?:de la resection|d'exerese)|margins? \(r\)|resection status|exerese|rand|absetzungsrand(?:er)?)$/;
const OTHER_CHANGE = /(?:negative|free|clear) (?:for|of) (?:dysplas|metaplas|adenom|carcinom|inflamm|bacteri|goblet)/;
const TUMOUR_EDGE =
  /\bmargins? of (?:the |an? )?(?:ulcer\w*|tumou?r|lesion|mass|polyp|nodule)|(?:tumou?r|lesion) margins? (?:is|are) (?:pushing|infiltrat|well|ill|smooth|irregular)|(?:irregular|well[- ]defined|ill[- ]defined|smooth|lobulated|pushing|infiltrative) margins?|\brander d(?:es|er) (?!absetzung|resekt|praparat)|limites (?:nettes|floues|regulieres|irregulieres)/;
const FREE =
  /\b(?:negative|free|clear|uninvolved|not involved|not (?:reached|infiltrated)|no (?:tumou?r|involvement)|tumou?r[- ]free|saines?|indemnes?|libres?|non (?:atteinte|envahie|infiltree|tumorale)s?|negatives?|tumorfrei|frei|in sano|pass(?:e|ent|ant) (?:a distance|en zone saine|en tissu sain|au large)|en (?:zone saine|tissu sain)|in healthy tissue|completely excised|excision (?:is )?complete|complete excision|exerese (?:est )?complete|neither\b[^.;]{0,60}\bmargins? is involved)\b/;
const INVOLVED =
  /\b(?:positive|involved(?! by no)|involvement|present at|extends to|reaches|at (?:the )?(?:\w+ ){0,2}margin|transected|envahie?s?|atteintes?|positives?|infiltre\w*|tumorales?|non saine|au contact|befallen|nicht frei|non in sano|at the ink\w*)\b/;
const NOT_FREE = /\b(?:not (?:clear|free|negative)|non (?:saine|libre|indemne)s?|nicht (?:frei|tumorfrei))\b/;
const NEGATED_INVOLVED =
  /\b(?:neither|does not touch|not touch\w*|to within|within \d|less than \d|not (?:involved|present|infiltrated|reach|extend)|does not (?:reach|extend|involve)|uninvolved|no (?:tumou?r|involvement|gist)|non (?:atteinte|envahie|infiltree|tumorale)s?|without|sans|pas d)/;
const MICROSCOPIC = /\b(?:microscop|histolog|focal|ink|encre)/;
const GROSS_ONLY =
  /\b(?:(?:macroscopically|macroscopiquement|makroskopisch|grossly) (?:clear|free|negative|saines?|libres?|indemnes?|frei|tumorfrei)|(?:clear|free|negative|saines?|libres?|indemnes?|frei|tumorfrei) (?:macroscopically|macroscopiquement|makroskopisch|grossly))\b/;
const ONE_MARGIN =
  /\b(?:proximal|distal|deep|lateral|radial|mucosal|mesenteric|circumferential|anterior|posterior|superior|inferior|profonde?|laterale?|proximale?|distale?|circonferentielle|gastric|duodenal|jejunal|pancreatic|oesophageal|vertical|horizontal|basal|serosal)\b/;
/** "Gastric GIST 8.5 cm, margins clear": where the tumour is, not which margin. */
const ORGAN_OF_TUMOUR =
  /\b(?:gastric|duodenal|jejunal|pancreatic|oesophageal) (?:[a-z-]+ )?(?:gists?|tumou?r|mass|lesion|stromal)\b/g;
const ALL_MARGINS =
  /\b(?:all|both|neither|nearest|closest|la plus proche|(?:sections?|limites?|tranches?|extremites|recoupes)\b[^.;,]{0,30} et\b|toutes?|ensemble|samtliche|alle|proximal,? (?:and |& |et )?distal\w*|distal,? (?:and |& |et )?proximal\w*|proximale?s? et distale?s?)\b/;
/** "Re-excision after R1 resection": the class of the operation before. */
const EARLIER_CLASS =
  /\b(?:after|following|apres|nach|outside|auswarts|initial\w*) (?:(?:an?|une?|previous|the) )?(?:\w+ ){0,2}r[012]\b|\br[012]\)? (?:on|at|in) (?:the )?(?:first|initial|previous|prior)\b/;
/** Words that take a named R class back. */
const DOUBTED =
  /\b(?:cannot|can't|not (?:be )?(?:achieved|confirmed|possible)|probabl\w*|presum\w*|sous reserve|to be confirmed|a confirmer|likely|surgeon\w*|chirurgiens?|clinically|doubt\w*|douteu\w*|whether|vraisemblable\w*|wahrscheinlich|versus|vs)\b|\?/;
const UNSETTLED =
  /\b(?:cannot (?:be )?(?:assess|evaluat|determin|confirm|guarante|establish)|not (?:assess|evaluab|applicable|specified|stated|determin)|indetermin|non (?:evaluable|precise|applicable|determin)|rx\b|unknown|fragment|nicht beurteilbar|(?:nicht|not|pas|non) (?:sicher|eindeutig|definitely|clearly|formellement|certain\w*)|n\/a|difficult|equivocal|possible|possibly|uncertain)/;

const SURGEON = /\b(?:surgeons?|chirurgiens?)\b/g;
/** Tumour left where it was, seen by the eye: R2 in words. */
const LEFT_BEHIND =
  /\b(?:(?:gross|macroscopic|visible) residual (?:tumou?r|disease)|residual (?:gross|macroscopic) (?:tumou?r|disease)|(?:tumou?r|disease|plaque)\b[^.;,]{0,40} (?:was |were |had to be )?left (?:behind|in situ|in place|on )|macroscopic(?:ally)? incomplete (?:resection|excision)|(?:resection|excision) (?:was )?macroscopically incomplete|(?:residu|reliquat) (?:tumoral )?macroscopique|tumeur (?:\w+ ){0,3}laissee? en place|(?:resection|exerese) macroscopiquement incomplete|makroskopisch(?:er)? (?:tumorrest|inkomplett\w*))/;

/** "All margins except the deep one are free" says nothing good of the deep one. */
const EXCEPTED =
  /\b(?:except(?:ing|ion)?|save for|apart from|other than|sauf|hormis|excepte|a l'exception|en dehors de|ausser|bis auf)\b/;

/** Resection margin: R0, R1, R2 as named, or as the plain words for all margins say. */
export const margins: NarrativeReader = {
  facts: ["margin"],
  speaks: (topics) => speaksOf(topics, "margin"),
  read: marginsIn,
};

function marginsIn(read: ReadReport, speaking: readonly Segment[]): readonly AnyStatement[] {
  if (read.kind === "imaging" || read.kind === "genomics") return [];
  const found: AnyStatement[] = [];
  let involved = false;
  for (const segment of speaking) {
    if (!isPresent(segment) || !SPEAKS.test(segment.text)) continue;
    if (/^all (?:free|clear)/.test(segment.text) && !/margin/.test(read.segments[segment.index - 1]?.text ?? ""))
      continue;
    const labelled = segment.label !== null && LABEL.test(segment.label);
    const { text } = segment;
    const base = {
      fact: "margin" as const,
      segment,
      from: 0,
      to: text.length,
      as_reported: null,
      plainness: labelled ? ("synoptic" as const) : ("sentence" as const),
    };
    if (LEFT_BEHIND.test(text) && !PLANNED.test(text) && !isPrevious(text, 0)) {
      const left = text.search(LEFT_BEHIND);
      if (!/\b(?:no|not|without|sans|pas|aucun|kein\w*|absence)\b[^,;]{0,24}$/.test(text.slice(0, left))) {
        involved = true;
        found.push({ ...base, value: "R2", note: null });
        continue;
      }
    }
    const tokens = new Set([...text.matchAll(TOKEN)].map((match) => match[1]));
    if (
      tokens.size > 0 &&
      (labelled || TOKEN_CONTEXT.test(text) || text.length < 16 || /^[ (]{0,2}r[012]\b/.test(text))
    ) {
      const token = [...tokens][0];
      if (tokens.size > 1) continue;
      if (isPrevious(text, text.search(TOKEN)) || EARLIER_CLASS.test(text)) continue;
      if (PLANNED.test(text)) {
        found.push({ ...base, value: null, note: { message: "margin_planned" } });
        continue;
      }
      if (/\b(?:no|not|nor|pas|non|sans) (?:an? |de |d')?r[012]/.test(text)) continue;
      // A surgeon sees R2; only the microscope tells R0 from R1.
      if (read.kind === "operative" && token !== "r2") {
        found.push({ ...base, value: null, note: { message: "margin_undetermined" } });
        continue;
      }
      if (
        (token === "r2" ? DOUBTED.test(text.replace(SURGEON, " ")) : DOUBTED.test(text)) ||
        (UNSETTLED.test(text) && !labelled)
      ) {
        found.push({ ...base, value: null, note: { message: "margin_undetermined" } });
        continue;
      }
      found.push({ ...base, value: token === "r0" ? "R0" : token === "r1" ? "R1" : "R2", note: null });
      continue;
    }
    if (
      read.kind === "operative" ||
      !/margin|marge|limites?|resektionsr|absetzungsr|in sano|schnittr|tranches?|recoupes|extremites|berges|zone saine|tissu sain|staple line|(?:resection|surgical) ends|completely excised|excision (?:is )?complete|complete excision|exerese (?:est )?complete|all (?:free|clear)|\brander\b|sections? (?:de resection|d'exerese)/.test(
        text,
      )
    )
      continue;
    if (
      /\blimites?\b/.test(text) &&
      !/limites? (?:chirurgicales?|d'|de (?:la )?(?:resec|exer|section|la piece)|d'exerese|laterales?|profondes?|saines?|indemnes?|libres?|non (?:envahies|tumorales|atteintes)|en (?:tissu|zone) sain|passent|circonferentielle|(?:\w+ ){0,2}(?:saines|indemnes|libres))|^limites/.test(
        text,
      ) &&
      !labelled
    )
      continue;
    if (isPrevious(text, Math.max(0, text.search(SPEAKS)))) continue;
    const answer = labelled ? text.slice(segment.value_from) : text;
    if (answer.trim() === "") continue;
    if (UNSETTLED.test(answer)) {
      found.push({ ...base, value: null, note: { message: "margin_undetermined" } });
      continue;
    }
    // "Margins of the ulcer", "pushing margins" are no resection margins.
    if (TUMOUR_EDGE.test(text) || OTHER_CHANGE.test(text)) continue;
    // What the eye finds free the microscope may not.
    if (GROSS_ONLY.test(text) && !MICROSCOPIC.test(text) && FREE.test(answer)) {
      found.push({ ...base, value: null, note: { message: "margin_undetermined" } });
      continue;
    }
    const absent =
      labelled &&
      /involvement|atteinte|envahissement/.test(segment.label ?? "") &&
      /^\s*(?:absent|none|no\b|negative|non\b|aucun|not (?:identified|present))/.test(answer);
    const free = absent || (FREE.test(answer) && !NOT_FREE.test(answer));
    const reached = NOT_FREE.test(answer) || (INVOLVED.test(answer) && !NEGATED_INVOLVED.test(answer));
    if (PLANNED.test(text)) continue;
    if (free && !reached && EXCEPTED.test(answer)) {
      involved = true;
      found.push({ ...base, value: null, note: { message: "margin_partial" } });
      continue;
    }
    if (free && !reached) {
      const subject = text.slice(0, Math.max(0, text.search(FREE)) + 1);
      const one =
        ONE_MARGIN.test(text.replace(ORGAN_OF_TUMOUR, " ")) &&
        !ALL_MARGINS.test(text) &&
        !(labelled && ALL_MARGINS.test(answer));
      const several =
        /\b(?:margins|marges|limites|tranches|berges|absetzungsrander|resektionsrander|schnittrander|margins? status|(?:resection|surgical|excision|stapled?(?: line)?) margin|staple line|(?:resection|surgical) ends|exerese passant|(?:exerese|resection) en (?:tissu|zone) sain|rander|sections (?:de resection|d'exerese)|resektionsrand|extremites|(?:nearest|closest) (?:\w+ )?margin|completely excised|excision (?:is )?complete|complete excision|exerese (?:est )?complete|neither)\b/.test(
          text,
        ) ||
        /(?:^|[,;(] ?|and |with (?:a )?)margin (?:is |was )?(?:clear|free|negative|uninvolved)/.test(text) ||
        labelled ||
        /resektionsrand|in sano|zone saine|^all (?:free|clear)/.test(text);
      found.push(
        one || !several || (/\bmargin\b/.test(subject) && !labelled && !/margins/.test(text) && ONE_MARGIN.test(text))
          ? { ...base, value: null, note: { message: "margin_partial" } }
          : { ...base, value: "R0", note: null },
      );
    } else if (reached) {
      if (free && !MICROSCOPIC.test(text)) {
        involved = true;
        found.push({ ...base, value: null, note: { message: "margin_degree" } });
        continue;
      }
      involved = true;
      found.push(
        MICROSCOPIC.test(text)
          ? { ...base, value: "R1", note: null }
          : { ...base, value: null, note: { message: "margin_degree" } },
      );
    }
  }
  // A report that names an involved margin anywhere does not say R0 by calling the others free.
  if (!involved) return found;
  return found.map((statement) =>
    statement.fact === "margin" && statement.value === "R0" && !/\br0\b/.test(statement.segment.text)
      ? { ...statement, value: null, note: { message: "margin_partial" } }
      : statement,
  );
}
