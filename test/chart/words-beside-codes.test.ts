import { describe, expect, it } from "vitest";
import type { FactName } from "../../src/knowledge/types";
import { coded, condition, GIST, type Json, LOINC, observation, readingOf, SNOMED, SUBJECT } from "./chart-of";

/**
 * Words that stand where a code should: dose instructions, names of diagnoses, stain results. Read whole or not at all;
 * null: the fact must not be known.
 */
const knownValue = (fact: FactName, resources: readonly unknown[]): unknown => {
  const found = readingOf(resources).facts[fact];
  return found?.status === "known" ? found.value : null;
};

const order = (text: string, drug: string): Json => ({
  resourceType: "MedicationRequest",
  id: "m",
  status: "active",
  intent: "order",
  subject: SUBJECT,
  authoredOn: "2026-04-01",
  medicationCodeableConcept: { text: drug },
  dosageInstruction: [{ text }],
});

describe("a dose in words", () => {
  it.each([
    ["400 mg once daily", 400],
    ["Take 1 tablet (400 mg) by mouth daily", 400],
    ["400 mg par jour pendant le repas", 400],
    ["2 comprimés à 100 mg par jour", 200],
    ["4 x 100 mg daily", 400],
    ["2 x 400 mg daily", 800],
    ["100 mg four times a day", 400],
    ["100 mg 3 fois par jour", 300],
    ["400 mg every morning and evening", 800],
    ["400 mg q24h", 400],
    ["400 mg q12h daily", 800],
    ["400 mg/24h", 400],
    ["400 mg PO QD", 400],
    ["0,4 g par jour", 400],
    ["Take 4 tablets (400 mg total) by mouth daily", 400],
    ["1 Tablette zu 400 mg täglich", 400],
    ["400 mg = 1 tab(s), Oral, Daily, # 30 tab(s), 0 Refill(s)", 400],
    ["400 mg daily, Disp: 30, 2 refills", 400],
    ["400-600 mg daily", null],
    ["400 to 600 mg daily", null],
    ["400 mg (2 tablets a day)", null],
    ["400 mg le matin et 400 mg le soir", null],
    ["400 mg once", null],
    ["400 mg once a month", null],
    ["400 mg once every 3 days", null],
    ["400 mg tous les deux jours", null],
    ["400 mg/j 5 jours sur 7", null],
    ["400 mg daily on days 1-14", null],
    ["400 mg daily except Sundays", null],
    ["400 mg daily for 14 days then 600 mg daily", null],
    ["400 mg daily, increase to 800 if tolerated", null],
    ["reduce from 400 mg daily", null],
    ["HOLD - 400 mg once daily", null],
    ["Stop taking 400 mg daily", null],
    ["400 mg daily as needed", null],
    ["Take 400 mg daily if pain", null],
  ])("%s: %s", (text, milligrams) => {
    expect(knownValue("dose_mg", [GIST, order(text, "imatinib")])).toBe(milligrams);
  });

  it.each([
    ["1 tablet daily", 400],
    ["2 tablets daily", 800],
    ["1 comprimé par jour pendant le dîner", 400],
    ["1/2 tablet daily", null],
    ["half a tablet daily", null],
    ["1-2 tablets daily", null],
    ["1 to 2 tablets daily", null],
  ])("%s of a tablet of 400 mg: %s", (text, milligrams) => {
    expect(knownValue("dose_mg", [GIST, order(text, "imatinib 400 MG Oral Tablet")])).toBe(milligrams);
  });
});

describe("the name of a diagnosis", () => {
  const named = (text: string): Json => condition("c", { text });

  it.each([
    ["Tumeur stromale gastro-intestinale (GIST) gastrique", "confirmed"],
    ["GIST of stomach", "confirmed"],
    ["GIST?", "suspected"],
    ["GIST vs leiomyoma of stomach", "suspected"],
    ["GIST or schwannoma", "suspected"],
    ["Subepithelial lesion, favor GIST", "suspected"],
    ["Gastric lesion, DDx GIST", "suspected"],
    ["GIST, to be confirmed", "suspected"],
    ["R/O gastrointestinal stromal tumor of stomach", "suspected"],
    ["GIST unlikely", null],
    ["Negative for GIST", null],
    ["Leiomyoma, GIST less likely", null],
    ["No evidence of GIST", null],
    ["Family history of gastrointestinal stromal tumor (mother)", null],
    ["H/O: GIST, 2011", null],
  ])("%s: %s", (text, answer) => {
    expect(knownValue("gist_confirmed", [named(text)])).toBe(answer);
  });

  it.each([
    "No evidence of metastatic disease",
    "Metastases excluded",
    "Hypertension artérielle secondaire",
    "Anémie secondaire",
    "Possible liver metastasis",
    "Suspected peritoneal metastases",
    "Metastatic breast cancer",
    "Metastatic colon cancer",
    "Hepatic hemangioma",
  ])("%s is no metastasis of the GIST", (text) => {
    const { facts } = readingOf([GIST, named(text)]);
    expect(facts.metastasis_sites?.status ?? "unknown").toBe("unknown");
    expect(facts.disease_setting?.status ?? "unknown").toBe("unknown");
  });

  it.each(["Rupture of Achilles tendon", "Rupture du ligament croisé antérieur", "Rupture of spleen"])(
    "%s says nothing of the tumour's capsule",
    (text) => {
      const none = observation("r", coded(SNOMED, "371004008"), { valueBoolean: false });
      expect(knownValue("rupture_category", [GIST, named(text), none])).toBe("none");
    },
  );

  it.each([
    ["Recurrent GIST of stomach"],
    ["GIST récidivant"],
    ["Rezidiv eines GIST"],
    ["GIST with local recurrence"],
    ["Metastatic GIST of stomach"],
  ])("%s keeps 'resected, no residual tumour' open", (text) => {
    const gist = condition("gist", { ...coded("http://hl7.org/fhir/sid/icd-10-cm", "C49.A2"), text });
    const operation: Json = {
      resourceType: "Procedure",
      id: "op",
      status: "completed",
      subject: SUBJECT,
      code: { text: "Partial gastrectomy" },
      performedDateTime: "2026-01-20",
      reasonReference: [{ reference: "Condition/gist" }],
    };
    const margin = observation("r", coded(LOINC, "84892-9"), { valueCodeableConcept: { text: "R0" } });
    expect(knownValue("disease_setting", [GIST, operation, margin])).toBe("resected_no_residual");
    expect(readingOf([gist, operation, margin]).facts.disease_setting).toMatchObject({
      status: "unknown",
      note: expect.stringContaining(text),
    });
  });
});

describe("the words of a stain", () => {
  const stain = (name: string, valueString: string): Json => observation("k", { text: name }, { valueString });

  it.each([
    ["Retained (intact)", "retained"],
    ["No loss of expression", "retained"],
    ["No evidence of loss", "retained"],
    ["Not lost", "retained"],
    ["Not deficient", "retained"],
    ["Pas de perte d’expression", "retained"],
    ["Sans perte", "retained"],
    ["Kein Verlust der Expression", "retained"],
    ["without loss of staining", "retained"],
    ["Loss of expression", "lost"],
    ["Perte d'expression", "lost"],
    ["Not retained", "lost"],
    ["Equivocal", null],
  ])("SDHB %s: %s", (text, answer) => {
    expect(knownValue("ihc_sdhb", [GIST, stain("SDHB immunohistochemistry", text)])).toBe(answer);
  });

  it.each([
    ["Positive, diffuse", "positive"],
    ["Negative", "negative"],
    ["Positive control stained, tumour cells negative", null],
    ["Positive in mast cells only (internal control)", null],
    ["Not performed", null],
  ])("CD117 %s: %s", (text, answer) => {
    expect(knownValue("ihc_kit", [GIST, stain("CD117 immunostain", text)])).toBe(answer);
  });
});

describe("the name of a measurement", () => {
  it.each([
    "Largest liver lesion diameter",
    "Abdominal aorta maximum diameter",
    "Size of lymph node, largest diameter",
    "Uterine fibroid largest diameter",
    "Gallstone maximum diameter",
    "Specimen size, greatest dimension",
  ])("%s is no size of the tumour", (text) => {
    const size = observation("s", { text }, { valueQuantity: { value: 3.1, unit: "cm" } });
    expect(knownValue("size_mm", [GIST, size])).toBe(null);
    expect(knownValue("size_mm_imaging", [GIST, size])).toBe(null);
  });

  it.each([
    ["1 - Restricted in physically strenuous activity", 1],
    ["ECOG 2", 2],
    ["0-1", null],
    ["1-2", null],
    ["0 or 1", null],
  ])("ECOG %s: %s", (valueString, grade) => {
    expect(knownValue("ecog", [observation("e", coded(LOINC, "89247-1"), { valueString })])).toBe(grade);
  });
});
