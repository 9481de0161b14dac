import { chartText } from "../../src/text/chart";
import { translator } from "../../src/text/translate";
import { STATES } from "../../src/text/ui-states";
import { FAULTS, type MatrixRow } from "./faults";

/** Sandbox charts of the matrix, beside the two tempting ones. */
export const MATRIX_PATIENTS = ["ileal-ruptured", "conflict"] as const;

/** docs/faults.md from the runs: one row a query and fault, over all charts. */
export function faultsDocument(rows: readonly MatrixRow[]): string {
  const label = translator(chartText, "en");
  const screen = translator(STATES, "en");
  const cells = rows.flatMap((row) => row.cells.map((cell) => ({ ...cell, chart: row.chart })));
  const queries = [...new Set(cells.map((cell) => cell.query))];
  const lies = cells.filter((cell) => cell.lies.length > 0).length;
  const lines = queries.flatMap((query) =>
    FAULTS.flatMap((fault) => {
      const of = cells.filter((cell) => cell.query === query && cell.fault === fault);
      if (of.length === 0) return [];
      const states = [...new Set(of.map((cell) => cell.state))].sort();
      const said =
        query === "metadata"
          ? ["(asks only what every server of the core profiles knows)"]
          : states.map((state) => (state === "none" ? "" : screen(`state.${state}`)));
      const wrong = of.filter((cell) => cell.lies.length > 0);
      const name = query === "metadata" ? "metadata" : label(`query.${query}` as Parameters<typeof label>[0]);
      const verdict =
        wrong.length === 0 ? `held (${of.length})` : `WRONG in ${wrong.map((cell) => cell.chart).join(", ")}`;
      return [`| ${name} | ${fault} | ${states.join(", ")} | ${said.join("; ")} | ${verdict} |`];
    }),
  );
  return `# When the EHR lies

Written by \`npm run faults:read\`; \`npm test\` runs the same matrix and compares. One query of the read set at a time is
spoilt, the rest of the chart answers well; the chart is then fetched, read and assessed as in the app. The server is in
memory, and so is the clock: retries and the 30 s limit are gone through without waiting.

A cell is held when, for every chart it was run on,

- the query ends in the state written here, and no other query's state moves;
- each fact that the query could have carried, and that no other source states, is unknown with a note that names the
  read: never absent, never negative, never an empty list;
- no fact has a value that it does not have with the whole chart. Where one of two differing sources was not read, the
  other stands with a note that says so;
- no risk class is determined that is not determined with the whole chart, but for a class from size, mitoses and site
  that were read while the setting is unknown (the setting is then shown as open).

Charts: ${rows.map((row) => row.chart).join("; ")}. All synthetic. "metadata" is the server's own description; a query that
had nothing to ask in any chart has no row. What cannot be noticed is a list cut short without a next link by a server that
gives no total.

${cells.length} runs, ${cells.length - lies} held, ${lies} wrong.

| Query | Fault | State | On the screen | Result (charts) |
|---|---|---|---|---|
${lines.join("\n")}
`;
}
