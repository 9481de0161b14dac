import { codings, type Element, elements, extensions, folded, sameSystem, string, wordings } from "../element";
import { withoutPlainGist } from "../gist-word";
import { isIcd10, isIcd10Cm, isIcdO3, SNOMED } from "./systems";

/** What a Condition (or a coded diagnosis elsewhere) is to a reader who looks for a GIST. */
export type DiagnosisKind =
  | "gist"
  | "gist_suspected"
  | "secondary"
  | "other_tumour"
  | "history"
  | "family_history"
  | "other";

/** GIST (disorder), A CCRR; primary malignant GIST of colon, B. */
const SNOMED_GIST = new Set(["420120006", "16636051000119105"]);
/** GIST suspected (situation): never a diagnosis (RD-22). A: public SNOMED CT server page. */
const SNOMED_GIST_SUSPECTED = new Set(["112751000112108"]);
/** Morphology of GIST: benign, uncertain, sarcoma (B). The behaviour is no grade of risk (RD-04). */
const SNOMED_GIST_MORPHOLOGY = new Set(["128754004", "128755003", "128756002"]);
/** Secondary malignant disease, liver metastasis (A mCODE, B); brain, from the mCODE 4.0.0 examples. */
const SNOMED_SECONDARY = new Set(["128462008", "94381002", "94225005"]);
/** Root of the mCODE primary cancer value set; breast structures and others come by their words. */
const SNOMED_MALIGNANT = new Set(["363346000"]);

const GIST_WORDS =
  /\bgists?\b|gastro-?intestinal stromal (tumou?r|neoplasm|sarcoma)|stromal tumou?r of (the )?(stomach|small|gastro|duoden|jejun|ile|rect|colon|o?esoph)|tumeurs? stromales? (gastro|gastrique|digestive|du grele)|gastrointestinaler stromatumor/;
const SUSPECTED_WORDS =
  /suspect|suspicion|\bpossible\b|\bprobable\b|(?<!un)likely|rule ?out|r\/o\b|\bquery\b|^\?|\?\s*gist|gists?\s*\?|verdacht|a (exclure|confirmer)|to be confirmed|differential|\bddx?\b|\bfavou?rs?\b|\bgists? (or|vs\.?|versus|ou|oder)\b|\b(or|vs\.?|versus|ou|oder) (a )?gist/;
const HISTORY_WORDS = /\b(personal )?history of|antecedents? personnels?|status post|\bh\/o\b|anamnesti|zustand nach/;
const FAMILY_WORDS = /family history|familial history|antecedents? familiaux|familienanamnese/;
const NEGATED_WORDS = /\bno (evidence|sign|history) of|\bnot? gist\b|excluded|\bruled out|absence de|pas de |kein/;
/** Denials of the diagnosis itself; "GIST, no evidence of disease" is none. */
const GIST_DENIED =
  /\b(no (evidence|signs?) of|not|negative for|absence de|pas de|kein|unlikely( to be)?) (an? )?(gist|gastro-?intestinal stromal)|\b(gist|tumou?r) (is |was )?(unlikely|less likely|excluded|ruled out|improbable|peu probable)/;
const TUMOUR_WORDS =
  /carcinom|\bcancer|lymphom|melanom|leuka?emi|myeloma|sarcoma|malignan|neuroendocrine|adenocarcinom|\btumeur maligne|karzinom|krebs/;
const SECONDARY_WORDS =
  /metasta|secondary malignant|\b(tumeurs?|lesions?|localisations?|cancers?|neoplasies?)( malignes?)? secondaires?|disseminated malignan/;
const NO_SECONDARY =
  /\b(no|non|not|without|sans|absence of|absence de|pas de|kein\w*|ohne|negative for|free of)\b.*metasta|metasta\w* (is |are |was |were )?(excluded|ruled out|absent)/;
const NO_SPREAD =
  /\b(no|non|not|without|sans|absence of|absence de|pas de|kein\w*|ohne|negative for|free of)\b[^;.]*(metasta|\bmets\b|filiae|carcino(?:mato)?s[ei]|recurr|recidiv|rezidiv|relaps)/;
/** A primary that is none of this disease, named by histology or organ in the words of a metastasis. */
const OTHER_PRIMARY_WORDS =
  /carcinom|karzinom|melanom|lymphom|neuroendocrin|\b(breast|colon|colorectal|rectal|lung|prostate|renal|kidney|pancreatic|ovarian|thyroid|bladder|gastric|o?esophageal|cervical|endometrial|skin|testicular) cancer|cancer (of (the )?|du |de la |de l'|colique|colorectal|mammaire)/;
/** Primaries of organs where no GIST arises; C15 to C20 and C48 may be the GIST itself in older records. */
const OTHER_PRIMARY_CODE = /^C(?!1[5-9]|20|4[89]|7[789]|80)\d/i;

/** True when a code or a word of the concept names GIST morphology or the disorder itself. */
export function namesGist(concept: unknown): boolean {
  for (const coding of codings(concept)) {
    if (coding.code === null) continue;
    if (sameSystem(coding.system, SNOMED) && (SNOMED_GIST.has(coding.code) || SNOMED_GIST_MORPHOLOGY.has(coding.code)))
      return true;
    if (isIcd10Cm(coding.system) && /^C49\.?A/i.test(coding.code)) return true;
    if (isGistMorphology(coding.system, coding.code)) return true;
    if (/^(DOID:)?9253$/.test(coding.code) && /doid|disease-ontology/i.test(coding.system ?? coding.code)) return true;
  }
  return wordings(concept).some((text) => textNamesGist(text));
}

const foldedWords = (text: string): string => withoutPlainGist(folded(text));

/** True when a text names GIST and neither denies nor only supposes it, nor tells of the family. */
export function textNamesGist(text: string): boolean {
  const words = foldedWords(text);
  return GIST_WORDS.test(words) && !FAMILY_WORDS.test(words) && !NEGATED_WORDS.test(words) && !GIST_DENIED.test(words);
}

/** True when the words of a diagnosis only suppose it. */
export function isSupposed(concept: unknown): boolean {
  return wordings(concept).some((text) => SUSPECTED_WORDS.test(folded(text)));
}

/** 8936/x of ICD-O-3. SEER's schema takes 8935 too, but 8935 is stromal sarcoma at large: not GIST by itself. */
export function isGistMorphology(system: string | null, code: string): boolean {
  return /^M?-?8936(\/[0136])?$/.test(code) && (isIcdO3(system) || code.includes("/"));
}

/** Certainty beside an ICD-10-GM code, as German statutory coding has it: confirmed, suspected, excluded, state after. */
export function germanCertainty(code: unknown): "G" | "V" | "A" | "Z" | null {
  for (const item of elements(code)) {
    for (const coding of elements(item.coding)) {
      if (coding.extension === undefined) continue;
      for (const extension of extensions(coding, "icd-10-gm-diagnosesicherheit")) {
        const letter = string(elements(extension.valueCoding)[0]?.code) ?? string(extension.valueCode);
        if (letter === "G" || letter === "V" || letter === "A" || letter === "Z") return letter;
      }
    }
  }
  return null;
}

const SPREAD_OF_DIAGNOSIS =
  /metasta|\bmets\b|filiae|carcino(?:mato)?s[ei]|karzinos|sarcomatos|peritoneal \w{0,12} ?(?:disease|nodul|deposit|implant|seeding)|recurr|recidiv|rezidiv|relaps|disseminat|unresectable|inoperable|advanced/;

/** Words of a GIST diagnosis that tell more than a tumour in its place. */
export function saysSpread(concept: unknown): boolean {
  return wordings(concept).some((text) => {
    // A risk of recurrence is none.
    const words = folded(text).replace(/\b(?:risk|risque|prevention)\b(?: \w+)? (?:of|for|de) \w+|rezidivrisiko/g, " ");
    return SPREAD_OF_DIAGNOSIS.test(words) && !NO_SPREAD.test(words);
  });
}

/** What a diagnosis says. The verification status is the caller's; this looks at codes, morphology and words. */
export function kindOfDiagnosis(condition: Element): DiagnosisKind {
  const code = condition.code;
  const morphology = [
    ...extensions(condition, "histology-morphology-behavior"),
    ...extensions(condition, "mii-ext-onko-histology-morphology-behavior-icdo3"),
  ].map((extension) => extension.valueCodeableConcept);
  const all = codings(code);
  const words = wordings(code).map(foldedWords);

  if (all.some((coding) => isIcd10(coding.system) && /^Z8[04]/i.test(coding.code ?? ""))) return "family_history";
  if (words.some((text) => FAMILY_WORDS.test(text))) return "family_history";
  if (all.some((coding) => isIcd10(coding.system) && /^Z8[5-7]/i.test(coding.code ?? ""))) return "history";
  if (germanCertainty(code) === "Z") return "history";
  if (all.some((coding) => sameSystem(coding.system, SNOMED) && SNOMED_GIST_SUSPECTED.has(coding.code ?? "")))
    return "gist_suspected";

  const secondaryByCode = all.some(
    (coding) =>
      (isIcd10(coding.system) && /^C7[789]/i.test(coding.code ?? "")) ||
      (sameSystem(coding.system, SNOMED) && SNOMED_SECONDARY.has(coding.code ?? "")),
  );
  const secondaryByProfile = profiles(condition).some((profile) =>
    profile.includes("mcode-secondary-cancer-condition"),
  );
  const ofOtherPrimary =
    !namesGist(code) &&
    (words.some((text) => OTHER_PRIMARY_WORDS.test(text)) ||
      all.some((coding) => isIcd10(coding.system) && OTHER_PRIMARY_CODE.test(coding.code ?? "")));
  if (secondaryByCode || secondaryByProfile) return ofOtherPrimary ? "other_tumour" : "secondary";

  const gist = namesGist(code) || morphology.some((concept) => namesGist(concept));
  if (gist) {
    if (words.some((text) => GIST_WORDS.test(text) && (SUSPECTED_WORDS.test(text) || GIST_DENIED.test(text))))
      return "gist_suspected";
    if (words.some((text) => GIST_WORDS.test(text) && HISTORY_WORDS.test(text))) return "history";
    return "gist";
  }
  if (words.some((text) => GIST_WORDS.test(text))) return "other";
  if (words.some((text) => SECONDARY_WORDS.test(text))) {
    if (words.some((text) => NO_SECONDARY.test(text))) return "other";
    if (words.some((text) => HISTORY_WORDS.test(text))) return "history";
    return ofOtherPrimary ? "other_tumour" : "secondary";
  }
  const malignant =
    all.some(
      (coding) =>
        (isIcd10(coding.system) && /^(C[0-9]|D0)/i.test(coding.code ?? "")) ||
        (sameSystem(coding.system, SNOMED) && SNOMED_MALIGNANT.has(coding.code ?? "")),
    ) ||
    profiles(condition).some((profile) => profile.includes("mcode-primary-cancer-condition")) ||
    words.some((text) => TUMOUR_WORDS.test(text) && !NEGATED_WORDS.test(text) && !HISTORY_WORDS.test(text));
  return malignant ? "other_tumour" : "other";
}

export function profiles(resource: Element): readonly string[] {
  const meta = elements(resource.meta)[0];
  const listed = meta?.profile;
  return Array.isArray(listed)
    ? listed.map((item) => string(item)).filter((item): item is string => item !== null)
    : [];
}
