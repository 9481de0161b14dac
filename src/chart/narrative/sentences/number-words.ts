/**
 * Whole numbers from 0 to 99 as reports write them out, in English, French and German, folded: a compound is one number and never its
 * last part ("twenty-one" is no one).
 */
const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["zero", "no", "none", "aucun", "aucune", "absence", "keine", "pas", "nil", "null"],
    ["one", "un", "une", "ein", "eine", "single"],
    ["two", "deux", "zwei"],
    ["three", "trois", "drei"],
    ["four", "quatre", "vier"],
    ["five", "cinq", "funf"],
    ["six", "sechs"],
    ["seven", "sept", "sieben"],
    ["eight", "huit", "acht"],
    ["nine", "neuf", "neun"],
    ["ten", "dix", "zehn"],
    ["eleven", "onze", "elf"],
    ["twelve", "douze", "zwolf"],
    ["thirteen", "treize", "dreizehn"],
    ["fourteen", "quatorze", "vierzehn"],
    ["fifteen", "quinze", "funfzehn"],
    ["sixteen", "seize", "sechzehn"],
    ["seventeen", "siebzehn"],
    ["eighteen", "achtzehn"],
    ["nineteen", "neunzehn"],
  ].flatMap((words, value) => words.map((word) => [word, value] as const)),
);
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["twenty", "vingt", "zwanzig"],
    ["thirty", "trente", "dreissig", "drei\u00dfig"],
    ["forty", "quarante", "vierzig"],
    ["fifty", "cinquante", "funfzig"],
    ["sixty", "soixante", "sechzig"],
    ["seventy", "siebzig"],
    ["eighty", "achtzig"],
    ["ninety", "neunzig"],
  ].flatMap((words, index) => words.map((word) => [word, (index + 2) * 10] as const)),
);

const FRENCH_UNIT = "(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf)";
const FRENCH_TEEN = "(?:dix[- ](?:sept|huit|neuf)|dix|onze|douze|treize|quatorze|quinze|seize)";
const FRENCH_TENS = "(?:quatre[- ]vingts?|vingt|trente|quarante|cinquante|soixante)";
const GERMAN_UNIT = "(?:ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)";
const GERMAN_TENS = "(?:zwanzig|drei(?:ss|\u00df)ig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)";
const ENGLISH_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";
const ENGLISH_UNIT = "(?:one|two|three|four|five|six|seven|eight|nine)";

/** A number of two words: never the range from one to the other. */
export const COMPOUND_NUMBER = `(?:${ENGLISH_TENS}[- ]${ENGLISH_UNIT}|${FRENCH_TENS}(?:[- ]et)?[- ](?:${FRENCH_TEEN}|${FRENCH_UNIT})|quatre[- ]vingts?|dix[- ](?:sept|huit|neuf)|${GERMAN_UNIT}und${GERMAN_TENS})(?![a-z])`;

/** A written number, compounds first. No articles ("un", "ein"): they count nothing. */
export const NUMBER_WORD = [
  `(?:${COMPOUND_NUMBER}`,
  ENGLISH_TENS,
  "(?:thir|four|fif|six|seven|eigh|nine)teen",
  FRENCH_TENS,
  FRENCH_TEEN,
  GERMAN_TENS,
  "(?:drei|vier|funf|sech|sieb|acht|neun)zehn",
  "zero|one|une|eine|two|deux|zwei|three|trois|drei|four|quatre|vier|five|cinq|funf|six|sechs|seven|sept|sieben|eight|huit|acht|nine|neuf|neun|ten|zehn|eleven|elf|twelve|zwolf)",
].join("|");

/** What a number word in front of another one makes of it a part: "hundred and two", "wild-one". */
export const NO_PART_OF_NUMBER = "(?<!(?:[a-z]-|\\b(?:hundred|hundert|cents?)(?: and| et)? ))";

/** The number that a token names: digits with point or comma, or a number word; null when it names none. */
export function numberOf(token: string): number | null {
  if (/^\d{1,4}(?:[.,]\d{1,3})?$/.test(token)) return Number(token.replace(",", "."));
  const word = token.replace(/ d[e']$/, "");
  const known = WORDS[word] ?? TENS[word];
  if (known !== undefined) return known;
  const parts = word
    .replace(/^quatre[- ]vingts?/, "achtzig")
    .replace(/^([a-z]{3,6})und(?=[a-z])/, "$1 ")
    .split(/[- ](?:et[- ])?/);
  if (parts.length > 3) return null;
  let sum = 0;
  for (const part of parts) {
    const value = WORDS[part] ?? TENS[part];
    if (value === undefined) return null;
    sum += value;
  }
  return sum < 100 ? sum : null;
}
