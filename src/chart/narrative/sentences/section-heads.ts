/** What kind of place in the report a sentence stands in. */
export type Section = "body" | "clinical" | "history" | "family" | "reference" | "superseded";

const SECTION_HEADS: readonly (readonly [Section | "addendum" | "original", RegExp])[] = [
  [
    "original",
    /^(?:(?:original|initial|first) (?:pathology |surgical pathology )?(?:report|diagnos|text|wording|version)|(?:compte[- ]rendu|rapport|diagnostic|texte|version) (?:initial|original)|ursprunglicher befund|erstbefund)/,
  ],
  ["family", /^(?:family (?:medical )?history|antecedents? familiaux|familienanamnese|histoire familiale)/],
  [
    "history",
    /^(?:(?:surgical|medical|social) (?:\w+ )?history|(?:past|previous|prior|relevant|patient|oncologic(?:al)?) (?:\w+ )?(?:history|reports?|biopsy|biopsies|pathology|imaging|studies|surgery)|history of (?:the )?present|history|hpi|pmhx?|antecedents?|histoire de la maladie|historique\b|anamnese|vorgeschichte|vorbefunde?|(?:prior|previous) (?!(?:[\w-]+ ){0,2}(?:therap|treatment|tki|imatinib|chemo)))/,
  ],
  [
    "clinical",
    /^(?:clinical|pre-?operative(?! (?:systemic )?(?:therap|treatment|imatinib|drug))|indications?|reason for|renseignements? cliniques?|(?:donnees|contexte|informations?|indications?) cliniques?|contexte|motif|klin\.? angabe|klinische? (?:angabe|information|daten)|klinik|fragestellung|comparison|comparaison|comparatif|presenting complaint|request|referral|question|query|demande\b|(?:provisional|suspected|presumed|presumptive|working) diagnos|diagnostic (?:suspecte|presume|evoque)|hypothese|verdachtsdiagnose|auftrag)/,
  ],
  [
    "reference",
    /^(?:references?\b|bibliograph|methods?\b|methodology|technique(?! operatoire)|(?:untersuchungs)?technik\b|methode|risk (?:table|categor(?:y|ies) (?:table|criteria)|criteria)|criteria|legende?\b|key\b|disclaimer|note on|limitations?|interpretation guide|reference (?:table|range)|tableau|explanatory)/,
  ],
  [
    "addendum",
    /^(?:addend|amend|correct(?:ed|ion)|corrig|erratum|supplement|additional report|complement|compte[- ]rendu (?:complementaire|rectificatif)|additif|rectificati|nachtrag|revised|revision|resultat complementaire|rapport complementaire|nachbericht|korrektur|korrigiert)/,
  ],
  [
    "body",
    /^(?:(?:imaging|radiology|path(?:ology)?|scan) review|post-?operati(?:ve|f|on)|diagnostic post-?operatoire|(?:current|present|this|today's) (?:specimen|biops|resection|procedure|report|surgery|exam)|gross|macro|makro|micro|mikro|histo|anatomopath|anapath|patholog|final|diagnos|conclusion|impression|findings?|outcome|constat|geste|observation|phenotype|technique operatoire|operative technique|frozen|intraoperative consult|extempor|results?\b|resultats?|comments?\b|commentaire|synop|tumou?r|specimens?|procedure|intervention|operation|operative|prelevement|nature|examen|description|compte|immuno|ihc|gene?(?: {2}| ?\|)|molec|genetic|genetique|biologie|mitot|mitos|compte mitotique|index|taille|size|margins?|marges?|limites|site|siege|localisation|stage|stade|ptnm|pt\b|beurteilung|befund|mikroskop|makroskop|diagnose|material|resektat|part |discussion|plan|assessment|body|reports?\b|reponse|answer|antwort|opinion|ergebnis|examination|abdomen|primary|nodes?\b|lungs?\b|bones?\b|peritoneum|liver|foie|estomac|stomach|recommend|interpretation|summary|synthese|caracteristiques|signature|addressed|nom|name|patient|date|histotype)/,
  ],
];

/** A head in brackets or between rules: "[Corrected text]", "<< TEXTE EN VIGUEUR >>". */
export const BRACKETED_HEAD =
  /^\s{0,6}(?:[[({]|<{1,3}|={2,6}|-{2,6}|\*{2,6}) ?([a-z][^\])}>=*]{2,58}?) ?(?:[\])}]|>{1,3}|={2,6}|-{2,6}|\*{2,6})/;
/** A text that another took the place of. */
export const SUPERSEDED =
  /\b(?:superseded|obsolete|withdrawn|no longer valid|replaced|annulee?s?|remplacee?s?|caducs?|caduques?|perimee?s?|n'est plus valable|ersetzt|ungultig|aufgehoben|(?:previous|earlier|prior|old|former) (?:version|text|wording)|(?:version|texte|redaction) (?:precedente?|anterieure?)|ancien(?:ne)? (?:version|texte|redaction)|(?:fruhere|alte|vorherige)[rs]? (?:version|fassung|text))(?! et )\b/;
/** The words by which a head speaks of a whole text, not of one finding. */
export const WHOLE_TEXT =
  /\b(?:version|text|texte|wording|redaction|reports?|compte[- ]rendu|rapport|fassung|befund)\b|^(?:superseded|obsolete|withdrawn|replaced|annule|remplace|ersetzt)/;
/** Where what holds begins again. */
export const IN_FORCE =
  /\b(?:current|valid|in force|new|corrected|amended|revised|updated|final|end of)\b|\b(?:actuel\w*|en vigueur|corrigee?|rectifie\w*|valable|definiti\w*|nouvelle|nouveau|aktuelle|neue|korrigierte|gultige)[rs]?\b|\bversion (?:[2-9]|courante)\b|\bfin d/;

export const PART_HEAD =
  /^ {0,6}(?:(?:specimen|part|sample|prelevement|piece|flacon|pot|materialien?|probe)s? {0,2}(?:n ?[o°.]{0,2} ?)?[#(]?([a-h]|\d{1,2}|[ivx]{1,4})[).:\-,]|([a-h]|\d{1,2}|[ivx]{1,4})[).](?= {0,4}[a-z(]))/;

/** A line of a numbered list of specimens. */
export const ITEM_HEAD =
  /^ {0,4}(?:(\d)(?:[.)]| -)(?= {1,4}[a-z])|(?:part|specimen|prelevement|pot|flacon) {1,2}(\d)\b)/;

/** Heads within a line that surely end what stood before them ("... Macroscopy: ..."). */
const STRONG_HEAD =
  /^(?:current |present |reports?\b|reponse|answer|antwort|opinion|ergebnis|gross|macro|makro|micro|mikro|histo|anatomopath|anapath|pathology\b|final|diagnos|conclusion|synop|specimen|prelevement|nature d|immuno|makroskop|mikroskop|beurteilung|examen|description|operative procedure|procedure|findings|resultat|outcome|constat|geste|observation|[^:]{0,40}(?:biops|resect|resekt|excis|exzis|exerese|ectom|wedge))/;

/** Where a letter comes back from what was to what is. */
export const NOW = /^\s*(?:today|currently|at present|aujourd'hui|actuellement|ce jour|heute|jetzt|aktuell|derzeit)\b/;
/** How a pathologist begins on what came. */
export const RECEIVED =
  /^\s*(?:[a-z]{0,16}(?:resektat|resezat|exzidat|exzisat|praparat)\b|pieces? (?:de |d'|operatoire)|(?:operation |resection |surgical )?specimens?\b(?! (?:for|to|sent))|received\b|recue?s? |ubersandt|eingesandt|erhalten wurde|(?:histolog(?:y|ical)|patholog(?:y|ical)) report\b|(?:histology|sections?|slides?|blocks?|microscopy) shows?\b|(?:micro|histo)(?:scop|log)(?:ically|iquement)\b|(?:mikro|histo)(?:skop|log)isch\b|this is an? [a-z ]{0,24}(?:wedge|resection|specimen|gastrectomy|excision)\b)/;
/** "Liver, segment 6, wedge biopsy:": an organ and how its specimen was taken. */
export const SPECIMEN_HEAD =
  /^[a-z -]{4,30}, (?:[a-z0-9 ,]{0,30} )?(?:biops\w*|\w*resection|\w*resektion|excision|exzision|exerese|\w*ectom\w+|wedge)$/;

/** The section that a head begins; null where it begins none. `inline`: the head stands within a line. */
export function sectionOf(head: string, inline: boolean): Section | "addendum" | "original" | null {
  const known = SECTION_HEADS.find(([, pattern]) => pattern.test(head));
  if (!known) return null;
  if (inline && known[0] === "body" && !STRONG_HEAD.test(head)) return null;
  return known[0];
}

/** Folded heading of a line, if it reads like one. */
export function headOf(content: string, original: string): string | null {
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
