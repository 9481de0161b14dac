import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import { Script } from "node:vm";
import { build, type Plugin } from "vite";
import { expect } from "vitest";

/*
 * Test files run as plain functions in this process: bundled once into one script, evaluated as often as fresh modules are wanted.
 * The tests are those of `npm test`; only their runner is replaced, because starting Vitest anew for each of many thousand mutants
 * would take days.
 */

export interface TestCase {
  readonly id: string;
  readonly run: () => unknown;
}

export interface LoadedSuite {
  readonly cases: readonly TestCase[];
  /** What the suite file itself exports. */
  readonly exports: Readonly<Record<string, unknown>>;
}

/** What is told of every look-up in the maps below, so that work done once can be counted for every test that rests on it. */
export interface MemoryWatcher {
  missed(): void;
  /** The value looked for last, and not found, is there now. */
  kept(value: object): void;
  found(value: object): void;
}

/** A WeakMap whose entries can all be forgotten: the engine keeps its compiled tables in one. */
class ForgetfulMap<Key extends object, Value extends object> {
  static #all: ForgetfulMap<object, object>[] = [];
  static watcher: MemoryWatcher | null = null;
  #entries = new WeakMap<Key, Value>();

  constructor() {
    ForgetfulMap.#all.push(this as unknown as ForgetfulMap<object, object>);
  }
  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    if (value) ForgetfulMap.watcher?.found(value);
    else ForgetfulMap.watcher?.missed();
    return value;
  }
  set(key: Key, value: Value): this {
    this.#entries.set(key, value);
    ForgetfulMap.watcher?.kept(value);
    return this;
  }
  static forget(): void {
    for (const map of ForgetfulMap.#all) map.#entries = new WeakMap();
  }
  static forgetMaps(): void {
    ForgetfulMap.#all = [];
  }
}

type Define = (title: string, body: (...row: unknown[]) => unknown) => void;

/** A title as Vitest fills it: `%s` by the parts of the row, `$name` by its members. */
function titleOf(title: string, row: unknown): string {
  if (Array.isArray(row)) {
    const places = title.match(/%[sdj]/g)?.length ?? 0;
    return format(title, ...row.slice(0, places));
  }
  if (typeof row !== "object" || row === null) return format(title, ...(title.includes("%") ? [row] : []));
  const members = row as Record<string, unknown>;
  return title.replace(/\$(\w+)/g, (whole, name: string) => (name in members ? String(members[name]) : whole));
}

/** The cells of a printed table are one test here: what they need anew is made once for all of them. */
const FEW = 200;

async function runAll(cases: readonly TestCase[]): Promise<void> {
  for (const { run } of cases) await run();
}

/** `describe` and `it` as the test files use them, `each` included. */
function collector(cases: TestCase[]): { describe: unknown; it: unknown } {
  const path: string[] = [];
  const seen = new Map<string, number>();
  const each =
    (define: Define) => (rows: readonly unknown[]) => (title: string, body: (...row: unknown[]) => unknown) => {
      for (const row of rows) define(titleOf(title, row), () => body(...(Array.isArray(row) ? row : [row])));
    };
  const describe: Define = (title, body) => {
    path.push(title);
    const first = cases.length;
    body();
    if (path.length === 1 && cases.length - first > FEW) {
      const cells = cases.splice(first);
      cases.push({ id: title, run: () => runAll(cells) });
    }
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
    /import\.meta\.(?:url|dirname)/.test(code)
      ? code
          .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href))
          .replaceAll("import.meta.dirname", JSON.stringify(dirname(id)))
      : null,
};

/** Bundles a suite file; paths are relative to the working directory. */
export async function prepareSuite(file: string): Promise<() => LoadedSuite> {
  const output = await build({
    configFile: false,
    logLevel: "error",
    plugins: [ownAddress],
    build: {
      ssr: file,
      write: false,
      minify: false,
      target: "node20",
      rollupOptions: { external: ["vitest", "fast-check"], output: { format: "cjs" } },
    },
    ssr: { noExternal: true },
  });
  const first = Array.isArray(output) ? output[0] : output;
  if (!first || !("output" in first)) throw new Error(`${file}: no bundle`);
  const parameters = "require, exports, module, WeakMap";
  const script = new Script(`(function (${parameters}) {${first.output[0].code}\n})`, { filename: file });
  const outside = createRequire(join(process.cwd(), "package.json"));
  return () => {
    ForgetfulMap.forgetMaps();
    const cases: TestCase[] = [];
    const vitest = { expect, ...collector(cases) };
    const module = { exports: {} };
    const run = script.runInThisContext() as (...parts: unknown[]) => void;
    run((name: string) => (name === "vitest" ? vitest : outside(name)), module.exports, module, ForgetfulMap);
    return { cases, exports: module.exports };
  };
}

/** Empties what the loaded modules keep from one call to the next. */
export function forgetCaches(): void {
  ForgetfulMap.forget();
}

/** From now on every look-up is told; null ends it. */
export function watchCaches(watcher: MemoryWatcher | null): void {
  ForgetfulMap.watcher = watcher;
}
