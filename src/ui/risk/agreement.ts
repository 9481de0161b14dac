import type { Assessment, RiskScheme } from "../../engine/assessment";
import type { Knowledge } from "../../knowledge/types";
import type { Language } from "../../text/translate";
import { classWords, type RiskText } from "./scheme-words";

/** The two schemes whose classes carry the same words and which the pathway uses; stages are an order of their own. */
const COMPARED: readonly RiskScheme[] = ["modified_nih_2008", "afip_2006"];

/** In words: do the schemes that give a risk word agree, differ, or is that still open? */
export function agreementWords(
  assessment: Assessment,
  knowledge: Knowledge,
  language: Language,
  text: RiskText,
): string {
  const given = COMPARED.filter((id) => assessment.risk[id].categories.length > 0);
  if (given.length === 0) return text("agree.none");
  const positions = new Intl.ListFormat(language, { type: "conjunction" }).format(
    given.map((id) =>
      text("position", {
        scheme: knowledge.schemes[id].label[language].replace(/ \(.*\)$/, ""),
        class: classWords(assessment.risk[id], knowledge.schemes[id], language, text).toLocaleLowerCase(language),
      }),
    ),
  );
  const [first, second] = given.map((id) => assessment.risk[id]);
  if (!first || !second) return text("agree.one", { positions });
  const common = first.categories.filter((category) => second.categories.includes(category));
  if (common.length === 0) return text("agree.differ", { positions });
  if (first.status === "determined" && second.status === "determined") {
    const scheme = knowledge.schemes.modified_nih_2008;
    return text("agree.same", { class: classWords(first, scheme, language, text).toLocaleLowerCase(language) });
  }
  return text("agree.open", { positions });
}
