import { strengthInName } from "../codes/drugs";
import { codings, type Element, element, elements, folded, number, own, string } from "../element";

/** A daily dose and the words it was read from. */
export interface DailyDose {
  readonly value: number;
  readonly shown: string;
}

const PER_DAY: Readonly<Record<string, number>> = { d: 1, h: 24, wk: 1 / 7 };

/**
 * Milligrams a day: amount × times a day, of every dosage that holds at once. Null where the amount, its unit or the times
 * are not one stated figure: ranges, "as needed", steps of an escalation, days left out, words that say otherwise.
 */
export function dailyDose(resource: Element, names: readonly string[]): DailyDose | null {
  const dosages = dosagesOf(resource);
  // Steps that follow each other are not one dose.
  if (new Set(dosages.map((dosage) => number(dosage.sequence))).size > 1) return null;
  if (new Set(dosages.map((dosage) => JSON.stringify(repeatOf(dosage)?.boundsPeriod ?? null))).size > 1) return null;
  let total = 0;
  for (const dosage of dosages) {
    const perDay = perDayOf(dosage, names);
    if (perDay === null) return null;
    total += perDay;
  }
  if (dosages.length === 0 || !(total > 0) || total > 1000) return null;
  return { value: Math.round(total * 100) / 100, shown: dosageText(resource) ?? `${total} mg` };
}

export function dosageText(resource: Element): string | null {
  const [dosage] = dosagesOf(resource);
  if (!dosage) return null;
  const amount = elements(dosage.doseAndRate)
    .map((rate) => element(rate.doseQuantity))
    .find((item) => item);
  return (
    string(dosage.text) ??
    (amount ? `${number(amount.value) ?? ""} ${string(amount.unit) ?? string(amount.code) ?? ""}`.trim() : null)
  );
}

export function dosagesOf(resource: Element): readonly Element[] {
  return [...elements(resource.dosageInstruction), ...elements(resource.dosage)];
}

function repeatOf(dosage: Element): Element | null {
  return element(element(dosage.timing)?.repeat);
}

/** Words beside a structured dose that turn it into another one. */
const OTHERWISE =
  /^\W*(hold|stop|do not|discontinu|suspend|ne pas|arret)|every other|alternate|un jour sur|weeks? on|cycle|\bthen\b|\bpuis\b|increase|titrat|as needed|\bprn\b|si besoin/;

function perDayOf(dosage: Element, names: readonly string[]): number | null {
  if (dosage.asNeededBoolean === true || dosage.asNeededCodeableConcept !== undefined) return null;
  const rates = elements(dosage.doseAndRate);
  if (rates.some((rate) => rate.doseRange !== undefined)) return null;
  const text = string(dosage.text) ?? string(dosage.patientInstruction) ?? "";
  const inText = dosageInWords(text, names);
  const amounts = [...rates.map((rate) => element(rate.doseQuantity)), element(dosage.dose)].filter((item) => item);
  if (amounts.length === 0) return inText;
  if (amounts.some((amount) => amount?.comparator !== undefined)) return null;
  // "400 mg" beside "1 tablet" of no stated strength, or beside the mg/m² it was calculated from, is 400 mg.
  const milligrams = new Set(amounts.flatMap((amount) => (amount ? (milligramsIn(amount, names) ?? []) : [])));
  const [amount] = milligrams;
  const times = timesADay(element(dosage.timing));
  // What was calculated and what was ordered, code and printed unit: where they differ, neither is the dose.
  if (milligrams.size > 1 || amount === undefined || times === null) return null;
  const perDay = amount * times;
  if (inText !== null ? Math.abs(inText - perDay) > 0.5 : OTHERWISE.test(folded(text))) return null;
  return perDay;
}

function milligramsIn(amount: Element, names: readonly string[]): number | null {
  const value = number(amount.value);
  if (value === null) return null;
  const [strength, ...others] = new Set(
    [string(amount.code), string(amount.unit)].flatMap((unit) => milligramsOf(unit, names) ?? []),
  );
  return strength === undefined || others.length > 0 ? null : value * strength;
}

/** Milligrams in one unit of a dose; an amount in tablets needs a strength in the medicine's name. */
function milligramsOf(unit: string | null, names: readonly string[]): number | null {
  const words = folded(unit ?? "").replace(/[{}]/g, "");
  if (/^mg$|milligram/.test(words)) return 1;
  if (/^g$|^gram$/.test(words)) return 1000;
  return /tab|cap|comprim|gelule|\btbl/.test(words) ? strengthInName(names) : null;
}

function timesADay(timing: Element | null): number | null {
  if (!timing) return null;
  const repeat = element(timing.repeat);
  // "1 to 2 times", "every 1 to 2 days", "Monday, Wednesday, Friday": no one number of times a day.
  if (["frequencyMax", "periodMax", "dayOfWeek"].some((member) => repeat?.[member] !== undefined)) return null;
  const byRepeat = timesOfRepeat(repeat);
  const byCode = timesOfCode(timing);
  if (byRepeat !== null && byCode !== null) return byRepeat === byCode ? byRepeat : null;
  return byRepeat ?? byCode;
}

function timesOfRepeat(repeat: Element | null): number | null {
  if (!repeat) return null;
  const frequency = number(repeat.frequency) ?? (repeat.period !== undefined ? 1 : null);
  const period = number(repeat.period);
  const unit = string(repeat.periodUnit);
  if (frequency !== null && period !== null && unit !== null && period > 0) {
    const perDay = own(PER_DAY, unit);
    return perDay === undefined ? null : (frequency / period) * perDay;
  }
  const { when } = repeat;
  const isDaily = Array.isArray(when) && when.length > 0 && when.every((item) => typeof item === "string");
  return isDaily && period === null ? when.length : null;
}

function timesOfCode(timing: Element): number | null {
  const codes = codings(timing.code)
    .map((coding) => coding.code)
    .concat(string(element(timing.code)?.text));
  if (codes.some((item) => item === "QD" || item === "AM" || item === "PM" || item === "BED")) return 1;
  return codes.includes("BID") ? 2 : null;
}

/** Times, in words and figures. */
const TIMES: readonly (readonly [RegExp, number])[] = [
  [/\b(?:once|one time|une fois|einmal)\b/, 1],
  [/\b(?:twice|two times|deux fois|zweimal)\b/, 2],
  [/\b(?:three times|trois fois|dreimal)\b/, 3],
  [/\b(?:four times|quatre fois|viermal)\b/, 4],
];
const A_DAY =
  /\b(?:daily|quotidien\w*|taglich)\b|\b(?:a|per|each|every|par|pro|chaque|am|tous les) ?(?:days?|jours?|tag|24 ?h(?:ours|eures|rs?)?)\b|\/ ?(?:days?|d|jours?|j|tag|24 ?h)\b/;
const ABBREVIATED: readonly (readonly [RegExp, number])[] = [
  [/\b(?:qd|od|q ?24 ?h|qam|qpm|qhs)\b/, 1],
  [/\b(?:bid|bd|q ?12 ?h)\b|\b(?:every|toutes les) 12 ?h(?:ours|eures|rs?)?\b/, 2],
  [/\b(?:tid|tds|q ?8 ?h)\b/, 3],
  [/\b(?:qid|qds|q ?6 ?h)\b/, 4],
];
const PARTS_OF_DAY = [
  /\b(?:every |each |in the |chaque |le )?(?:morning|matin)\b|\bmorgens\b/,
  /\b(?:at |a )?(?:noon|midi)\b|\bmittags\b/,
  /\b(?:every |each |in the |at |chaque |le )?(?:evening|night|bedtime|soir)\b|\babends\b/,
];
const DURATION =
  /\b(?:for|pendant|durant|pour|fur) ?\d+ ?(?:days?|weeks?|months?|years?|jours?|semaines?|mois|ans?|tage|wochen|monate|jahre)\b/g;
/** How much is to be handed out: no part of what is taken. */
const SUPPLY = /# ?\d+(?: (?:tab|cap)[\w()]*)?|\b\d+ refills?\b(?:\(s\))?|\b(?:disp(?:ense)?|qty):? ?\d+/g;
/** Words of a schedule, a condition or a change: what stands beside them is not what is taken every day. */
const NOT_EVERY_DAY =
  /\b(?:hold|stop\w*|discontinu\w*|suspend\w*|pause|do not|not to|ne pas|arret\w*|if|si|needed|prn|besoin|then|puis|increase\w*|augment\w*|reduc\w*|titrat\w*|taper|max\w*|except\w*|sauf|alternate|other|deux jours|jours? sur|jour sur|weeks?|weekly|semaines?|woche\w*|months?|monthly|mois|monat\w*|cycles?|half|demi\w*)\b|½/;

/**
 * Milligrams a day in words: "400 mg once daily", "2 comprimés à 200 mg par jour", "2 x 400 mg daily". Every figure of the
 * text must be understood; a text with one figure left over, or words of a schedule, gives null.
 */
function dosageInWords(text: string, names: readonly string[]): number | null {
  let rest = folded(text)
    .replace(/(\d)\s*,\s*(\d)/g, "$1.$2")
    .replace(DURATION, " ")
    .replace(SUPPLY, " ");
  if (rest.trim() === "" || NOT_EVERY_DAY.test(rest)) return null;
  const taken = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match) rest = `${rest.slice(0, match.index)} ; ${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const scheme = taken(/(?<![\d-])(\d)-(\d)-(\d)(?:-(\d))?(?![\d-])/);
  const amount = amountInWords(taken, names) ?? (scheme ? strengthInName(names) : null);
  if (amount === null) return null;
  // Morning, noon, evening and night, as German prescriptions have it: so many of what the medicine's name says each.
  if (scheme) {
    const each = strengthInName(names) ?? amount;
    const units = scheme.slice(1).reduce((sum, part) => sum + Number(part ?? 0), 0);
    return amount !== each || units === 0 || /\d/.test(rest) ? null : units * each;
  }
  const counts = new Set<number>();
  const counted = taken(/\b(\d) ?(?:times|fois|mal|x)(?= |$)/);
  if (counted) counts.add(Number(counted[1]));
  for (const [pattern, times] of [...TIMES, ...ABBREVIATED]) if (taken(pattern)) counts.add(times);
  const parts = PARTS_OF_DAY.filter((pattern) => taken(pattern)).length;
  const isDaily = taken(A_DAY) !== null;
  if (parts > 0 && !(parts === 1 && counts.size > 0 && counts.has(1))) counts.add(parts);
  // "Once", "twice" alone do not say a day.
  const isOfADay = isDaily || parts > 0 || ABBREVIATED.some(([pattern]) => pattern.test(folded(text)));
  if (!isOfADay || counts.size > 1 || /\d/.test(rest)) return null;
  const [times] = counts;
  return amount * (times ?? 1);
}

/** The one amount of the text in milligrams: multiplied where it is stated so, taken for the total where it says that. */
function amountInWords(taken: (pattern: RegExp) => RegExpExecArray | null, names: readonly string[]): number | null {
  const tablets = "(?:tab\\w*|cap\\w*|comprim\\w*|gelules?|cp)";
  const multiple = taken(/\b(\d+(?:\.\d+)?) ?[x×*] ?(\d+(?:\.\d+)?) ?mg\b/);
  if (multiple) return Number(multiple[1]) * Number(multiple[2]);
  const of = taken(new RegExp(`\\b(\\d+|one|un|une) ?${tablets} (?:of|a|de|zu) (\\d+(?:\\.\\d+)?) ?mg\\b`));
  if (of) return figure(of[1]) * Number(of[2]);
  const amount = taken(/\b(\d+(?:\.\d+)?) ?(mg|g)\b( total)?/);
  const count = taken(new RegExp(`\\b(\\d+(?:\\.\\d+)?|one|un|une) ?${tablets}`));
  const strength = strengthInName(names);
  if (!amount) return count && strength !== null ? figure(count[1]) * strength : null;
  const milligrams = Number(amount[1]) * (amount[2] === "g" ? 1000 : 1);
  const number = count ? figure(count[1]) : 1;
  // "2 tablets (400 mg)": 400 mg together, or each? Only its own words or the strength tell.
  const isTotal = number === 1 || amount[3] !== undefined || (strength !== null && number * strength === milligrams);
  return isTotal ? milligrams : null;
}

function figure(word: string | undefined): number {
  return /^\d/.test(word ?? "") ? Number(word) : 1;
}
