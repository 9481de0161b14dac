import type { Entry } from "./chart-index";
import { codings, conceptKey, type Element, elements, folded, hasCode, own, wordings } from "./element";

/** Synoptic report, comprehensive pathology panel, morphology panel (A CPDS, CCRR). */
const PATHOLOGY_PANELS = ["60568-3", "60567-5", "77753-2"];
const PANEL_WORDS = /\bgists?\b|stromal|patholog|synoptic|anatomo/;
const OF_ANOTHER_TUMOUR = /breast|mamma|\bsein\b|melanom|lymphom|prostat|carcinom|neuroendocrin|thyroid/;

/** Items of the openEHR archetype of the modified NIH criteria, under the codes that the readers know them by. */
const OPENEHR_ITEMS: Readonly<Record<string, Element>> = {
  at0025: { coding: [{ system: "http://loinc.org", code: "21889-1" }], text: "Diameter" },
  at0027: { text: "Primary site" },
  at0028: { coding: [{ system: "http://snomed.info/sct", code: "371004008" }], text: "Tumour rupture" },
  at0033: { text: "Mitotic count" },
};
const OPENEHR_NAMES: Readonly<Record<string, string>> = {
  diameter: "at0025",
  size: "at0025",
  location: "at0027",
  lokasjon: "at0027",
  "tumour rupture": "at0028",
  tumorruptur: "at0028",
  "mitotic count": "at0033",
  mitosetall: "at0033",
};

/**
 * The findings that stand as components of a pathology panel, each as a result of its own: everything that the panel says
 * of patient, time, specimen and standing holds for them, and their source names the component; tests with a LOINC code
 * likewise, in any panel (an ECG, a blood count). A panel that is itself a finding (a tumour size with its dimensions, a
 * variant with its gene) is its reader's.
 */
export function panelReader(
  isFinding: (code: unknown) => true | null,
  isMeasurement: (code: unknown) => true | null,
): (entry: Entry) => readonly Entry[] {
  const known = new Map<string, boolean>();
  const once = (kind: string, concept: unknown, question: () => boolean): boolean => {
    const key = `${kind}${conceptKey(concept)}`;
    const answer = known.get(key) ?? question();
    known.set(key, answer);
    return answer;
  };
  return (entry) => {
    const { resource } = entry;
    if (entry.type !== "Observation" || resource.component === undefined) return [];
    const { code } = resource;
    if (once("itself ", code, () => isFinding(code) !== null || isMeasurement(code) !== null)) return [];
    const isOfPathology = once("panel ", code, () => isPanel(code));
    const isArchetype = once("archetype ", code, () => isModifiedNih(code));
    return elements(resource.component).flatMap((component, index): readonly Entry[] => {
      const named = isArchetype ? (archetypeItem(component.code) ?? component.code) : component.code;
      const isResult = isOfPathology && once("finding ", named, () => isFinding(named) !== null);
      if (!isResult && !once("measurement ", named, () => isMeasurement(named) !== null)) return [];
      const { component: _parts, hasMember: _members, ...panel } = resource;
      const own_values = Object.fromEntries(Object.entries(panel).filter(([member]) => !isValue(member)));
      return [{ ...entry, resource: { ...own_values, ...component, code: named }, within: `component[${index}]` }];
    });
  };
}

function isPanel(code: unknown): boolean {
  const words = folded(wordings(code).join(" "));
  return (
    !OF_ANOTHER_TUMOUR.test(words) &&
    (hasCode(code, "http://loinc.org", PATHOLOGY_PANELS) || PANEL_WORDS.test(words) || isModifiedNih(code))
  );
}

function isModifiedNih(code: unknown): boolean {
  return (
    codings(code).some((coding) => /gist_modified_nih/i.test(`${coding.system ?? ""}|${coding.code ?? ""}`)) ||
    wordings(code).some((text) => /nih/i.test(text) && /\bgist\b/i.test(text))
  );
}

function archetypeItem(code: unknown): Element | null {
  const byCode = codings(code).find((coding) => own(OPENEHR_ITEMS, coding.code) !== undefined)?.code ?? null;
  const byName = wordings(code)
    .map((text) => own(OPENEHR_NAMES, folded(text)))
    .find((item) => item !== undefined);
  return own(OPENEHR_ITEMS, byCode ?? byName ?? null) ?? null;
}

function isValue(member: string): boolean {
  return member.startsWith("value") || member === "dataAbsentReason" || member === "interpretation";
}
