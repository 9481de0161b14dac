import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = mkdtempSync(join(tmpdir(), "assess-"));

function run(words: readonly string[], input: string | Uint8Array = "") {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", join(ROOT, "src/cli/assess.ts"), ...words],
    { cwd: ROOT, input, encoding: "utf8", maxBuffer: 1e8 },
  );
  return { status, stdout, stderr };
}

const ON = ["--as-of", "2026-11-23"];
const FACTS = {
  disease_setting: "resected_no_residual",
  site: "stomach",
  size_mm: 60,
  mitoses_per_5mm2: 3,
  rupture_category: "none",
};
const json = (value: unknown): string => JSON.stringify(value);
const patient = (id: string) => ({ resource: { resourceType: "Patient", id } });
const bundle = (...entry: unknown[]) => json({ resourceType: "Bundle", type: "collection", entry });

describe("assess: one document on standard output, or one line on standard error", () => {
  it("reads a file and standard input alike, byte for byte", () => {
    const file = join(FOLDER, "facts.json");
    writeFileSync(file, json({ facts: FACTS }));
    const first = run([file, ...ON]);
    const second = run(["-", ...ON], json({ facts: FACTS }));
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(second.stdout).toBe(first.stdout);
    expect(JSON.parse(first.stdout)).toMatchObject({
      as_of: "2026-11-23",
      mode: "today",
      patient: null,
      risk: {
        modified_nih_2008: { status: "determined", categories: ["intermediate"] },
        afip_2006: { percent: { low: 3.6, high: 3.6 } },
      },
    });
  });

  it("assesses missing facts, in the language and mode asked for", () => {
    const french = run(["-", ...ON, "--language", "fr", "--jurisdiction", "FR"], json({ facts: {} }));
    expect(french.status).toBe(0);
    expect(JSON.parse(french.stdout).facts.disease_setting.note).toBe("Non renseigné.");
    const seed = run(["-", ...ON, "--mode=seed2007"], json({ facts: FACTS }));
    expect(JSON.parse(seed.stdout)).toMatchObject({
      mode: "seed2007",
      risk: { afip_2006: { status: "not_applicable" } },
    });
  });

  it("names the patient of a Bundle", () => {
    const found = run(["-", ...ON], bundle(patient("synthetic-1")));
    expect(found.status).toBe(0);
    expect(JSON.parse(found.stdout).patient).toEqual({ reference: "Patient/synthetic-1" });
  });

  it.each<[string, string[], string, RegExp]>([
    ["not JSON", ["-"], "{", /JSON/],
    ["a list", ["-"], "[]", /Bundle/],
    ["neither", ["-"], "{}", /Bundle/],
    ["a resource that is no Bundle", ["-"], json({ resourceType: "Patient" }), /Patient/],
    ["a Bundle without type", ["-"], json({ resourceType: "Bundle" }), /type/],
    ["entries that are no list", ["-"], json({ resourceType: "Bundle", type: "collection", entry: {} }), /entry/],
    ["an entry that is no object", ["-"], bundle("x"), /entry\[0\]/],
    ["two patients", ["-"], bundle(patient("a"), patient("b")), /Patient\/a, Patient\/b/],
    [
      "a resource about somebody else",
      ["-"],
      bundle(patient("a"), { resource: { resourceType: "Observation", subject: { reference: "Patient/b" } } }),
      /Patient\/b/,
    ],
    ["a key given twice", ["-"], '{"facts":{"size_mm":120,"size_mm":20}}', /size_mm/],
    ["a key given twice, once escaped", ["-"], '{"facts":{"size_mm":120,"size\\u005fmm":20}}', /size_mm/],
    [
      "a value nested too deep",
      ["-"],
      `{"facts":{"comorbidity":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}}`,
      /comorbidity/,
    ],
    ["an illegal fact", ["-"], json({ facts: { size_mm: 999 } }), /facts\.size_mm.*1–600 mm/],
    ["an unknown key beside facts", ["-"], json({ facts: {}, fact: {} }), /fact:/],
    ["an unknown option", ["-", "--fast"], json({ facts: {} }), /--fast/],
    ["an illegal date", ["-", "--as-of", "2026-02-30"], json({ facts: {} }), /2026-02-30/],
    ["an illegal jurisdiction", ["-", "--jurisdiction", "XX"], json({ facts: {} }), /XX/],
    ["an option without its value", ["-", "--mode"], json({ facts: {} }), /--mode/],
    ["no file", [], "", /FILE/],
    ["a file that is not there", [join(FOLDER, "absent.json")], "", /ENOENT/],
  ])("refuses %s with exit 2 and one line", (_case, words, input, message) => {
    const found = run(words, input);
    expect(found.status).toBe(2);
    expect(found.stdout).toBe("");
    expect(found.stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(found.stderr).toMatch(message);
  });
});

describe("bytes", () => {
  const bytes = (...parts: (string | number)[]): Uint8Array =>
    Buffer.concat(parts.map((part) => (typeof part === "number" ? Buffer.of(part) : Buffer.from(part))));

  it("passes over a byte-order mark, refuses what is no UTF-8, and goes on after such a line", () => {
    const marked = run(["-", ...ON], bytes(0xef, 0xbb, 0xbf, json({ facts: FACTS })));
    expect(marked.status).toBe(0);
    const latin = bytes('{"facts":{"comorbidity":"d', 0xe9, 'faillance"}}');
    expect(run(["-", ...ON], latin)).toMatchObject({ status: 2, stdout: "", stderr: expect.stringMatching(/UTF-8/) });
    const lines = run(["-", "--ndjson", ...ON], Buffer.concat([latin, bytes("\n", json({ facts: FACTS }), "\r\n")]));
    expect(lines.status).toBe(1);
    const [bad, good] = lines.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(bad).toEqual({ error: "not UTF-8", line: 1 });
    expect(good.facts.size_mm.value).toBe(60);
  });

  it("puts a character together that two chunks share, and takes the same key in two objects", () => {
    const text = json({
      facts: { comorbidity: "é".repeat(50_000), prior_tki: [{ agent: "imatinib" }, { agent: "sunitinib" }] },
    });
    const found = run(["-", ...ON], text);
    expect(JSON.parse(found.stdout).facts.comorbidity.value).toBe("é".repeat(50_000));
  });
});

describe("NDJSON: one document a line, in order, a bad line in its place", () => {
  it("goes on after a bad line and ends with 1", () => {
    const lines = [
      json({ facts: FACTS }),
      json({ facts: { site: "moon" } }),
      "{",
      json({ facts: { ...FACTS, size_mm: 30 } }),
    ];
    const found = run(["-", "--ndjson", ...ON], `${lines.join("\n")}\n`);
    expect(found.status).toBe(1);
    const documents = found.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(documents).toHaveLength(4);
    expect(documents[0].facts.size_mm.value).toBe(60);
    expect(documents[1]).toMatchObject({ line: 2, error: expect.stringMatching(/facts\.site/) });
    expect(documents[2]).toMatchObject({ line: 3 });
    expect(documents[3].facts.size_mm.value).toBe(30);
  });

  it("ends with 0 when every line was read, and gives the bytes of the single run", () => {
    const found = run(["-", "--ndjson", ...ON], json({ facts: FACTS }));
    expect(found.status).toBe(0);
    expect(JSON.parse(found.stdout)).toEqual(JSON.parse(run(["-", ...ON], json({ facts: FACTS })).stdout));
  });

  it("keeps the order, the line numbers and the bytes when other threads take part", () => {
    const at = (index: number): string =>
      index === 650 ? '{"facts":{"site":"moon"}}' : json({ facts: { ...FACTS, age: 20 + (index % 60) } });
    const lines = Array.from({ length: 700 }, (_, index) => at(index + 1));
    const found = run(["-", "--ndjson", ...ON], `${lines.join("\n")}\n`);
    expect(found.status).toBe(1);
    const rows = found.stdout.trimEnd().split("\n");
    expect(rows).toHaveLength(700);
    expect(JSON.parse(rows[649] ?? "")).toMatchObject({ line: 650, error: expect.stringMatching(/facts\.site/) });
    const ages = rows.map((row) => JSON.parse(row).facts?.age?.value);
    expect(ages).toEqual(lines.map((_, index) => (index === 649 ? undefined : 20 + ((index + 1) % 60))));
    expect(rows[699]).toBe(rows[699 - 60]);
  });
});
