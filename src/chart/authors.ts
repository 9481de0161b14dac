import type { Entry } from "./chart-index";
import { codings, element, elements, references, string } from "./element";

/** Authors by what they stated: of several the first, of agents only the author (a transmitter states nothing). */
export function authorsOf(
  provenances: readonly Entry[],
  resolve: (reference: string, from: Entry | null) => Entry | null,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of provenances) {
    const author = elements(entry.resource.agent).find((agent) =>
      codings(agent.type).some((coding) => coding.code === "author"),
    );
    const name = string(element(author?.who)?.display) ?? string(element(author?.onBehalfOf)?.display);
    if (name === null) continue;
    for (const reference of references(entry.resource.target)) {
      const target = resolve(reference, entry)?.reference;
      if (target !== undefined && !found.has(target)) found.set(target, name);
    }
  }
  return found;
}
