/** The tumour or its capsule; another organ's capsule is none. */
const TUMOUR_SAID =
  "(?:tumou?rs?|gist|mass|lesion|neoplasm|nodule|tumeur|masse|raumforderung|(?:pseudo-?)?capsule|(?:tumor|pseudo)?kapsel)";
/** Words between the tumour and what happened to it: adverbs and auxiliaries, no other noun. */
const FILLER =
  "(?: ?\\([^)]{0,20}\\))?(?:,? ?(?:(?:pseudo-?)?capsule|itself|surface|wall|was|were|has|had|been|is|being|became|then|and|very|extremely|also|partially|partly|completely|focally|slightly|inadvertently|incidentally|accidentally|unfortunately|spontaneously|unintentionally|iatrogenically|already|found|friable|soft|cystic|fragile|tres|qui|est|etait|a ete|ait ete|avait ete|s'est|se|partiellement|accidentellement|malheureusement|spontanement|trouvee|war|wurde|ist|akzidentell|versehentlich|bereits|dabei|not|never|n'est pas|n'a pas ete|non|nicht|ne s'est pas)\\b,?){0,6}";
const BROKEN = new RegExp(
  `\\b${TUMOUR_SAID}\\b(?: of the tumou?r| de la tumeur| tumorale)? ?${FILLER} ?\\b(tore|torn|burst|broke|broken|ruptur(?:ed|es)|breached|disrupted|lacerated|split|cracked|fractured|fell apart|came apart|disintegrated|entered|violated|opened|punctured|rompt|rompait|rompue?|fracturee?|dechiree?|fragmentee?|eclatee?|fissuree?|ouverte|riss|eingerissen|rupturiert|zerrissen|geplatzt|angeschnitten|eroffnet)\\b`,
  "g",
);
const BREAKING = new RegExp(
  `\\b(?:(rupture|tear|breach|fracture|laceration|disruption|fragmentation|breakage|splitting|entry|violation|effraction|breche|dechirure|plaie|ouverture|riss|ruptur|eroffnung|einriss)(?: (?:accidentelle|iatrogene|per-?operatoire|partielle|limitee|spontanee))? (?:(?:of|in|into|to|de|du|des|dans|im|in|der) |d')(?:(?:the|its|this|a|an|la|le|un|une|cette|l'|der|des) )?(?:\\w+ ){0,2}?${TUMOUR_SAID}\\b|(?:tumou?r|capsular|capsule|gist) (rupture|breach|tear|fracture|disruption|fragmentation)|(rupture|effraction|breche|fragmentation|dechirure|fracture) (?:tumorale|capsulaire)|(tumorruptur|kapselruptur|kapselverletzung|kapseleroffnung|rupturierte[nrs]? (?:\\w+ ){0,2}?(?:tumor|gist)))`,
  "g",
);
const GERMAN_TEAR =
  /\b(riss|rei(?:ss|\u00df)t|platzt|platzte|brach|zerriss)\b (?:\w+ ){0,3}?(?:der |die )?(?:\w+ ){0,2}?(?:tumor|gist|kapsel)\b/g;
/** Tumour or its contents outside: the sentence says what came out or where it went. */
const SPILT =
  /spill(?:age|ed|ing)?\b|spilt\b|spill\b|leak(?:age|ed|ing)? (?:of|from) (?:the )?(?:\w+ ){0,2}(?:tumou?r|mass|necro|contents?)|(?:contents?|material|tissue|debris|fluid) (?:\w+ ){0,2}?(?:escap|leaked|poured|extruded|discharged|ran )\w*|(?:escape|release|extrusion|discharge|loss) of (?:\w+ ){0,3}(?:tumou?r|necrotic|contents?|material)|contaminat(?:ion|ing|ed) (?:of )?(?:the )?(?:peritone|abdom|operative field|field|pelvi)|peritoneal (?:contamination|soiling)|essaimage|deversement|(?:issue|ecoulement|effusion|fuite) (?:de |d'une? |du )?(?:\w+ ){0,2}(?:tumoral|tumeur|necro|contenu|materiel|liquide hemorragique)|(?:contenu|materiel|debris) (?:\w+ ){0,4}(?:repand\w*|ecoule|deverse)|(?:contamination|souillure) (?:de la cavite )?(?:peritone|abdom)|entleert sich (?:\w+ ){0,3}(?:tumor\w*|nekro\w*)|tumoraustritt|austritt von|ausgetreten|\btrat (?:\w+ ){0,5}aus\b/g;
const ENTERIC =
  /\b(?:bile|biliaires?|enteric|intestinal|bowel|colonic|enterique|gastric|stool|fecal|faecal|digestif|gastrique|pus|urine|galle\w*) ?(?:contents?|content|fluid|spill\w*|leak\w*|contenu|liquide)?\b|\bcontenu (?:digestif|gastrique|intestinal)\b/;
/** The tumour itself came apart, whatever came out of it. */
export const FRACTURED =
  /^(?:tore|torn|burst|broke|broken|lacerated|split|cracked|fractured|fell apart|came apart|disintegrated|fracture|fracturee?|dechiree?|eclatee?|fragmentee?|fragmentation|breakage|laceration|riss|eingerissen|zerrissen|geplatzt|platzte|brach|zerriss|einriss)$/;
const CAPSULE = /capsul|kapsel/;

/** What lies over the tumour broke, or what holds it. */
const COVERING =
  /\b(?:mucosa|serosa|peritoneum|lining|bag|muqueuse|sereuse|peritoine|sac|wall|paroi)\b[^,;]{0,12}\b(?:over|overlying|covering|around|containing|with|above|recouvrant|en regard (?:de|du)|sur|contenant)(?: the| la| le)? $/;

interface Event {
  readonly from: number;
  readonly to: number;
  readonly word: string;
  readonly capsule: boolean;
  readonly denied: boolean;
}

/** Every place where a sentence says that the tumour or its capsule broke, or that it did not. */
export function breaksIn(text: string): readonly Event[] {
  const events: Event[] = [];
  for (const pattern of [BROKEN, BREAKING, GERMAN_TEAR]) {
    for (const match of text.matchAll(pattern)) {
      const word = match.slice(1).find((one) => one !== undefined) ?? "";
      const [from, to] = [match.index, match.index + match[0].length];
      if (
        /\b(?:splenic|hepatic|renal|liver|spleen|glisson\w*|prostatic) $/.test(text.slice(Math.max(0, from - 12), from))
      )
        continue;
      if (/^ (?:spleni|hepati|de la rate|du foie)/.test(text.slice(to, to + 14))) continue;
      if (COVERING.test(text.slice(Math.max(0, from - 48), from))) continue;
      const within = /\b(?:not|never|n'est pas|n'a pas|non|nicht|ne s'est pas)\b/.test(match[0]);
      const capsule =
        CAPSULE.test(match[0]) &&
        !/tumou?r|tumeur|gist|mass/.test(
          match[0].replace(/(?:tumou?r|of the tumou?r|de la tumeur) ?(?=(?:pseudo)?capsul)/, ""),
        );
      events.push({ from, to, word, capsule, denied: within || negatedAt(text, from, to) });
    }
  }
  return events;
}

/** Every place where a sentence says that tumour or its contents came out, or did not; of the bowel's contents none. */
export function spillsIn(text: string): readonly Event[] {
  const events: Event[] = [];
  for (const match of text.matchAll(SPILT)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (ENTERIC.test(text.slice(Math.max(0, from - 24), to + 24))) continue;
    events.push({ from, to, word: match[0], capsule: false, denied: negatedAt(text, from, to) });
  }
  return events;
}

/** What may stand between a negation and a later noun of the same list: nouns and links, no verb of its own. */
const LIST_BETWEEN =
  /^[^,]{0,40}(?:, ?(?:(?:or|nor|and|no|ni|et|ou|sans|pas|oder|und|keine?) )?(?:[a-z'-]+ ?){0,4}){0,6}$/;
const OWN_VERB =
  /\b(?:was|were|is|are|has|had|did|tore|ruptured|occurred|showed|est|etait|a ete|s'est|se|war|wurde|riss)\b/;

/** Negated: a negation in front within the clause, or an answer of absence right behind. */
export function negatedAt(text: string, at: number, end = at): boolean {
  const before = text.slice(Math.max(0, at - 70), at);
  const clause = before.slice(
    Math.max(
      ...[";", ":", " but ", " mais ", " aber ", " however ", " although ", " while ", " and the ", " et la "].map(
        (mark) => before.lastIndexOf(mark),
      ),
    ) + 1,
  );
  let negation: RegExpExecArray | null = null;
  for (const match of clause.matchAll(
    /\b(?:no|not|without|absence (?:of|de|d')|free of|sans|pas|aucune?|non|ni|kein(?:e|en)?|ohne|nor|never|neither|negative for|n'est pas|nicht)(?![a-z])/g,
  ))
    negation = match;
  if (negation) {
    const between = clause.slice(negation.index + negation[0].length);
    if (!between.includes(",") || (LIST_BETWEEN.test(between) && !OWN_VERB.test(between))) return true;
  }
  if (/\bintact\b/.test(clause) && /\b(?:no|not|without|and)\b/.test(clause)) return true;
  const after = text.slice(end, end + 48).replace(/^[a-z]*/, "");
  return (
    /^[^.;,]{0,28}\b(?<!\b(?:with|and|but|mit|aber|et|mais|avec) )(?:absent|absente|not (?:identified|seen|present|evident|observed|noted|occur\w*)|did not|none|was not|is not|non (?:identifiee|retrouvee|vue|observee)|n'est (?:pas|observee)|nicht|negative|no\b(?! ?\.))/.test(
      after,
    ) || /^\s*(?:[:=-])\s*(?:no|non|none|absent|nein)\b/.test(after)
  );
}
