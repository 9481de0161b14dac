import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { INSTRUMENTER_CONSTANTS, type MutantCoverage } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { build, type Plugin } from "vite";
import { expect } from "vitest";

/*
 * A Stryker test runner for pure code: the suite and the instrumented sources are bundled once into one script, and each mutant
 * is tried in the same process: on freshly loaded modules when it acts on loading, else with the engine's caches emptied. The tests are those of `npm test`; only their runner is replaced, because
 * starting Vitest anew for each of some 15,000 mutants would take days.
 */

/** How many mutants that act only while tests run share one evaluation of the modules. */
const RUNS_PER_LOAD = 50;

/** A WeakMap whose entries can all be forgotten: the engine keeps its compiled tables in one. */
class ForgetfulMap<Key extends object, Value> {
  static #all: ForgetfulMap<object, unknown>[] = [];
  #entries = new WeakMap<Key, Value>();

  constructor() {
    ForgetfulMap.#all.push(this as unknown as ForgetfulMap<object, unknown>);
  }
  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }
  has(key: Key): boolean {
    return this.#entries.has(key);
  }
  set(key: Key, value: Value): this {
    this.#entries.set(key, value);
    return this;
  }
  static forget(): void {
    for (const map of ForgetfulMap.#all) map.#entries = new WeakMap();
  }
}

interface TestCase {
  readonly id: string;
  readonly run: () => unknown;
}

interface StrykerNamespace {
  activeMutant?: string;
  currentTestId?: string;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: MutantCoverage;
}

type Define = (title: string, body: (...row: unknown[]) => unknown) => void;

/** `describe` and `it` as the test files use them, `each` included; titles are numbered, not filled in. */
function collector(cases: TestCase[]): { describe: unknown; it: unknown } {
  const path: string[] = [];
  const seen = new Map<string, number>();
  const each =
    (define: Define) => (rows: readonly unknown[]) => (title: string, body: (...row: unknown[]) => unknown) => {
      for (const [index, row] of rows.entries()) {
        define(`${title} #${index + 1}`, () => body(...(Array.isArray(row) ? row : [row])));
      }
    };
  const describe: Define = (title, body) => {
    path.push(title);
    body();
    path.pop();
  };
  const it: Define = (title, body) => {
    const name = [...path, title].join(" > ");
    const same = (seen.get(name) ?? 0) + 1;
    seen.set(name, same);
    cases.push({ id: same === 1 ? name : `${name} (${same})`, run: () => body() });
  };
  return { describe: Object.assign(describe, { each: each(describe) }), it: Object.assign(it, { each: each(it) }) };
}

/** Where a test file is, for those that read data beside them. */
const ownAddress: Plugin = {
  name: "own-address",
  enforce: "pre",
  transform: (code, id) =>
    code.includes("import.meta.url")
      ? code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href))
      : null,
};

async function bundle(suite: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: "error",
    plugins: [ownAddress],
    build: {
      ssr: suite,
      write: false,
      minify: false,
      target: "node20",
      rollupOptions: { external: ["vitest", "fast-check"], output: { format: "cjs" } },
    },
    ssr: { noExternal: true },
  });
  const first = Array.isArray(output) ? output[0] : output;
  if (!first || !("output" in first)) throw new Error("no bundle");
  return first.output[0].code;
}

abstract class InProcessRunner implements TestRunner {
  abstract readonly suite: string;
  readonly #namespace: StrykerNamespace;
  readonly #require = createRequire(join(process.cwd(), "package.json"));
  #script: Script | null = null;
  #loaded: readonly TestCase[] | null = null;
  #runs = 0;

  static readonly inject = [] as const;

  constructor() {
    const global = globalThis as unknown as Record<string, StrykerNamespace | undefined>;
    this.#namespace = global[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const code = await bundle(this.suite);
    this.#script = new Script(`(function (require, exports, module, WeakMap) {${code}\n})`, { filename: "suite.cjs" });
  }

  /** The suite evaluated anew: fresh modules. */
  #evaluate(): readonly TestCase[] {
    const cases: TestCase[] = [];
    const vitest = { expect, ...collector(cases) };
    const require = (name: string): unknown => (name === "vitest" ? vitest : this.#require(name));
    const module = { exports: {} };
    const run = this.#script?.runInThisContext() as (...parts: unknown[]) => void;
    run(require, module.exports, module, ForgetfulMap);
    return cases;
  }

  async #result({ id, run }: TestCase): Promise<TestResult> {
    const started = performance.now();
    const result = { id, name: id, timeSpentMs: 0 };
    try {
      await run();
      return { ...result, status: TestStatus.Success, timeSpentMs: performance.now() - started };
    } catch (error) {
      const failureMessage = error instanceof Error ? error.message : String(error);
      return { ...result, status: TestStatus.Failed, failureMessage, timeSpentMs: performance.now() - started };
    }
  }

  /** What the engine keeps from an earlier test is forgotten before each, so that it is counted for every test that needs it. */
  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    for (const one of this.#evaluate()) {
      ForgetfulMap.forget();
      this.#namespace.currentTestId = one.id;
      tests.push(await this.#result(one));
      delete this.#namespace.currentTestId;
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.#namespace.mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, mutantActivation, hitLimit, testFilter } = options;
    const namespace = this.#namespace;
    namespace.hitLimit = hitLimit;
    namespace.hitCount = hitLimit === undefined ? undefined : 0;
    const loads = mutantActivation === "static";
    const tests: TestResult[] = [];
    try {
      if (loads) namespace.activeMutant = activeMutant.id;
      const wanted = testFilter && new Set(testFilter);
      const cases = loads || !this.#loaded || this.#runs++ % RUNS_PER_LOAD === 0 ? this.#evaluate() : this.#loaded;
      this.#loaded = loads ? null : cases;
      ForgetfulMap.forget();
      namespace.activeMutant = activeMutant.id;
      for (const one of cases) {
        if (wanted && !wanted.has(one.id)) continue;
        const result = await this.#result(one);
        tests.push(result);
        if (result.status === TestStatus.Failed) break;
      }
    } catch (error) {
      // A mutant that breaks the loading of the modules breaks every test.
      const failureMessage = error instanceof Error ? error.message : String(error);
      tests.push({ id: "load", name: "load", timeSpentMs: 0, status: TestStatus.Failed, failureMessage });
    } finally {
      namespace.activeMutant = undefined;
    }
    const timeout = determineHitLimitReached(namespace.hitCount, namespace.hitLimit);
    return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests });
  }
}

export class EngineRunner extends InProcessRunner {
  readonly suite = "test/mutation/engine-suite.ts";
}

export class KnowledgeRunner extends InProcessRunner {
  readonly suite = "test/mutation/knowledge-suite.ts";
}

/** Read by Stryker. */
export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "in-process-engine", EngineRunner),
  declareClassPlugin(PluginKind.TestRunner, "in-process-knowledge", KnowledgeRunner),
];
