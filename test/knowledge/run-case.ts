import { assess } from "../../src/engine/assess";
import type { Assessment } from "../../src/engine/assessment";
import { parseFacts } from "../../src/engine/parse-facts";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";

/** A worked case: facts, what must be emitted, and what must not be recommended. */
export interface WorkedCase {
  readonly id: string;
  readonly title: string;
  readonly mode?: "seed2007";
  readonly facts: Readonly<Record<string, unknown>>;
  /** Date of the assessment; default: the content date. */
  readonly as_of?: string;
  readonly expected: readonly { readonly rule: string; readonly code: string; readonly status?: string }[];
  readonly must_not_recommend: readonly string[];
  /** "RULE CODE" pairs, whole rules ("RULE *") or codes that must not appear at all. */
  readonly absent?: readonly string[];
  /** Classes still possible in each scheme, in any order. */
  readonly risk?: Readonly<Record<string, readonly string[]>>;
  /** Every date of a schedule, or its first date and how many there are. */
  readonly follow_up?: Readonly<
    Record<string, readonly string[] | { readonly first: string; readonly count: number | null }>
  >;
  /** Facts that must be told as conflicts. */
  readonly conflicts?: readonly string[];
  /** Facts that must stay unknown. */
  readonly unknown?: readonly string[];
  /** Facts that must be asked for, in any place. */
  readonly asks_for?: readonly string[];
  /** Facts that must be asked for first, in this order. */
  readonly asks_first?: readonly string[];
  /** Words that the text of "RULE CODE" must hold. */
  readonly says?: Readonly<Record<string, string>>;
}

export function documentOf(worked: WorkedCase): Assessment {
  const parsed = parseFacts(worked.facts, KNOWLEDGE);
  if (!parsed.ok) throw new Error(`${worked.id}: ${JSON.stringify(parsed.error)}`);
  return assess(parsed.facts, KNOWLEDGE, {
    as_of: worked.as_of ?? "2026-11-23",
    jurisdiction: "EU",
    mode: worked.mode ?? "today",
    language: "en",
    patient: null,
  });
}

/** What the case asks for and the emissions do not give, in words; empty when the case holds. Scoring: pathway rules §1.7–1.9. */
export function failuresOf(worked: WorkedCase): readonly string[] {
  const document = documentOf(worked);
  const emitted = document.recommendations;
  const failures: string[] = [];
  for (const { rule, code, status } of worked.expected) {
    const found = emitted.find((entry) => entry.rule === rule && entry.code === code);
    if (!found) failures.push(`${rule} ${code} is not emitted`);
    else if (found.status === "blocked" && status !== "blocked") failures.push(`${rule} ${code} is blocked`);
    else if (status && found.status !== status) failures.push(`${rule} ${code} is ${found.status}, not ${status}`);
  }
  for (const forbidden of worked.must_not_recommend) {
    const definition = KNOWLEDGE.codes[forbidden];
    if (!definition) {
      failures.push(`${forbidden} is no code`);
      continue;
    }
    const codes = definition.members ?? definition.scored_on ?? [forbidden];
    const onlyRecommended = /_(STANDARD|DEFAULT|FINAL)$/.test(forbidden) && definition.kind === "guard";
    for (const entry of emitted) {
      if (!codes.includes(entry.code)) continue;
      if (entry.status === "recommended" || (entry.status === "option" && !onlyRecommended)) {
        failures.push(`${forbidden} is violated by ${entry.rule} ${entry.code} (${entry.status})`);
      }
    }
  }
  for (const pair of worked.absent ?? []) {
    const found = emitted.find((entry) =>
      [`${entry.rule} ${entry.code}`, `${entry.rule} *`, entry.code].includes(pair),
    );
    if (found) failures.push(`${pair} is emitted (${found.status})`);
  }
  for (const [scheme, classes] of Object.entries(worked.risk ?? {})) {
    const told = document.risk[scheme as keyof typeof document.risk].categories;
    if (JSON.stringify(told.toSorted()) !== JSON.stringify(classes.toSorted()))
      failures.push(`${scheme} is ${told.join(", ") || "not given"}, not ${classes.join(", ")}`);
  }
  for (const [schedule, wanted] of Object.entries(worked.follow_up ?? {})) {
    const dates = document.follow_up.filter((visit) => visit.schedule === schedule).map((visit) => visit.date);
    const holds =
      "first" in wanted
        ? dates[0] === wanted.first && (wanted.count === null || dates.length === wanted.count)
        : JSON.stringify(dates) === JSON.stringify(wanted);
    if (!holds) failures.push(`${schedule} falls on ${dates.join(", ") || "no date"}`);
  }
  for (const name of worked.conflicts ?? []) {
    if (document.facts[name as keyof typeof document.facts]?.status !== "conflict")
      failures.push(`${name} is no conflict`);
  }
  for (const name of worked.unknown ?? []) {
    const status = document.facts[name as keyof typeof document.facts]?.status ?? "unknown";
    if (status !== "unknown") failures.push(`${name} is ${status}`);
  }
  const asked: readonly string[] = document.next_best_facts.map(({ fact }) => fact);
  for (const name of worked.asks_for ?? []) if (!asked.includes(name)) failures.push(`${name} is not asked for`);
  const first = worked.asks_first ?? [];
  if (first.some((name, place) => asked[place] !== name))
    failures.push(`first asked for: ${asked.slice(0, 3).join(", ")}`);
  for (const [pair, words] of Object.entries(worked.says ?? {})) {
    const told = emitted.find((entry) => `${entry.rule} ${entry.code}` === pair)?.text;
    if (!told?.includes(words)) failures.push(`${pair} says: ${told ?? "nothing"}`);
  }
  return failures;
}
