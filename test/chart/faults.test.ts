import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { READ_SET } from "../../src/chart/read-set";
import { chartsOfMatrix, FAULTS, judge, type MatrixRow, runChart, runMatrix } from "./faults";
import { faultsDocument, MATRIX_PATIENTS } from "./faults-document";

describe("an EHR that lies about one query", () => {
  const rows: MatrixRow[] = [];

  it.each(chartsOfMatrix(MATRIX_PATIENTS).map((chart) => [chart.name, chart] as const))(
    "%s: nothing definite rests on a failed read",
    async (_name, chart) => {
      const row = await runMatrix(chart);
      rows.push(row);
      expect(row.cells.filter((cell) => cell.lies.length > 0)).toEqual([]);
    },
    120_000,
  );

  it("meets every query of the read set with every fault that applies to it", () => {
    const met = new Set(rows.flatMap((row) => row.cells.map((cell) => `${cell.query} ${cell.fault}`)));
    for (const row of READ_SET) for (const fault of FAULTS) expect(met).toContain(`${row.id} ${fault}`);
    for (const query of ["patient", "encounter", "report-body", "referenced", "metadata"])
      expect(met).toContain(`${query} timeout`);
  });

  it("is what docs/faults.md says", () => {
    expect(readFileSync(join(import.meta.dirname, "../../docs/faults.md"), "utf8")).toBe(faultsDocument(rows));
  });

  it("would be noticed: a reading that takes a failed answer for an empty one is judged a lie", async () => {
    const [chart] = chartsOfMatrix([]);
    if (!chart) throw new Error("no chart");
    const query = "condition-encounter-diagnosis";
    const whole = await runChart(chart, null);
    const silent = await runChart(chart, { query, fault: "silent" });
    expect(judge(query, "500", whole, silent, silent).lies).toContain("state empty instead of error");
    expect(judge(query, "500", whole, silent, silent).lies.join()).toContain("disease_setting");
  });
});
