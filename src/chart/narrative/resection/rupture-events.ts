/*
 * An injury of the tumour is told by an event (ruptured, torn, opened, perforated; spilled) and by what it happened to: the tumour, its
 * capsule, what covers it, something else. `eventsIn` finds both; whether it was denied is `negatedAt`.
 */

const TUMOUR_NOUN =
  "(?:tumou?r(?:s|al)?|tumorale?|tumorose?|gists?|mass|lesion|neoplasm|nodule|tumeur|masse|neoformation|raumforderung|geschwulst|tumors)";
const TUMOUR = new RegExp(`\\b${TUMOUR_NOUN}\\b|\\btumor|tumor\\b`);
const CAPSULE = /capsul|kapsel/;
const COVER =
  /mucos|muqueu|schleimhaut|seros|sereu|periton(?!eal cavity|ealhohle)|peritoine|\b(?:lining|wall|paroi|wand|uberzug)/;
const OTHER =
  /\b(?:spleen|splen|rate\b|milz|liver|hepat|foie|leber|glisson|gall|vesicule|bile|bladder|vessie|cyst|kyst|zyst|uter|ovar|append|diverticul|divertikel|aneurys|\baaa\b|anevr|ectopic|vessel|veine?\b|vena|arter|vari[cz]|ulcer|ulk[ue]s|bag\b|sac\b|beutel|trocar|hernia|membran|coiffe|tendon|sehne|achilles|ligament|dis[ck]|bowel|colon|kolon|stomach|estomac|magen|gastric|gastrique|darm|intestin|grele|jejun|ileum|ileon|duoden|o?esophag|sigmo|viscus|visceral|bursa|pleur|diaphragm|zwerchfell|kidney|renal|rein\b|niere|prostat|bauchaorten|aort|lymph|node|anastomos|sutur|naht|staple|digesti)/;

/** The organ whose capsule is none of the tumour's. */
const OWN_CAPSULE =
  /splen|rate\b|milz|liver|hepat|foie|leber|glisson|kidney|renal|rein\b|niere|prostat|\bnet\b|pankreas|pancrea/;

export type Happening = "rupture" | "fracture" | "opening" | "perforation";
const HAPPENINGS: readonly (readonly [Happening, RegExp])[] = [
  [
    "rupture",
    /\b([a-z]{0,16}?-?)(ruptur\w*|rompue?s?|rompt|rompait|rompre|zerreiss\w*|zerrei\u00df\w*|effraction|breach\w*|tear|breche|dechirure|plaie|einriss\w*|fissuree?|verletzung|verletzt|solution de continuite)\b/g,
  ],
  [
    "fracture",
    /\b(un|)(tore|torn|burst|broke|broken|lacerat(?:ed|ion)|split|cracked|fractur\w*|disrupt\w*|fragmented|(?:fell|came) apart|disintegrated|breakage|dechiree?|eclatee?|fragmentation|fragmentee?|riss|rei(?:ss|\u00df)t|platzte?|brach|(?:ein|zer)?(?:gerissen|rissen)(?:e[nrms]?)?|geplatzt(?:e[nrms]?)?)\b/g,
  ],
  [
    "opening",
    /\b([a-z]{0,16}?)(entered|entry|violat(?:ed|ion)|opened|punctured|ouverte?|ouverture|angeschnitten|eroffnung|eroffnet(?:e[nrms]?)?|cut into)\b/g,
  ],
  ["perforation", /\b([a-z]{0,16}?-?)(perfor(?:at|ee?|iert|ier)\w*)\b/g],
];
/** Words that are said of the tumour wherever no other thing is named. */
const PLAIN = /^(?:ruptur|romp|effraction|zerrei)/;

/** Of a specimen these may be the work of the laboratory: the surgeon's only where the sentence says so. */
export const IN_PIECES = /^(?:disrupt|fragment)/;

export interface Event {
  readonly kind: Happening;
  readonly of: "tumour" | "capsule" | "cover" | "other" | null;
  readonly plain: boolean;
  readonly word: string;
  readonly from: number;
  readonly to: number;
  readonly denied: boolean;
}

/** Words between the tumour and what happened to it: adverbs and auxiliaries, no other noun. */
const FILLER =
  "(?: ?\\([^)]{0,20}\\))?(?:,? ?(?:(?:pseudo-?)?capsule|itself|surface|wall|was|were|has|had|been|is|being|became|then|and|very|extremely|also|partially|partly|completely|focally|slightly|inadvertently|incidentally|accidentally|unfortunately|spontaneously|unintentionally|iatrogenically|already|found|friable|soft|cystic|fragile|tres|qui|est|etait|a ete|ait ete|avait ete|s'est|se|partiellement|accidentellement|malheureusement|spontanement|trouvee|war|wurde|ist|akzidentell|versehentlich|bereits|dabei|gedeckt|frei|not|never|n'est pas|n'a pas ete|non|nicht|ne s'est pas)\\b,?){0,6}";
const DIRECTLY = new RegExp(
  `\\b(${TUMOUR_NOUN}|(?:pseudo-?)?capsule|(?:tumor|pseudo)?kapsel)\\b(?: of the tumou?r| de la tumeur| tumorale?| des tumors)? ?${FILLER} ?$`,
);
/** Where what follows an event is no longer what it happened to. */
const STOP =
  /[,;:.(]|\b(?:with|and|or|into|in|to|at|on|during|while|was|were|is|are|has|had|by|from|away|near|but|without|after|before|upon|over|which|through|due|avec|et|ou|dans|a|au|lors|est|etait|par|sans|mais|pendant|sur|en|mit|und|oder|ohne|bei|beim|wahrend|war|wurde|ist|nach|vor|durch|uber|nur)\b/;
const AT_TUMOUR = new RegExp(
  `^[^,;.]{0,24}\\b(?:in|to|at|by|through|within|par|durch|au niveau (?:de|d')|en regard (?:de|d')|im bereich|im|an|am) ?(?:the |a |an |la |l'|une? |der |des |dem )?(?:\\w+ ){0,3}?(?:${TUMOUR_NOUN}|tumor[a-z]*)\\b`,
);
/** "In a bag": where it was put is not what broke. */
const CONTAINED = /\b(?:in|into|en|dans|im|within)(?: (?:a|an|the|un|le|einem))?(?: \w+)? $/;
/** "A ruptured, fist-sized tumour". */
const ENUMERATED = new RegExp(`^,(?: [a-z0-9\u00df.-]+){0,4} ${TUMOUR_NOUN}\\b`);
/** "Perforating vessels", "perforated by vessels". */
const BY_VESSELS = /^ (?:(?:by|par|von|durch) )?(?:\w+ )?(?:vessel|vaisseau|gefa(?:ss|\u00df))/;
/** What lies over the tumour, or holds it. */
const BESIDE =
  /\b(?:over(?:lying)?|covering|around|containing|with|above|recouvrant|en regard (?:de|du)|sur|contenant|uber)\b(?: the| la| le| dem)? $/;
/** "Tumour of the small bowel": the organ is the tumour's place. */
const PLACE = /^\w* (?:(?:arising|located|situee?) )?(?:of|in|on|from|de|du|d'|des|der|vom|am|im)\b/;

function classOf(words: string): Event["of"] {
  if (CAPSULE.test(words)) return OWN_CAPSULE.test(words) ? "other" : "capsule";
  if (TUMOUR.test(words)) return "tumour";
  if (OTHER.test(words)) return "other";
  if (COVER.test(words)) return "cover";
  return /\b(?:its|sa|ihre|seine) (?:\w+ )?(?:surface|oberflache)/.test(words) ? "capsule" : null;
}

/** What an event happened to: what directly precedes it, what it is followed by, what was named last before it. */
export function subjectOf(text: string, from: number, to: number): Event["of"] {
  const ahead = text.slice(Math.max(0, from - 72), from);
  const before = ahead.split(/[;:.]|, (?!(?:already|deja|bereits|qui|which)\b)/).at(-1) ?? "";
  const directly = DIRECTLY.exec(before);
  if (directly !== null) {
    const beside = before.slice(0, directly.index);
    if (BESIDE.test(beside)) return classOf(beside) ?? "cover";
    if (OWN_CAPSULE.test(beside.slice(-12)) && CAPSULE.test(directly[0])) return "other";
    return classOf(directly[0]);
  }
  // The article of "rupture of a GIST" is no French preposition.
  const after = text.slice(to, to + 72).replace(/^ of a (?=\w)/, " of the ");
  // "Taken out without being opened": of what the clause began with.
  if (/\b(?:sans (?:etre|avoir ete)|(?:without|never) being)(?: \w+)? $/.test(before))
    return classOf(before.match(/[a-z'-]+/g)?.find((word) => classOf(word) !== null) ?? "");
  if (AT_TUMOUR.test(after)) return "tumour";
  const stop = STOP.exec(after);
  const followed = classOf(stop === null ? after : after.slice(0, stop.index));
  if (followed !== null) return followed;
  // "Rupture of" something that is not known to be the tumour.
  if (/^ (?:\w+ )?(?:of|de la|des|der) (?!it\b|this|these|celle|the (?:procedure|operation))\w/.test(after))
    return "other";
  const nouns = [...before.matchAll(/[a-z'-]+/g)].filter(
    ({ 0: word, index }) => classOf(word) !== null && !CONTAINED.test(before.slice(0, index)),
  );
  const last = nouns.at(-1);
  if (last === undefined) {
    if (ENUMERATED.test(after)) return "tumour";
    // "Tumour capsule: intact": the name in front of the colon.
    const heading = classOf(before) ?? classOf(/([^;:.]{1,60}):[^;:.]*$/.exec(ahead)?.[1] ?? "");
    return heading === "tumour" || heading === "capsule" ? heading : null;
  }
  const tumour = nouns.filter(([word]) => classOf(word) === "tumour").at(-1);
  if (tumour !== undefined && PLACE.test(before.slice(tumour.index + tumour[0].length, last.index))) return "tumour";
  return classOf(before.slice(Math.max(0, last.index - 12)));
}

/** Every place where a sentence says that something broke, was opened or perforated, or that it did not. */
export function eventsIn(text: string): readonly Event[] {
  return HAPPENINGS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match): Event => {
      const [, ahead = "", word = ""] = match;
      const [from, to] = [match.index, match.index + match[0].length];
      const prefix = ahead.replace(/-$/, "");
      const unbroken = /^(?:un|non)$/.test(prefix);
      const of = BY_VESSELS.test(text.slice(to, to + 40))
        ? "other"
        : kind === "perforation" && AT_TUMOUR.test(text.slice(to, to + 72))
          ? "tumour"
          : prefix === "" || unbroken
            ? subjectOf(text, from, to)
            : (classOf(prefix) ?? (prefix === "spontan" ? null : "other"));
      return { kind, of, plain: PLAIN.test(word), word, from, to, denied: unbroken || negatedAt(text, from, to) };
    }),
  );
}

/** Tumour or its contents outside: the sentence says what came out or where it went. */
const SPILT =
  /spill(?:age|ed|ing)\b|spilt\b|spill\b(?! over)|leak(?:age|ed|ing)? (?:of|from) (?:the )?(?:\w+ ){0,2}(?:tumou?r|mass|necro|contents?)|(?:contents?|material|tissue|debris|fluid|jelly|pulp) (?:\w+ ){0,3}?(?:escap|leaked|poured|extruded|discharged|oozed|ran )\w*|(?:tumou?r|gist|lesion) (?:\w+ ){0,3}?(?:escaped|leaked|poured|oozed|spilled|spilt|came out (?:in|into))\b|(?:tumor(?:inhalt|material|gewebe|brei|anteile|zellen|massen)|nekrosen?) (?:\w+ ){0,8}?(?:treten|traten|gelang|ergie(?:ss|\u00df)t|ergoss|entleer|lauft|lief|tritt|trat)\w*|(?:escape|release|extrusion|discharge|loss) of (?:\w+ ){0,3}(?:tumou?r|necrotic|contents?|material)|contaminat(?:ion|ing|ed) (?:of )?(?:the )?(?:peritone|abdom|operative field|field|pelvi)|peritoneal (?:contamination|soiling)|essaimage|deversement|(?:issue|ecoulement|effusion|fuite) (?:de |d'une? |du )?(?:\w+ ){0,4}(?:tumora|tumeur|necro|contenu|materiel|liquide hemorragique)|(?:contenu|materiel|debris) (?:\w+ ){0,4}(?:repand\w*|ecoule|deverse)|(?:contamination|souillure) (?:de la cavite )?(?:peritone|abdom)|entleert sich (?:\w+ ){0,3}(?:tumor\w*|nekro\w*)|\btritt (?:\w+ ){0,6}aus\b|tumoraustritt|austritt von|ausgetreten|\btrat (?:\w+ ){0,5}aus\b/g;
const ENTERIC =
  /\b(?:bile|biliaires?|enteric|intestinal|bowel|colonic|enterique|gastric|stool|fecal|faecal|digestif|gastrique|pus|urine|galle\w*) ?(?:contents?|content|fluid|spill\w*|leak\w*|contenu|liquide)?\b|\bcontenu (?:digestif|gastrique|intestinal)\b/;

/** Every place where a sentence says that tumour or its contents came out, or did not; of the bowel's contents none. */
export function spillsIn(text: string): readonly { readonly denied: boolean }[] {
  return [...text.matchAll(SPILT)].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].length];
    return ENTERIC.test(text.slice(Math.max(0, from - 24), to + 24)) ? [] : [{ denied: negatedAt(text, from, to) }];
  });
}

/** What may stand between a negation and a later noun of the same list: nouns and links, no verb of its own. */
const LIST_BETWEEN =
  /^[^,]{0,40}(?:, ?(?:(?:or|nor|and|no|ni|et|ou|sans|pas|oder|und|keine?) )?(?:[a-z'-]+ ?){0,4}){0,6}$/;
const OWN_VERB =
  /\b(?:was|were|is|are|has|had|did|tore|ruptured|occurred|showed|est|etait|a ete|s'est|se|war|wurde|riss)\b/;

/** "Nothing spilled": denied where it is the subject, with no more than auxiliaries in between. */
const NOTHING =
  /\b(?:nothing|nil|rien|nichts|niemals|nie|jamais)(?: (?:at all|whatsoever|else|was|were|is|has|had|ever|been|ne|n'a|n'est|n'etait|s'est|ete|ist|war|wurde|dabei|davon))* ?$/;

/** Negated: a negation in front within the clause, or an answer of absence right behind. */
export function negatedAt(text: string, at: number, end = at): boolean {
  const before = text.slice(Math.max(0, at - 70), at);
  const clause = before.slice(
    Math.max(
      ...[
        ";",
        ":",
        " but ",
        " mais ",
        " aber ",
        " however ",
        " toutefois ",
        " cependant ",
        " although ",
        " while ",
        " because ",
        " since ",
        " weil ",
        " car ",
        " and was ",
        " and were ",
        " und wurde ",
        " et a ete ",
        " and the ",
        " et la ",
      ].map((mark) => before.lastIndexOf(mark)),
    ) + 1,
  );
  let negation: RegExpExecArray | null = null;
  for (const match of clause.matchAll(
    /\b(?:no|not|without|absence (?:of|de|d')|free of|sans|pas|aucune?|non|ni|kein(?:e|en)?|ohne|nor|never|neither|weder|noch|negative for|n'est pas|nicht)(?![a-z])/g,
  ))
    negation = match;
  if (negation) {
    const between = clause.slice(negation.index + negation[0].length);
    if (!between.includes(",") || (LIST_BETWEEN.test(between) && !OWN_VERB.test(between))) return true;
  }
  if (NOTHING.test(clause)) return true;
  if (/\bintact\b/.test(clause) && /\b(?:no|not|without|and)\b/.test(clause)) return true;
  const after = text.slice(end, end + 48).replace(/^[a-z]*/, "");
  return (
    /^[^.;,]{0,28}\b(?<!\b(?:with|and|but|mit|aber|et|mais|avec) )(?:absent|absente|not (?:identified|seen|present|evident|observed|noted|occur\w*)|did not|none|nil|was not|is not|non (?:identifiee|retrouvee|vue|observee)|n'est (?:pas|observee)|nicht|negative|no\b(?! ?\.))/.test(
      after,
    ) || /^\s*(?:[:=-])\s*(?:no|non|none|absent|nein)\b/.test(after)
  );
}
