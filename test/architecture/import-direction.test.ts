import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const SRC = join(ROOT, "src");

/** Who may import whom, and why: the reason is printed when a file breaks it. */
const MAY_IMPORT: Record<string, { rooms: string[]; why: string }> = {
  knowledge: { rooms: [], why: "knowledge is data only: it depends on nothing" },
  engine: {
    rooms: ["knowledge"],
    why: "engine is pure: facts and knowledge in, assessment out; no FHIR, no I/O, no text",
  },
  chart: {
    rooms: ["engine", "knowledge", "text"],
    why: "chart turns FHIR into facts; it knows neither screen nor session",
  },
  writeback: {
    rooms: ["engine", "knowledge", "chart", "text"],
    why: "writeback turns a confirmed assessment into FHIR; it knows neither screen nor session",
  },
  smart: { rooms: [], why: "smart is a leaf: launch and session know nothing of GIST" },
  text: { rooms: [], why: "text is a leaf: sentences know nothing of logic" },
  ui: { rooms: ["knowledge", "engine", "chart", "writeback", "smart", "text"], why: "ui may use all but the sandbox" },
  cli: { rooms: ["knowledge", "engine", "chart", "text"], why: "the command line reads charts and runs the engine" },
  sandbox: { rooms: [], why: "the sandbox is another party's EHR: it shares no code with the app that it tries" },
};

/** The only files that may reach the network. */
const NETWORK = [/^smart\//, /^sandbox\//];
const NETWORK_CALL = /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/;

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesBelow(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

function importsOf(path: string): string[] {
  const source = readFileSync(path, "utf8");
  const found = [...source.matchAll(/(?:from\s+|import\s*\(\s*|^import\s+)["']([^"']+)["']/gm)].map(
    (match) => match[1] ?? "",
  );
  return found.filter((name) => name.startsWith(".")).map((name) => normalize(join(dirname(path), name)));
}

const files = filesBelow(SRC);
const room = (path: string): string => relative(SRC, path).split("/")[0] ?? "";

describe("the house: who may import whom", () => {
  it("has source files to look at", () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it.each(files.map((path) => [relative(ROOT, path), path]))("%s keeps the direction", (_name, path) => {
    const own = room(path);
    const allowed = MAY_IMPORT[own];
    if (!allowed) return; // entry points beside the rooms
    for (const target of importsOf(path)) {
      const other = room(target);
      if (other === own || !target.startsWith(SRC)) continue;
      expect(allowed.rooms, `${relative(ROOT, path)} imports ${other}/: ${allowed.why}`).toContain(other);
    }
  });

  it("has no circle of imports between files", () => {
    const graph = new Map(
      files.map((path) => [
        path,
        importsOf(path)
          .map((target) =>
            files.find(
              (file) => file === target || file.startsWith(`${target}.ts`) || file === join(target, "index.ts"),
            ),
          )
          .filter((target): target is string => target !== undefined),
      ]),
    );
    const done = new Set<string>();
    const visit = (path: string, trail: string[]): void => {
      if (trail.includes(path)) {
        throw new Error(
          `circle: ${[...trail.slice(trail.indexOf(path)), path].map((file) => relative(SRC, file)).join(" -> ")}`,
        );
      }
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) if (!isTypeOnly(path, next)) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of files) visit(path, []);
  });

  it("reaches the network from the smart room and the sandbox only", () => {
    const others = files.filter((path) => !NETWORK.some((pattern) => pattern.test(relative(SRC, path))));
    const callers = others.filter((path) =>
      NETWORK_CALL.test(readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")),
    );
    expect(callers.map((path) => relative(SRC, path))).toEqual([]);
  });
});

/** Imports that disappear when compiled cannot make a circle at run time. */
function isTypeOnly(path: string, target: string): boolean {
  const source = readFileSync(path, "utf8");
  const name = relative(dirname(path), target).replace(/\.tsx?$/, "");
  const specifier = name.startsWith(".") ? name : `./${name}`;
  const lines = source.split("\n").filter((line) => line.includes(`"${specifier}"`));
  return lines.length > 0 && lines.every((line) => /^\s*import type\b/.test(line));
}
