import type { Bundle, CapabilityStatement, CarePlan, DocumentReference, FhirResource, Observation } from "fhir/r4";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DialectName } from "../../src/sandbox/dialects";
import { DEFAULT_SETTINGS } from "../../src/sandbox/settings";
import { type Sandbox, startSandbox } from "../../src/sandbox/start-sandbox";
import { APP, ask, type Fhir, fhir, matched, outcomeText, READ, signIn, WRITE } from "./client";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app_url: APP });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  Object.assign(sandbox.settings, DEFAULT_SETTINGS);
  sandbox.reset();
});

async function client(patient = "gastric-low", dialect: DialectName = "open", scope?: string): Promise<Fhir> {
  const token = await signIn(sandbox, { patient, dialect, ...(scope === undefined ? {} : { scope }) });
  return fhir(sandbox, token.access_token, dialect);
}

const plan = (patient: string, more: Partial<CarePlan> = {}): CarePlan => ({
  resourceType: "CarePlan",
  status: "draft",
  intent: "proposal",
  title: "Plan",
  category: [{ coding: [{ system: "http://hl7.org/fhir/us/core/CodeSystem/careplan-category", code: "assess-plan" }] }],
  subject: { reference: `Patient/${patient}` },
  ...more,
});

function encounterOf(patient: string): string {
  const chart = sandbox.patients.find((one) => one.patient.id === patient);
  return chart?.resources.find((resource) => resource.resourceType === "Encounter")?.id ?? "";
}

const note = (patient: string, more: Partial<DocumentReference> = {}): DocumentReference => ({
  resourceType: "DocumentReference",
  status: "current",
  docStatus: "preliminary",
  type: { coding: [{ system: "http://loinc.org", code: "11488-4" }] },
  category: [
    {
      coding: [
        { system: "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category", code: "clinical-note" },
      ],
    },
  ],
  subject: { reference: `Patient/${patient}` },
  content: [{ attachment: { contentType: "text/plain", data: Buffer.from("note").toString("base64") } }],
  context: { encounter: [{ reference: `Encounter/${encounterOf(patient)}` }] },
  ...more,
});

describe("access", () => {
  it("refuses no token, a made-up token, another server's token and an expired one", async () => {
    const url = `${sandbox.fhirBase()}/Patient/gastric-low`;
    expect((await ask(url)).status).toBe(401);
    expect((await fhir(sandbox, "made-up").get("Patient/gastric-low")).status).toBe(401);
    const epic = await signIn(sandbox, { dialect: "epic" });
    expect((await fhir(sandbox, epic.access_token, "open").get("Patient/gastric-low")).status).toBe(401);
    sandbox.settings.access_token_seconds = 0;
    const dead = await signIn(sandbox);
    const reply = await fhir(sandbox, dead.access_token).get("Patient/gastric-low");
    expect(reply.status).toBe(401);
    expect(reply.headers.get("www-authenticate")).toContain("invalid_token");
  });

  it("keeps another patient's chart closed: by read, by search parameter and in an open search", async () => {
    const ada = await client("gastric-low");
    expect((await ada.get("Patient/jejunal-high")).status).toBe(403);
    expect((await ada.get("Condition?patient=jejunal-high")).status).toBe(403);
    const all = (await ada.pages("Observation?category=laboratory")).flat() as Observation[];
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all.map((one) => one.subject?.reference))).toEqual(new Set(["Patient/gastric-low"]));
    expect((await ada.post("CarePlan", plan("jejunal-high"))).status).toBe(403);
    expect(sandbox.written()).toEqual([]);
  });

  it("holds every verb to its letter", async () => {
    const reader = await client("gastric-low", "open", "launch patient/Observation.s patient/CarePlan.r");
    expect((await reader.get("Observation?patient=gastric-low")).status).toBe(200);
    const found = matched((await reader.get("Observation?patient=gastric-low")).json<Bundle<FhirResource>>())[0];
    expect((await reader.get(`Observation/${found?.id}`)).status).toBe(403);
    expect((await reader.get("Condition?patient=gastric-low")).status).toBe(403);
    expect((await reader.get("CarePlan?patient=gastric-low")).status).toBe(403);
    expect((await reader.post("CarePlan", plan("gastric-low"))).status).toBe(403);
  });

  it("holds a category scope in search and in read", async () => {
    const category = "http://terminology.hl7.org/CodeSystem/observation-category|laboratory";
    const some = await client("gastric-low", "open", `launch patient/Observation.rs?category=${category}`);
    const whole = await client("gastric-low");
    const seen = (await some.pages("Observation?patient=gastric-low")).flat() as Observation[];
    const all = (await whole.pages("Observation?patient=gastric-low")).flat() as Observation[];
    const isLaboratory = (one: Observation): boolean =>
      one.category?.some((concept) => concept.coding?.some((coding) => coding.code === "laboratory")) ?? false;
    expect(seen.length).toBe(all.filter(isLaboratory).length);
    const other = all.find((one) => !isLaboratory(one));
    expect(other).toBeDefined();
    expect((await some.get(`Observation/${other?.id}`)).status).toBe(403);
  });

  it("answers Epic's missing registration with an empty 403", async () => {
    const reader = await client("gastric-low", "epic", "launch patient/Patient.r");
    const reply = await reader.post("DocumentReference", note("gastric-low"));
    expect([reply.status, reply.text]).toEqual([403, ""]);
  });
});

describe("search", () => {
  it("pages a large chart to the end without loss or repetition, in every dialect's own way", async () => {
    const chart = sandbox.patients.find((one) => one.patient.id === "large-chart");
    const wanted = chart?.resources.filter(
      (one) =>
        one.resourceType === "Observation" &&
        one.category?.some((concept) => concept.coding?.some((coding) => coding.code === "laboratory")),
    );
    for (const dialect of ["open", "epic", "oracle-health", "meditech", "athenahealth"] as const) {
      const scope = dialect === "meditech" ? "launch patient/Observation.read" : "launch patient/Observation.rs";
      const large = await client("large-chart", dialect, scope);
      const practice = dialect === "athenahealth" ? "&ah-practice=Organization/a-1.Practice-9400" : "";
      const pages = await large.pages(`Observation?patient=large-chart&category=laboratory${practice}`);
      const ids = pages.flat().map((one) => one.id);
      expect(pages.length, dialect).toBeGreaterThan(5);
      expect(new Set(ids).size, dialect).toBe(ids.length);
      expect(ids.length, dialect).toBe(wanted?.length);
    }
  });

  it("takes _count up to its own most, and a paging session belongs to its authorization", async () => {
    const large = await client("large-chart");
    const bundle = (await large.get("Observation?patient=large-chart&_count=7")).json<Bundle<FhirResource>>();
    expect(matched(bundle)).toHaveLength(7);
    const most = (await large.get("Observation?patient=large-chart&_count=9999")).json<Bundle<FhirResource>>();
    expect(matched(most)).toHaveLength(50);
    const next = bundle.link?.find((link) => link.relation === "next")?.url ?? "";
    expect((await (await client("gastric-low")).get(next)).status).toBe(403);
    expect((await large.get(`Observation?_getpages=made-up`)).status).toBe(410);
  });

  it("selects by code list, system, category, date and id", async () => {
    const ada = await client("large-chart");
    const count = async (query: string): Promise<number> =>
      (await ada.pages(`Observation?patient=Patient/large-chart&${query}`)).flat().length;
    const size = await count("code=http://loinc.org|21889-1");
    const all = await count("");
    expect(size).toBeGreaterThan(0);
    expect(await count("code=21889-1,no-such-code")).toBe(size);
    expect(await count("code=http://snomed.info/sct|21889-1")).toBe(0);
    const late = await count("date=ge2026-01-01");
    const early = await count("date=lt2026-01-01");
    expect(late + early).toBe(all);
    expect(late).toBeGreaterThan(0);
    expect(early).toBeGreaterThan(0);
    const first = (await ada.pages("Observation?patient=large-chart")).flat()[0];
    expect(await count(`_id=${first?.id}`)).toBe(1);
  });

  it("puts the newest first", async () => {
    const ada = await client("large-chart");
    const dates = ((await ada.pages("Observation?patient=large-chart")).flat() as Observation[]).map((one) =>
      Date.parse(one.effectiveDateTime ?? ""),
    );
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
  });

  it("includes what is asked for: report results forward, provenance backward", async () => {
    const ada = await client("gastric-low");
    const created = (await ada.post("CarePlan", plan("gastric-low"))).json<CarePlan>();
    const provenance = await ada.post("Provenance", {
      resourceType: "Provenance",
      target: [{ reference: `CarePlan/${created.id}` }],
      recorded: "2026-11-23T10:00:00Z",
      agent: [{ who: { reference: `Practitioner/${DEFAULT_SETTINGS.practitioner}` } }],
    });
    expect(provenance.status).toBe(201);
    const back = (await ada.get("CarePlan?patient=gastric-low&_revinclude=Provenance:target")).json<Bundle>();
    expect(
      back.entry?.filter((entry) => entry.search?.mode === "include").map((entry) => entry.resource?.resourceType),
    ).toEqual(["Provenance"]);
    const report = (await ada.get("DiagnosticReport?patient=gastric-low&_include=DiagnosticReport:result")).json<
      Bundle<FhirResource>
    >();
    const wanted = matched(report).flatMap((one) =>
      one.resourceType === "DiagnosticReport" ? (one.result ?? []) : [],
    );
    expect(report.entry?.filter((entry) => entry.search?.mode === "include")).toHaveLength(wanted.length);
  });

  it("refuses an unknown parameter, modifier, date and path, each with an OperationOutcome", async () => {
    const ada = await client();
    for (const [path, status] of [
      ["Observation?patient=gastric-low&colour=red", 400],
      ["Observation?patient=gastric-low&code:in=x", 400],
      ["Observation?patient=gastric-low&date=yesterday", 400],
      ["Observation?patient=gastric-low&_include=Nonsense", 200],
      ["Unicorn?patient=gastric-low", 404],
      ["Condition/no-such-id", 404],
    ] as const) {
      const reply = await ada.get(path);
      expect(reply.status, path).toBe(status);
      if (status !== 200) expect(outcomeText(reply)).toContain("error");
    }
  });

  it("by POST says the same as by GET", async () => {
    const token = await signIn(sandbox);
    const reply = await ask(`${sandbox.fhirBase()}/Condition/_search`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token.access_token}` },
      body: new URLSearchParams({ patient: "gastric-low" }),
    });
    const got = (await fhir(sandbox, token.access_token).get("Condition?patient=gastric-low")).json<
      Bundle<FhirResource>
    >();
    expect(matched(reply.json<Bundle<FhirResource>>()).map((one) => one.id)).toEqual(matched(got).map((one) => one.id));
  });
});

describe("write", () => {
  it("keeps what is written, with version and location", async () => {
    const ada = await client();
    const reply = await ada.post("CarePlan", plan("gastric-low"));
    expect(reply.status).toBe(201);
    expect(reply.headers.get("etag")).toBe('W/"1"');
    const read = await ada.get(reply.headers.get("location") ?? "");
    expect(read.json<CarePlan>().title).toBe("Plan");
    expect(sandbox.written()).toHaveLength(1);
    sandbox.reset();
    expect(sandbox.written()).toEqual([]);
  });

  it.each<[string, object]>([
    ["a missing required element", { status: undefined }],
    ["a code outside its list", { intent: "wish" }],
    ["an element that R4 does not have", { colour: "red" }],
    ["a reference to the wrong type", { addresses: [{ reference: "Patient/gastric-low" }] }],
    ["a reference that leads nowhere", { supportingInfo: [{ reference: "Observation/nowhere" }] }],
    ["another patient's finding", { supportingInfo: [{ reference: "Encounter/OTHER" }] }],
    [
      "an activity with reference and detail",
      { activity: [{ reference: { reference: "Task/1" }, detail: { status: "not-started" } }] },
    ],
    [
      "a narrative with a script",
      { text: { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml"><script>1</script></div>' } },
    ],
    ["a narrative without namespace", { text: { status: "generated", div: "<div>x</div>" } }],
    ["another type than the URL's", { resourceType: "Goal" }],
  ])("refuses %s and keeps nothing", async (_what, change) => {
    const ada = await client();
    const body = JSON.parse(
      JSON.stringify({ ...plan("gastric-low"), ...change }).replace("OTHER", encounterOf("jejunal-high")),
    );
    const reply = await ada.post("CarePlan", body);
    expect([400, 422]).toContain(reply.status);
    outcomeText(reply);
    expect(sandbox.written()).toEqual([]);
  });

  it("creates once however often If-None-Exist is sent, and refuses it when several match", async () => {
    const ada = await client();
    const one = plan("gastric-low", { identifier: [{ system: "urn:test", value: "1" }] });
    const condition = { "If-None-Exist": "identifier=urn:test|1" };
    const first = await ada.post("CarePlan", one, condition);
    const second = await ada.post("CarePlan", one, condition);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.json<CarePlan>().id).toBe(first.json<CarePlan>().id);
    expect(sandbox.written()).toHaveLength(1);
    await ada.post("CarePlan", one);
    expect((await ada.post("CarePlan", one, condition)).status).toBe(412);
  });

  it("updates against the current version only", async () => {
    const ada = await client();
    const made = (await ada.post("CarePlan", plan("gastric-low"))).json<CarePlan>();
    const path = `CarePlan/${made.id}`;
    const second = await ada.put(path, { ...made, title: "Second" }, { "If-Match": 'W/"1"' });
    expect([second.status, second.headers.get("etag")]).toEqual([200, 'W/"2"']);
    expect((await ada.put(path, { ...made, title: "Third" }, { "If-Match": 'W/"1"' })).status).toBe(412);
    expect((await ada.get(path)).json<CarePlan>().title).toBe("Second");
    expect((await ada.get(`${path}/_history/1`)).json<CarePlan>().title).toBe("Plan");
    expect((await ada.get(`${path}/_history`)).json<Bundle>().total).toBe(2);
    expect((await ada.put(path, { ...made, id: "another" })).status).toBe(400);
  });
});

describe("transaction", () => {
  const bundle = (type: "transaction" | "batch", entry: Bundle["entry"]): Bundle => ({
    resourceType: "Bundle",
    type,
    entry,
  });
  const entries = (more: object = {}): Bundle["entry"] => [
    {
      fullUrl: "urn:uuid:11111111-1111-4111-8111-111111111111",
      resource: plan("gastric-low", { identifier: [{ system: "urn:test", value: "tx" }] }),
      request: { method: "POST", url: "CarePlan", ifNoneExist: "identifier=urn:test|tx" },
    },
    {
      fullUrl: "urn:uuid:22222222-2222-4222-8222-222222222222",
      resource: {
        resourceType: "Provenance",
        target: [{ reference: "urn:uuid:11111111-1111-4111-8111-111111111111" }],
        recorded: "2026-11-23T10:00:00Z",
        agent: [{ who: { display: "Synthetic clinician" } }],
        ...more,
      } as FhirResource,
      request: { method: "POST", url: "Provenance" },
    },
  ];

  it("stores all, resolves urn:uuid references, and repeats nothing that carries ifNoneExist", async () => {
    const ada = await client();
    const reply = await ada.post("", bundle("transaction", entries()));
    expect(reply.status).toBe(200);
    const answer = reply.json<Bundle>();
    expect(answer.entry?.map((entry) => entry.response?.status)).toEqual(["201 Created", "201 Created"]);
    const [made, provenance] = sandbox.written();
    expect(provenance).toMatchObject({ target: [{ reference: `CarePlan/${made?.id}` }] });
    const again = (await ada.post("", bundle("transaction", entries()))).json<Bundle>();
    expect(again.entry?.[0]?.response?.status).toBe("200 OK");
    expect(sandbox.written().filter((one) => one.resourceType === "CarePlan")).toHaveLength(1);
  });

  it("stores nothing when one entry is refused", async () => {
    const ada = await client();
    expect((await ada.post("", bundle("transaction", entries({ recorded: "soon" })))).status).toBe(422);
    expect(sandbox.written()).toEqual([]);
    const dangling = entries({ target: [{ reference: "urn:uuid:99999999-9999-4999-8999-999999999999" }] });
    expect((await ada.post("", bundle("transaction", dangling))).status).toBe(400);
    expect(sandbox.written()).toEqual([]);
  });

  it("stores nothing when one entry lacks the scope", async () => {
    const ada = await client("gastric-low", "open", "launch patient/CarePlan.c");
    expect((await ada.post("", bundle("transaction", entries()))).status).toBe(403);
    expect(sandbox.written()).toEqual([]);
  });

  it("as a batch lets each entry stand alone; is refused where it is not offered", async () => {
    const ada = await client();
    const some = entries()?.map((entry) => ({ ...entry, fullUrl: undefined })) ?? [];
    const answer = (await ada.post("", bundle("batch", some))).json<Bundle>();
    expect(answer.entry?.[0]?.response?.status).toBe("201 Created");
    expect(answer.entry?.[1]?.response?.status).toMatch(/^4/);
    const epic = await client("gastric-low", "epic");
    expect((await epic.post("", bundle("transaction", entries()))).status).toBe(405);
    const oracle = await client("gastric-low", "oracle-health");
    expect((await oracle.post("", bundle("transaction", entries()))).status).toBe(405);
  });
});

describe("what vendors refuse", () => {
  it("serves each dialect's own statement, and names no interaction that it does not have", async () => {
    for (const dialect of ["open", "epic", "oracle-health", "meditech", "athenahealth"] as const) {
      const statement = (await ask(`${sandbox.fhirBase(dialect)}/metadata`)).json<CapabilityStatement>();
      expect(statement.implementation?.url).toBe(sandbox.fhirBase(dialect));
      expect(JSON.stringify(statement)).not.toContain('"code":"patch"');
      const writes = (type: string): boolean =>
        statement.rest?.[0]?.resource
          ?.find((resource) => resource.type === type)
          ?.interaction?.some((one) => one.code === "create") ?? false;
      expect(writes("CarePlan"), dialect).toBe(dialect === "open");
      expect(writes("RiskAssessment"), dialect).toBe(dialect === "open");
      expect(writes("DocumentReference"), dialect).toBe(["open", "epic", "oracle-health"].includes(dialect));
    }
  });

  it("Epic: an Observation search without category or code is error 59108 / 59111", async () => {
    const epic = await client("gastric-low", "epic");
    const bare = await epic.get("Observation?patient=gastric-low");
    expect(bare.status).toBe(400);
    expect(outcomeText(bare)).toMatch(/59108.*59111/);
    expect((await epic.get("Observation?patient=gastric-low&category=laboratory")).status).toBe(200);
    const unknown = (await epic.get("Condition?patient=gastric-low&colour=red")).json<Bundle>();
    expect(unknown.entry?.some((entry) => entry.search?.mode === "outcome")).toBe(true);
  });

  it("Epic: takes a plain note once for each POST, with an empty answer and a relative location", async () => {
    const epic = await client("gastric-low", "epic");
    const condition = { "If-None-Exist": "identifier=urn:test|1" };
    const reply = await epic.post("DocumentReference", note("gastric-low"), condition);
    expect([reply.status, reply.text, reply.headers.get("etag")]).toEqual([201, "", null]);
    expect(reply.headers.get("location")).toMatch(/^DocumentReference\/[\w-]+$/);
    await epic.post("DocumentReference", note("gastric-low"), condition);
    expect(sandbox.written("epic"), "a replay makes a second note").toHaveLength(2);
    expect((sandbox.written("epic")[0] as DocumentReference).author?.[0]?.reference).toContain("Practitioner/");
    const shown = await epic.post("DocumentReference", note("gastric-low"), { Prefer: "return=representation" });
    expect(shown.json().resourceType).toBe("DocumentReference");
  });

  it.each<[string, Partial<DocumentReference>, number]>([
    ["HTML", { content: [{ attachment: { contentType: "text/html", data: "eA==" } }] }, 400],
    ["a note by URL", { content: [{ attachment: { contentType: "text/plain", url: "Binary/1" } }] }, 400],
    ["a note without encounter", { context: {} }, 400],
    ["type 18842-5", { type: { coding: [{ system: "http://loinc.org", code: "18842-5" }] } }, 400],
    ["docStatus amended", { docStatus: "amended" }, 422],
  ])("Epic refuses %s", async (_what, change, status) => {
    const epic = await client("gastric-low", "epic");
    const reply = await epic.post("DocumentReference", note("gastric-low", change));
    expect(reply.status).toBe(status);
    expect(sandbox.written("epic")).toEqual([]);
  });

  it("Epic: a plan can be read and not written", async () => {
    const epic = await client("gastric-low", "epic");
    expect((await epic.get("CarePlan?patient=gastric-low")).status).toBe(200);
    expect((await epic.post("CarePlan", plan("gastric-low"))).status).toBe(405);
  });

  const oracleNote = (more: Partial<DocumentReference> = {}): DocumentReference =>
    note("gastric-low", {
      docStatus: "final",
      author: [{ reference: `Practitioner/${DEFAULT_SETTINGS.practitioner}` }],
      content: [{ attachment: { contentType: "text/plain;charset=utf-8", data: "eA==" } }],
      context: { period: { end: "2026-11-23T10:00:00Z" } },
      ...more,
    });

  it("Oracle Health: takes a final note with author, time and charset; versions by If-Match", async () => {
    const oracle = await client("gastric-low", "oracle-health");
    const reply = await oracle.post("DocumentReference", oracleNote());
    expect([reply.status, reply.headers.get("etag")]).toEqual([201, 'W/"1"']);
    const id = sandbox.written("oracle-health")[0]?.id ?? "";
    const body = { ...oracleNote(), id };
    expect((await oracle.put(`DocumentReference/${id}`, body)).status).toBe(412);
    expect((await oracle.put(`DocumentReference/${id}`, body, { "If-Match": 'W/"1"' })).status).toBe(200);
    expect((await oracle.put(`DocumentReference/${id}`, body, { "If-Match": 'W/"1"' })).status).toBe(409);
  });

  it.each<[string, Partial<DocumentReference>]>([
    ["a draft", { docStatus: "preliminary" }],
    ["no author", { author: [] as never[] }],
    ["another author", { author: [{ reference: "Patient/gastric-low" }] }],
    ["no end of period", { context: {} }],
    ["an end without time", { context: { period: { end: "2026-11-23" } } }],
    ["text without charset", { content: [{ attachment: { contentType: "text/plain", data: "eA==" } }] }],
  ])("Oracle Health refuses %s", async (_what, change) => {
    const oracle = await client("gastric-low", "oracle-health");
    const body = JSON.parse(
      JSON.stringify(oracleNote(change), (_key, value) =>
        Array.isArray(value) && value.length === 0 ? undefined : value,
      ),
    );
    expect((await oracle.post("DocumentReference", body)).status).toBe(422);
  });

  it("Oracle Health: 400 for a parameter that /metadata does not list, and a category for plans", async () => {
    const oracle = await client("gastric-low", "oracle-health");
    expect((await oracle.get("Condition?patient=gastric-low&code=1")).status).toBe(400);
    expect((await oracle.get("Condition?patient=gastric-low&_count=5")).status).toBe(400);
    expect((await oracle.get("CarePlan?patient=gastric-low")).status).toBe(400);
    expect((await oracle.get("CarePlan?patient=gastric-low&category=assess-plan")).status).toBe(200);
  });

  it("MEDITECH and athenahealth take no note; athenahealth wants its practice", async () => {
    const questionnaire: FhirResource = {
      resourceType: "QuestionnaireResponse",
      status: "completed",
      subject: { reference: "Patient/gastric-low" },
    };
    for (const dialect of ["meditech", "athenahealth"] as const) {
      const verbs = dialect === "meditech" ? ["read", "write"] : ["rs", "c"];
      const scope = `launch patient/Condition.${verbs[0]} patient/QuestionnaireResponse.${verbs[1]}`;
      const one = await client("gastric-low", dialect, scope);
      expect((await one.post("DocumentReference", note("gastric-low"))).status, dialect).toBe(405);
      expect((await one.post("QuestionnaireResponse", questionnaire)).status, dialect).toBe(201);
    }
    const athena = await client("gastric-low", "athenahealth");
    const without = await athena.get("Condition?patient=gastric-low");
    expect(without.status).toBe(400);
    expect(outcomeText(without)).toContain("ah-practice");
    const practice = (await athena.get("Patient/gastric-low"))
      .json<{ extension: { valueReference?: { reference: string } }[] }>()
      .extension.find((extension) => extension.valueReference)?.valueReference?.reference;
    expect((await athena.get(`Condition?patient=gastric-low&ah-practice=${practice}`)).status).toBe(200);
  });
});

describe("attachments", () => {
  it("come raw or as FHIR, and need the scope of the report that carries them too", async () => {
    const path = "narrative-english";
    const ada = await client(path);
    const report = matched((await ada.get(`DiagnosticReport?patient=${path}`)).json<Bundle<FhirResource>>())
      .flatMap((one) => (one.resourceType === "DiagnosticReport" ? (one.presentedForm ?? []) : []))
      .find((form) => form.url);
    expect(report?.url).toMatch(/^Binary\//);
    const raw = await ada.get(report?.url ?? "", { Accept: "text/plain" });
    expect(raw.headers.get("content-type")).toBe(report?.contentType);
    expect(raw.text.length).toBeGreaterThan(100);
    expect((await ada.get(report?.url ?? "")).json().resourceType).toBe("Binary");
    const alone = await client(path, "open", "launch patient/Binary.r");
    expect((await alone.get(report?.url ?? "")).status).toBe(403);
    const other = await client("gastric-low");
    expect((await other.get(report?.url ?? "")).status).toBe(403);
    const oracle = await client(path, "oracle-health", `launch ${READ} ${WRITE}`);
    const absolute = `${sandbox.fhirBase("oracle-health")}/${report?.url}`;
    expect((await oracle.get(`DiagnosticReport?patient=${path}`)).text).toContain(absolute);
    expect((await oracle.get(absolute, { Accept: "image/png" })).status).toBe(406);
  });
});
