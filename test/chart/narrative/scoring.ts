import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { statementsOf } from "../../../src/chart/narrative/statements-of";
import { textOfAttachment } from "../../../src/chart/narrative/text/text-of-attachment";
import type { Candidate, ReportText } from "../../../src/chart/types";

/** The texts that the readers are developed on: nothing in this folder measures them independently. */
export const DEVELOPMENT = join(import.meta.dirname, "corpus");

export interface CorpusReport {
  readonly id: string;
  readonly language: ReportText["language"];
  readonly report_kind: ReportText["kind"];
  readonly style: string;
  readonly tags: readonly string[];
  readonly text: string;
  /** Values that the report states, and bounds where it states only those; a fact named in neither must get none. */
  readonly expected: {
    readonly values?: Readonly<Record<string, readonly unknown[]>>;
    readonly bounds?: Readonly<Record<string, readonly unknown[]>>;
  };
  /** Answers that count neither way: right readings that the text does not oblige to. */
  readonly open?: Readonly<Record<string, readonly unknown[]>>;
  /** For each fact, lists of an expected value and its other spellings: any of them meets it. */
  readonly alternatives?: Readonly<Record<string, readonly (readonly unknown[])[]>>;
  /** The text is the body of an attachment of this type (HTML, RTF). */
  readonly content_type?: string;
}

export interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

export interface Difference {
  readonly report: string;
  readonly fact: string;
  readonly problem: "wrong" | "missed";
  readonly what: string;
  readonly quote: string | null;
  /** A wrong answer that makes the disease look less dangerous, or more treatable, than the report says. */
  readonly dangerous: boolean;
}

export interface Score {
  readonly per_fact: ReadonlyMap<string, Tally>;
  readonly total: Tally;
  readonly differences: readonly Difference[];
}

/**
 * Every report of a corpus: all `.json` files of a folder, or one file. A file holds one report, a list, or an object
 * with `reports`.
 */
export function corpusIn(path: string): readonly CorpusReport[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith(".json"))
        .sort()
        .map((name) => join(path, name))
    : [path];
  return files.flatMap((file): readonly CorpusReport[] => {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (Array.isArray(content)) return content;
    const { reports } = content as { reports?: readonly CorpusReport[] };
    return reports ?? [content as CorpusReport];
  });
}

export function reportOf(entry: Pick<CorpusReport, "id" | "language" | "report_kind" | "text">): ReportText {
  return {
    reference: `DiagnosticReport/${entry.id}`,
    title: null,
    date: "2026-06-01",
    author: null,
    status: "final",
    kind: entry.report_kind,
    language: entry.language,
    text: entry.text,
  };
}

/** Facts that are scored. Others are answers of no weight for the engine. */
const SCORED: ReadonlySet<string> = new Set([
  "site",
  "size_mm",
  "size_mm_imaging",
  "mitoses_per_5mm2",
  "mitoses_raw_count",
  "hpf_count",
  "field_area_mm2",
  "field_number_mm",
  "objective_magnification",
  "margin",
  "rupture_category",
  "rupture_criterion",
  "rupture_timing",
  "genotype",
  "variant_hgvs",
  "ihc_kit",
  "ihc_dog1",
  "ihc_sdhb",
  "histology",
  "multiplicity",
  "mitoses_source",
  "metastasis_sites",
  "ecog",
  "gist_confirmed",
]);
/** Numbers that a conversion may round. */
const CONVERTED: ReadonlySet<string> = new Set(["mitoses_per_5mm2", "field_area_mm2"]);

/** A value or bounds in one spelling; lists are sets. */
function keyOf(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify([...value].sort());
  if (typeof value === "object" && value !== null)
    return `bounds ${JSON.stringify(Object.fromEntries(Object.entries(value).sort()))}`;
  return JSON.stringify(value);
}

function agrees(fact: string, said: string, expected: string): boolean {
  return (
    said === expected ||
    (CONVERTED.has(fact) && Math.abs(Number(said) - Number(expected)) <= 0.01 * Math.abs(Number(expected)))
  );
}

/** Every value and every bound counts as one answer: right, wrong (said but not expected) or missed. */
export async function score(reports: readonly CorpusReport[]): Promise<Score> {
  const per_fact = new Map<string, Tally>();
  const differences: Difference[] = [];
  const tally = (fact: string): Tally => {
    const known = per_fact.get(fact) ?? { right: 0, wrong: 0, missed: 0 };
    per_fact.set(fact, known);
    return known;
  };
  for (const entry of reports) {
    const text = await readableText(entry);
    const said = new Map<string, Answer>();
    for (const candidate of statementsOf(reportOf({ ...entry, text }))) {
      const answer = answerOf(candidate);
      if (answer) said.set(`${answer.fact} ${answer.key}`, answer);
    }
    const values = entry.expected.values ?? {};
    const expected = [...Object.entries(values), ...Object.entries(entry.expected.bounds ?? {})].flatMap(
      ([fact, list]) => list.map((value) => ({ fact, keys: spellingsOf(entry, fact, value), met: false })),
    );
    for (const answer of said.values()) {
      const { fact } = answer;
      if (!SCORED.has(fact)) continue;
      const one = expected.find((each) => each.fact === fact && each.keys.some((key) => agrees(fact, answer.key, key)));
      if (one) {
        if (!one.met) tally(fact).right += 1;
        one.met = true;
        continue;
      }
      if (entry.open?.[fact]?.some((value) => agrees(fact, answer.key, keyOf(value)))) continue;
      tally(fact).wrong += 1;
      differences.push({
        report: entry.id,
        fact,
        problem: "wrong",
        what: answer.key,
        quote: answer.candidate.source.quote,
        dangerous: isDangerous(answer.candidate, values[fact] ?? []),
      });
    }
    for (const { fact, keys, met } of expected) {
      if (met) continue;
      tally(fact).missed += 1;
      differences.push({
        report: entry.id,
        fact,
        problem: "missed",
        what: keys[0] ?? "",
        quote: null,
        dangerous: false,
      });
    }
  }
  const total = { right: 0, wrong: 0, missed: 0 };
  for (const one of per_fact.values()) {
    total.right += one.right;
    total.wrong += one.wrong;
    total.missed += one.missed;
  }
  return { per_fact, total, differences };
}

async function readableText(entry: CorpusReport): Promise<string> {
  if (entry.content_type === undefined) return entry.text;
  const read = await textOfAttachment(new TextEncoder().encode(entry.text), entry.content_type);
  return read.state === "text" ? read.text : "";
}

function spellingsOf(entry: CorpusReport, fact: string, value: unknown): readonly string[] {
  const others = (entry.alternatives?.[fact] ?? []).filter((list) => keyOf(list[0]) === keyOf(value));
  return [keyOf(value), ...others.flat().map(keyOf)];
}

interface Answer {
  readonly fact: string;
  readonly key: string;
  readonly candidate: Candidate;
}

function answerOf(candidate: Candidate): Answer | null {
  const answer = candidate.value ?? candidate.bounds;
  return answer === undefined ? null : { fact: candidate.fact, key: keyOf(answer), candidate };
}

/** Facts of which less means a lower risk class. */
const MORE_IS_WORSE: ReadonlySet<string> = new Set([
  "size_mm",
  "size_mm_imaging",
  "mitoses_per_5mm2",
  "mitoses_raw_count",
  "metastasis_count",
]);
/** Facts of which more means a lower risk class: the area that a count is divided by. */
const LESS_IS_WORSE: ReadonlySet<string> = new Set(["hpf_count", "field_area_mm2", "field_number_mm"]);
/** Answers that lower the risk class, or promise that imatinib works, where the report does not say so. */
const REASSURING: Readonly<Record<string, readonly unknown[]>> = {
  rupture_category: ["none", "minor_defect"],
  margin: ["R0"],
  genotype: [
    "KIT_ex11_del557_558",
    "KIT_ex11_other",
    "KIT_ex9",
    "KIT_ex13",
    "KIT_ex17",
    "PDGFRA_ex18_other",
    "PDGFRA_ex12_14",
  ],
  mitoses_source: ["resection_untreated"],
  ihc_sdhb: ["retained"],
  gist_confirmed: ["excluded"],
  nodes_clinical: ["negative"],
};

/** Whether a wrong answer leans to the lower risk: smaller, fewer, reassuring; also where nothing was to be said. */
function isDangerous(candidate: Candidate, expected: readonly unknown[]): boolean {
  const { fact, value, bounds } = candidate;
  const numbers = expected.filter((one): one is number => typeof one === "number");
  const said = value ?? bounds?.high ?? bounds?.low;
  if (typeof said === "number") {
    if (MORE_IS_WORSE.has(fact)) return numbers.length === 0 || said < Math.max(...numbers);
    if (LESS_IS_WORSE.has(fact)) return numbers.length === 0 || said > Math.min(...numbers);
  }
  if (fact === "margin" && value === "R1") return expected.includes("R2");
  return REASSURING[fact]?.includes(value) ?? false;
}

export const precision = (tally: Tally): number =>
  tally.right + tally.wrong === 0 ? 1 : tally.right / (tally.right + tally.wrong);
export const recall = (tally: Tally): number =>
  tally.right + tally.missed === 0 ? 1 : tally.right / (tally.right + tally.missed);
