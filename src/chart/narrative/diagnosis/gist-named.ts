import { isHedged, isPrevious } from "../reading";
import { blanked } from "../sentences/blanked";
import { clauseBehind } from "../sentences/clause";
import { isDeniedDiagnosis } from "./denied-diagnosis";

/** How a text speaks of a GIST where it names one. */
export interface GistNamed {
  readonly from: number;
  readonly to: number;
  /** "aside": a form, a panel, an earlier, known or another's tumour, tumours at large. */
  readonly said: "plainly" | "with doubt" | "denied" | "aside";
}

/** "Tumeur stromale (GIST)" is named once. */
const GIST =
  /(?:\be?gists?\b|(?:\b|extra-?)gastro-?intestinal stromal (?:tumou?r|neoplasm)s?|\btumeurs? stromales?(?: (?:gastro-?intestinales?|digestives?|gastriques?))?|\b(?:gastrointestinale[rnms]? )?stroma-?tumor(?:en|s)?\b|\bstromal tumou?rs?\b)(?: ?\(e?gists?\))?/g;

/** Something else that bears the tumour's name. */
const NAME_OF_ELSE =
  /^-(?:like|artig|ahnlich|verdachtig|typisch)\w*|^[ -](?:resection (?:protocol|template|dataset|synoptic)|synoptic|template|proforma|protocol\w*|dataset|checklist|patholog|form\b|fiche|[a-z]*panel|meetings?|board|consultation|markers?|mutation|gene|profile|clinic|team|patients?|trial|stud|specialist|cent(?:re|er)|risk|register|registre|programm|sprechstunde|marqueurs?)|^(?:en)? (?:are|may|often|can|is (?:the|a) (?:most|mesenchym|rare|type|common)|with [a-z ]{0,20} are|sont|sind|of this size)\b|^ ?\((?:kit|c-kit), pdgfra/;
const NAME_IN_ELSE =
  /\b(?:template|proforma|dataset|checklist|protocol|minimales a renseigner|most gists|of gists|panel|if this (?:is|were)|were (?:this|it)|had (?:this|it) been|referred (?:to us )?(?:with|for|as)|adressee? (?:pour|avec)|sent (?:in )?(?:as|with|for)|(?:zugewiesen|eingesandt) (?:als|mit|unter)|submitted (?:as|with)|gist resection)\b/;
/** An earlier or a known tumour, a risk, tumours at large. */
const ASIDE_BEFORE =
  /"$|\b(?:follow-?up|surveillance|suivi|nachsorge|recherche|search|work-?up|bilan|consultation|criteria|criteres|kriterien) ?(?:of|for|d[e']|d'une?|eines?|fur|pour|einer) ?(?:an? |une? |einen? )?$|\b(?:history of|known|connue?|bekannte[nrms]?|antecedents? d['e]|prior|previous|risk (?:of|for|in)|risque (?:de|des|d')|most|(?<!(?:diagnostic|typical|positive|characteristic) )for|pour une?|family|\? ?) ?(?:(?:an?|une?|la|le|the|gastric|gastrique|[a-z]+al) ){0,2}$/;
/** Whose opinion it is: the clinician's, the radiologist's, the sender's. */
const OPINION_OF_OTHERS =
  /\b(?:surgeon|endoscopist\w*|radiologist|clinician|chirurgien|endoscopiste|radiologue|clinicien|operateur\w*|kliniker\w*|gastroenterolog\w*)(?:'s)?\b[^;.)]{0,40}$|\b(?:asked about|question d|frage nach|anfrage|vermutung\w*|rappel(?:ant|le)|plutot|rather)\b[^;.]{0,30}$|\b(?:(?:clinical|clinique|klinische?|endoscopic|imaging|radiologic\w*|referring|outside|submitting|request\w*)[nrms]? (?:diagnos\w*|impression|verdacht\w*)|diagnostic (?:clinique|endoscopique|radiologique))\b[^;.)]{0,40}$|\b(?:clinical(?:ly)?|clinique(?:ment)?|klinische?[nrms]?|endoscopic(?:ally)?|endoscopiquement|endoskopisch\w*|radiolog\w*|imaging|bildgeb\w*|sonogra\w*|einsend\w*|eingesandt|adresse\w* (?:pour|avec|comme)|assumed)\b[^;.:)]{0,40}$/;
/** Doubt that this list adds to the shared one, wherever it stands in front of the name. */
const DOUBT_BEFORE =
  /\b(?:v\. ?a\.?|dd|d\.d\.|differentia\w*|differentiel\w*|differenzial\w*|ausschlu(?:ss|\u00df)|insufficient|insuffisant\w*|nicht ausreichend|not diagnostic|non diagnostique|exclure|verdachtsdiagnose|fragliche[rnms]?|discuter|consideration|possibilit\w*|moglich\w*|eher|may represent|could represent|presume\w*|provisoire|vermutlich\w*|vorlaufig\w*|\bob\b|evtl\.?|eventuell|whether|could|might|may|would|should|pourrait|pourraient|konnte|wenn|si|falls|until|managed as|treat(?:ed)? as)\b/;
/** Doubt behind the name, within its clause. */
const DOUBT_AFTER =
  /^[^;.]{0,60}?\b(?:nicht (?:sicher |ganz )?(?:auszuschlie(?:ss|\u00df)en|ausgeschlossen|beweisend)|erbeten|zu erwagen|moglich\w*|neither (?:confirmed|proven|proved)|weder (?:bestatigt|gesichert)|ni (?:confirmee?|affirmee?)|remains? (?:a )?possib\w*|n'est (?:pas|que) (?:exclu|possible)\w*|cannot be (?:excluded|ruled out)|ne (?:peut|pouvant) (?:pas )?etre (?:exclue?|eliminee?|ecartee?)|(?:is|was|seems|est|semble) (?:[a-z]{3,8} )?(?:likely|possible|probable|suspected|favou?red|considered|discussed|raised|difficult|posee|evoquee?)|to be (?:confirmed|excluded)|a (?:confirmer|discuter|eliminer|exclure)|favou?red)\b|^ ?\?/;
/** Two names side by side: none is the diagnosis. */
const OTHER =
  "(?:an? |une? |ein(?:en|em|es|er)? )?(?:gastric |low[- ]grade )?(?:leiomyo\\w*|schwannom\\w*|desmoid\\w*|sarcom\\w*|carcinom\\w*|neuroendocrin\\w*|lymphom\\w*|solitary fibrous|tumeur desmoide|glomus\\w*)";
const OTHER_AFTER = new RegExp(`^ ?(?:,|/|or|ou|oder|versus|vs\\.?|bzw\\.?) ?${OTHER}`);
const OTHER_BEFORE = new RegExp(`${OTHER} ?(?:,|/|or|ou|oder|versus|vs\\.?|bzw\\.?) (?:an? |une? |ein(?:en|em)? )?$`);
/** What follows from the diagnosis is no doubt of it. */
const CONSEQUENCE = /\b(?:risk of|risque de|if\b|in case of|en cas de|probabilit\w*)[^,;.]{0,60}/g;
/** A shared denial is not of the tumour where something of it is denied: "no residual GIST" is, "no rupture, GIST" is not. */
const DENIED_NEITHER = /\b(?:neither|weder|ni)\b[^,;.]{0,24}$/;
/** "A diagnosis of GIST requires KIT": said of the diagnosis, not made. */
const OF_DIAGNOSIS = /\b(?:diagnos[ie]s of|diagnostic d[e']|diagnose eines)[^,;.]{0,16}$/;
const DIAGNOSIS_MADE =
  /^[^a-z]*$|^[^a-z]{0,3}(?:[,;.:(]|(?:\([^)]{0,20}\) )?(?:is|was|has been|can be|est|a ete|peut etre|ist|wird|wurde|remains?|reste|de|du|of|in|with|au|des|im|am|porte|par|by|confirm\w*|retenu\w*|unchanged|etabli\w*|gastri\w*|spindle|low|high|pose)\b)/;
const DENIED_FRENCH =
  /\b(?:ne s'agit (?:donc )?pas|ne (?:doit|devrait|saurait|permet|peut) (?:donc )?pas|n'est pas|n'evoque pas|pas (?:d'argument|en faveur)|pas celui)[^,;.]{0,48}$/;
const DENIED_GERMAN = /\b(?:nicht|weder)\b[^,;.]{0,24}$/;

const DENIED_BEHIND =
  /^[^;.]{0,80}\b(?:is|was|can be|est|etre|wird|wurde) (?:[a-z]{3,10} )?(?:excluded|ruled out|ausgeschlossen|exclue?|ecartee?|eliminee?)\b|^[^,;.]{0,40}?\b(?:(?:cannot|can not|not|nicht|ne|n')[^,;.]{0,16}\b(?:diagnos\w*|prov\w*|prouv\w*|beweisen|belegen|met|reuni\w*|retenu\w*|confirm\w*|supported|found|made|etabli\w*)|neither\b|(?:is|are|was|were) (?:assumed|lacking|absent|negative)|lacking\b|fehl(?:t|en)|negati\w*|less likely|(?:liegt|lag|liegen) (?:[a-z]{2,12} )?nicht vor|nicht (?:nachweisbar|nachgewiesen|bestatigt|vorhanden)|unwahrscheinlich|non retenue?|peu probable|improbable)\b/;

/** "The stains confirm the suspected GIST"; not "biopsy to confirm GIST". */
const CONFIRMED_BEFORE =
  /(?<!\b(?:to|pour|afin de|a|de|zu|not|pas|nicht|non|un|if) )\b(?:confirm(?:s|ed|ent|ant|e|ee)?|bestatig(?:t|en)|beweis(?:t|en)|etabli(?:t|ssent)?)\b[^,;.?]{0,40}$/;

/** "In keeping with your description": two findings agree, none is in doubt. */
const AGREEING =
  /\b(?:in keeping|consistent|compatible|in line) with (?:your|the (?:clinical|radiolog\w*|imaging|endoscopic))\b/g;

const PLURAL = /s(?: ?\(|$)|stromatumoren|stroma-tumoren/;
const AT_LARGE =
  /\b(?:most|usually|often|frequent\w*|typically|souvent|generalement|habituellement|les plus|haufig\w*|meist\w*|oft)\b/;

/** true where what a text names at a place is in doubt: by a word in front of it, or by one in its clause. */
export function isDoubtedAt(text: string, from: number, to: number): boolean {
  const before = text.slice(0, from).replace(AGREEING, blanked);
  const after = text.slice(to);
  return (
    isHedged(before) ||
    DOUBT_BEFORE.test(before) ||
    isHedged(clauseBehind(text, to).replace(CONSEQUENCE, blanked)) ||
    DOUBT_AFTER.test(after)
  );
}

function howSaid(text: string, from: number, to: number): GistNamed["said"] {
  const before = text.slice(0, from);
  const after = text.slice(to);
  if (
    isDeniedDiagnosis(text, from, to) ||
    DENIED_FRENCH.test(before) ||
    DENIED_GERMAN.test(before) ||
    DENIED_NEITHER.test(before) ||
    DENIED_BEHIND.test(after)
  )
    return "denied";
  if (NAME_OF_ELSE.test(after) || NAME_IN_ELSE.test(before) || isPrevious(text, from)) return "aside";
  if (ASIDE_BEFORE.test(before.slice(-48)) || OPINION_OF_OTHERS.test(before.slice(-80))) return "aside";
  if (PLURAL.test(text.slice(from, to)) && AT_LARGE.test(text)) return "aside";
  if (CONFIRMED_BEFORE.test(before)) return "plainly";
  if (OF_DIAGNOSIS.test(before) && !DIAGNOSIS_MADE.test(after)) return "with doubt";
  const doubted = isDoubtedAt(text, from, to) || OTHER_AFTER.test(after) || OTHER_BEFORE.test(before);
  return doubted ? "with doubt" : "plainly";
}

/** Every GIST that a sentence names, and how: plainly, with doubt, denied, or as something else than this diagnosis. */
export function gistsNamedIn(text: string): readonly GistNamed[] {
  return [...text.matchAll(GIST)].map(({ index, 0: name }) => {
    const to = index + name.length;
    return { from: index, to, said: howSaid(text, index, to) };
  });
}
