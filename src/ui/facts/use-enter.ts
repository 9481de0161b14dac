import type { FactName, FactValues } from "../../knowledge/types";
import { FACTS } from "../../text/ui-facts";
import { factLabel, factValueText } from "../fact-words";
import type { Change } from "../state/entry";
import { useApp, useText } from "../state/use-app";

/** Enters one change and says so. */
export function useEnter(): (name: FactName, change: Change) => void {
  const text = useText(FACTS);
  const language = useApp((state) => state.language);
  const enter = useApp((state) => state.enter);
  const announce = useApp((state) => state.announce);
  return (name, change) => {
    enter([{ fact: name, change }]);
    const fact = factLabel(name, language);
    if (change.kind === "unknown") announce(text("saved_unknown", { fact }));
    else if (change.kind === "not_applicable") announce(text("saved_not_applicable", { fact }));
    else announce(text("saved", { fact, value: factValueText(name, change.value as FactValues[FactName], language) }));
  };
}
