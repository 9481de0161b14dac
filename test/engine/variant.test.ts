import { describe, expect, it } from "vitest";
import { proteinChanges } from "../../src/engine/variant";

describe("reported protein changes: one form for every way of writing", () => {
  it.each([
    ["D842V", ["D842V"]],
    ["p.D842V", ["D842V"]],
    ["p.(Asp842Val)", ["D842V"]],
    ["PDGFRA exon 18 D842V mutation", ["D842V"]],
    ["NM_006206.6:c.2525A>T p.(Asp842Val)", ["D842V"]],
    ["p.Asp842Tyr", ["D842Y"]],
    ["RD841-842KI", ["R841_D842delinsKI"]],
    ["p.Arg841_Asp842delinsLysIle", ["R841_D842delinsKI"]],
    ["DI842-843IM", ["D842_I843delinsIM"]],
    ["HDSN845-848P", ["H845_N848delinsP"]],
    ["p.His845_Asn848delinsPro", ["H845_N848delinsP"]],
    ["p.Ile843del", ["I843del"]],
    ["p.W557_K558del", ["W557_K558del"]],
    ["p.Ser501_Ala502dup", ["S501_A502dup"]],
    ["D842V; N848K", ["D842V", "N848K"]],
  ])("%s", (text, changes) => {
    expect(proteinChanges(text)).toEqual(changes);
  });

  it.each(["exon 18", "c.2525A>T", "", "mutation not specified", "50 HPF", "T2N0"])(
    "%j names no protein change, and none is inferred",
    (text) => {
      expect(proteinChanges(text)).toEqual([]);
    },
  );
});
