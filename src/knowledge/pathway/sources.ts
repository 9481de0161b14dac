import type { Jurisdiction } from "../types";

/** Names of the guidelines as they are printed beside a rule, and where each applies. */
export const ESMO = "ESMO-EURACAN-GENTURIS 2022";
export const ESGE = "ESGE 2022";
export const ACG = "ACG 2023";
export const NCCN = "NCCN v1.2026";
export const ASIAN = "Asian consensus 2025";
export const EXPERT_PRACTICE = "Expert practice, not verified";
export const PROJECT = "This project";

export const EVERYWHERE: readonly Jurisdiction[] = ["EU", "UK", "FR", "US", "APAC"];
export const EUROPE: readonly Jurisdiction[] = ["EU", "UK", "FR"];
export const UNITED_STATES: readonly Jurisdiction[] = ["US"];
export const ASIA: readonly Jurisdiction[] = ["APAC"];
