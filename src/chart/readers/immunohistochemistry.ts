import type { FactName } from "../../knowledge/types";
import { isRegistry } from "../codes/systems";
import { codings, type Element, elements, folded, own, string, wordings } from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";
import { shownValue } from "./rupture-and-margin";
import { specimenOf } from "./sizes";

const POSITIVE =
  /^(strong(ly)? |diffuse(ly)? |focal(ly)? |weak(ly)? |strong and diffuse )*(positive|positif|positiv|present|expressed)\b|^\+{1,3}$|^reactive$/;
const NEGATIVE = /^(negative|negatif|negativ|absent|not expressed|non[- ]reactive)\b|^-$/;
const RETAINED = /retained|preserved|intact|conserve|maintenu|erhalten|no loss/;
const NOT_LOST =
  /\b(no|not|non|without|sans|pas|kein\w*|ohne|absence of|absence de)\b[^.;,]{0,30}?\b(loss|lost|perte|perdu|verlust|deficien)/;
const LOST = /\bloss\b|\blost\b|perte|perdu|deficient|verlust/;

/** KIT (CD117), DOG1 and SDHB staining as text observations; no LOINC code of their own is known. Registry item 3865 for KIT. */
export function readImmunohistochemistry(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const { entry, answer: stain } of reading.chart.select("Observation", "code", stainOf)) {
    const { resource } = entry;
    const { marker, isRegistryItem } = stain;
    if (reading.chart.superseded.has(entry.reference)) continue;
    const belonging = reading.tumours.belonging(entry);
    if (belonging === "other_tumour") {
      reading.aside(entry.reference, "other_tumour", wordings(resource.code)[0] ?? null);
      continue;
    }
    const shown = shownValue(entry) ?? codings(elements(resource.interpretation)[0])[0]?.code ?? null;
    if (shown === null) continue;
    const base = {
      kind: isRegistryItem ? "registry" : "pathology",
      specimen: specimenOf(reading, entry),
      as_reported: shown,
      element: "value",
    } as const;
    if (isRegistryItem) {
      const code = codings(resource.valueCodeableConcept)[0]?.code ?? string(resource.valueString);
      if (code === "0" || code === "1") {
        found.push(stated(reading, entry, { ...base, fact: "ihc_kit", value: code === "1" ? "positive" : "negative" }));
      } else reading.aside(entry.reference, "sentinel", code);
      continue;
    }
    if (belonging === "unlinked") {
      found.push(
        stated(reading, entry, { ...base, fact: marker, value: null, note: reading.say("other_tumour_in_chart") }),
      );
      continue;
    }
    // Text, codes and interpretation of one result say one thing, or nothing.
    const said = new Set(answersOf(resource).map((text) => (marker === "ihc_sdhb" ? sdhbIn(text) : stainIn(text))));
    said.delete(null);
    const [value] = said;
    if (said.size === 1 && value) found.push(stated(reading, entry, { ...base, fact: marker, value }));
    else reading.aside(entry.reference, "no_number", shown);
  }
  return found;
}

const ANSWER_CODES: Readonly<Record<string, string>> = {
  "10828004": "positive",
  "260385009": "negative",
  POS: "positive",
  NEG: "negative",
};

function answersOf(resource: Element): readonly string[] {
  const coded = [...codings(resource.valueCodeableConcept), ...codings(resource.interpretation)];
  return [
    ...wordings(resource.valueCodeableConcept),
    string(resource.valueString) ?? "",
    ...coded.map((coding) => own(ANSWER_CODES, coding.code) ?? ""),
  ].map(folded);
}

/** What a stain says of the tumour; the controls and the mast cells beside it are not the tumour. */
function stainIn(answer: string): "positive" | "negative" | null {
  if (/control|controle|kontroll|mast ?cell|mastocyt/.test(answer)) return null;
  if (NEGATIVE.test(answer)) return "negative";
  return POSITIVE.test(answer) ? "positive" : null;
}

function sdhbIn(answer: string): "retained" | "lost" | null {
  if (/not (retained|preserved|intact)|(non|pas) (conserve|maintenu)/.test(answer)) return "lost";
  if (NOT_LOST.test(answer)) return "retained";
  if (LOST.test(answer) || NEGATIVE.test(answer)) return "lost";
  return RETAINED.test(answer) || POSITIVE.test(answer) ? "retained" : null;
}

export interface Stain {
  readonly marker: "ihc_kit" | "ihc_dog1" | "ihc_sdhb";
  readonly isRegistryItem: boolean;
}

export function stainOf(code: unknown): Stain | null {
  if (codings(code).some((coding) => isRegistry(coding.system) && coding.code === "3865"))
    return { marker: "ihc_kit", isRegistryItem: true };
  const words = folded(wordings(code).join(" | "));
  const isStain = /immuno|\bihc\b|stain|cd ?117|dog-?1|ano1|\bc-kit\b.*(express|protein)/.test(words);
  const marker = /cd ?117|c-kit|\bkit\b/.test(words)
    ? "ihc_kit"
    : /dog-?1|ano1/.test(words)
      ? "ihc_dog1"
      : /\bsdhb\b|sdh-b/.test(words)
        ? "ihc_sdhb"
        : null;
  return marker && (isStain || marker === "ihc_sdhb") ? { marker, isRegistryItem: false } : null;
}
