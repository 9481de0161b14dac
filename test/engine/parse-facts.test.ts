import { describe, expect, it } from "vitest";
import { parseFacts } from "../../src/engine/parse-facts";
import { BARE } from "./sample-knowledge";

function refused(json: unknown): { path: string; problem: string } {
  const parsed = parseFacts(json, BARE);
  if (parsed.ok) throw new Error("accepted");
  return { path: parsed.error.path, problem: parsed.error.problem };
}

describe("illegal facts are refused, with the place named", () => {
  it.each<[unknown, string, string]>([
    [null, "facts", "illegal_not_object"],
    [[], "facts", "illegal_not_object"],
    ["stomach", "facts", "illegal_not_object"],
    [{ tumour_size: 5 }, "facts.tumour_size", "illegal_fact_name"],
    [{ __proto__x: 5 }, "facts.__proto__x", "illegal_fact_name"],
    [JSON.parse('{"__proto__": 5}'), "facts.__proto__", "illegal_fact_name"],
    [{ constructor: 5 }, "facts.constructor", "illegal_fact_name"],
    [{ site: "stomache" }, "facts.site", "illegal_member"],
    [{ site: "Stomach" }, "facts.site", "illegal_member"],
    [{ site: 3 }, "facts.site", "illegal_member"],
    [{ site: "unknown" }, "facts.site", "illegal_member"],
    [{ size_mm: "62" }, "facts.size_mm", "illegal_number"],
    [{ size_mm: Number.NaN }, "facts.size_mm", "illegal_number"],
    [{ size_mm: Number.POSITIVE_INFINITY }, "facts.size_mm", "illegal_number"],
    [JSON.parse('{"size_mm": 1e999}'), "facts.size_mm", "illegal_number"],
    [{ size_mm: -5 }, "facts.size_mm", "illegal_range"],
    [{ size_mm: 0 }, "facts.size_mm", "illegal_range"],
    [{ size_mm: 0.9 }, "facts.size_mm", "illegal_range"],
    [{ size_mm: 601 }, "facts.size_mm", "illegal_range"],
    [{ size_mm: 600.1 }, "facts.size_mm", "illegal_range"],
    [{ size_mm: true }, "facts.size_mm", "illegal_number"],
    [{ size_mm: [62] }, "facts.size_mm", "illegal_number"],
    [{ mitoses_per_5mm2: -1 }, "facts.mitoses_per_5mm2", "illegal_range"],
    [{ mitoses_per_5mm2: ">5" }, "facts.mitoses_per_5mm2", "illegal_number"],
    [{ field_area_mm2: 0 }, "facts.field_area_mm2", "illegal_range"],
    [{ age: 121 }, "facts.age", "illegal_range"],
    [{ ecog: 5 }, "facts.ecog", "illegal_range"],
    [{ new_lesion: "false" }, "facts.new_lesion", "illegal_boolean"],
    [{ new_lesion: 0 }, "facts.new_lesion", "illegal_boolean"],
    [{ surgery_date: "2026-02-30" }, "facts.surgery_date", "illegal_date"],
    [{ surgery_date: "2026-13-01" }, "facts.surgery_date", "illegal_date"],
    [{ surgery_date: "23/11/2026" }, "facts.surgery_date", "illegal_date"],
    [{ surgery_date: 20261123 }, "facts.surgery_date", "illegal_date"],
    [{ symptoms: "pain" }, "facts.symptoms", "illegal_list"],
    [{ symptoms: ["pain", "itch"] }, "facts.symptoms[1]", "illegal_member"],
    [{ concomitant_meds: ["rifampicin", 5] }, "facts.concomitant_meds[1]", "illegal_text"],
    [{ variant_hgvs: "" }, "facts.variant_hgvs", "illegal_text"],
    [{ variant_hgvs: 842 }, "facts.variant_hgvs", "illegal_text"],
    [{ prior_tki: {} }, "facts.prior_tki", "illegal_list"],
    [{ prior_tki: ["imatinib"] }, "facts.prior_tki[0]", "illegal_not_object"],
    [{ prior_tki: [{ drug: "imatinib" }] }, "facts.prior_tki[0].drug", "illegal_key"],
    [{ prior_tki: [{ agent: 7 }] }, "facts.prior_tki[0].agent", "illegal_text"],
    [{ prior_tki: [{ setting: "palliative" }] }, "facts.prior_tki[0].setting", "illegal_member"],
    [{ prior_tki: [{ dose_mg: 4000 }] }, "facts.prior_tki[0].dose_mg", "illegal_range"],
    [{ prior_tki: [{ progressed_on: "no" }] }, "facts.prior_tki[0].progressed_on", "illegal_boolean"],
    [{ prior_tki: [{ start: "2026-05-01", stop: "2026-04-30" }] }, "facts.prior_tki[0].stop", "illegal_order"],
    [{ mitoses_per_5mm2: {} }, "facts.mitoses_per_5mm2", "illegal_bounds"],
    [{ mitoses_per_5mm2: { over: 5 } }, "facts.mitoses_per_5mm2.over", "illegal_key"],
    [{ mitoses_per_5mm2: { gt: 5, gte: 5 } }, "facts.mitoses_per_5mm2", "illegal_bounds"],
    [{ mitoses_per_5mm2: { gte: 10, lte: 6 } }, "facts.mitoses_per_5mm2", "illegal_bounds"],
    [{ mitoses_per_5mm2: { gt: 5, lte: 5 } }, "facts.mitoses_per_5mm2", "illegal_bounds"],
    [{ mitoses_per_5mm2: { gt: -5 } }, "facts.mitoses_per_5mm2.gt", "illegal_range"],
  ])("%j", (json, path, problem) => {
    expect(refused(json)).toEqual({ path, problem });
  });
});

describe("legal facts are taken as they are", () => {
  const read = (json: unknown) => {
    const parsed = parseFacts(json, BARE);
    if (!parsed.ok) throw new Error(parsed.error.path);
    return parsed.facts;
  };

  it.each<[Record<string, unknown>, string, unknown]>([
    [{ size_mm: 1 }, "size_mm", 1],
    [{ size_mm: 600 }, "size_mm", 600],
    [{ size_mm: 62.5 }, "size_mm", 62.5],
    [{ mitoses_per_5mm2: 0 }, "mitoses_per_5mm2", 0],
    [{ new_lesion: false }, "new_lesion", false],
    [{ eus_high_risk_features: [] }, "eus_high_risk_features", []],
    [{ surgery_date: "2024-02-29" }, "surgery_date", "2024-02-29"],
    [{ pregnancy_status: "not_applicable" }, "pregnancy_status", "not_applicable"],
    [{ current_dose_mg: 400 }, "dose_mg", 400],
    [{ sex: "female" }, "sex_at_birth", "female"],
  ])("%j", (json, name, value) => {
    expect(read(json)).toMatchObject({ [name]: { status: "known", value, sources: [{ method: "entered" }] } });
  });

  it("reads null as unknown, and not_applicable as itself", () => {
    expect(read({ size_mm: null }).size_mm?.status).toBe("unknown");
    expect(read({ nodes_clinical: "not_applicable" }).nodes_clinical?.status).toBe("not_applicable");
    expect(read({}).size_mm).toBeUndefined();
  });

  it("reads limits of a number as an unknown number with bounds", () => {
    expect(read({ mitoses_per_5mm2: { gt: 5 } }).mitoses_per_5mm2).toMatchObject({
      status: "unknown",
      bounds: { low: 5, low_inclusive: false },
    });
    expect(read({ mitoses_per_5mm2: { gte: 6, lte: 10 } }).mitoses_per_5mm2).toMatchObject({
      bounds: { low: 6, low_inclusive: true, high: 10, high_inclusive: true },
    });
    expect(read({ size_mm: { lt: 20 } }).size_mm).toMatchObject({ bounds: { high: 20, high_inclusive: false } });
  });

  it("fills absent keys of a course with unknown, and keeps stated ones", () => {
    const { prior_tki } = read({ prior_tki: [{ agent: "imatinib", setting: "adjuvant", progressed_on: false }] });
    expect(prior_tki).toMatchObject({
      value: [
        {
          agent: "imatinib",
          setting: "adjuvant",
          progressed_on: false,
          start: null,
          stop: null,
          dose_mg: null,
          reason: null,
        },
      ],
    });
  });

  it("shows a fact that is stated under two names with different values as a conflict", () => {
    expect(read({ dose_mg: 400, current_dose_mg: 800 }).dose_mg).toMatchObject({
      status: "conflict",
      alternatives: [{ value: 400 }, { value: 800 }],
    });
    expect(read({ dose_mg: 400, current_dose_mg: 400 }).dose_mg).toMatchObject({ status: "known", value: 400 });
    expect(read({ dose_mg: null, current_dose_mg: 400 }).dose_mg).toMatchObject({ status: "known", value: 400 });
    expect(read({ dose_mg: 400, current_dose_mg: null }).dose_mg).toMatchObject({ status: "known", value: 400 });
  });
});
