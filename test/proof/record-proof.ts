import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../../docs/proof");

/** The parts of docs/proof.md, in their order there. */
export const PROOF_PARTS = [
  "engine",
  "chart",
  "write-back",
  "screen",
  "servers",
  "security",
  "load",
  "supply chain",
] as const;

/** One measured result, as a row of docs/proof.md. */
export interface ProofRow {
  readonly part: (typeof PROOF_PARTS)[number];
  /** What was measured, in words. */
  readonly what: string;
  /** The figures, with units, as measured: never typed by hand. */
  readonly result: string;
  /** The aim set beforehand, or null where none was. */
  readonly aim: string | null;
  /** Whether the aim was met; null where none was set. */
  readonly met: boolean | null;
  /** The command that measures it again. */
  readonly command: string;
}

interface RecordedRow extends ProofRow {
  readonly measured: string;
  readonly machine: string;
}

/**
 * Keeps a row in docs/proof/<id>.json when the script was called with `--record`, or RECORD_PROOF=1; else keeps nothing. The script
 * that measured calls it, so that no figure is typed by hand. `npm run proof` writes docs/proof.md from all rows.
 */
export function recordProof(id: string, row: ProofRow): void {
  if (!process.argv.includes("--record") && process.env.RECORD_PROOF !== "1") return;
  const recorded: RecordedRow = {
    ...row,
    measured: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`,
  };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${id}.json`), `${JSON.stringify(recorded, null, 2)}\n`);
}

/** Markdown of docs/proof.md: every kept row by part, then by id. A row that is not of the right shape throws. */
export function proofDocument(): string {
  const rows = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as RecordedRow);
  const stray = rows.find((row) => !PROOF_PARTS.includes(row.part));
  if (stray) throw new Error(`docs/proof: no part "${stray.part}" (${stray.what})`);
  const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
  const parts = PROOF_PARTS.flatMap((part) => {
    const own = rows.filter((row) => row.part === part);
    if (own.length === 0) return [];
    return [
      `## ${part.charAt(0).toUpperCase()}${part.slice(1)}`,
      "",
      "| What | Result | Aim | Met | Repeat | Measured |",
      "|---|---|---|---|---|---|",
      ...own.map(
        (row) =>
          `| ${cell(row.what)} | ${cell(row.result)} | ${cell(row.aim ?? "–")} | ${row.met === null ? "–" : row.met ? "yes" : "**no**"} | \`${cell(row.command)}\` | ${row.measured} |`,
      ),
      "",
    ];
  });
  const machines = [...new Set(rows.map((row) => row.machine))].sort();
  return [
    "# Proof",
    "",
    "Written by `npm run proof` from the rows that the measuring scripts left in docs/proof/ (each run with `--record`); no figure is typed by",
    "hand. What is not listed was not measured. Machines are shared with other work: times are upper bounds, ratios are of one run.",
    "",
    `Measured on: ${machines.join("; ")}.`,
    "",
    ...parts,
  ].join("\n");
}
