import { type CoverageData, INSTRUMENTER_CONSTANTS, type MutantCoverage } from "@stryker-mutator/api/core";
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
import {
  forgetCaches,
  type LoadedSuite,
  type MemoryWatcher,
  prepareSuite,
  type TestCase,
  watchCaches,
} from "./in-process-suite";

/** How many mutants that act only while tests run share one evaluation of the modules. */
const RUNS_PER_LOAD = 50;

interface StrykerNamespace {
  activeMutant?: string;
  currentTestId?: string;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: MutantCoverage;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function resultOf({ id, run }: TestCase): Promise<TestResult> {
  const started = performance.now();
  try {
    await run();
    return { id, name: id, status: TestStatus.Success, timeSpentMs: performance.now() - started };
  } catch (error) {
    const timeSpentMs = performance.now() - started;
    return { id, name: id, status: TestStatus.Failed, failureMessage: messageOf(error), timeSpentMs };
  }
}

/**
 * Counts what is compiled once, and kept, for every test that uses it: a mutant in the compiling code is then tried on all of them.
 */
class SharedCoverage implements MemoryWatcher {
  readonly #namespace: StrykerNamespace;
  /** What is being counted: a test, and the compilations that it waits for. */
  #open: string[] = [];
  #names = new WeakMap<object, string>();
  #coverage = new Map<string, CoverageData>();
  #number = 0;
  #taken = new Set<string>();

  constructor(namespace: StrykerNamespace) {
    this.#namespace = namespace;
  }

  start(test: string): void {
    this.#taken.clear();
    this.#enter(test);
  }

  /** A compilation that ended in an error is still open: it belongs to the test. */
  end(): void {
    while (this.#open.length > 1) this.#leave();
    this.#open = [];
    delete this.#namespace.currentTestId;
  }

  missed(): void {
    this.#enter(`compilation ${this.#number++}`);
  }

  kept(value: object): void {
    if (this.#open.length > 1) this.#names.set(value, this.#leave());
  }

  found(value: object): void {
    const name = this.#names.get(value);
    const within = this.#open.at(-1);
    if (name === undefined || within === undefined || this.#taken.has(`${within} ${name}`)) return;
    this.#taken.add(`${within} ${name}`);
    this.#add(this.#coverage.get(name));
  }

  #enter(id: string): void {
    this.#open.push(id);
    this.#namespace.currentTestId = id;
  }

  #leave(): string {
    const name = this.#open.pop() ?? "";
    this.#namespace.currentTestId = this.#open.at(-1);
    const perTest = this.#namespace.mutantCoverage?.perTest;
    const own = perTest?.[name] ?? {};
    delete perTest?.[name];
    this.#coverage.set(name, own);
    this.#add(own);
    return name;
  }

  #add(more: CoverageData = {}): void {
    const { currentTestId, mutantCoverage } = this.#namespace;
    if (currentTestId === undefined || !mutantCoverage) return;
    const counts = mutantCoverage.perTest[currentTestId] ?? {};
    mutantCoverage.perTest[currentTestId] = counts;
    for (const [mutant, count] of Object.entries(more)) counts[mutant] = (counts[mutant] ?? 0) + count;
  }
}

/**
 * A Stryker test runner for pure code: every mutant is tried in this process, on freshly evaluated modules when it acts while they
 * load, else with the caches of the engine emptied.
 */
abstract class InProcessRunner implements TestRunner {
  abstract readonly file: string;
  readonly #namespace: StrykerNamespace;
  #load: (() => LoadedSuite) | null = null;
  #loaded: LoadedSuite | null = null;
  #runs = 0;
  /** Places of the tests in the suite; those that detected the latest mutants first: neighbours fall to the same tests. */
  #order: number[] = [];

  static readonly inject = [] as const;

  constructor() {
    const global = globalThis as unknown as Record<string, StrykerNamespace | undefined>;
    this.#namespace = global[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
  }

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.#load = await prepareSuite(this.file);
    this.#order = this.#load().cases.map((_, place) => place);
  }

  #evaluate(): LoadedSuite {
    if (!this.#load) throw new Error("init comes first");
    return this.#load();
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    const { cases } = this.#evaluate();
    const sharing = new SharedCoverage(this.#namespace);
    watchCaches(sharing);
    for (const one of cases) {
      sharing.start(one.id);
      tests.push(await resultOf(one));
      sharing.end();
    }
    watchCaches(null);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.#namespace.mutantCoverage };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, mutantActivation, hitLimit, testFilter } = options;
    const namespace = this.#namespace;
    namespace.hitLimit = hitLimit;
    namespace.hitCount = hitLimit === undefined ? undefined : 0;
    const whileLoading = mutantActivation === "static";
    const tests: TestResult[] = [];
    try {
      if (whileLoading) namespace.activeMutant = activeMutant.id;
      const wanted = testFilter && new Set(testFilter);
      const stale = whileLoading || this.#runs++ % RUNS_PER_LOAD === 0;
      const suite = stale || !this.#loaded ? this.#evaluate() : this.#loaded;
      this.#loaded = whileLoading ? null : suite;
      forgetCaches();
      namespace.activeMutant = activeMutant.id;
      for (const place of this.#order) {
        const one = suite.cases[place];
        if (!one || (wanted && !wanted.has(one.id))) continue;
        const result = await resultOf(one);
        tests.push(result);
        if (result.status !== TestStatus.Failed) continue;
        this.#order = [place, ...this.#order.filter((other) => other !== place)];
        break;
      }
    } catch (error) {
      // A mutant that breaks the loading of the modules breaks every test.
      tests.push({
        id: "load",
        name: "load",
        timeSpentMs: 0,
        status: TestStatus.Failed,
        failureMessage: messageOf(error),
      });
    } finally {
      namespace.activeMutant = undefined;
    }
    const timeout = determineHitLimitReached(namespace.hitCount, namespace.hitLimit);
    return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests });
  }
}

class EngineRunner extends InProcessRunner {
  readonly file = "test/mutation/engine-suite.ts";
}

/** Read by Stryker. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process-engine", EngineRunner)];
