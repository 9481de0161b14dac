import { describe, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { Assessment } from "../../src/engine/assessment";
import { codesOf } from "../../src/engine/compile-knowledge";
import { parseFacts } from "../../src/engine/parse-facts";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import VIGNETTES from "../data/clinical/vignettes.json";
import { OPTIONS } from "./sample-knowledge";

/* The worked cases of the specification, scored as pathway rules §1.9 says. */

function documentOf(facts: unknown): Assessment {
  const parsed = parseFacts(facts, KNOWLEDGE);
  if (!parsed.ok) throw new Error(`${parsed.error.path}: ${parsed.error.problem}`);
  return assess(parsed.facts, KNOWLEDGE, OPTIONS);
}

/** §1.9: codes whose emission violates the forbidden one, and the statuses that count. */
function violations(document: Assessment, forbidden: string): readonly string[] {
  const definition = KNOWLEDGE.codes[forbidden];
  const codes = definition?.scored_on ?? codesOf(forbidden, KNOWLEDGE);
  const settled = /_(STANDARD|DEFAULT|FINAL)$/.test(forbidden) ? ["recommended"] : ["recommended", "option"];
  return document.recommendations
    .filter(({ code, status }) => (codes.includes(code) || code === forbidden) && settled.includes(status))
    .map(({ rule, code, status }) => `${rule} ${code} ${status}`);
}

describe.each(VIGNETTES.vignettes)("$id $title", (vignette) => {
  it.each(vignette.expected.map(({ rule, code }) => [rule, code]))("emits %s %s", (rule, code) => {
    const found = documentOf(vignette.facts).recommendations.filter(
      (entry) => entry.rule === rule && entry.code === code,
    );
    expect(found.filter(({ status }) => status !== "blocked")).not.toEqual([]);
  });

  it("violates no forbidden code", () => {
    const document = documentOf(vignette.facts);
    expect(vignette.must_not_recommend.flatMap((code) => violations(document, code))).toEqual([]);
  });
});

interface Derived {
  readonly valid: boolean;
  readonly modified_nih?: string;
  readonly nih_2002?: string;
  readonly afip?: { readonly class: string; readonly percent: number };
}

const CLASSIFIED = VIGNETTES.vignettes.flatMap(({ id, facts, ...rest }) =>
  "derived" in rest ? [{ id, facts, derived: rest.derived as Derived }] : [],
);

it.each(CLASSIFIED)("$id: the classes of the case", ({ facts, derived }) => {
  const { risk } = documentOf(facts);
  if (!derived.valid) {
    expect(Object.values(risk).map(({ status }) => status)).toEqual(Array(4).fill("not_applicable"));
    return;
  }
  expect(risk.modified_nih_2008).toMatchObject({ status: "determined", categories: [derived.modified_nih] });
  expect(risk.nih_2002).toMatchObject({ status: "determined", categories: [derived.nih_2002] });
  expect(risk.afip_2006).toMatchObject({
    status: "determined",
    categories: [derived.afip?.class],
    percent: { low: derived.afip?.percent, high: derived.afip?.percent },
  });
});
