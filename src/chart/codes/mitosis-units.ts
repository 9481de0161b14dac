import { own } from "../element";

/** What a mitotic count is counted in. `lost` = the string names fields but its denominator is a comment. */
export type Denominator =
  | { readonly per: "mm2"; readonly area_mm2: number }
  | { readonly per: "hpf"; readonly fields: number }
  | { readonly per: "lost"; readonly hint: string }
  | { readonly per: "none" }
  | { readonly per: "score" };

/**
 * The reading table for unit strings of a mitotic count: exact strings, tried in UCUM 7.1.10. UCUM itself is of no use
 * here: it reads `/5.mm2` as an area, `[HPF]` as the number 1 and everything in braces as a comment.
 */
const UNIT_STRINGS: Readonly<Record<string, Denominator>> = {
  "/(5.mm2)": { per: "mm2", area_mm2: 5 },
  "{mitoses}/(5.mm2)": { per: "mm2", area_mm2: 5 },
  "{#}/(5.mm2)": { per: "mm2", area_mm2: 5 },
  "/mm2": { per: "mm2", area_mm2: 1 },
  "1/mm2": { per: "mm2", area_mm2: 1 },
  "{#}/mm2": { per: "mm2", area_mm2: 1 },
  "{mitoses}/mm2": { per: "mm2", area_mm2: 1 },
  "/(2.mm2)": { per: "mm2", area_mm2: 2 },
  "{mitoses}/(2.mm2)": { per: "mm2", area_mm2: 2 },
  "{#}/(2.mm2)": { per: "mm2", area_mm2: 2 },
  "/5.mm2": { per: "mm2", area_mm2: 5 },
  "{mitoses}/5.mm2": { per: "mm2", area_mm2: 5 },
  "/5mm2": { per: "mm2", area_mm2: 5 },
  "{count}/5mm2": { per: "mm2", area_mm2: 5 },
  "/mm^2": { per: "mm2", area_mm2: 1 },
  "/{5.mm2}": { per: "lost", hint: "5.mm2" },
  "/[HPF]": { per: "hpf", fields: 1 },
  "{mitoses}/[HPF]": { per: "hpf", fields: 1 },
  "{#}/[HPF]": { per: "hpf", fields: 1 },
  "/10.[HPF]": { per: "hpf", fields: 10 },
  "/(10.[HPF])": { per: "hpf", fields: 10 },
  "{mitoses}/10.[HPF]": { per: "hpf", fields: 10 },
  "{mitoses}/(10.[HPF])": { per: "hpf", fields: 10 },
  "{#}/(10.[HPF])": { per: "hpf", fields: 10 },
  "/50.[HPF]": { per: "hpf", fields: 50 },
  "/(50.[HPF])": { per: "hpf", fields: 50 },
  "{mitoses}/50.[HPF]": { per: "hpf", fields: 50 },
  "{mitoses}/(50.[HPF])": { per: "hpf", fields: 50 },
  "{#}/(50.[HPF])": { per: "hpf", fields: 50 },
  "/50{HPF}": { per: "hpf", fields: 50 },
  "{mitoses}/50{HPF}": { per: "hpf", fields: 50 },
  "/{HPF}": { per: "lost", hint: "HPF" },
  "{HPF}": { per: "lost", hint: "HPF" },
  "/{50HPF}": { per: "lost", hint: "50HPF" },
  "[HPF]": { per: "none" },
  "{score}": { per: "score" },
};

/** A denominator in words: "mitoses/50 HPF", "per 5 mm²", "pour 50 champs", "/10 HPF". Null when none is plain. */
export function denominatorInWords(text: string): Denominator | null {
  const found: Denominator[] = [];
  const area = /(?:\/|\bper\b|\bpour\b|\bpro\b|\bpar\b|\bauf\b|\bin\b)\s*(\d+(?:[.,]\d+)?)?\s*mm\s*(?:2|²|\^2|q)/gi;
  for (const match of text.matchAll(area)) {
    found.push({ per: "mm2", area_mm2: match[1] === undefined ? 1 : Number(match[1].replace(",", ".")) });
  }
  const fields =
    /(?:\/|\bper\b|\bpour\b|\bpro\b|\bpar\b|\bauf\b|\bin\b)\s*(\d+)?\s*(?:hpfs?\b|high[- ]power(?:ed)? fields?|champs?\b|cfg\b|gf\b|hauptgesichtsfelder)/gi;
  for (const match of text.matchAll(fields))
    found.push({ per: "hpf", fields: match[1] === undefined ? 1 : Number(match[1]) });
  const [first] = found;
  if (!first) return null;
  // "per 50 HPF (5 mm²)" is one denominator said twice; the area is then read by countedArea().
  const distinct = new Set(found.map((item) => JSON.stringify(item)));
  if (distinct.size === 1) return first;
  const onlyFields = found.find((item) => item.per === "hpf");
  return onlyFields && found.filter((item) => item.per === "hpf").length === 1
    ? onlyFields
    : { per: "lost", hint: text };
}

/**
 * Reads the unit of a mitotic count by the table, else as unit text.
 * @returns null when there is no unit or nothing in it names a denominator.
 */
export function denominatorOfUnit(unit: string | null): Denominator | null {
  if (unit === null) return null;
  return own(UNIT_STRINGS, unit) ?? own(UNIT_STRINGS, unit.replace(/\s+/g, "")) ?? denominatorInWords(unit);
}

/**
 * The area on which a count was made, mm², when the text states it: the total area, or one field's area or diameter,
 * or eyepiece field number and objective (risk schemes §10: A = π · (FN / 2M)² mm²) for a known number of fields.
 */
export function countedArea(text: string, fields: number | null): number | null {
  const decimal = (value: string | undefined): number => Number((value ?? "").replace(",", "."));
  const perField =
    /(\d+(?:[.,]\d+)?)\s*mm\s*(?:2|²|\^2)\s*(?:\/|per|each|par|pro)\s*(?:1\s*)?(?:hpf|field|champ|gesichtsfeld)/i.exec(
      text,
    );
  if (perField && fields !== null) return decimal(perField[1]) * fields;
  const fieldArea =
    /(?:field area|area (?:of )?(?:one|each|a) (?:hpf|field)|surface d'un champ)\D{0,12}(\d+(?:[.,]\d+)?)\s*mm\s*(?:2|²|\^2)/i.exec(
      text,
    );
  if (fieldArea && fields !== null) return decimal(fieldArea[1]) * fields;
  const diameter =
    /(?:field diameter|diametre d[eu] champ|diamètre d[eu] champ)\D{0,12}(\d+(?:[.,]\d+)?)\s*mm(?!\s*[2²^])/i.exec(
      text,
    );
  if (diameter && fields !== null) return Math.PI * (decimal(diameter[1]) / 2) ** 2 * fields;
  const eyepiece = /\b(?:FN|field number|indice de champ)\D{0,4}(\d+(?:[.,]\d+)?)/i.exec(text);
  // The field number is no magnification: "FN 22 x 40" is an objective of 40.
  const beside = eyepiece ? text.replace(eyepiece[0], ";") : text;
  const objective = /(?:×|x|objective\D{0,4})\s*(\d{2,3})\b|(\d{2,3})\s*(?:×|x)(?![a-z])/i.exec(beside);
  const isEyepiece = eyepiece !== null && decimal(eyepiece[1]) >= 15 && decimal(eyepiece[1]) <= 30;
  if (isEyepiece && objective && fields !== null) {
    return Math.PI * (decimal(eyepiece[1]) / (2 * decimal(objective[1] ?? objective[2]))) ** 2 * fields;
  }
  // An area beside the fields ("50 HPF = 5 mm²", "50 HPF (5 mm²)") is theirs; an ulcer's or a section's is not.
  const total =
    /(?:total (?:counted )?area|area counted|counted area|surface (?:totale )?compt[eé]e)\s*(?:of|:|=|de)?\s*(\d+(?:[.,]\d+)?)\s*mm\s*(?:2|²|\^2)/i.exec(
      text,
    ) ??
    /(?:hpfs?|fields?|champs?|cfg|gf|gesichtsfelder)\]?\)?[^.;,\d]{0,12}(?:=|\(\s*(?:=|equal to|ca\.?|~)?)\s*(\d+(?:[.,]\d+)?)\s*mm\s*(?:2|²|\^2)/i.exec(
      text,
    );
  if (total) return decimal(total[1]);
  return null;
}
