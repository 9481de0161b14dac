import type { AnyStatement, NarrativeReader } from "./reading";
import { isPresent, isPrevious } from "./reading";
import type { Segment } from "./segments";
import { speaksOf } from "./topics";

const NAME =
  "(?:ecog(?:[ -]?(?:performance status|ps|score|status|grade|pst))?|(?:who|oms) (?:performance status|ps|score)|performance status(?: \\((?:ecog|who|oms)\\))?|(?:indice|score|statut|grade|etat general)(?: de performance)?,? (?:oms|ecog|who)|oms|ps(?: (?:oms|ecog|who))|ps)";
const BEHIND = new RegExp(
  `\\b${NAME}(?: {0,2}\\((?:ecog|oms|who|ps)\\))?(?: (?:is|was|of|est|a|de|performance status|score|at))? {0,2}[:=]? {0,2}([0-5])(?:( ?(?:-|to|a|/|–) ?)([0-5]))?(?![\\d.,]\\d|\\d|%)`,
  "g",
);
const NAMED_AFTER = /\bps {0,2}[:=]? {0,2}([0-4]) \((?:ecog|oms|who)\)/;

/** ECOG (WHO) performance status where it is named as such with one number. */
export const performanceStatus: NarrativeReader = {
  facts: ["ecog"],
  speaks: (topics) => speaksOf(topics, "performance") && speaksOf(topics, "digit"),
  read: (read, speaking) => statusIn(speaking, read.kind === "clinical"),
};

function statusIn(speaking: readonly Segment[], letter: boolean): readonly AnyStatement[] {
  const found: AnyStatement[] = [];
  for (const segment of speaking) {
    if (segment.section === "family" || segment.section === "history" || segment.section === "reference") continue;
    const { text } = segment;
    if (!isPresent({ ...segment, section: "body" }) || !/\b(?:ecog|oms|who|ps|performance)\b/.test(text)) continue;
    const after = NAMED_AFTER.exec(text);
    for (const match of text.matchAll(BEHIND)) {
      if (/^(?:ps|oms)\b/.test(match[0]) && /^ps/.test(match[0]) && !/oms|ecog|who|performance/.test(text)) {
        // In a clinic letter "PS 1" is the performance status; elsewhere the letters mean many things.
        if (!letter || !/^ps(?: a)? ?[:=]? ?[0-4]$/.test(match[0])) continue;
      }
      if (isPrevious(text, match.index)) continue;
      // "ECOG 1 in March, now 2".
      if (
        /^[^.;]{0,24}\b(?:now|currently|today|aujourd'hui|actuellement|jetzt|aktuell|heute)\b[^.;]{0,12}[0-4]\b/.test(
          text.slice(match.index + match[0].length),
        )
      )
        continue;
      const base = {
        fact: "ecog" as const,
        segment,
        from: match.index,
        to: match.index + match[0].length,
        plainness: "sentence" as const,
        as_reported: null,
      };
      if (match[3] !== undefined) {
        if (match[2]?.trim() === "/") continue;
        const low = Number(match[1]);
        const high = Number(match[3]);
        if (high > low)
          found.push({
            ...base,
            value: null,
            bounds: { low, low_inclusive: true, high, high_inclusive: true },
            note: { message: "range" },
          });
      } else if (Number(match[1]) <= 4) found.push({ ...base, value: Number(match[1]), note: null });
    }
    if (after && found.length === 0)
      found.push({
        fact: "ecog",
        value: Number(after[1]),
        segment,
        from: after.index,
        to: after.index + after[0].length,
        plainness: "sentence",
        note: null,
        as_reported: null,
      });
  }
  return found;
}
