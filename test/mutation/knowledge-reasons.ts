import type { Knowledge } from "../../src/knowledge/types";

/** What stands at a path such as `.rules[3].when.all[0].if_unknown`; undefined where nothing does. */
function valueAt(path: string, knowledge: Knowledge): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((key) => key !== "")
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], knowledge);
}

/** Why a change of the tables that nothing detected makes no difference; undefined: it is open. */
export function knowledgeReasonOf(path: string, knowledge: Knowledge): string | undefined {
  const value = valueAt(path, knowledge);
  const [, place] = /^\.rules\[(\d+)\]/.exec(path) ?? [];
  const rule = place === undefined ? undefined : knowledge.rules[Number(place)];
  if (/^\.rules\[\d+\]\.precedence$/.test(path)) {
    if (rule?.decision === undefined) return "a row of no decision puts no other aside, whatever its level";
    if (value === "default") return "a row that names no level has the lowest, which it has";
  }
  if (/\.emits\[\d+\]\.verification$/.test(path) && value === rule?.verification) {
    return "its row has the same grade";
  }
  if (path.endsWith(".if_unknown") && value === false) return "what is left out is read as false, which it is";
  if (/^\.(figures|disagreements)\[\d+\]\.id$/.test(path)) return "a key that only tells it apart, said nowhere";
  return undefined;
}
