import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { statementsOf } from "../../../src/chart/narrative/statements-of";
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

const shown = (value: unknown): string => JSON.stringify(value);

/** Every value and every bound counts as one answer: right, wrong (said but not expected) or missed. */
export function score(reports: readonly CorpusReport[]): Score {
  const per_fact = new Map<string, Tally>();
  const differences: Difference[] = [];
  const tally = (fact: string): Tally => {
    const known = per_fact.get(fact) ?? { right: 0, wrong: 0, missed: 0 };
    per_fact.set(fact, known);
    return known;
  };
  for (const entry of reports) {
    const said = statementsOf(reportOf(entry)).flatMap((candidate) => answersOf(candidate));
    const values = entry.expected.values ?? {};
    const bounds = entry.expected.bounds ?? {};
    const open = [
      ...Object.entries(values).flatMap(([fact, list]) => list.map((value) => ({ fact, key: shown(value) }))),
      ...Object.entries(bounds).flatMap(([fact, list]) => list.map((one) => ({ fact, key: `bounds ${shown(one)}` }))),
    ];
    for (const answer of said) {
      const index = open.findIndex((one) => one.fact === answer.fact && one.key === answer.key);
      if (index >= 0) {
        open.splice(index, 1);
        tally(answer.fact).right += 1;
      } else {
        tally(answer.fact).wrong += 1;
        differences.push({
          report: entry.id,
          fact: answer.fact,
          problem: "wrong",
          what: answer.key,
          quote: answer.quote,
          dangerous: isDangerous(answer.candidate, values[answer.fact] ?? []),
        });
      }
    }
    for (const one of open) {
      tally(one.fact).missed += 1;
      differences.push({
        report: entry.id,
        fact: one.fact,
        problem: "missed",
        what: one.key,
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

interface Answer {
  readonly fact: string;
  readonly key: string;
  readonly quote: string | null;
  readonly candidate: Candidate;
}

function answersOf(candidate: Candidate): readonly Answer[] {
  const { fact, value, bounds, source } = candidate;
  if (value !== null) return [{ fact, key: shown(value), quote: source.quote, candidate }];
  if (bounds !== undefined) return [{ fact, key: `bounds ${shown(bounds)}`, quote: source.quote, candidate }];
  return [];
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
