import type { PipelineProduct } from "./types";

/** Products under development at 2026-11-23; never outside a trial or expanded access (MET-15). Source: pathway rules §13. */
export const PIPELINE: readonly PipelineProduct[] = [
  {
    id: "bezuclastinib",
    product: "Bezuclastinib + sunitinib",
    state: {
      en: "PEAK, after imatinib: PFS 16.5 v 9.2 months, HR 0.50, ORR 46 v 26 %, stop for related adverse event 7.4 v 3.8 %; breakthrough designation 26 Jan 2026; NDA priority review, FDA date 30 Nov 2026; no approval known",
      fr: "PEAK, après imatinib : survie sans progression 16,5 contre 9,2 mois, HR 0,50, réponse 46 contre 26 %, arrêt pour effet indésirable lié 7,4 contre 3,8 % ; désignation « breakthrough » le 26 janvier 2026 ; évaluation prioritaire, date FDA 30 novembre 2026 ; aucune autorisation connue",
    },
    recheck_on: "2026-12-01",
    verification: "B",
    citations: ["PEAK"],
  },
  {
    id: "velzatinib",
    product: "Velzatinib (IDRX-42/GSK6042981)",
    state: {
      en: "phase 1 second line ORR 46 % (n=13), fourth line+ ORR 20 % (n=10); phase 3 StrateGIST 3 v sunitinib running",
      fr: "phase 1 : réponse 46 % en deuxième ligne (n=13), 20 % à partir de la quatrième (n=10) ; phase 3 StrateGIST 3 contre sunitinib en cours",
    },
    recheck_on: null,
    verification: "B",
    citations: ["VELZ"],
  },
  {
    id: "ripretinib-insight",
    product: "Ripretinib, INSIGHT (NCT05734105; exon 11 + 17/18)",
    state: { en: "no read-out known", fr: "aucun résultat connu" },
    recheck_on: null,
    verification: "B",
    citations: [],
  },
  {
    id: "olverembatinib",
    product: "Olverembatinib",
    state: {
      en: "China breakthrough designation; single-arm phase 3; no approval in GIST known",
      fr: "désignation « breakthrough » en Chine ; phase 3 à un bras ; aucune autorisation connue dans le GIST",
    },
    recheck_on: null,
    verification: "B",
    citations: ["OLVER"],
  },
  {
    id: "awaited",
    product: "SSG XXII; any ESMO update; NCCN after v1.2026",
    state: { en: "awaited", fr: "attendus" },
    recheck_on: null,
    verification: "B",
    citations: ["SSGXXII"],
  },
];
