import { useApp } from "../state/use-app";
import { type TumourSilence, tumourSilence } from "./tumour-silence";

/** Why nothing is to be derived from what stands on the screen: the chart with the clinician's entries. */
export function useTumourSilence(): TumourSilence | null {
  const queries = useApp((state) => state.reading?.queries);
  const facts = useApp((state) => state.facts);
  return tumourSilence(queries ?? [], facts);
}
