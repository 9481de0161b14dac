import type { AnyStatement, NarrativeReader, ReadReport } from "../reading";
import { isPrevious } from "../reading";
import type { Segment } from "../sentences/segments";
import { speaksOf } from "../sentences/topics";
import type { Verdict } from "./stain-verdicts";
import { FINDING, is, MEANT, verdicts } from "./stain-verdicts";
import type { Role, Word } from "./stain-words";
import { wordsOf } from "./stain-words";

type Marker = "ihc_kit" | "ihc_dog1" | "ihc_sdhb";
const MARKERS: readonly (readonly [Marker, RegExp])[] = [
  ["ihc_kit", /^(?:cd[- ]*1[1l]7|cd one.*|c-?kit|kit)$/],
  ["ihc_dog1", /^(?:d[o0]g[- ]*(?:1|one)|ano-?1)$/],
  ["ihc_sdhb", /^(?:sdh[- ]?b|succin.*)$/],
];
const markerOf = ({ role, text }: Word): Marker | null =>
  role === "marker" ? (MARKERS.find(([, name]) => name.test(text))?.[0] ?? null) : null;

/** KIT, DOG1 and SDHB stains. A gene of the same name is not a stain. */
export const stains: NarrativeReader = {
  facts: MARKERS.map(([marker]) => marker),
  speaks: (topics) => speaksOf(topics, "stain"),
  read(read, speaking) {
    if (read.kind === "imaging") return [];
    return speaking
      .filter(({ section }) => section !== "family" && section !== "reference")
      .filter(({ section, text }) => section !== "history" || /gist|strom|tumou?r|tumeur|\bcell|zellen/.test(text))
      .filter(({ text }) => read.kind !== "genomics" || STAIN_NAMED.test(text))
      .flatMap((segment) => stainsIn(segment, read.kind === "pathology", headOver(segment, read)));
  },
};

/** "Positive" on its own line over names of stains, each on its own: their finding. */
function headOver(segment: Segment, { segments }: ReadReport): "plus" | "minus" | null {
  const only = ({ text }: Segment, ...roles: readonly Role[]): boolean =>
    wordsOf(text).every((word) => is(word, ...roles));
  if (segment.text.length > 40 || !only(segment, "marker", "and", "sign", "open", "close")) return null;
  for (const before of segments.slice(Math.max(0, segment.index - 12), segment.index).reverse()) {
    if (before.text.length > 40) return null;
    if (only(before, "marker", "and", "sign", "word")) continue;
    const [head, ...rest] = wordsOf(before.text);
    return head &&
      (head.role === "plus" || head.role === "minus") &&
      rest.every((word) => is(word, "small", "staining", "colon", "for"))
      ? head.role
      : null;
  }
  return null;
}

/** A molecular report speaks of genes, unless a sentence names a stain by its own words. */
const STAIN_NAMED =
  /immuno|immunhist|stain|\bih[ck]\b|marquage|express|exprim|cd-? ?117|d[o0]g-? ?1|farb|retained|erhalten|conserv|maint|preserv|intact|perte|perdu|extinct|eteint|\blost\b|\bloss\b|verlust|verloren/;

/** What holds of such tumours or of a stain in general, or under a condition, is not said of this tumour. */
const GENERAL =
  /\b(?:if|unless|would|should|could|may (?:be|show|stain|express|lack|lose)|en cas de|si (?:le|la|l'|negati|positi)|falls|wenn|sofern|typically|usually|generally|often|most|majority|habituellement|generalement|souvent|la plupart|ublicherweise|meist(?:ens)?|in der regel|defines?|predicts?|do(?:es)? not exclude|n'exclut pas|definit|definiert|ware|(?:seen|found|observed|typical|characteristic) (?:in|of|for) (?:sdh|gists?)|oriente|criteria|criteres|kriterien|auszuschlie(?:ss|\u00df)en|to (?:exclude|rule out)|a (?:eliminer|rechercher|exclure))\b|\d ?% (?:of|des|der) (?:all |cases|gists?)|\bgists? sind\b|\bgist exprimieren\b|(?:^|\bles )gists? (?:are|express|stain|show|expriment|sont)\b/;
const isGeneral = (text: string, { from, to }: Word): boolean =>
  GENERAL.test(text.slice(Math.max(0, from - 100), to) + (/^[^,;:]*/.exec(text.slice(to, to + 60))?.[0] ?? ""));
/** A control that did not stain: the stain tells nothing. */
const FAILED =
  /\b(?:controls?|temoins?|\w*kontrolle)\b[^,;.]{0,24}\b(?:negati\w+|absent|failed|lost|no|not|missing|perdu|non|nicht)\b|\b(?:no|pas de|sans|keine?|ohne) (?:internal |interne )?(?:controls?|temoins?|\w*kontrolle)\b/;
const IMMUNO =
  /immuno|stain|ihc\b|immunhisto|marquage|express|exprim|marqu|cd-? ?117|dog-? ?1|cd-? ?34|desmin|s-?100|sdhb|positiv|positif|farb|negativ|\bkit {0,30}(?:\(?[+-]\)?|: ?(?:[+-]|pos|neg))/;
const GENE_WORDS = /mutat|mutier|\bmute|exon|wild[- ]?typ|sauvage|sequenc|sequenz|\bgens?\b|\bgenes?\b/;
const GENE_AFTER =
  /^[ )-]{0,2}(?:gene|exon|mutat|mutier|wild|p\.|sauvage|(?:[/,] ?|(?:and|et|und) )(?:pdgfra|braf|nf-?1|ntrk|[kn]?ras)|gens?\b|sequenc|sequenz|testing|analys|inhibit|ligand|signal|pathway)/;

/** KIT names a stain as well as a gene: a gene where its own words are beside it and no stain's are. */
function isGene({ text: name, from, to }: Word, text: string): boolean {
  if (/^cd|^dog|^ano/.test(name)) return false;
  const after = text.slice(to, to + 24);
  if (/^sdh/.test(name))
    return (
      /^[ )]{0,2}(?:gene|mutat|variant|germline|exon)/.test(after) ||
      (/detected|pathogen|variant/.test(text) && !/immuno|stain|ihc|marquage|express/.test(text))
    );
  if (
    /^(?:(?! (?:et|and|und|mais|but) )[^,;.]){0,30}(?:mutat|mutier|\bmute|exon|wild|sauvage|\bwt\b)/.test(after) &&
    !/^ ?\(?(?:[+-]|pos|neg)/.test(after)
  )
    return true;
  if (!IMMUNO.test(text) || GENE_AFTER.test(after)) return true;
  // "KIT negative, DOG1 positive": one of the stains told.
  if (
    /^(?: |: ?| ?\()(?:[+-]|pos|neg|strong|diffus|weak)/.test(after) &&
    !/^[^,;.]{0,16}exon/.test(after) &&
    (name === "c-kit" || /dog-?1|cd-?34|s-?100|desmin/.test(text))
  )
    return false;
  if (
    /^ (?:expression|ihc|immuno|stain)/.test(after) ||
    /(?:exprim\w+|express\w*)(?: le| of| de| for)? $/.test(text.slice(Math.max(0, from - 24), from))
  )
    return false;
  return (
    GENE_WORDS.test(text) && !(/immuno|stain|ihc|cd-? ?117|marquage|immunhist/.test(text) && !nearGene(text, from))
  );
}
const nearGene = (text: string, from: number): boolean =>
  /(?:genes?|gens?|exons? \d{1,2}(?: (?:of|du|de|des))?|mutations? (?:of|in|de|du|des|im)|sequencing of|analyse de|wild[- ]?type|pdgfra (?:and|et|und))(?: for| the| gene| gen)? $/.test(
    text.slice(Math.max(0, from - 40), from),
  );

function stainsIn(segment: Segment, stained: boolean, head: "plus" | "minus" | null): readonly AnyStatement[] {
  const { text } = segment;
  if (FAILED.test(text)) return [];
  const words = plainWords(text, stained);
  const told = new Map<Marker, { verdict: Verdict; word: Word }>();
  for (const { word, verdict: own } of verdicts(words)) {
    const marker = markerOf(word);
    const verdict = own ?? (head === "plus" ? "positive" : head === "minus" ? "negative" : null);
    if (marker === null || verdict === null || isPrevious(text, word.from) || isGeneral(text, word)) continue;
    const known = told.get(marker);
    if (!known || known.verdict === "doubtful") told.set(marker, { verdict, word });
  }
  return [...told].map(([fact, { verdict, word }]): AnyStatement => {
    const base = { segment, from: word.from, to: word.to, plainness: "sentence" as const, as_reported: null };
    if (verdict === "doubtful" || verdict === null)
      return { ...base, fact, value: null, note: { message: "equivocal_stain" } };
    if (fact === "ihc_sdhb") return { ...base, fact, value: verdict === "positive" ? "retained" : "lost", note: null };
    return { ...base, fact, value: verdict, note: null };
  });
}

const as = (word: Word, role: Role): Word => ({ ...word, role });

/** The words without what only explains: other names in brackets, dashes that join; genes are no markers. */
function plainWords(text: string, stained: boolean): readonly Word[] {
  const all = wordsOf(text).map((word) =>
    word.role === "marker" && isGene(word, text) && !(stained && /^ *(?:c-)?kit ?: *(?:\(?[+-]|pos|neg)/.test(text))
      ? as(word, "word")
      : word,
  );
  const signed = all.some(
    (word, index) => word.role === "plus" && /\+/.test(word.text) && is(all[index - 1], "marker"),
  );
  const found: Word[] = [];
  for (let index = 0; index < all.length; index += 1) {
    const word = all[index] as Word;
    const before = found.at(-1);
    const next = all[index + 1];
    if (word.role === "sign") {
      const minus = is(before, "marker", "colon", "open") && isMinus(text, word, next, signed);
      if (minus) found.push(as(word, "minus"));
      else if (is(before, "plus", "minus") && is(next, "marker")) found.push(as(word, "and"));
    } else if (word.role === "open") {
      const end = all.findIndex((one, at) => at > index && one.role === "close");
      const inner = all.slice(index + 1, end < 0 ? all.length : end);
      if (end < 0) continue;
      if (inner.some(({ role }) => role === "others") && !inner.some(({ role }) => role === "marker")) {
        // "Positive (mast cells only)": that is all that stained.
        if (is(before, "plus") && /\b(?:only|seule\w*|uniquement|nur)\b/.test(text)) found.push(as(word, "others"));
        index = end;
      } else if (is(before, "marker")) {
        if (!inner.some(({ role }) => MEANT.has(role))) index = end;
      } else if (!inner.some(({ role }) => role === "marker" || FINDING.includes(role) || role === "sign")) index = end;
    } else if (word.role === "with" && othersFollow(all, index)) found.push(as(word, "turn"));
    else if (word.role === "others" && found.slice(-3).some((one) => one.role === "deny" || EXCLUDED.test(one.text)))
      found.push(as(word, "word"));
    else if (word.role !== "close") found.push(word);
  }
  return found;
}
const EXCLUDED = /^(?:against|exclud|rather|versus|exclu|gegen)/;

/** A dash is a minus behind a marker where nothing is joined by it. */
function isMinus(text: string, { from, to }: Word, next: Word | undefined, signed: boolean): boolean {
  const after = text.slice(to, to + 24);
  // "CD117- und DOG1-positiv": a word that waits for its end.
  if (/^(?: (?:und|oder|bzw\.?|and|or|et|ou) |\/ ?)[a-z0-9-]{2,9}-[a-z]/.test(after)) return false;
  if (/^ {0,2}(?:[,;.)\]|/]|$| {3})/.test(after)) return true;
  if (text[from - 1] !== " " && /^ (?:and|or|et|und|ou|oder)\b/.test(after)) return true;
  return signed && is(next, "marker") && after[0] === " ";
}

/** "Lost, with staining of the endothelium preserved": other cells are spoken of from here on. */
function othersFollow(words: readonly Word[], at: number): boolean {
  for (const word of words.slice(at + 1, at + 7)) {
    if (word.role === "others") return true;
    if (is(word, "marker", "turn", "and")) return false;
  }
  return false;
}
