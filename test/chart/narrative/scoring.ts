import { readFileSync } from "node:fs";
import { join } from "node:path";
import { statementsOf } from "../../../src/chart/narrative/statements-of";
import type { Candidate, ReportText } from "../../../src/chart/types";

export type Half = "development" | "held-out";

export interface CorpusReport {
  readonly id: string;
  readonly language: ReportText["language"];
  readonly report_kind: ReportText["kind"];
  readonly style: string;
  readonly tags: readonly string[];
  readonly text: string;
  /** Values that the report states, and bounds where it states only those; a fact named in neither must get none. */
  readonly expected: {
    readonly values: Readonly<Record<string, readonly unknown[]>>;
    readonly bounds: Readonly<Record<string, readonly unknown[]>>;
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
}

export interface Score {
  readonly per_fact: ReadonlyMap<string, Tally>;
  readonly total: Tally;
  readonly differences: readonly Difference[];
}

export function corpus(half: Half): readonly CorpusReport[] {
  const file = JSON.parse(readFileSync(join(import.meta.dirname, "corpus", `${half}.json`), "utf8"));
  return file.reports;
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
    const candidates = statementsOf(reportOf(entry));
    const said = candidates.flatMap((candidate) => answersOf(candidate));
    const open = [
      ...Object.entries(entry.expected.values).flatMap(([fact, values]) =>
        values.map((value) => ({ fact, key: shown(value) })),
      ),
      ...Object.entries(entry.expected.bounds).flatMap(([fact, bounds]) =>
        bounds.map((one) => ({ fact, key: `bounds ${shown(one)}` })),
      ),
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
        });
      }
    }
    for (const one of open) {
      tally(one.fact).missed += 1;
      differences.push({ report: entry.id, fact: one.fact, problem: "missed", what: one.key, quote: null });
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

function answersOf(candidate: Candidate): { fact: string; key: string; quote: string | null }[] {
  const { fact, value, bounds, source } = candidate;
  if (value !== null) return [{ fact, key: shown(value), quote: source.quote }];
  if (bounds !== undefined) return [{ fact, key: `bounds ${shown(bounds)}`, quote: source.quote }];
  return [];
}

export const precision = (tally: Tally): number =>
  tally.right + tally.wrong === 0 ? 1 : tally.right / (tally.right + tally.wrong);
export const recall = (tally: Tally): number =>
  tally.right + tally.missed === 0 ? 1 : tally.right / (tally.right + tally.missed);
