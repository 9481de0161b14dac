import type { FhirResource, Observation } from "fhir/r4";
import { beforeAll, expect, it } from "vitest";
import { readChart } from "../../src/chart/read-chart";
import type { FetchedChart } from "../../src/chart/types";
import type { RiskScheme } from "../../src/engine/assessment";
import { requestedScope } from "../../src/smart/scopes";
import { negotiateRoutes } from "../../src/writeback/negotiate-routes";
import { prepareFiling } from "../../src/writeback/prepare-filing";
import { ownChecks } from "../validation/own-checks";
import {
  AS_OF,
  capabilityOf,
  loadChart,
  observationsOnly,
  reviewOf,
  riskObservationRoutes,
  routesOf,
} from "../validation/reviews";
import { validatorErrors } from "../validation/validators";

const ALL = "patient/*.cruds";
const PROFILE = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-risk-assessment";

let chart: FetchedChart;
beforeAll(async () => {
  chart = await loadChart("03-jejunal-high");
});

const filingOf = (language: "en" | "fr" = "en") =>
  prepareFiling(reviewOf(chart, { language, entries: [] }), riskObservationRoutes());
const isObservation = (one: FhirResource): one is Observation => one.resourceType === "Observation";

it("is off unless the site asks, and is never chosen where a care plan can be written", () => {
  const off = negotiateRoutes(observationsOnly(), ALL);
  expect(off.chosen).toEqual(["DocumentReference", "Provenance"]);
  expect(off.routes.find(({ resource }) => resource === "Observation")?.why_not).toBe("switched_off");
  expect(riskObservationRoutes().chosen).toEqual(["DocumentReference", "Observation", "Provenance"]);
  const open = negotiateRoutes(capabilityOf("open"), ALL, { risk_as_observation: true });
  expect(open.chosen).toEqual(routesOf("open").chosen);
  // Vital signs and laboratory values are all that these take.
  for (const dialect of ["epic", "oracle-health"] as const) {
    const routes = negotiateRoutes(capabilityOf(dialect), ALL, { risk_as_observation: true });
    expect(routes.chosen).not.toContain("Observation");
  }
});

it("asks for the scope only where the site asks for the route", () => {
  const server = { supported: ["patient/Observation.cruds", "patient/DocumentReference.cruds"], capabilities: [] };
  expect(requestedScope(server, true)).toContain("patient/Observation.rs ");
  expect(requestedScope(server, true, true)).toContain("patient/Observation.crs ");
});

it("one a determined scheme of risk: the tumour in focus, the inputs as members, the class in own codes and words", async () => {
  const review = reviewOf(chart, { language: "en", entries: [] });
  const observations = (await filingOf()).resources.filter(isObservation);
  expect(observations.map(({ code }) => code.coding?.[0]?.code)).toEqual([
    "nih_2002",
    "afip_2006",
    "modified_nih_2008",
  ]);
  for (const one of observations) {
    expect(one.focus?.[0]?.reference).toMatch(/^Condition\//);
    expect(one.hasMember?.length).toBeGreaterThan(0);
    for (const { reference } of one.hasMember ?? []) {
      expect(chart.resources.some(({ resourceType, id }) => `${resourceType}/${id}` === reference)).toBe(true);
    }
    const scheme = one.code.coding?.[0]?.code as RiskScheme;
    expect(one.valueCodeableConcept?.coding?.map(({ code }) => code)).toEqual(
      review.assessment.risk[scheme].categories,
    );
    expect(one.device).toBeUndefined();
    expect(one.referenceRange).toBeUndefined();
  }
});

it("holds against R4, mCODE CancerRiskAssessment and our own checks, and a broken one does not", async () => {
  for (const language of ["en", "fr"] as const) {
    for (const one of (await filingOf(language)).resources.filter(isObservation)) {
      expect([...validatorErrors(one, [PROFILE]), ...ownChecks(one)]).toEqual([]);
      // The npm validators let a value of another type pass under this profile: our own check does not.
      const { valueCodeableConcept: _value, ...without } = one;
      expect(ownChecks({ ...without, valueString: "high" })).not.toEqual([]);
      const { code: _code, ...nameless } = one;
      expect(validatorErrors(nameless as Observation, [PROFILE])).not.toEqual([]);
    }
  }
});

it("WR-28: no class without its facts, and why is told", async () => {
  const unknown = await loadChart("14-conflict");
  const filing = await prepareFiling(reviewOf(unknown, { language: "en", entries: [] }), riskObservationRoutes());
  const written = filing.steps.filter(({ part }) => part.startsWith("risk-")).map(({ part }) => part);
  const withheld = filing.withheld.map(({ part }) => part);
  expect(withheld.length).toBeGreaterThan(0);
  for (const part of withheld) expect(written).not.toContain(part);
});

it("is never read back as a fact", async () => {
  const filing = await filingOf();
  const written = filing.resources.filter(isObservation).map((one, index) => ({ ...one, id: `risk-${index}` }));
  const options = { patient_id: chart.patient?.id ?? null, language: "en", as_of: AS_OF } as const;
  const before = readChart(chart, options);
  const after = readChart({ ...chart, resources: [...chart.resources, ...written] }, options);
  expect(after.facts).toEqual(before.facts);
});

it("without a diagnosis in the chart to refer to there is no risk group, and why is told", async () => {
  const review = reviewOf(await loadChart("18-suspicion"), { language: "en" });
  const filing = await prepareFiling(review, riskObservationRoutes());
  expect(filing.resources.filter(isObservation)).toEqual([]);
  expect(filing.withheld.map(({ why }) => why)).toContain("condition_missing");
});
