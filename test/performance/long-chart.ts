type Json = Record<string, unknown>;

/** A long-followed patient: mostly blood tests, some orders, diagnoses and reports. */
export function entriesOf(count: number, patient: string): readonly Json[] {
  const subject = { reference: `Patient/${patient}` };
  const laboratory = [
    { coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "laboratory" }] },
  ];
  const tests: readonly (readonly [string, number, string])[] = [
    ["2823-3", 4.1, "mmol/L"],
    ["718-7", 12.4, "g/dL"],
    ["777-3", 210, "10*3/uL"],
    ["1742-6", 31, "U/L"],
    ["2160-0", 80, "umol/L"],
  ];
  return Array.from({ length: count }, (_, index): Json => {
    const day = `20${String(10 + (index % 16)).padStart(2, "0")}-${String((index % 12) + 1).padStart(2, "0")}-${String((index % 28) + 1).padStart(2, "0")}`;
    const common = { id: `e${index}`, subject };
    if (index === 0)
      return {
        ...common,
        resourceType: "Condition",
        category: [{ coding: [{ code: "problem-list-item" }] }],
        code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10-cm", code: "C49.A2" }] },
      };
    if (index % 40 === 1)
      return {
        ...common,
        resourceType: "MedicationRequest",
        status: "completed",
        intent: "order",
        authoredOn: day,
        medicationCodeableConcept: { text: "pantoprazole 40 mg" },
      };
    if (index % 40 === 2)
      return {
        ...common,
        resourceType: "Condition",
        category: [{ coding: [{ code: "encounter-diagnosis" }] }],
        code: { text: "Hypertension" },
      };
    if (index % 100 === 3) {
      return {
        ...common,
        resourceType: "DiagnosticReport",
        status: "final",
        effectiveDateTime: day,
        category: [{ coding: [{ system: "http://loinc.org", code: "LP29684-5" }] }],
        code: { coding: [{ system: "http://loinc.org", code: "18748-4" }] },
        conclusion: `CT of ${day}. Known GIST of the stomach, resected. No evidence of recurrence or of metastasis. Report ${index}.`,
      };
    }
    const [code, value, unit] = tests[index % tests.length] ?? ["2823-3", 4, "mmol/L"];
    return {
      ...common,
      resourceType: "Observation",
      status: "final",
      category: laboratory,
      effectiveDateTime: day,
      code: { coding: [{ system: "http://loinc.org", code }] },
      valueQuantity: { value, unit, system: "http://unitsofmeasure.org", code: unit },
      referenceRange: [{ high: { value: value * 1.3, unit } }],
    };
  });
}
