import { assess } from "../../src/engine/assess";
import type { AssessOptions } from "../../src/engine/assessment";
import { parseFacts } from "../../src/engine/parse-facts";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";

/* One patient, everything: microseconds and patients a second. Figures depend on the machine; nothing is asserted. */

const OPTIONS: AssessOptions = {
  as_of: "2026-11-23",
  jurisdiction: "EU",
  mode: "today",
  language: "en",
  patient: null,
};
const CASES = {
  complete: {
    disease_setting: "resected_no_residual",
    site: "jejunum",
    size_mm: 30,
    mitoses_per_5mm2: 8,
    rupture_category: "none",
    margin: "R0",
    genotype: "KIT_ex11_other",
    surgery_date: "2026-10-01",
    adjuvant_status: "on",
    adjuvant_start: "2026-11-01",
  },
  "site and size only": { disease_setting: "resected_no_residual", site: "stomach", size_mm: 30 },
  metastatic: { disease_setting: "metastatic", genotype: "KIT_ex9", prior_tki: [], creatinine_clearance_ml_min: 32 },
};

for (const [name, json] of Object.entries(CASES)) {
  const parsed = parseFacts(json, KNOWLEDGE);
  if (!parsed.ok) throw new Error(parsed.error.path);
  for (let run = 0; run < 500; run++) assess(parsed.facts, KNOWLEDGE, OPTIONS);
  const runs = 3000;
  const start = performance.now();
  for (let run = 0; run < runs; run++) assess(parsed.facts, KNOWLEDGE, OPTIONS);
  const microseconds = ((performance.now() - start) / runs) * 1000;
  console.log(`${name}: ${microseconds.toFixed(0)} µs a patient, ${Math.round(1e6 / microseconds)} patients/s`);
}
