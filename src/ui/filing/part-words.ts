import type { RiskScheme } from "../../engine/assessment";
import { DICTIONARY } from "../../knowledge/dictionary";
import type { FactName } from "../../knowledge/types";
import { type Language, translator } from "../../text/translate";
import { FILING } from "../../text/ui-filing";
import { SCHEMES } from "../../text/writeback";
import type { WriteStep } from "../../writeback/types";
import { factLabel } from "../fact-words";

const types = { en: translator(FILING, "en"), fr: translator(FILING, "fr") };
const schemes = { en: translator(SCHEMES, "en"), fr: translator(SCHEMES, "fr") };

/** What distinguishes a part from others of its type: the risk scheme, the fact; null where there is but one. */
export function partDetail(part: string, language: Language): string | null {
  const [kind, ...rest] = part.split("-");
  const name = rest.join("-");
  if (kind === "risk" && Object.hasOwn(SCHEMES.en, name)) return schemes[language](name as RiskScheme);
  if (kind === "observation" && Object.hasOwn(DICTIONARY, name)) return factLabel(name as FactName, language);
  return null;
}

/** What a part of a filing is called: its type, and which one of it. */
export function partLabel(of: Pick<WriteStep, "resource_type"> & { part?: string }, language: Language): string {
  const type = types[language](`type.${of.resource_type}`);
  const detail = of.part === undefined ? null : partDetail(of.part, language);
  return detail === null ? type : types[language]("part", { type, why: detail });
}
