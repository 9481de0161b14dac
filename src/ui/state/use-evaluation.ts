import { useEffect, useMemo, useState } from "react";
import type { AssessOptions } from "../../engine/assessment";
import type { Evaluation } from "../../engine/evaluate";
import type { Facts } from "../../engine/fact";
import type { WhatWouldChange } from "../../engine/what-would-change";
import type { Knowledge } from "../../knowledge/types";
import type { Rooms } from "./dependencies";
import { useApp } from "./use-app";

/** The options of the assessment on the screen, for other questions to the same engine. */
export function useAssessOptions(): AssessOptions {
  const as_of = useApp((state) => state.as_of);
  const jurisdiction = useApp((state) => state.jurisdiction);
  const language = useApp((state) => state.language);
  return useMemo(
    () => ({ as_of, jurisdiction, language, mode: "today" as const, patient: null }),
    [as_of, jurisdiction, language],
  );
}

export function useKnowledge(): Knowledge | null {
  return useApp((state) => state.rooms?.knowledge ?? null);
}

/** The evaluation of some facts before it is put into words; null while the rooms are not loaded, or without facts. */
export function useEvaluation(facts: Facts | null): Evaluation | null {
  const rooms = useApp((state) => state.rooms);
  const options = useAssessOptions();
  return useMemo(() => (rooms && facts ? evaluateOnce(rooms, facts, options) : null), [rooms, facts, options]);
}

const evaluated = new WeakMap<Facts, { readonly options: AssessOptions; readonly evaluation: Evaluation }>();

/** Several parts of the page ask for the evaluation of the same facts: worked out once. */
function evaluateOnce(rooms: Rooms, facts: Facts, options: AssessOptions): Evaluation {
  const held = evaluated.get(facts);
  const isSame =
    held?.options.as_of === options.as_of &&
    held.options.jurisdiction === options.jurisdiction &&
    held.options.language === options.language;
  if (held && isSame) return held.evaluation;
  const evaluation = rooms.evaluate(facts, options);
  evaluated.set(facts, { options, evaluation });
  return evaluation;
}

/**
 * What one changed fact would change. Some hundred evaluations: worked out when `wanted`, after the browser has painted, and
 * given again from memory while the facts stay the same. Null until then.
 */
export function useWhatWouldChange(wanted: boolean): WhatWouldChange | null {
  const rooms = useApp((state) => state.rooms);
  const facts = useApp((state) => state.facts);
  const options = useAssessOptions();
  const [found, setFound] = useState<{
    readonly facts: Facts;
    readonly options: AssessOptions;
    readonly changes: WhatWouldChange;
  } | null>(null);
  const isCurrent = found !== null && found.facts === facts && found.options === options;
  useEffect(() => {
    if (!wanted || !rooms || isCurrent) return;
    const timer = setTimeout(() => setFound({ facts, options, changes: rooms.whatWouldChange(facts, options) }), 30);
    return () => clearTimeout(timer);
  }, [wanted, rooms, facts, options, isCurrent]);
  return isCurrent ? found.changes : null;
}
