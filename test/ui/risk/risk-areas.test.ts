import { expect, it } from "vitest";
import { KNOWLEDGE } from "../../../src/knowledge/knowledge";
import { rowAt } from "../../../src/ui/risk/printed-rows";
import { riskAreas } from "../../../src/ui/risk/risk-areas";

const afip = KNOWLEDGE.schemes.afip_2006;
const top = { size_top: 150, mitoses_top: 15 };
const figures = (group: string): readonly (number | null)[] =>
  riskAreas(afip, { group, rupture: "none" }, top).map(({ percent }) => percent?.low ?? null);

it("draws jejunum/ileum and duodenum with their own figures, never each other's", () => {
  expect([...figures("jejunum_ileum")].sort()).toEqual([0, 24, 4.3, 50, 52, 73, 85, 90].sort());
  expect(figures("duodenum")).toContain(8.3);
  expect(figures("duodenum")).not.toContain(4.3);
});

it("puts a value exactly on a cut-off into the class that the printed table gives it", () => {
  const at = (size_mm: number, mitoses: number) =>
    rowAt(afip, { size_mm, mitoses, group: "gastric", rupture: "none", nodes: "N0", metastasis: "M0" })?.percent?.low;
  expect([at(20, 5), at(21, 5), at(50, 5), at(51, 5), at(100, 5), at(101, 5)]).toEqual([0, 1.9, 1.9, 3.6, 3.6, 10]);
  expect([at(50, 6), at(51, 6), at(101, 6)]).toEqual([16, 55, 86]);
});

it("colours the whole modified NIH map as high when the tumour ruptured", () => {
  const areas = riskAreas(KNOWLEDGE.schemes.modified_nih_2008, { group: "gastric", rupture: "major_defect" }, top);
  expect(areas.map(({ category }) => category)).toEqual(["high"]);
});
