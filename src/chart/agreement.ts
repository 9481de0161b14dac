import type { FactName } from "../knowledge/types";
import { type Site, siteRefines } from "./codes/sites";
import { parseProteinChange } from "./codes/variants";
import type { FactRule } from "./reconcile-rules";
import type { Candidate } from "./types";

/** Candidates that say the same, each group with its members; what another refines is in no group of its own. */
export function grouped(
  name: FactName,
  candidates: readonly Candidate[],
  rule: FactRule,
): readonly (readonly Candidate[])[] {
  // Equal values first: a result that was measured a thousand times is one value to compare, not a thousand.
  const equal = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key =
      typeof candidate.value === "object"
        ? JSON.stringify(candidate.value)
        : `${typeof candidate.value} ${candidate.value}`;
    const listed = equal.get(key);
    if (listed) listed.push(candidate);
    else equal.set(key, [candidate]);
  }
  const values = [...equal.values()].flatMap((members) => (members[0] ? [{ first: members[0], members }] : []));
  const strong = values.filter(
    ({ first, members }) =>
      !values.some(
        (other) =>
          other.first !== first &&
          (refines(name, other.first.value, first.value) || namesChange(name, other.first, members)),
      ),
  );
  const groups: { readonly firsts: Candidate[]; readonly members: Candidate[] }[] = [];
  for (const { first, members } of strong.length > 0 ? strong : values) {
    const group = groups.find(({ firsts }) => firsts.every((member) => agrees(name, member, first, rule)));
    if (group) {
      group.firsts.push(first);
      for (const member of members) group.members.push(member);
    } else groups.push({ firsts: [first], members: [...members] });
  }
  return groups.map((group) => group.members);
}

/** True where one names the deletion in KIT exon 11 of which all others say the exon only: no codon, no base. */
function namesChange(name: FactName, named: Candidate, others: readonly Candidate[]): boolean {
  return (
    name === "genotype" &&
    named.value === "KIT_ex11_del557_558" &&
    others.every(
      ({ value, as_reported, source }) =>
        value === "KIT_ex11_other" && source.quote !== null && !/\d{3}/.test(`${source.quote} ${as_reported ?? ""}`),
    )
  );
}

/** True when `narrow` says the same as `wide` and more: a named loop of small bowel, a known amino-acid change, a diagnosis after a suspicion. */
function refines(name: FactName, narrow: unknown, wide: unknown): boolean {
  if (name === "site") return siteRefines(narrow as Site, wide as Site);
  if (name === "gist_confirmed") return narrow === "confirmed" && wide === "suspected";
  if (name === "genotype") {
    if (
      (wide === "pending" || wide === "not_tested") &&
      narrow !== wide &&
      narrow !== "pending" &&
      narrow !== "not_tested"
    )
      return true;
    return wide === "PDGFRA_ex18_unspecified" && (narrow === "PDGFRA_D842V" || narrow === "PDGFRA_ex18_other");
  }
  return false;
}

/** Whether two say the same: within the tolerance and on one side of every cut-off, or one refining the other. */
export function agrees(name: FactName, one: Candidate, other: Candidate, rule: FactRule): boolean {
  if (typeof one.value === "number" && typeof other.value === "number") {
    if (Math.abs(one.value - other.value) > (rule.tolerance ?? 0) + 1e-9) return false;
    const [low, high] = [Math.min(one.value, other.value), Math.max(one.value, other.value)];
    return !(rule.cut_offs ?? []).some((cut) => low <= cut && high > cut);
  }
  if (name === "variant_hgvs" && typeof one.value === "string" && typeof other.value === "string") {
    const first = parseProteinChange(one.value);
    const second = parseProteinChange(other.value);
    if (first && second) return JSON.stringify(first) === JSON.stringify(second);
  }
  return one.value === other.value || refines(name, one.value, other.value) || refines(name, other.value, one.value);
}

/** Coded before narrative, then newest first, then by reference: the same chart gives the same order. */
export function inOrder(one: Candidate, other: Candidate): number {
  const method = Number(one.source.method === "narrative") - Number(other.source.method === "narrative");
  if (method !== 0) return method;
  const date = (other.source.date ?? "").localeCompare(one.source.date ?? "");
  if (date !== 0) return date;
  return `${one.source.reference ?? ""}${one.source.element ?? ""}`.localeCompare(
    `${other.source.reference ?? ""}${other.source.element ?? ""}`,
  );
}
