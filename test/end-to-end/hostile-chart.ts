import type { FhirResource } from "fhir/r4";
import type { Page, Route } from "playwright-core";
import type { HostileDocument } from "./hostile-documents";
import { CANARY, FOREIGN } from "./hostile-strings";
import type { OpenedWindow, Stage } from "./stage";

export const PATIENT = "gastric-low";
const SUBJECT = { reference: `Patient/${PATIENT}` };
const CORS = (origin: string): Record<string, string> => ({
  "access-control-allow-origin": origin,
  "content-type": "application/fhir+json",
});

/** Every text path of a chart, each string in resources of its own and all of them where there is one place only. */
export function hostileResources(strings: readonly string[]): FhirResource[] {
  const all = strings.join(" | ");
  const category = (text: string, system: string, code: string) => [{ coding: [{ system, code, display: text }] }];
  const each = strings.flatMap((text, index): FhirResource[] => {
    const id = `hostile-${index}`;
    const code = { text, coding: [{ system: `urn:${id}`, code: text.slice(0, 60), display: text }] };
    const note = [{ text, authorString: text }];
    const report = Buffer.from(`${text}\nGastric GIST, 30 mm. ${text}`).toString("base64");
    return [
      {
        resourceType: "Condition",
        id,
        subject: SUBJECT,
        code,
        note,
        bodySite: [code],
        category: category(text, "http://terminology.hl7.org/CodeSystem/condition-category", "problem-list-item"),
        verificationStatus: {
          coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-ver-status", code: "confirmed" }],
        },
      },
      {
        resourceType: "Observation",
        id,
        status: "final",
        subject: SUBJECT,
        code,
        note,
        category: category(text, "http://terminology.hl7.org/CodeSystem/observation-category", "laboratory"),
        effectiveDateTime: "2026-10-01",
        ...(index % 2 === 0 ? { valueString: text } : { valueQuantity: { value: 3, unit: text, code: text } }),
      },
      { resourceType: "Procedure", id, status: "completed", subject: SUBJECT, code, note, performedString: text },
      {
        resourceType: "MedicationRequest",
        id,
        status: "active",
        intent: "order",
        subject: SUBJECT,
        medicationCodeableConcept: { text: index % 2 === 0 ? text : `imatinib ${text}` },
        dosageInstruction: [{ text }],
        note,
      },
      { resourceType: "AllergyIntolerance", id, patient: SUBJECT, code, note },
      {
        resourceType: "FamilyMemberHistory",
        id,
        status: "completed",
        patient: SUBJECT,
        relationship: code,
        condition: [{ code }],
      },
      {
        resourceType: "DiagnosticReport",
        id,
        status: "final",
        subject: SUBJECT,
        code: { text: `Pathology ${text}`, coding: [{ system: "http://loinc.org", code: "11526-1", display: text }] },
        category: category(text, "http://terminology.hl7.org/CodeSystem/v2-0074", "LAB"),
        effectiveDateTime: "2026-10-02",
        performer: [{ display: text }],
        conclusion: text,
        presentedForm: [{ contentType: "text/plain", title: text, data: report }],
      },
      {
        resourceType: "CarePlan",
        id,
        status: "active",
        intent: "plan",
        subject: SUBJECT,
        title: text,
        description: text,
        category: category(text, "http://hl7.org/fhir/us/core/CodeSystem/careplan-category", "assess-plan"),
      },
    ];
  });
  return [
    ...each,
    {
      resourceType: "Patient",
      id: PATIENT,
      identifier: [{ type: { text: all }, system: "urn:x", value: all }],
      name: [{ family: all, given: [all], text: all }],
      gender: "female",
      birthDate: "1961-03-14",
    },
    {
      resourceType: "Practitioner",
      id: "practitioner-synthetic-oncologist",
      name: [{ family: all, given: [all], text: all }],
    },
  ];
}

/** Documents as notes of pathology whose text stands in a Binary. */
export function documentResources(documents: readonly HostileDocument[]): FhirResource[] {
  return documents.flatMap((document): FhirResource[] => [
    { resourceType: "Binary", id: document.name, contentType: document.content_type, data: document.data },
    {
      resourceType: "DocumentReference",
      id: document.name,
      status: "current",
      subject: SUBJECT,
      date: "2026-10-03T10:00:00Z",
      description: document.name,
      type: { coding: [{ system: "http://loinc.org", code: "11526-1" }], text: `Pathology ${document.name}` },
      category: [{ coding: [{ code: "clinical-note" }] }],
      content: [
        { attachment: { contentType: document.content_type, title: document.name, url: `Binary/${document.name}` } },
      ],
    },
  ]);
}

export interface WatchedWindow extends OpenedWindow {
  /** Dialogs, pop-ups, downloads, foreign requests: as they happen. */
  readonly seen: string[];
}

/** A window in which whatever a payload could do is noticed. */
export async function openWatched(stage: Stage): Promise<WatchedWindow> {
  const window = await stage.open();
  const seen: string[] = [];
  const own = [stage.app.url, stage.sandbox.url];
  await window.context.addInitScript(() => {
    const kept: string[] = [];
    Object.defineProperty(globalThis, "policyViolations", { value: kept });
    document.addEventListener("securitypolicyviolation", (event) => {
      kept.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  window.page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  window.context.on("page", (page) => seen.push(`window ${page.url()}`));
  window.page.on("download", (download) => seen.push(`download ${download.url()}`));
  window.context.on("request", (request) => {
    const url = new URL(request.url());
    if (!own.includes(url.origin) && !["blob:", "data:"].includes(url.protocol)) seen.push(`request ${url.href}`);
  });
  return { ...window, seen };
}

/** Lets the EHR's own words be hostile: outcomes, capability statement, style, sign-in errors; and the operator's configuration. */
export async function hostileWords(stage: Stage, page: Page, text: string): Promise<void> {
  const outcome = {
    resourceType: "OperationOutcome",
    issue: [
      {
        severity: "error",
        code: "forbidden",
        diagnostics: text,
        details: { text, coding: [{ display: text }] },
        expression: [text],
      },
    ],
  };
  const origin = stage.app.url;
  const answer = (status: number, body: unknown) => async (route: Route) =>
    route.request().method() === "OPTIONS"
      ? route.fallback()
      : route.fulfill({ status, headers: CORS(origin), body: JSON.stringify(body) });
  await page.route("**/fhir/MedicationStatement?*", answer(403, outcome));
  await page.route("**/fhir/MedicationAdministration?*", answer(400, outcome));
  await page.route(
    "**/fhir/RiskAssessment?*",
    answer(200, {
      resourceType: "Bundle",
      type: "searchset",
      entry: [{ resource: { ...outcome, issue: [{ ...outcome.issue[0], severity: "warning" }] } }],
    }),
  );
  await page.route("**/fhir/metadata", async (route) => {
    if (route.request().method() === "OPTIONS") return route.fallback();
    const real = await (await route.fetch()).json();
    const said = { ...real, title: text, publisher: text, description: text, software: { name: text, version: text } };
    return route.fulfill({ status: 200, headers: CORS(origin), body: JSON.stringify(said) });
  });
  await page.route(
    "**/smart-style.json",
    answer(200, {
      color_background: `url(${FOREIGN}/style)`,
      color_error: text,
      color_highlight: `red;background:url(${FOREIGN}/style)`,
      color_modal_backdrop: "expression(alert(1))",
      color_success: "#2e7d32",
      color_text: "}</style><script>alert(1)</script>",
      dim_border_radius: "6px;}",
      dim_font_size: text,
      dim_spacing_size: "16px",
      font_family_body: `x;src:url(${FOREIGN}/font)`,
      font_family_heading: text,
    }),
  );
  await page.route("**/config.json", async (route) => {
    const real = await (await route.fetch()).json();
    const issuers = real.issuers.map((issuer: Record<string, unknown>) => ({ ...issuer, name: text }));
    const operator = { name: text, contact: `javascript:window.${CANARY}=1`, clinical_sign_off: text };
    return route.fulfill({
      status: 200,
      contentType: "application/json",
      body: JSON.stringify({ ...real, issuers, operator }),
    });
  });
}

/** Opens everything that can be opened: folded parts, and the first sources of facts. @returns how many sources were opened. */
export async function explore(page: Page, most_sources: number): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    await page.evaluate(() => {
      for (const summary of document.querySelectorAll<HTMLElement>("details:not([open]) > summary")) summary.click();
      for (const button of document.querySelectorAll<HTMLElement>(
        'main button[aria-expanded="false"]:not([aria-haspopup])',
      ))
        button.click();
    });
    await page.waitForTimeout(150);
  }
  const chips = await page.locator('main button[aria-haspopup="dialog"]').all();
  // spread over the page, so that every kind of source is among them
  const step = Math.max(1, Math.floor(chips.length / most_sources));
  let opened = 0;
  for (let index = 0; index < chips.length && opened < most_sources; index += step) {
    await chips[index]?.evaluate((chip) => (chip as HTMLElement).click());
    const dialog = page.getByRole("dialog").last();
    if (
      !(await dialog.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      ))
    )
      continue;
    opened += 1;
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden", timeout: 2_000 }).catch(() => undefined);
  }
  return opened;
}

/** Whatever a payload managed to do; empty when nothing ran, nothing left, nothing was put in. */
export async function problems(window: WatchedWindow): Promise<string[]> {
  const found = await window.page.evaluate((canary) => {
    const bad: string[] = [];
    if (canary in globalThis) bad.push("a payload ran");
    if (canary in {}) bad.push("a prototype was changed");
    if (Object.keys(Object.prototype).length > 0) bad.push("Object.prototype has keys");
    for (const element of document.querySelectorAll("*")) {
      const name = element.tagName.toLowerCase();
      if (["iframe", "object", "embed", "base", "form[action]", "marquee", "template", "math"].includes(name))
        bad.push(`a ${name}`);
      if (element.id === canary) bad.push("an injected node");
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/.test(attribute)) bad.push(`${name} ${attribute}`);
        if (
          ["href", "src", "action", "formaction", "srcdoc", "xlink:href"].includes(attribute) &&
          !/^(#|https?:|\.?\.?\/|blob:)/.test(value)
        )
          bad.push(`${name} ${attribute}=${value.slice(0, 80)}`);
        if (/^https:\/\/hostile/.test(value)) bad.push(`${name} ${attribute} leads elsewhere`);
        if (attribute === "style" && /url\(|expression/i.test(value)) bad.push(`style ${value.slice(0, 80)}`);
      }
      if (name === "script" && !/\/assets\//.test((element as HTMLScriptElement).src)) bad.push("a script of no file");
    }
    const violations = (globalThis as unknown as { policyViolations: string[] }).policyViolations;
    bad.push(...violations.map((violation) => `policy: ${violation}`));
    if (globalThis.localStorage.length > 0) bad.push("localStorage");
    if (document.cookie !== "") bad.push("cookie");
    if (document.title.includes(canary) || /Synthetic/.test(document.title)) bad.push(`title ${document.title}`);
    return bad;
  }, CANARY);
  const lines = window.console.filter((line) => !line.startsWith("error: Failed to load resource"));
  const url = window.page.url();
  return [
    ...window.seen,
    ...found,
    ...lines.map((line) => `console ${line.slice(0, 300)}`),
    ...(/Synthetic|hostile|token|code=/i.test(url) ? [`address ${url}`] : []),
  ];
}

/** Puts the chart back and these resources into it. */
export function fillChart(stage: Stage, resources: readonly FhirResource[]): void {
  stage.sandbox.reset();
  stage.sandbox.faults.clear();
  stage.sandbox.clearRequests();
  for (const resource of resources) stage.sandbox.put(resource);
}

/** Launches the patient and waits until the chart has been read. */
export async function launchPatient(stage: Stage, window: OpenedWindow): Promise<void> {
  await window.page.goto(stage.sandbox.launch({ patient: PATIENT }));
  await window.page.getByRole("button", { name: /Review and file/ }).waitFor({ timeout: 90_000 });
}
