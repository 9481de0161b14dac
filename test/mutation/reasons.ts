import { type Reason, RISK_REASONS } from "./risk-reasons";

/**
 * Why a mutant that survives may: no test can tell it from the original, or what it changes cannot be reached. Everything else is
 * open.
 */
const REASONS: readonly Reason[] = [
  { file: /fact-set/, line: /word < this\.words\.length/, reason: "one word past the end reads as nothing" },
  {
    file: /fact-set/,
    line: /name !== undefined/,
    reason: "cannot be reached: only numbers of facts of the dictionary are added",
  },
  {
    file: /truth|rule-run|conditions/,
    line: /return left [<>] right|(narrowed|truth) [<>] outcome/,
    reason: "of two equal truths either is kept",
  },
  { file: /say|template/, line: /if \(!values\)|if \(!template\)/, reason: "a shortcut: the same text without it" },
  { file: /template/, line: /\?\? ""/, reason: "cannot be reached: a text taken apart has every part" },
  {
    file: /calendar/,
    line: /year >= 0/,
    reason: "the year 0 is no clinical date either way; what is no number fails the day",
  },
  {
    file: /conditions|rule-run/,
    line: /done >= 0|!shared|if \(done\)|function isQuick|drug_list|"always" in condition \|\|/,
    reason: "sharing tests and keeping answers saves time and changes no answer",
  },
  {
    file: /rule-run/,
    line: /scope === FALSE|truth === FALSE\) return/,
    reason: "a shortcut: false and anything is false",
  },
  {
    file: /rule-run/,
    line: /BEING_ASKED = -2|no rule at|!rule\)/,
    reason: "cannot be reached: rules are compiled with their numbers",
  },
  { file: /rules/, line: /is_repeated\) continue|best\.size === 0/, reason: "a shortcut: the same list without it" },
  {
    file: /value-tests/,
    line: /wanted\.length === 1|codes\.size > 0/,
    reason: "a shortcut: the same answer without it",
  },
  { file: /value-tests|treatment-tests/, line: /"start"/, reason: "whatever is not whole words is the start of words" },
  { file: /value-tests/, line: /typeof text === "string"/, reason: "a list of texts holds texts only" },
  { file: /contradictions/, line: /fact\?\.status !== "known"/, reason: "callers have seen that the fact is known" },
  { file: /contradictions/, line: /(days|count) !== null/, reason: "no number is not below or above zero either" },
  { file: /contradictions/, line: /isDriver/, reason: "genotypes are a closed list" },
  { file: /recommendation/, line: /name = ""/, reason: "cannot be reached: a place has a name" },
  { file: /derive-facts/, line: /oldest === null/, reason: "both ends of a partial date can be read, or neither" },
  { file: /derive-facts/, line: /\\d\{4\}/, reason: "a partial date is YYYY or YYYY-MM" },
  { file: /derive-facts/, line: /imatinib\.length > 0/, reason: "the sum of no courses is no limit" },
  { file: /derive-facts/, line: /current !== "none"/, reason: "no course has the name of no drug" },
  {
    file: /derive-facts/,
    line: /toLowerCase\(\) \?\? "\?"/,
    reason: "agents are only told apart, whatever they are called",
  },
  {
    file: /derive-facts/,
    line: /fact\.value === "not_tested"\) \{/,
    text: /^\{/,
    reason: "nothing follows in the function",
  },
  {
    file: /parse-facts/,
    line: /typeof value [!=]== "(string|number)"/,
    reason: "for the type checker: the next test refuses the same",
  },
  { file: /parse-facts/, line: /crossed|hollow|start !== null/, reason: "what is absent compares as false" },
  { file: /parse-facts/, line: /dose\.type/, reason: "cannot be reached: the dose is a number in the dictionary" },
  {
    file: /variant/,
    line: /NP_|gap\) =>/,
    reason: "what is left of a reference sequence, or of spaces in a row, names no change",
  },
  { file: /variant/, line: /\.at\(-1\) \?\? ""/, reason: "cannot be reached: the pattern holds two residues at least" },
  { file: /words/, line: /\\p\{M\}/, reason: "one mark after the other is removed too" },
  {
    file: /compile-knowledge|rules/,
    line: /LEVELS: readonly|^ {2}"blocked",/,
    text: /safety|blocked/,
    reason: "first in the order, with or without its name",
  },
  {
    file: /compile-knowledge/,
    line: /count: 0|blocks\.length > 0/,
    reason: "keeping answers, and passing over rows that block nothing, saves time and changes no answer",
  },
  {
    file: /compile-knowledge/,
    line: /is_repeated:/,
    reason: "whether a code stands alone is asked for speed: the strongest of one form is that form",
  },
  {
    file: /compile-knowledge/,
    line: /!citation/,
    text: /!citation|\[\]/,
    reason: "cannot be reached: the keys are those of the citations",
  },
  { file: /compile-knowledge/, line: /definition\.members/, reason: "cannot be reached: a group lists its members" },
  {
    file: /conditions/,
    line: /truth === (FALSE|TRUE)\) return/,
    reason: "a shortcut: one false part of `all`, or one true part of `any`, decides",
  },
  {
    file: /conditions/,
    line: /parts\.find/,
    text: /\?\.trace/,
    reason: "cannot be reached: an `all` that is false has a part that is false",
  },
  {
    file: /conditions/,
    line: /else if \(truth === TRUE\)|truth === FALSE \|\|/,
    text: /^truth === (TRUE|FALSE)$/,
    reason: "a shortcut: every part of an `all` that is true is true, of an `any` that is false is false",
  },
  {
    file: /decide\.ts/,
    line: /today\.(rules|blocking)\.filter|suppresses\?\.rules/,
    to: /^(today\.\w+|true|\["Stryker was here"\])$/,
    reason: "more rows are walked than needed; those of the decision are picked afterwards",
  },
  {
    file: /decision-index/,
    line: /CODES \+ code/,
    reason: "every pair of fact and code still has a key of its own: there are fewer than 256 of either",
  },
  {
    file: /decision-index/,
    line: /compared\.get/,
    text: /^\[\]$/,
    reason: "a word is no limit: every cell moves alike",
  },
  {
    file: /decision-index/,
    line: /this\.kept >= CAPACITY/,
    to: />/,
    reason: "one answer more or less is kept",
  },
  {
    file: /decision-index/,
    line: /codes\.get\(fact\.value\)/,
    text: /fact\.status === "known"/,
    reason: "what is not known has no value, and no value has no code",
  },
  {
    file: /evaluate|range|what-would-change/,
    line: /\?\.label|\]\?\.\[language\]|index\.names\[number\]/,
    reason: "cannot be reached: what is emitted, numbered or printed stands in the tables",
  },
  {
    file: /explain/,
    line: /ruleIndex:/,
    to: /^\+1$/,
    reason: "cannot be reached: a rule that names another was compiled with it",
  },
  {
    file: /explain/,
    line: /"named" in condition|named \? \[named\]/,
    reason: "cannot be reached otherwise: only a named condition has a name, and compiling has found it",
  },
  {
    file: /follow-up/,
    line: /anchor\.name\)/,
    reason: "cannot be reached: a segment has an anchor, its own or its schedule's",
  },
  {
    file: /follow-up/,
    line: /typeof fact\.value/,
    reason: "for the type checker: an anchor is a date, planned months are a number",
  },
  {
    file: /genotype-tests/,
    line: /kind\.type === "enum"/,
    reason: "for the type checker: genotypes are an enumeration",
  },
  {
    file: /genotype-tests/,
    line: /completions\.get\(stated\)|"other"/,
    reason:
      "cannot be reached otherwise: every genotype of the dictionary has its completions and is in a set, or tells no set",
  },
  {
    file: /next-best-facts/,
    line: /decision === null \?/,
    reason: "no decision has that name either: nothing is found",
  },
  {
    file: /prepare-case/,
    line: /new Array\(index/,
    reason: "the length is reserved for speed; what is not set reads as nothing",
  },
  {
    file: /range/,
    line: /first === undefined/,
    reason: "for the type checker: what is open lacks a fact, and every such fact is ranked",
  },
  {
    file: /rules/,
    line: /truth === FALSE\) continue|scope === FALSE \|\|/,
    text: /=== FALSE$/,
    reason: "a shortcut: no code of such a row holds or may hold",
  },
  {
    file: /rules/,
    line: /decision !== null/,
    text: /^decision !== null$/,
    reason: "a row of no decision is neither a reason nor put aside: one of the two questions is enough",
  },
  { file: /rules/, line: /rule\.level < best/, to: /<=/, reason: "of two equal levels either is kept" },
  {
    file: /rules/,
    line: /suppresses\?\.(rules|codes) \?\? \[\]/,
    text: /^\[\]$/,
    reason: "no row and no code has that name",
  },
  {
    file: /rules/,
    line: /\.size > 0/,
    text: /\.size > 0$/,
    reason: "a shortcut: nothing is in an empty set",
  },
  {
    file: /rules/,
    line: /rule !== this\.row/,
    reason: "what a row rests on is found once for speed; found again it is the same",
  },
  {
    file: /rules/,
    line: /^ {2}"recommended",/,
    reason: "stands before all but what is blocked, and a block leaves no form of the code recommended",
  },
  {
    file: /say/,
    line: /typeof name === "string"/,
    text: /^typeof name === "string"$/,
    reason: "for the type checker: what is no text names no fact",
  },
  { file: /say/, line: /typeof value === "number"/, reason: "a number is the same text once it is filled in" },
  {
    file: /template/,
    line: /parts\.length === 1/,
    reason: "a shortcut: a text without places is its only part",
  },
  {
    file: /thresholds/,
    line: /"fact" in condition/,
    reason: "what asks no fact compares nothing",
  },
  { file: /thresholds/, line: /rule\.blocks \?\? \[\]/, text: /^\[\]$/, reason: "a word has no condition" },
  {
    file: /calendar/,
    line: /year < 1000/,
    reason: "a shortcut: a year of four digits stays as it is",
  },
  {
    file: /rule-run/,
    line: /code === null\) return/,
    reason: "a shortcut: no code is named null",
  },
  {
    file: /what-would-change/,
    line: /"not_applicable"/,
    text: /^\[\]$/,
    reason: "a text is no value of the fact: it changes nothing, and what changes nothing is not told",
  },
  {
    file: /what-would-change/,
    line: /value !== present/,
    reason: "the present value changes nothing; leaving it out saves time",
  },
  {
    file: /what-would-change/,
    line: /effect\.kind === "recommendation"/,
    text: /^effect\.kind === "recommendation"$/,
    reason: "for the type checker: what is no recommendation has no rule",
  },
  {
    file: /limits-beside/,
    line: /^ {6}\.filter|return around$|to > present/,
    reason: "the present value changes nothing; leaving it out saves time",
  },
  {
    file: /limits-beside/,
    line: /mitoses\.limits|new Set\(/,
    text: /^\[\]$/,
    reason: "a word is no number: nothing lies beside it",
  },
  {
    file: /contradictions/,
    line: /isPast = |birth !== null && age|kind\.max !== undefined/,
    text: /(date|birth) !== null|kind\.(type|max)/,
    reason:
      "for the type checker: it is asked of stated dates only, and the age of the dictionary is a number with a limit",
  },
  { file: /contradictions/, line: /underWay: FactName/, reason: "a word is no fact" },
  { file: /contradictions/, line: /!status\) return/, reason: "a shortcut: what is not known is not contradicted" },
  { file: /derive-facts/, line: /low === null/, text: /low === null/, reason: "no number is not above zero either" },
  {
    file: /derive-facts/,
    line: /!start \|\| !stop/,
    text: /^!start \|\| !stop$/,
    reason: "a course with one date has no length",
  },
  {
    file: /derive-facts/,
    line: /fact\.value === meant\)\) return/,
    text: /^fact\.status === "known"$/,
    reason: "what does not apply has no value",
  },
  { file: /parse-facts/, line: /form\?\.words/, reason: "cannot be reached: a text that is refused has a form" },
  {
    file: /next-best-facts/,
    line: /"disease_setting"/,
    reason: "the situation stands first among the questions already: sorting compares it on one side only",
  },
  { file: /text-form/, line: /text\.match/, text: /^\[\]$/, reason: "one word alone is not above another" },
  {
    file: /decision-index/,
    line: /typeof fact\.value === "number"|coded === undefined \|\|/,
    text: /^(fact\.status|typeof fact|coded)/,
    reason: "one of the two questions is enough: what is known is a number, and what has no code keeps no answer",
  },
  {
    file: /decision-index/,
    line: /kind\.type !== "enum" && kind\.type !== "boolean"/,
    to: /^false$/,
    reason: "no fact of another kind is true or false",
  },
  ...RISK_REASONS,
];

/** The reason kept for a mutant of that file; undefined: it is open. */
export function reasonOf(file: string, line: string, text: string, replacement: string): string | undefined {
  return REASONS.find(
    (one) =>
      one.file.test(file) &&
      one.line.test(line) &&
      (one.text?.test(text) ?? true) &&
      (one.to?.test(replacement) ?? true),
  )?.reason;
}
