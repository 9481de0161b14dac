import type { Segment } from "../sentences/segments";
import type { Finding } from "./gene-findings";
import { ANALYSIS, D842V } from "./gene-findings";
import { exonsIn, genesIn, piecesOf } from "./gene-pieces";
import * as words from "./gene-words";

/** The genes and exons that a title, a label or a method says were looked at; no findings. `listed`: the line above all said so. */
export function regionsIn(segment: Segment, listed: boolean): readonly Finding[] {
  const { text } = segment;
  if (genesIn(text).length === 0 || !(listed || ANALYSIS.test(text)) || words.NOT_TESTED.test(text)) return [];
  if (words.ABSENT.test(text) || words.CONTROL.test(text) || words.PENDING.test(text)) return [];
  const regions: Finding[] = [];
  for (const { text: piece, from, to } of piecesOf(text)) {
    const gene = genesIn(piece)[0];
    const exons = exonsIn(piece);
    const last = regions.at(-1);
    if (gene !== undefined && gene !== "other")
      regions.push({ gene, exons, negative: false, positive: false, variants: [], excepted: false, segment, from, to });
    else if (last !== undefined && last.exons.length === 0 && exons.length > 0)
      regions.splice(-1, 1, { ...last, exons });
  }
  return regions;
}

const ALL_DENIED =
  /^(?:(?:result\w*|resultats?|ergebnis|befund|conclusion|beurteilung|fazit|interpretation)[ :.-]{1,12})?(?:(?:there (?:is|was|were)|il n'y a|es (?:fand|fanden) sich) )?(?:(?:no|aucune|keine?|absence (?:de|d')|pas (?:de|d')|sans|kein nachweis (?:einer|von)) ?(?:\w+ ){0,2}?(?:mutat|variant|alterat|anomal|verander)|wild[- ]?typ|wildtyp|statut sauvage|negati)/;

/** "No mutation found in any exon analysed": a result of all that was tested. */
export const deniesAll = (text: string): boolean =>
  ALL_DENIED.test(text) &&
  genesIn(text).length === 0 &&
  exonsIn(text).length === 0 &&
  !D842V.test(text) &&
  !words.DOUBTED.test(text) &&
  !/\b(?:other|further|additional|autres?|weitere\w*)\b/.test(text);
