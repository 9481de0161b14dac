import type { FactName, FactValues, Knowledge } from "../knowledge/types";
import { completedMonths, daysBetween, isCalendarDate } from "./calendar";
import type { Fact } from "./fact";
import type { Say } from "./say";
import { assign, derivedSource, distantSites, known, sourcesOf, type WorkingFacts } from "./working-facts";

/**
 * Turns facts that cannot both be true into conflicts; neither is chosen. Where the contradicting facts imply a value of the
 * contradicted one, it stands as an alternative; otherwise the fact counts as unknown until somebody settles it. What is put
 * in doubt is the fact whose error would lead to less treatment. Unknown facts contradict nothing.
 * Source: dictionary of facts; DX-13 and DX-15 (SDHB), AD-12 (post-TKI specimen), risk schemes §2.
 */
export function findContradictions(facts: WorkingFacts, knowledge: Knowledge, asOf: string, say: Say): void {
  contradictSituation(facts, say);
  contradictSpecimen(facts, say);
  contradictMargin(facts, say);
  contradictStain(facts, say);
  contradictAdjuvant(facts, asOf, say);
  contradictTreatment(facts, say);
  contradictDates(facts, knowledge, asOf, say);
}

function contradict<N extends FactName>(facts: WorkingFacts, name: N, note: string): void {
  const fact = facts[name] as Fact<N> | undefined;
  if (fact?.status !== "known") return;
  assign(facts, name, { status: "conflict", alternatives: [{ value: fact.value, sources: fact.sources }], note });
}

/** The stated value and the one that another fact implies stand side by side. */
function oppose<N extends FactName>(
  facts: WorkingFacts,
  name: N,
  implied: FactValues[N],
  by: FactName,
  note: string,
): void {
  const fact = facts[name] as Fact<N> | undefined;
  if (fact?.status !== "known") return;
  assign(facts, name, {
    status: "conflict",
    alternatives: [
      { value: fact.value, sources: fact.sources },
      { value: implied, sources: [derivedSource([by]), ...sourcesOf(facts[by])] },
    ],
    note,
  });
}

/** Metastases and a situation without any; regional nodes do not make a tumour metastatic here. */
function contradictSituation(facts: WorkingFacts, say: Say): void {
  const setting = known(facts, "disease_setting");
  const sites = known(facts, "metastasis_sites");
  const count = known(facts, "metastasis_count");
  if (setting === "metastatic") {
    const note = say("conflict_with_fact", { fact: "disease_setting", value: setting });
    if (count === 0) contradict(facts, "metastasis_count", note);
    if (sites?.length === 0) contradict(facts, "metastasis_sites", note);
    return;
  }
  const distant = distantSites(facts);
  if (distant.length > 0) {
    const note = say("conflict_with_fact", { fact: "metastasis_sites", value: distant.join(", ") });
    oppose(facts, "disease_setting", "metastatic", "metastasis_sites", note);
  } else if (count !== null && count > 0 && !sites?.includes("lymph_node")) {
    const note = say("conflict_with_fact", { fact: "metastasis_count", value: count });
    oppose(facts, "disease_setting", "metastatic", "metastasis_count", note);
  }
}

/** An untreated resection specimen after a neoadjuvant drug: its low count would give a low class. */
function contradictSpecimen(facts: WorkingFacts, say: Say): void {
  if (known(facts, "mitoses_source") !== "resection_untreated") return;
  const course = known(facts, "prior_tki")?.find(({ setting }) => setting === "neoadjuvant");
  const months = known(facts, "neoadjuvant_months") ?? 0;
  if (!course && months <= 0) return;
  const by = course ? "prior_tki" : "neoadjuvant_months";
  const note = say("conflict_with_fact", { fact: by, value: course ? (course.agent ?? "?") : months });
  oppose(facts, "mitoses_source", "resection_post_tki", by, note);
}

/** A finding "R1 margin" beside a margin R0. */
function contradictMargin(facts: WorkingFacts, say: Say): void {
  if (known(facts, "rupture_criterion") !== "r1_margin" || known(facts, "margin") !== "R0") return;
  const note = say("conflict_with_fact", { fact: "rupture_criterion", value: "r1_margin" });
  oppose(facts, "margin", "R1", "rupture_criterion", note);
}

/** Loss of SDHB and the SDH-deficient genotype are one finding; with another driver, or without the loss, one is wrong. */
function contradictStain(facts: WorkingFacts, say: Say): void {
  const stain = known(facts, "ihc_sdhb");
  const genotype = known(facts, "genotype");
  if (!stain || !genotype) return;
  const isDriver = /^(KIT|PDGFRA)_|^(NF1|BRAF_V600E|NTRK_fusion)$/.test(genotype);
  const disagrees = stain === "retained" ? genotype === "SDH_deficient" : isDriver;
  if (disagrees) contradict(facts, "genotype", say("conflict_with_fact", { fact: "ihc_sdhb", value: stain }));
}

/** Whether adjuvant treatment was never given, is under way or over, against its dates, its courses and the present drug. */
function contradictAdjuvant(facts: WorkingFacts, asOf: string, say: Say): void {
  const status = known(facts, "adjuvant_status");
  if (!status) return;
  const start = known(facts, "adjuvant_start");
  const end = known(facts, "adjuvant_end");
  const isPast = (date: string | null) => date !== null && (daysBetween(date, asOf) ?? 0) > 0;
  const current = known(facts, "current_tki");
  const courses = known(facts, "prior_tki");
  const course = courses?.find(({ setting }) => setting === "adjuvant");
  const against = (fact: FactName, value: string) => say("conflict_with_fact", { fact, value });
  const onAdjuvant =
    known(facts, "disease_setting") === "resected_no_residual" &&
    known(facts, "treatment_intent") === "adjuvant" &&
    current !== null &&
    current !== "none";

  if (status !== "on" && onAdjuvant) {
    oppose(facts, "adjuvant_status", "on", "current_tki", against("current_tki", current));
  } else if (status !== "completed_or_stopped" && end && isPast(end)) {
    oppose(facts, "adjuvant_status", "completed_or_stopped", "adjuvant_end", against("adjuvant_end", end));
  } else if (status === "never" && start && isPast(start)) {
    contradict(facts, "adjuvant_status", against("adjuvant_start", start));
  } else if (status === "never" && course) {
    contradict(facts, "adjuvant_status", against("prior_tki", course.agent ?? "?"));
  } else if (status === "on" && current === "none") {
    contradict(facts, "adjuvant_status", against("current_tki", current));
  } else if (status === "completed_or_stopped" && courses?.length === 0 && current === "none") {
    contradict(facts, "adjuvant_status", against("prior_tki", "0"));
  }
}

function contradictTreatment(facts: WorkingFacts, say: Say): void {
  const withFact = (name: FactName, other: FactName, value: string): void =>
    contradict(facts, name, say("conflict_with_fact", { fact: other, value }));
  if (known(facts, "current_tki") === "none" && (known(facts, "dose_mg") ?? 0) > 0) {
    withFact("dose_mg", "current_tki", "none");
  }
  const pregnancy = known(facts, "pregnancy_status");
  if (known(facts, "sex_at_birth") === "male" && (pregnancy === "pregnant" || pregnancy === "possible")) {
    withFact("pregnancy_status", "sex_at_birth", "male");
  }
  const symptoms = known(facts, "symptoms");
  if (symptoms?.includes("none") && symptoms.length > 1) withFact("symptoms", "symptoms", symptoms.join(", "));
}

const HAPPENED = ["birth_date", "surgery_date", "detection_date", "germline_result_date"] as const;

/** The age that a date of birth would make, when it is beyond what the dictionary admits; else null. */
export function impossibleAge(birth: string, knowledge: Knowledge, asOf: string): number | null {
  const { kind } = knowledge.dictionary.age;
  const latest = birth.length === 4 ? `${birth}-12-31` : birth.length === 7 ? `${birth}-28` : birth;
  const age = Math.floor((completedMonths(latest, asOf) ?? 0) / 12);
  return kind.type === "number" && kind.max !== undefined && age > kind.max ? age : null;
}

function contradictDates(facts: WorkingFacts, knowledge: Knowledge, asOf: string, say: Say): void {
  const notBefore = (later: FactName, earlier: FactName): void => {
    const first = known(facts, earlier);
    const second = known(facts, later);
    if (typeof first !== "string" || typeof second !== "string") return;
    const days = daysBetween(first, second);
    if (days !== null && days < 0) {
      contradict(facts, later, say("conflict_before", { date: second, fact: earlier, other: first }));
    }
  };
  notBefore("adjuvant_end", "adjuvant_start");
  notBefore("adjuvant_start", "surgery_date");
  notBefore("surgery_date", "birth_date");
  notBefore("tki_start", "birth_date");
  const birth = known(facts, "birth_date");
  const age = birth === null ? null : impossibleAge(birth, knowledge, asOf);
  if (birth !== null && age !== null)
    contradict(facts, "birth_date", say("conflict_age", { date: birth, age, as_of: asOf }));
  const underWay: FactName[] = [];
  if (known(facts, "adjuvant_status") === "on") underWay.push("adjuvant_start");
  if (known(facts, "adjuvant_status") === "completed_or_stopped") underWay.push("adjuvant_end");
  for (const name of [...HAPPENED, ...underWay] as const) {
    const date = known(facts, name);
    if (typeof date === "string" && isCalendarDate(date) && (daysBetween(asOf, date) ?? 0) > 0) {
      // A date of surgery in the future contradicts only a tumour that is said to be resected.
      if (name === "surgery_date" && known(facts, "disease_setting") !== "resected_no_residual") continue;
      contradict(facts, name, say("conflict_future", { date, as_of: asOf }));
    }
  }
}
