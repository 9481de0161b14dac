import { clean, isPresent } from "../reading";
import type { Segment } from "../sentences/segments";
import type { Count, Denominator } from "./counted-over";

/** What a text says of the microscope's field and of the area that was counted; null where it does not. */
export interface FieldSize {
  /** All that was counted, mm². */
  readonly total_mm2: number | null;
  /** One field, mm². */
  readonly field_mm2: number | null;
  /** Fields named beside a count over an area, without a count of their own. */
  readonly fields: number | null;
  readonly field_number: number | null;
  readonly magnification: number | null;
}

const FIELD = /\b(?:hpfs?|fields?|champs?|cfg|gesichtsfeld\w*|sehfeld\w*|fn)\b/;
const FIELD_AREA = /(?<![\d.,])(0[.,]\d{1,5}) ?(?:mm ?\^?2|mm ?carres?|sq\.? ?mm|qmm)/;
const FIELD_DIAMETER =
  /(?:diamet\w*|durchmesser|ø)[^\d]{0,24}(?<![\d.,])(0[.,]\d{1,4}) ?mm(?! ?\^?2)|(?<![\d.,])(0[.,]\d{1,4}) ?mm (?:in |de |im )?(?:diamet|durchmesser)/;
const FIELD_NUMBER = /\b(?:field number|fn|indice de champ|sehfeldzahl)[^\d]{0,8}(\d{2}(?:[.,]\d)?)\b/;
const MAGNIFICATION =
  /\b(?:objective|objectif|objektiv|obj\.?)[^\d;.]{0,6}x?(\d{2})(?: ?x)?\b|\b(\d{2}) ?x? ?-?(?:objective|lens|objectif|objektiv|obj\b)|\bx ?(\d{2}) (?:objective|lens|objectif|objektiv)|(?:\bx ?(20|25|40|60|63)\b|\b(20|25|40|60|63) ?x\b)/;

/** Words by which an area behind fields is the area of those fields. */
const TOTAL_BEFORE =
  /(?:\b(?:total|totale|correspond\w*|equivalent\w*|equal\w*|equals|soit|i\.?e\.?|entspr\w*|gesamtflache|totalling|area|surface|flache)|[=(])(?:[ ,:=(~]|\b(?:a|an|of|to|de|d'une|une|von|einer|the|total|totale|area|surface|flache|gesamtflache|examined|counted|assessed|examinee|comptee|etudiee|ausgezahlte?|untersuchte?|approximately|about|environ|ca\.?|etwa|is|est|ist)\b){0,8}$/;
/** An area of something else than of what was counted, or of another kind of microscope. */
const OTHER_SURFACE =
  /\b(?:ulcer|ulzer|geschwur|necro|nekro|defect|defaut|defekt|mucos|muqueuse|schleimhaut|specimen|prelevement|fragment|nodes?\b|ganglion|lesion\b|cyst|kyst|older?|historic|traditional|conventional|afip|ancien|fruher|alte[nrs]?\b|less than|smaller)[^,;)]{0,40}$/;
const OTHER_MICROSCOPES = /^[^,;.]{0,30}\b(?:older?|historic\w*|traditional|afip|ancien\w*|altere\w*|alten)\b/;

const decimal = (digits: string | undefined): number | null => {
  const number = digits === undefined ? 0 : Number(digits.replace(",", "."));
  return number > 0 ? number : null;
};

const NOTHING: FieldSize = { total_mm2: null, field_mm2: null, fields: null, field_number: null, magnification: null };

/** The field's size and the counted area as one sentence gives them. `counts`: what an area there already is the denominator of. */
export function fieldSizeIn(text: string, denominators: readonly Denominator[], counts: readonly Count[]): FieldSize {
  const total = denominators.find(
    (one) =>
      one.kind === "area" &&
      one.amount > 1 &&
      !counts.some(({ over }) => over === one) &&
      TOTAL_BEFORE.test(text.slice(Math.max(0, one.from - 64), one.from)) &&
      !OTHER_SURFACE.test(text.slice(Math.max(0, one.from - 48), one.from)) &&
      !OTHER_MICROSCOPES.test(text.slice(one.to, one.to + 40)),
  );
  if (!FIELD.test(text)) return { ...NOTHING, total_mm2: total?.amount ?? null };
  const areaAt = FIELD_AREA.exec(text);
  const area = areaAt && !OTHER_SURFACE.test(text.slice(0, areaAt.index)) ? decimal(areaAt[1]) : null;
  const across = FIELD_DIAMETER.exec(text);
  const diameter = decimal(across?.[1] ?? across?.[2]);
  const number = decimal(FIELD_NUMBER.exec(text)?.[1]);
  const objective = MAGNIFICATION.exec(text);
  return {
    total_mm2: total?.amount ?? null,
    field_mm2: area ?? (diameter === null ? null : Math.PI * (diameter / 2) ** 2),
    fields:
      denominators.find((one) => one.kind === "fields" && !counts.some(({ over }) => over === one))?.amount ?? null,
    field_number: number !== null && number >= 15 && number <= 30 ? number : null,
    magnification: decimal(objective?.slice(1).find((digits) => digits !== undefined)),
  };
}

const COUNTED_AREA =
  /\b(?:area|surface|\w*flache)\b[^.;]{0,40}\b(?:count|exam|assess|screen|compt|etudi|gezahl|ausgezahl|untersuch)|\b(?:total|counted|examined|assessed|gesamt|ausgezahlte)[ -]?(?:area|surface|flache)|\bsurface totale/;

/** A field's size, and for what another sentence than the count's told, that sentence. */
export type Located<T> = T & { readonly from: { readonly [K in keyof T]?: Segment } };

/** What the sentences of a report tell of its fields. */
export interface FieldSizes {
  of(segment: Segment, size: FieldSize): Located<FieldSize>;
}

/**
 * The field's size for a count whose own sentence does not give it: the microscope's field is told once in a report, wherever; the counted
 * area only in the sentences beside the count. Two different sizes say nothing. Field number and objective give the field's area (risk
 * schemes, section 10).
 */
export function fieldSizesOf(told: readonly { readonly segment: Segment; readonly size: FieldSize }[]): FieldSizes {
  const here = told.filter(({ segment }) => isPresent(segment) || segment.section === "reference");
  return {
    of(segment, size) {
      const near = here.filter(
        (one) => Math.abs(one.segment.index - segment.index) <= 2 && COUNTED_AREA.test(one.segment.text),
      );
      const from: Partial<Record<keyof FieldSize, Segment>> = {};
      const only = (key: keyof FieldSize, sentences: typeof here): number | null => {
        if (size[key] !== null) return size[key];
        const telling = sentences.filter((one) => one.size[key] !== null);
        const value = telling[0]?.size[key] ?? null;
        if (value === null || telling.some((one) => one.size[key] !== value)) return null;
        from[key] = telling[0]?.segment;
        return value;
      };
      const total_mm2 = size.field_mm2 === null ? only("total_mm2", near) : size.total_mm2;
      const field_number = only("field_number", here);
      const magnification = only("magnification", here);
      const told_mm2 = only("field_mm2", here);
      const optics =
        field_number === null || magnification === null ? null : Math.PI * (field_number / magnification / 2) ** 2;
      if (told_mm2 === null && optics !== null) from.field_mm2 = from.field_number ?? from.magnification;
      return { total_mm2, field_mm2: told_mm2 ?? optics, fields: size.fields, field_number, magnification, from };
    },
  };
}

/** The area that a number of fields has, mm²; null where nothing tells it. */
export function areaOf(fields: number, size: FieldSize): number | null {
  return size.total_mm2 ?? (size.field_mm2 === null ? null : clean(size.field_mm2 * fields));
}
