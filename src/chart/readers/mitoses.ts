import type { NumericBounds } from "../../engine/fact";
import type { FactName } from "../../knowledge/types";
import type { Entry } from "../chart-index";
import { countedArea, type Denominator, denominatorInWords, denominatorOfUnit } from "../codes/mitosis-units";
import { isRegistry, LOINC, SNOMED } from "../codes/systems";
import {
  codings,
  elements,
  folded,
  hasCode,
  number,
  type Quantity,
  quantity,
  string,
  valueInWords,
  wordings,
} from "../element";
import { type Reading, stated } from "../reading";
import type { Candidate } from "../types";
import { category, registryCount, registryGrade } from "./registry-mitoses";
import { boundsOf, specimenOf } from "./sizes";

/** Number of mitoses per 10 high-power fields (SNOMED CT; A, MII pathology examples). */
const PER_10_HPF = ["406094009"];
/** OMOP concepts of the IDEA4RC guide: mitoses per 10 HPF, mitotic index. */
const OMOP_PER_10_HPF = "4227243";
const OMOP_INDEX = "4099595";
/** Breast score, melanoma index (and its deprecated form), gastric-cancer panels: not a GIST's count (trap 14). */
const NOT_GIST_LOINC = ["85300-2", "44695-5", "44646-8", "81186-9", "81168-7", "84907-5", "84908-3"];
const REGISTRY_GRADES = new Set(["3843", "3844", "1068", "3845"]);
const REGISTRY_COUNTS = new Set(["2920", "2930"]);
const REGISTRY_NEUROENDOCRINE = "2865";

const MITOSIS_WORDS =
  /mitotic (count|rate|index|activity|figures)|mitos[ei]s|mitosen|mitoserate|(index|compte|activite|nombre de) mito/;
const NOT_GIST_WORDS = /breast|nottingham|\bsein\b|melanom|score|neuroendocrin|\bbr-/;

/**
 * Mitotic counts, converted to 5 mm² only by what the source states: its code's meaning, its unit by the table, its
 * words (RD-07). Denominators that disagree, and fields of unknown area, give no number (RD-08); a count per 10 fields
 * is never multiplied (RD-09); what was converted shows the original and the factor.
 */
export function readMitoses(reading: Reading): readonly Candidate[] {
  const found: Candidate<FactName>[] = [];
  for (const { entry, answer: kind } of reading.chart.select("Observation", "code", kindOfCount)) {
    if (kind === "not_gist") {
      reading.aside(entry.reference, "no_number", wordings(entry.resource.code)[0] ?? null);
      continue;
    }
    if (reading.chart.superseded.has(entry.reference)) {
      reading.aside(entry.reference, "superseded");
      continue;
    }
    const belonging = reading.tumours.belonging(entry);
    if (belonging === "other_tumour") {
      reading.aside(entry.reference, "other_tumour", wordings(entry.resource.code)[0] ?? null);
      continue;
    }
    if (kind === "registry_grade") found.push(...registryGrade(reading, entry));
    else if (kind === "registry_count") found.push(...registryCount(reading, entry));
    else if (kind === "category") found.push(...category(reading, entry));
    else found.push(...count(reading, entry, belonging === "unlinked"));
  }
  return found;
}

export function kindOfCount(
  code: unknown,
): "count" | "registry_grade" | "registry_count" | "category" | "not_gist" | null {
  const all = codings(code);
  if (hasCode(code, LOINC, NOT_GIST_LOINC)) return "not_gist";
  if (all.some((coding) => /cap\.org\/ecc/i.test(coding.system ?? "") && (coding.code ?? "").startsWith("38390")))
    return "not_gist";
  for (const coding of all.filter((item) => isRegistry(item.system))) {
    if (REGISTRY_GRADES.has(coding.code ?? "")) return "registry_grade";
    if (coding.code === REGISTRY_NEUROENDOCRINE) return "not_gist";
    if (REGISTRY_COUNTS.has(coding.code ?? "") && wordings(code).some((text) => MITOSIS_WORDS.test(folded(text))))
      return "registry_count";
  }
  if (all.some((coding) => coding.code === "MITOSERATE_GIST")) return "category";
  if (hasCode(code, SNOMED, PER_10_HPF)) return "count";
  if (
    all.some(
      (coding) =>
        [OMOP_PER_10_HPF, OMOP_INDEX].includes(coding.code ?? "") && /ohdsi|omop|idea4rc/i.test(coding.system ?? ""),
    )
  )
    return "count";
  const words = wordings(code).map(folded);
  if (!words.some((text) => MITOSIS_WORDS.test(text))) return null;
  return words.some((text) => NOT_GIST_WORDS.test(text)) ? "not_gist" : "count";
}

function count(reading: Reading, entry: Entry, isUnlinked: boolean): readonly Candidate[] {
  const { resource } = entry;
  const specimen = specimenOf(reading, entry);
  const base = { kind: "pathology", specimen } as const;
  const counted = countedValue(resource);
  const noteTexts = elements(resource.note).map((note) => string(note.text) ?? "");
  const words = [...noteTexts, ...elements(resource.component).flatMap((component) => componentWords(component))];
  if (!counted) {
    const reported = valueInWords(resource);
    if (reported === null) return [];
    reading.aside(entry.reference, "no_number", reported);
    return [
      stated(reading, entry, {
        ...base,
        fact: "mitoses_per_5mm2",
        value: null,
        element: "value",
        as_reported: reported,
        note: reading.say("value_not_read", { reported }),
      }),
    ];
  }
  const { measured, element, inWords } = counted;

  // RD-07: the three places that may state a denominator.
  const byCode = denominatorOfCode(entry);
  const byUnit = denominatorOfUnit(measured.unit) ?? (inWords ? denominatorInWords(inWords) : null);
  const byWords =
    denominatorOfUnit(measured.printed_unit) ?? words.map(denominatorInWords).find((item) => item !== null) ?? null;
  if (byUnit?.per === "score") {
    reading.aside(entry.reference, "no_number", measured.shown);
    return [
      stated(reading, entry, {
        ...base,
        fact: "mitoses_per_5mm2",
        value: null,
        element,
        as_reported: measured.shown,
        note: reading.say("mitoses_score"),
      }),
    ];
  }
  if (byUnit?.per === "none") {
    reading.aside(entry.reference, "unreadable_unit", measured.shown);
    return [
      stated(reading, entry, {
        ...base,
        fact: "mitoses_per_5mm2",
        value: null,
        element,
        as_reported: measured.shown,
        note: reading.say("mitoses_unit_wrong", { reported: measured.shown }),
        unresolved: "ambiguous",
      }),
    ];
  }
  const stating = [byCode, byUnit, byWords].filter(
    (item): item is Extract<Denominator, { per: "mm2" | "hpf" }> =>
      item !== null && (item.per === "mm2" || item.per === "hpf"),
  );
  const lost = [byUnit, byWords].find((item) => item?.per === "lost") ?? null;
  const distinct = new Set(stating.map((item) => JSON.stringify(item)));
  const denominator = distinct.size === 1 ? (stating[0] ?? null) : null;
  const shown = `${measured.shown}${denominator && !/mm|hpf|field|champ/i.test(measured.shown) ? ` ${worded(denominator)}` : ""}`;

  const found: Candidate<FactName>[] = [];
  const ask = (note: string, bounds?: NumericBounds): void => {
    found.push(
      stated(reading, entry, {
        ...base,
        fact: "mitoses_per_5mm2",
        value: null,
        element,
        as_reported: shown,
        note,
        unresolved: "ambiguous",
        ...(bounds ? { bounds } : {}),
      }),
    );
  };
  const raw = (fields: number | null, area: number | null): void => {
    if (measured.comparator === null && !isUnlinked) {
      found.push(
        stated(reading, entry, {
          ...base,
          fact: "mitoses_raw_count",
          value: measured.value,
          element,
          as_reported: shown,
        }),
      );
      if (fields !== null)
        found.push(stated(reading, entry, { ...base, fact: "hpf_count", value: fields, element, as_reported: shown }));
      if (area !== null)
        found.push(
          stated(reading, entry, {
            ...base,
            fact: "field_area_mm2",
            value: rounded(area),
            element,
            as_reported: shown,
          }),
        );
    }
  };

  if (measured.value < 0) {
    reading.aside(entry.reference, "out_of_range", measured.shown);
    return [];
  }
  if (isUnlinked) {
    ask(reading.say("other_tumour_in_chart"));
    return found;
  }
  if (distinct.size > 1) {
    ask(
      reading.say("mitoses_denominators_disagree", {
        reported: shown,
        denominators: [...new Set(stating.map(worded))].join(", "),
      }),
    );
    raw(null, null);
    return found;
  }
  // A lost denominator beside the code's own "per 10 HPF" settles nothing (RD-10), nor does it alone.
  if (!denominator || (lost && denominator.per === "hpf")) {
    const area =
      lost || denominator ? countedArea(words.join(" "), denominator?.per === "hpf" ? denominator.fields : null) : null;
    if (area === null || area <= 0) {
      ask(
        reading.say(
          lost && lost.per === "lost" && /5\.mm2/.test(lost.hint)
            ? "mitoses_denominator_in_comment"
            : lost || denominator
              ? "mitoses_hpf_without_area"
              : "mitoses_without_denominator",
          { reported: shown },
        ),
      );
      raw(denominator?.per === "hpf" ? denominator.fields : null, null);
      return found;
    }
  }
  if (denominator?.per === "mm2") {
    const factor = 5 / denominator.area_mm2;
    found.push(
      ...converted(
        reading,
        entry,
        base,
        measured,
        element,
        shown,
        factor,
        denominator.area_mm2 === 2 ? reading.say("mitoses_per_2mm2") : null,
      ),
    );
    return found;
  }
  const fields = denominator?.per === "hpf" ? denominator.fields : null;
  const area = countedArea(
    [...words, inWords ?? "", measured.unit ?? "", measured.printed_unit ?? ""].join(" "),
    fields,
  );
  if (area === null || area <= 0) {
    ask(reading.say(fields === 10 ? "mitoses_per_10hpf" : "mitoses_hpf_without_area", { reported: shown }));
    raw(fields, null);
    return found;
  }
  // Risk schemes §10: with the counted area known, count × 5 / area.
  found.push(...converted(reading, entry, base, measured, element, shown, 5 / area, null));
  raw(fields, area);
  return found;
}

function converted(
  reading: Reading,
  entry: Entry,
  base: { readonly kind: "pathology"; readonly specimen: Candidate["specimen"] },
  measured: Quantity,
  element: string,
  shown: string,
  factor: number,
  caution: string | null,
): readonly Candidate[] {
  const value = rounded(measured.value * factor);
  const notes = [
    factor === 1
      ? null
      : reading.say("mitoses_converted", { reported: shown, factor: Math.round(factor * 1000) / 1000 }),
    caution,
    measured.comparator ? reading.say("mitoses_bound", { reported: shown }) : null,
  ].filter((note): note is string => note !== null);
  return [
    stated(reading, entry, {
      ...base,
      fact: "mitoses_per_5mm2",
      value: measured.comparator ? null : value,
      ...(measured.comparator ? { bounds: boundsOf(measured.comparator, value) } : {}),
      element,
      as_reported: shown,
      note: notes.length > 0 ? notes.join(" ") : null,
    }),
  ];
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function worded(denominator: Extract<Denominator, { per: "mm2" | "hpf" }>): string {
  return denominator.per === "mm2"
    ? `/ ${denominator.area_mm2 === 1 ? "" : `${denominator.area_mm2} `}mm²`
    : `/ ${denominator.fields} HPF`;
}

function denominatorOfCode(entry: Entry): Denominator | null {
  const { resource } = entry;
  if (hasCode(resource.code, SNOMED, PER_10_HPF)) return { per: "hpf", fields: 10 };
  if (codings(resource.code).some((coding) => coding.code === OMOP_PER_10_HPF)) return { per: "hpf", fields: 10 };
  return (
    wordings(resource.code)
      .map(denominatorInWords)
      .find((item) => item !== null) ?? null
  );
}

function componentWords(component: Readonly<Record<string, unknown>>): readonly string[] {
  // A component such as "area counted: 5 mm2" speaks as the note does.
  const measured = quantity(component.valueQuantity);
  const label = wordings(component.code)[0] ?? "";
  if (measured && /area|surface/i.test(label)) return [`counted area ${measured.value} ${measured.unit ?? ""}`];
  if (measured && /field number|indice de champ/i.test(label)) return [`FN ${measured.value}`];
  if (measured && /objective|objectif|magnification/i.test(label)) return [`x ${measured.value}`];
  return [];
}

function countedValue(
  resource: Readonly<Record<string, unknown>>,
): { readonly measured: Quantity; readonly element: string; readonly inWords: string | null } | null {
  const own = quantity(resource.valueQuantity);
  if (own) return { measured: own, element: "valueQuantity", inWords: own.unit };
  const integer = number(resource.valueInteger);
  if (integer !== null)
    return {
      measured: { value: integer, comparator: null, unit: null, printed_unit: null, shown: `${integer}` },
      element: "valueInteger",
      inWords: null,
    };
  const text = string(resource.valueString);
  const match = text
    ? /^(<=|>=|<|>|≤|≥)?\s*(\d+(?:[.,]\d+)?)\s*(mitos\w*|mitotic figures)?\s*((?:\/|per\b|pour\b|pro\b|par\b|in\b).{1,60})?$/i.exec(
        text,
      )
    : null;
  if (!text || !match) return null;
  const sign = (match[1] ?? "").replace("≤", "<=").replace("≥", ">=");
  return {
    measured: {
      value: Number((match[2] ?? "").replace(",", ".")),
      comparator: sign === "<" || sign === "<=" || sign === ">" || sign === ">=" ? sign : null,
      unit: null,
      printed_unit: null,
      shown: text,
    },
    element: "valueString",
    inWords: text,
  };
}
