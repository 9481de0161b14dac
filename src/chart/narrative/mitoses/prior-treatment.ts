import { clauseAround } from "../sentences/clause";
import type { Segment } from "../sentences/segments";

const words = (...parts: readonly string[]): string => `(?:${parts.join("|")})`;

const TKI = words(
  "imatinib\\w*",
  "gli?ve[ck]",
  "gleevec",
  "sunitinib",
  "regorafenib",
  "ripretinib",
  "avapritinib",
  "tkis?\\b",
  "itk\\b",
  "tyrosine kinase inhibitors?",
  "inhibiteurs? de (?:la )?tyrosine kinase",
  "tyrosinkinase-?(?:inhibitor|hemmer)\\w*",
);
const TREATMENT = words(
  TKI,
  "(?:pre-?|vor)?(?:treat(?:ment|ed)\\b|therap(?:y|ies|ie|ien)\\b|behandlung\\b)",
  "traitements?\\b",
  "drugs?\\b",
  "rx\\b",
  "medication",
);
/** What makes a treatment one before the specimen was taken. */
const BEFORE = words(
  "neo-?adj\\w*",
  "pre-?op\\w*",
  "praop\\w*",
  "pre-?(?:sur|chirur)gical\\w*",
  "pre-?resection",
  "pre-?treat\\w*",
  "pretrait\\w*",
  "(?:un)?vorbehand\\w*",
  "vortherap\\w*",
  "prealables?\\b",
  "anterieure?s?\\b",
  "prior\\b",
  "previous(?:ly)?\\b",
);
const OPERATION =
  "(?:surgery|(?:this |the )?(?:resection|operation|excision|procedure)|(?:la |l')?(?:chirurgie|intervention|exerese|resection|operation|gastrectomie)|(?:der |dem )?(?:operation|resektion|op\\b|eingriff|exzision))";
const BEFORE_OPERATION = `(?:before|prior to|ahead of|avant|vor) ${OPERATION}`;

/** "Treatment naive", "opérée d'emblée", "unbehandelt": no drug, in one word. */
const NAIVE =
  /\b(?:(?:treatment|therapy|drug|imatinib|tki|therapie|behandlungs)[- ]?naiv\w*|untreated(?= *$|[.,;)]| (?:e?gists?|tumou?r|primary|resection|specimen|patient|case|stromal|gastric|gastro\w*|jejunal|ileal|rectal|duodenal)\b)|not (?:previously |pre-?)?treated|(?:nicht|un) ?(?:vor)?behandelt\w*|non (?:pre-?)?traitee?s?|(?:upfront|primary|up-front) (?:surgery|resection)|opere\w* d'emblee|(?:chirurgie|exerese|resection) (?:premiere|d'emblee)|vierge de tout traitement|primare[nr]? (?:operation|resektion))/;
const NEGATION = "(?:no|not|none|never|without|nil|sans|pas d[e']|aucune?|absence d[e']|jamais d[e']|keine?r?|ohne)";
const OF_TREATMENT =
  "(?:known|any|documented|form of|history of|such|systemic|systemique|systemische|medical|drug|targeted|tki|par|medicamenteu\\w*|d'|de)";
/** "No known presurgical therapy", "sans imatinib préalable", "kein Imatinib vor der Operation". */
const NEGATED = new RegExp(
  `\\b${NEGATION} ?(?:(?:${OF_TREATMENT}|${BEFORE}|${TREATMENT}) ?){0,5}?(?:(?:${TREATMENT}|${BEFORE}))(?! ?(?:response|effect|failure|resistan|toxic|planned|indicated))`,
);
/** "The patient received no neoadjuvant treatment", "has not had imatinib before surgery". */
const NOT_RECEIVED = new RegExp(
  `\\b(?:not|never|n'a (?:pas|jamais)|nicht) (?:yet |ete |known to have )?(?:received?|had|been|given|taken|recu|eu|pris|traite\\w*|erhalten|mit)\\b[^,;.]{0,36}?(?:${TREATMENT}|${BEFORE})`,
);
const ANSWER_NO =
  "(?:n|no|none|non|nein|keine?|aucune?|nil|absente?|absence|not (?:given|received|done|administered|performed|applicable)|no known\\b.{0,40}|naive?|unbehandelt|nicht (?:erfolgt|durchgefuhrt|erhalten|gegeben)|n'a pas ete (?:realise|recu|administre)\\w*|pas (?:realise|recu|fait)\\w*)";
/** "Pre-operative therapy: none", "Neoadjuvant therapy was not given". */
const ANSWERED_NO = new RegExp(
  `\\b(?:${BEFORE}|${TREATMENT}) ?(?:(?:${OF_TREATMENT}|${BEFORE}|${TREATMENT}) ?){0,4}(?:\\([^()]{0,24}\\) ?)?(?::|\\.{3,60}|=|\\||-|was|were|est|wurde|ist)[ :.|]{0,3}${ANSWER_NO}(?: *$|[.,;( ])`,
);
const ANSWER = new RegExp(`^${ANSWER_NO}(?: *$|[.,;(])`);

const DURATION =
  "(?:\\d{1,2}|one|two|three|four|six|nine|twelve|un|deux|trois|six|neuf|drei|sechs|neun)? ?(?:months?|mo|weeks?|wks?|years?|mois|semaines?|ans?|monaten?|wochen|jahren?)";
const GIVEN_BY =
  "(?:of|on|with|the|a|un|l'|d'|de|du|par|mit|dem|einer|einem|course|cure|oral|daily|neoadj\\w*|neo-adj\\w*|adjuvant-free|\\d{3} ?mg(?:/j|/d|/day| daily| par jour)?|therap(?:y|ie)|treatments?|traitement|behandlung|gabe|prise|vor)";
/** "After 6 months of imatinib", "sous Glivec", "Z.n. Imatinib", "post-imatinib". */
const UNDER_DRUG = new RegExp(
  `\\b(?:after|following|post|s/p|status post|on|under|while on|apres|suite a|au decours d[eu']|sous|nach|unter|z\\. ?n\\.|zustand nach|(?:pre-?)?treated (?:with|by)|(?:pre)?traite\\w* par|(?:vor)?behandelt\\w* mit|mit)[ -](?:${DURATION} |${GIVEN_BY} ?){0,5}${TKI}`,
);
/** Words that only say how a drug was taken if a treatment is told: "treated with", "vorbehandelt mit". */
const TAKEN =
  /\b(?:pre-?treated|treated|received|given|had|took|taken|underwent|traitee?s?|pretraitee?s?|recue?s?|pris|erhalten|erhielt|(?:vor)?behandelt\w*|pre-?treatment|traitement|therapy|therapie|treatment|s\/p|z\. ?n\.)\b/;
const LASTING = new RegExp(
  `${TKI}[^,;.]{0,24}?(?: x ?|\\b(?:since|for|from|depuis|pendant|durant|seit|uber|fur|wahrend) )(?:\\d{1,2}|[a-z]{2,9})|${TKI}[^,;.]{0,16}\\b\\d{1,2} ?(?:mo|months?|mois|monate?n?|weeks?|wks?|semaines|wochen)\\b|${DURATION} (?:of |d'|de )?${TKI}`,
);
const BEFORE_ANY = new RegExp(`\\b(?:${BEFORE}|${BEFORE_OPERATION})`);
const EFFECT = new RegExp(
  `\\b(?:response|regression|effect|effet|reponse|ansprechen|changes|remaniements?)\\b[^,;.]{0,30}\\b(?:to|of|after|from|following|a|au|de|d'|apres|auf|durch|nach) ?(?:${GIVEN_BY} ?){0,3}${TKI}|\\beffe[ck]t\\w*[^,;.]{0,24}\\(${TKI}`,
);
/** What makes a denied drug one that was not given before: "no imatinib" alone may be a plan. */
const NOT_BEFORE = new RegExp(
  `${BEFORE}|${BEFORE_OPERATION}|\\b(?:given|received|taken|recue?|erhalten|never|jamais|to date|so far)\\b`,
);
/** "No response to neoadjuvant imatinib": the treatment was given. */
/** "No previous treatment of the ulcer", "imatinib for leukaemia": of something else. */
const OF_ELSE =
  /^ ?(?:\b(?:of|for|gegen|eines?)|\b(?:de|du|des|der) ?(?:la |l')?|d'|l') ?(?!(?:the )?(?:surg|operat|resect|chirurg|intervention|exerese|eingriff|op\b)|the tumou?r|the gist|the lesion|this|e?gist|(?:la )?(?:tumeur|lesion)|tumou?rs?\b|\d|(?:one|two|three|six|nine|twelve|several)\b|imatinib|gli?ve|surgery|systemi|any|kind|neo|pre)[a-z]/;
const OTHER_DISEASE =
  /\b(?:leuk\w*|leucem\w*|cml|lmc|ulc\w*|ulkus|helicobacter|hypertens\w*|mastocyt\w*|breast|sein|prostat\w*)\b/;
const AFTER_OPERATION =
  /\b(?:(?:after|following|apres|nach|post) (?:the |la |l'|der )?(?:resection|surgery|operation|chirurgie|intervention|exerese)|post-?op\w*)\b/;
const NO_TREATMENT = /\b(?:response|effect|failure|toxicit\w*|reponse)\b/;
/** Told as thought of, as to come, as not known, as another's. */
const DOUBT =
  /\b(?:planned|plann?ing|consider\w*|discuss\w*|discut\w*|envisag\w*|propos\w*|prevu\w*|candidate|would|could|should|if|whether|recommend\w*|empfohlen|empfehl\w*|geplant|indicated|indiquee?|indication|indiziert|eligible|future|will|refus\w*|declin\w*|abgelehnt|contraindicat\w*|offered|sera|seront|doit|to be|avis|demande\w*|request\w*|unknown|unclear|not (?:known(?! to have)|provided|stated|recorded)|non precisee?|inconnue?|nicht bekannt|unbekannt|verifier|falls|sensiti\w*|sensib\w*|resistan\w*|starts?|begins?|next|debut\w*|expected|erwart\w*|predict\w*|pradi[kz]\w*|anticipat\w*|attendue?s?|previsible\w*|esperer|vorhers\w*|wahrscheinlich\w*|(?:un)?likely to|moglich\w*)\b|\?/;
const NOT = /\b(?:no|not|without|never|pas|sans|absence|aucune?|kein\w*|nicht|ohne|jamais)\b/;
const AFTER_ONLY = /(?<!neo-?)\badjuvant\w*/;
const DRUG = new RegExp(`\\b${TKI}`);
const ASKED = new RegExp(`^(?:[a-z]{3,14} ){0,2}(?:${BEFORE}|${TREATMENT})`);
/** Where a label names the specimen or an operation beside the treatment, its value is the specimen's. */
const OF_SPECIMEN = /resect|exerese|ectom|biops|specimen|resekt/;

/** What a sentence says of a kinase inhibitor before the specimen was taken. */
export type PriorTreatment = "untreated" | "treated" | "received";

/**
 * What a sentence says of drug treatment before the specimen was taken; null when it says nothing of it, or in doubt.
 * "received" is a drug told as taken, nobody knows when: beside it "no neoadjuvant treatment" is not settled.
 */
export function priorTreatmentIn({ text, label, value_from }: Segment): PriorTreatment | null {
  const drug = DRUG.exec(text);
  if (label !== null && ASKED.test(label) && !OF_SPECIMEN.test(label)) {
    const answer = text
      .slice(value_from)
      .replace(/^[ |:=.]+/, "")
      .trim();
    const before = BEFORE_ANY.test(label) && !OTHER_DISEASE.test(label);
    if (before && ANSWER.test(answer)) return "untreated";
    const named = DRUG.test(answer) || (DRUG.test(label) && /^(?:y|yes|oui|ja)\b/.test(answer));
    if (before && named && !DOUBT.test(answer) && !NOT.test(answer)) return "treated";
  }
  const denied = NAIVE.exec(text) ?? NEGATED.exec(text) ?? NOT_RECEIVED.exec(text) ?? ANSWERED_NO.exec(text);
  if (denied) {
    const clause = clauseAround(text, denied.index, denied.index);
    if (OTHER_DISEASE.test(clause) || OF_ELSE.test(text.slice(denied.index + denied[0].length))) return null;
    if (DOUBT.test(clause) || NO_TREATMENT.test(text.slice(denied.index))) return null;
    return NAIVE.test(clause) || NOT_BEFORE.test(clause) ? "untreated" : null;
  }
  if (drug === null || /\b(?:tumou?rs|gists|patients|tumeurs|tumoren|patienten)\b/.test(text.slice(0, drug.index)))
    return null;
  const clause = clauseAround(text, drug.index, drug.index);
  if (NOT.test(clause) || DOUBT.test(clause) || OTHER_DISEASE.test(clause) || AFTER_OPERATION.test(clause)) return null;
  if (AFTER_ONLY.test(clause) && !/neo-?adj/.test(text)) return TAKEN.test(text) ? "received" : null;
  if (BEFORE_ANY.test(text) || UNDER_DRUG.test(text) || LASTING.test(text)) return "treated";
  // "The mutation goes with a response to imatinib": what is to be expected, not what was given.
  if (EFFECT.test(text) && !/\b(?:mutation\w*|exon|genotyp\w*)\b/.test(text)) return "treated";
  return TAKEN.test(text) ? "received" : null;
}
