import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { CapabilityStatement, FhirResource } from "fhir/r4";
import { expect, it } from "vitest";
import type { FhirTransport } from "../../src/chart/types";
import { composeNote } from "../../src/writeback/compose-note";
import { createLedger } from "../../src/writeback/ledger";
import { negotiateRoutes } from "../../src/writeback/negotiate-routes";
import { prepareFiling } from "../../src/writeback/prepare-filing";
import { sha256 } from "../../src/writeback/sha-256";
import { submitFiling } from "../../src/writeback/submit-filing";
import type { Review } from "../../src/writeback/types";

const ALL = "patient/*.cruds";
const capability = (name: string): CapabilityStatement =>
  JSON.parse(readFileSync(new URL(`../data/capability-statements/${name}.json`, import.meta.url), "utf8"));
const scheme = (status: "determined" | "insufficient", categories: string[]) => ({
  status,
  categories,
  percent: null,
  needs: [],
  cautions: [],
  citations: [],
});
const source = (reference: string) => ({
  reference,
  element: null,
  date: "2026-03-02",
  quote: null,
  start: null,
  end: null,
  method: "coded" as const,
});
const review: Review = {
  assessment: {
    engine: { name: "GIST Pathway", version: "0.1.0", knowledge_date: "2026-11-23" },
    as_of: "2026-11-23",
    mode: "today",
    patient: { reference: "Patient/p1" },
    facts: {
      site: { status: "known", value: "stomach", alternatives: [], sources: [source("Condition/c1")], note: null },
      size_mm: { status: "known", value: 62, alternatives: [], sources: [source("Observation/o1")], note: null },
      mitoses_per_5mm2: { status: "unknown", value: null, alternatives: [], sources: [], note: "Not stated ≤ 5 mm²." },
    },
    risk: {
      nih_2002: scheme("insufficient", []),
      afip_2006: scheme("insufficient", []),
      modified_nih_2008: scheme("determined", ["high"]),
      tnm_8: scheme("insufficient", []),
    },
    recommendations: [
      {
        code: "REFER_GIST_CENTRE",
        rule: "SX-01",
        status: "recommended",
        text: "Discuss in a reference centre.",
        strength: "III,A",
        verification: "B",
        guideline: "ESMO 2022",
        jurisdictions: [],
        because: ["site"],
        missing: [],
        blocked_by: [],
        citations: [],
      },
    ],
    red_flags: [],
    follow_up: [],
    next_best_facts: [],
    citations: {},
  },
  reading: {
    patient: {
      id: "p1",
      name: "Synthetic Testperson",
      birth_date: "1960-01-02",
      sex: "female",
      identifiers: [],
      deceased: false,
    },
    facts: {},
    candidates: [],
    reports: [],
    queries: [
      {
        id: "diagnostic-report-pathology",
        state: "forbidden",
        resource_type: "DiagnosticReport",
        described: "",
        http_status: 403,
        pages: 0,
        entries: 0,
        detail: null,
        concerns: ["mitoses_per_5mm2"],
        depth: 1,
      },
    ],
    set_aside: [],
    condition_reference: "Condition/c1",
    earlier_filings: [],
  },
  decisions: [{ code: "REFER_GIST_CENTRE", rule: "SX-01", choice: "accepted", reason: null }],
  comment: "a <script>alert(1)</script> & more",
  language: "en",
  encounter_id: "e1",
  author: { reference: "Practitioner/d1", name: "Dr Synthetic" },
  server: { name: "Test EHR", base: "https://ehr.example/fhir" },
  confirmed_at: "2026-11-23T10:00:00.123Z",
  action_id: "action-1",
  operator: { name: null, contact: null, clinical_sign_off: null },
};

/** A server in memory with one fault: "lost" commits the write and gives no answer, "dropped" does neither. */
function server(fault: "none" | "lost" | "dropped" = "none") {
  const held: FhirResource[] = [];
  let posts = 0;
  let armed = fault;
  const answer = (status: number, body: unknown, headers = {}) => ({
    status,
    headers,
    body: new TextEncoder().encode(JSON.stringify(body)),
  });
  const identifiersOf = (one: FhirResource): string => JSON.stringify("identifier" in one ? one.identifier : null);
  const transport: FhirTransport = {
    base: review.server.base,
    send: async ({ method, url, body }) => {
      if (method === "GET") {
        if (url === "Patient/p1") return answer(200, { resourceType: "Patient", id: "p1", birthDate: "1960-01-02" });
        if (url === "Encounter/e1") {
          return answer(200, {
            resourceType: "Encounter",
            id: "e1",
            status: "finished",
            subject: { reference: "Patient/p1" },
          });
        }
        const [type, query] = url.split("?");
        if (query === undefined) {
          const one = held.find((resource) => `${resource.resourceType}/${resource.id}` === url);
          return one ? answer(200, one) : answer(404, {});
        }
        const value = decodeURIComponent(/identifier=([^&]+)/.exec(query)?.[1] ?? "|").split("|")[1] ?? "";
        const entry = held
          .filter((one) => one.resourceType === type && identifiersOf(one).includes(`"${value}"`))
          .map((resource) => ({ resource }));
        return answer(200, { resourceType: "Bundle", type: "searchset", entry });
      }
      posts++;
      const now = armed;
      armed = "none";
      if (now === "dropped") throw new Error("network");
      const sent = JSON.parse(body ?? "");
      const store = (resource: FhirResource) => {
        const stored = { ...resource, id: `n${held.length + 1}` };
        held.push(stored);
        return { status: "201 Created", location: `${stored.resourceType}/${stored.id}/_history/1`, etag: 'W/"1"' };
      };
      const done =
        sent.resourceType === "Bundle"
          ? answer(200, {
              resourceType: "Bundle",
              type: "transaction-response",
              entry: sent.entry.map((row: { resource: FhirResource }) => ({ response: store(row.resource) })),
            })
          : answer(201, {}, store(sent));
      if (now === "lost") throw new Error("network");
      return done;
    },
  };
  return { transport, held, posts: () => posts };
}

const currentOf = (filing: { inputs_hash: string }) => ({
  patient_id: "p1",
  encounter_id: "e1",
  inputs_hash: filing.inputs_hash,
});
const EPIC = negotiateRoutes(capability("epic"), ALL);
const OPEN = negotiateRoutes(capability("open"), ALL);

it.each(["", "abc", "é".repeat(200), "x".repeat(64)])("hashes as FIPS 180-4 says: %s", (text) => {
  expect(sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
});

it.each([
  ["open", "open", ["DocumentReference", "RiskAssessment", "Observation", "CarePlan", "Provenance"]],
  ["epic", "epic", ["DocumentReference"]],
  ["oracle-health", "oracle-health", ["DocumentReference", "Provenance"]],
  ["meditech", "meditech", ["QuestionnaireResponse"]],
  ["athenahealth", "athenahealth", ["QuestionnaireResponse"]],
])("V-12: %s yields exactly its routes", (name, family, chosen) => {
  const routes = negotiateRoutes(capability(name), ALL);
  expect([routes.family, routes.chosen]).toEqual([family, chosen]);
});

it("WR-07: a smaller grant, or no /metadata, closes the write and says why", () => {
  const smaller = negotiateRoutes(capability("open"), "patient/DocumentReference.rs patient/CarePlan.read");
  expect(smaller.chosen).toEqual([]);
  expect(smaller.routes[0]?.why_not).toBe("not_granted");
  expect(negotiateRoutes(null, ALL).routes.map(({ why_not }) => why_not)).toEqual(Array(6).fill("metadata_unread"));
});

it.each(["en", "fr"] as const)(
  "WR-04: the note is plain ASCII of at most 80 columns and hides nothing (%s)",
  (language) => {
    const text = composeNote({ ...review, language }, EPIC);
    expect(Math.max(...text.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect([...text].every((sign) => sign === "\n" || (sign >= " " && sign <= "~"))).toBe(true);
    for (const part of ["Synthetic Testperson", "1960-01-02", "62 mm", "<= 5 mm2", "HTTP 403", "SX-01", "0.1.0"]) {
      expect(text.replace(/\s+/g, " ")).toContain(part);
    }
  },
);

it("WR-03: a server without drafts gets no note before its own confirmation", async () => {
  const routes = negotiateRoutes(capability("oracle-health"), ALL);
  expect((await prepareFiling(review, routes)).withheld).toEqual([{ part: "note", why: "final_not_confirmed" }]);
  const confirmed = await prepareFiling({ ...review, final_confirmed: true }, routes);
  expect(confirmed.resources[0]).toMatchObject({
    docStatus: "final",
    context: { period: { end: review.confirmed_at } },
  });
});

it("WR-28: a scheme whose deciding facts are unknown has no RiskAssessment", async () => {
  const filing = await prepareFiling(review, OPEN);
  expect(filing.steps.map(({ part }) => part)).toEqual(["note", "risk-modified_nih_2008", "care-plan", "provenance"]);
});

it("V-08: free text cannot inject into the narrative", async () => {
  const plan = (await prepareFiling(review, OPEN)).resources.find((one) => one.resourceType === "CarePlan");
  expect(plan?.resourceType === "CarePlan" && plan.text?.div).not.toContain("<script");
});

it.each([
  ["open", OPEN],
  ["epic", EPIC],
] as const)("ten clicks file once (%s)", async (_name, routes) => {
  const { transport, held } = server();
  const filing = await prepareFiling(review, routes);
  const ledger = createLedger();
  const receipts = await Promise.all(
    Array.from({ length: 10 }, () => submitFiling(filing, transport, currentOf(filing), ledger)),
  );
  expect(new Set(receipts.map(({ state }) => state))).toEqual(new Set(["complete"]));
  await submitFiling(filing, transport, currentOf(filing), ledger);
  expect(held).toHaveLength(filing.resources.length);
});

it("WR-18: an answer lost after the write is found by reading, never sent again", async () => {
  const { transport, held, posts } = server("lost");
  const filing = await prepareFiling(review, EPIC);
  const receipt = await submitFiling(filing, transport, currentOf(filing), createLedger());
  expect([receipt.outcomes[0]?.state, receipt.outcomes[0]?.why, held.length, posts()]).toEqual([
    "written",
    "found_by_identifier",
    1,
    1,
  ]);
});

it("WR-17: a dropped write is searched before the clinician's own retry", async () => {
  const { transport, held, posts } = server("dropped");
  const filing = await prepareFiling(review, EPIC);
  const ledger = createLedger();
  const first = await submitFiling(filing, transport, currentOf(filing), ledger);
  expect([first.state, posts()]).toEqual(["unknown", 1]);
  const second = await submitFiling(filing, transport, currentOf(filing), ledger);
  expect([second.state, held.length]).toEqual(["complete", 1]);
});

it.each([
  [{ patient_id: "p2" }, "refused_identity"],
  [{ encounter_id: null }, "refused_identity"],
  [{ inputs_hash: "other" }, "refused_changed"],
])("WR-13, WR-14: nothing is sent when %j differs", async (difference, state) => {
  const { transport, posts } = server();
  const filing = await prepareFiling(review, EPIC);
  const receipt = await submitFiling(filing, transport, { ...currentOf(filing), ...difference }, createLedger());
  expect([receipt.state, posts()]).toEqual([state, 0]);
});
