import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Knowledge } from "../../src/knowledge/types";
import type { WorkedCase } from "../knowledge/run-case";
import { recordProof } from "../proof/record-proof";
import { forgetCaches, prepareSuite, type TestCase } from "./in-process-suite";

/*
 * Mutation testing of the tables as data: every leaf of the knowledge changed in memory, one at a time, and the tests that read the
 * specification run on it. Stronger than emptying string literals: numbers move by one, comparators and connectives are swapped,
 * members of lists go, conditions are dropped.
 *
 *   tsx test/mutation/mutate-knowledge.ts [--sample N] [--seed N] [--record]
 */

const { values } = parseArgs({
  options: { sample: { type: "string" }, seed: { type: "string", default: "1" }, record: { type: "boolean" } },
});

interface Mutant {
  readonly path: string;
  readonly kind: string;
  readonly apply: () => unknown;
  readonly undo: () => unknown;
}

type Holder = Record<string, unknown>;

/** Comparators and connectives that a slip of the pen would confuse. */
const SWAPS: Readonly<Record<string, string>> = {
  lt: "lte",
  lte: "lt",
  gt: "gte",
  gte: "gt",
  in: "not_in",
  not_in: "in",
  all: "any",
  any: "all",
};
/** Parts that a row can lose. */
const OPTIONAL = new Set([
  "when",
  "scope",
  "conditional_when",
  "blocks",
  "suppresses",
  "status",
  "verification",
  "decision",
  "precedence",
  "cautions",
  "alternative",
  "pooled_percent",
  "rupture",
  "nodes",
  "metastasis",
  "size_cm",
  "mitoses",
  "site_groups",
  "if_unknown",
  "citations",
  "severity",
  "text_if_unknown",
  "conditional_on_rules",
  "extend_to_fact",
  "ends_at_fact",
  "anchor",
  "jurisdictions",
  "strength",
  "guideline",
  "limits",
  "emitted",
  "including",
  "alternatives",
  "off_label",
  "exclusive_min",
  "need_when",
  "remark",
  "comment",
]);

function replaced(holder: Holder, key: string, value: unknown, path: string, kind: string): Mutant {
  const before = holder[key];
  return {
    path: `${path}.${key}`,
    kind,
    apply: () => Object.assign(holder, { [key]: value }),
    undo: () => Object.assign(holder, { [key]: before }),
  };
}

function removed(holder: Holder, key: string, path: string): Mutant {
  const before = { ...holder };
  return {
    path: `${path}.${key}`,
    kind: "part dropped",
    apply: () => void delete holder[key],
    undo: () => {
      for (const name of Object.keys(holder)) delete holder[name];
      Object.assign(holder, before);
    },
  };
}

function swapped(holder: Holder, key: string, other: string, path: string): Mutant {
  const before = { ...holder };
  return {
    path: `${path}.${key}`,
    kind: "comparator or connective swapped",
    apply: () => {
      delete holder[key];
      holder[other] = before[key];
    },
    undo: () => {
      for (const name of Object.keys(holder)) delete holder[name];
      Object.assign(holder, before);
    },
  };
}

/** Every mutant of the value, each shared object once. */
function* mutantsOf(value: unknown, path: string, seen: Set<object>): Generator<Mutant> {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) {
      const list: unknown[] = value;
      const at = `${path}[${index}]`;
      const kept = [...list];
      yield {
        path: at,
        kind: "member of a list dropped",
        apply: () => void list.splice(index, 1),
        undo: () => void list.splice(0, list.length, ...kept),
      };
      if (typeof member === "string") {
        yield {
          path: at,
          kind: "word changed",
          apply: () => list.splice(index, 1, `${member}~`),
          undo: () => list.splice(index, 1, member),
        };
      }
      yield* mutantsOf(member, at, seen);
    }
    return;
  }
  const holder = value as Holder;
  for (const [key, member] of Object.entries(holder)) {
    if (OPTIONAL.has(key)) yield removed(holder, key, path);
    const other = SWAPS[key];
    const several = !Array.isArray(member) || !["all", "any"].includes(key) || member.length > 1;
    if (other && several && !(other in holder)) yield swapped(holder, key, other, path);
    if (key === "not")
      yield {
        ...swapped(holder, key, "not", path),
        kind: "negation dropped",
        apply: () => void Object.assign(clear(holder), member),
      };
    if (typeof member === "number") {
      yield replaced(holder, key, member + 1, path, "number +1");
      yield replaced(holder, key, member - 1, path, "number -1");
    } else if (typeof member === "boolean") {
      yield replaced(holder, key, !member, path, "truth turned");
    } else if (typeof member === "string") {
      const prose = key === "en" || key === "fr";
      if (!prose) yield replaced(holder, key, `${member}~`, path, "word changed");
      else {
        yield replaced(holder, key, "", path, "sentence emptied");
        const figure = /\d/.exec(member);
        if (figure) {
          const digit = String((Number(figure[0]) + 1) % 10);
          yield replaced(holder, key, member.replace(/\d/, digit), path, "figure in a sentence changed");
        }
      }
    } else {
      yield* mutantsOf(member, `${path}.${key}`, seen);
    }
  }
}

function clear(holder: Holder): Holder {
  for (const name of Object.keys(holder)) delete holder[name];
  return holder;
}

/** Deterministic choice: the same seed gives the same sample. */
function sampleOf<T>(all: readonly T[], size: number, seed: number): readonly T[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return all
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, size)
    .map(({ one }) => one);
}

const load = await prepareSuite("test/mutation/knowledge-suite.ts");
const suite = load();
const knowledge = suite.exports.KNOWLEDGE as Knowledge;

const folder = new URL("../knowledge/cases/", import.meta.url);
const worked = readdirSync(folder).flatMap(
  (file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as WorkedCase[],
);
/** Worked cases by the rules they name: asked first for a mutant of that rule. */
const casesOfRule = new Map<string, Set<string>>();
for (const one of worked) {
  for (const rule of [
    ...one.expected.map((each) => each.rule),
    ...(one.absent ?? []).map((pair) => pair.split(" ")[0] ?? ""),
  ]) {
    const ids = casesOfRule.get(rule) ?? new Set();
    casesOfRule.set(rule, ids.add(one.id));
  }
}

function nearestFirst(path: string): readonly TestCase[] {
  const names = namesIn(path);
  const ids = new Set(names.flatMap((name) => [...(casesOfRule.get(name) ?? [])]));
  const near = (one: TestCase) =>
    names.some((name) => one.id.includes(name)) || ids.has(/> (\S+) /.exec(one.id)?.[1] ?? "");
  return [...suite.cases.filter(near), ...suite.cases.filter((one) => !near(one))];
}

/** What the place of a mutant is called: a rule, a schedule, a code, a fact, a citation. */
function namesIn(path: string): readonly string[] {
  const [, list, index] = /^\.(rules|seed_rules|schedules)\[(\d+)\]/.exec(path) ?? [];
  if (list) return [knowledge[list as "rules" | "seed_rules" | "schedules"][Number(index)]?.id ?? ""];
  const [, name] = /^\.(?:dictionary|codes|citations|schemes)\.(\w+)/.exec(path) ?? [];
  return name ? [name] : [];
}

async function killedBy(mutant: Mutant): Promise<string | null> {
  const order = nearestFirst(mutant.path);
  mutant.apply();
  forgetCaches();
  try {
    for (const { id, run } of order) {
      try {
        await run();
      } catch {
        return id;
      }
    }
    return null;
  } finally {
    mutant.undo();
  }
}

const SECTIONS = [
  "rules",
  "seed_rules",
  "conditions",
  "schemes",
  "validity",
  "schedules",
  "dictionary",
  "codes",
  "citations",
  "genotype_sets",
  "drug_lists",
  "rupture_criteria",
  "field_number_range_mm",
  "aliases",
  "disagreements",
  "trials",
  "pipeline",
  "figures",
  "unshipped_schemes",
  "to_verify",
] as const;
const all = SECTIONS.flatMap((section) =>
  [...mutantsOf(knowledge[section], `.${section}`, new Set())].map((mutant) => ({ section, mutant })),
);
const chosen = values.sample ? sampleOf(all, Number(values.sample), Number(values.seed)) : all;

for (const { id, run } of suite.cases) {
  try {
    await run();
  } catch (error) {
    throw new Error(`${id} fails before anything is changed: ${error instanceof Error ? error.message : error}`);
  }
}

/** The written document (docs/knowledge.md) is what a clinician signs: a change that only it shows is counted apart. */
const DRIFT = "docs/knowledge.md";
let byDriftAlone = 0;
const tally = new Map<string, { killed: number; total: number }>();
const survivors: { path: string; kind: string }[] = [];
let done = 0;
for (const { section, mutant } of chosen) {
  const killer = await killedBy(mutant);
  if (killer?.startsWith(DRIFT)) byDriftAlone += 1;
  const count = tally.get(section) ?? { killed: 0, total: 0 };
  tally.set(section, { killed: count.killed + (killer ? 1 : 0), total: count.total + 1 });
  if (!killer) survivors.push({ path: mutant.path, kind: mutant.kind });
  done += 1;
  if (done % 200 === 0) console.error(`${done}/${chosen.length}, ${survivors.length} survive`);
}
forgetCaches();
const killed = [...tally.values()].reduce((sum, one) => sum + one.killed, 0);
const percent = (count: number): string => ((100 * count) / chosen.length).toFixed(1);
const score = percent(killed);
const withoutDrift = percent(killed - byDriftAlone);
mkdirSync("reports/mutation", { recursive: true });
writeFileSync(
  "reports/mutation/knowledge-data.json",
  `${JSON.stringify({ mutants: all.length, tried: chosen.length, killed, by_drift_alone: byDriftAlone, sections: Object.fromEntries(tally), survivors }, null, 1)}\n`,
);
for (const [section, { killed: dead, total }] of tally) console.log(`${section}: ${dead} of ${total}`);
console.log(
  `${killed} of ${chosen.length} killed (${score} %; ${withoutDrift} % without the drift of the document), of ${all.length} mutants of the data`,
);
const scope = chosen.length === all.length ? "every one" : `a random sample of ${chosen.length}, seed ${values.seed}`;
recordProof("engine-mutation-knowledge", {
  part: "engine",
  what: "Mutation testing of the knowledge as data: numbers, comparators, codes, sites, citations, statuses, conditions, figures in sentences",
  result: `${score} % killed (${killed} of ${chosen.length}; ${withoutDrift} % without the drift check of docs/knowledge.md; ${scope} of ${all.length} mutants)`,
  aim: "≥ 90 %",
  met: Number(score) >= 90,
  command: "npm run mutation:knowledge",
});
