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
  const rule = /^\.rules\[(\d+)\]\.precedence$/.exec(path);
  if (rule && knowledge.rules[Number(rule[1])]?.decision === undefined) {
    return "a row of no decision puts no other aside, whatever its level";
  }
  if (/\.if_unknown$/.test(path) && valueAt(path, knowledge) === false) {
    return "what is left out is read as false, which it is";
  }
  return undefined;
}
