import type { Assessment, RiskScheme } from "../engine/assessment";
import { type Language, translator } from "../text/translate";
import { SHELL } from "../text/ui";
import { codeLabel } from "./fact-words";

const words = { en: translator(SHELL, "en"), fr: translator(SHELL, "fr") };
const SCHEMES: readonly string[] = ["nih_2002", "afip_2006", "modified_nih_2008", "tnm_8"] satisfies RiskScheme[];

/** What a fact would settle, in words: risk schemes by name, rules by what they advise here; each once, at most four. */
export function resolvedText(
  resolves: readonly string[],
  assessment: Assessment,
  language: Language,
): readonly string[] {
  const said = resolves.flatMap((name) => {
    const scheme = name.replace(/^risk\./, "");
    if (SCHEMES.includes(scheme)) return [words[language](`scheme.${scheme as RiskScheme}`)];
    const rows = [...assessment.recommendations, ...assessment.red_flags].filter(
      (row) => row.rule === name || row.code === name,
    );
    return rows.map((row) => codeLabel(row.code, language));
  });
  return [...new Set(said)].slice(0, 4);
}
