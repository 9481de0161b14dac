import type { Bundle, CarePlan, DocumentReference, FhirResource } from "fhir/r4";
import type { Page, Route } from "playwright-core";
import { type Stage, startStage } from "../end-to-end/stage";

type Check = (name: string, isRight: boolean, detail?: string) => void;

const JSON_TYPE = { accept: "application/fhir+json", "content-type": "application/fhir+json" };

/** The main job in a browser, with HAPI answering behind the sandbox's authorization server. */
export async function mainJobChecks(upstream: string, check: Check): Promise<void> {
  const stage = await startStage({ upstream });
  if (!stage) {
    console.log("main job on HAPI: skipped, no browser found (skipped is not passed)");
    return;
  }
  try {
    await largeChart(stage, check);
    await fileTwice(stage, upstream, check);
    await staleVersion(stage, upstream, check);
    await lostAnswer(stage, upstream, check);
    await refusedByServer(stage, upstream, check);
  } finally {
    await stage.close();
  }
}

async function ofPatient<R extends FhirResource>(
  upstream: string,
  type: R["resourceType"],
  patient: string,
): Promise<R[]> {
  const url = `${upstream}/${type}?patient=${patient}&_count=200`;
  const response = await fetch(url, { headers: { ...JSON_TYPE, "cache-control": "no-cache" } });
  const bundle = (await response.json()) as Bundle<R>;
  return (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []));
}

const filed = <R extends CarePlan | DocumentReference>(resources: readonly R[]): R[] =>
  resources.filter(({ identifier }) => identifier?.some(({ system }) => system === "urn:gist-pathway:filing"));

async function opened(stage: Stage, patient: string) {
  const window = await stage.open();
  window.page.setDefaultTimeout(120_000); // a server just started answers slowly; what is asserted is what, not when
  await window.page.goto(stage.sandbox.launch({ patient }));
  await window.page.getByRole("button", { name: "Review and file" }).waitFor();
  return window;
}

async function confirm(page: Page): Promise<void> {
  await page.getByRole("radio", { name: "Accept" }).first().check();
  await page.getByRole("button", { name: "Review and file" }).click();
  await page.getByRole("checkbox", { name: /I have read this text/ }).check();
}

async function press(page: Page): Promise<void> {
  await page.getByRole("button", { name: "File to the chart" }).click();
}

/** What the receipt says once the filing has ended. */
async function receipt(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Close", exact: true }).waitFor({ timeout: 60_000 });
  return page.locator("body").innerText();
}

async function largeChart(stage: Stage, check: Check): Promise<void> {
  stage.sandbox.clearRequests();
  const window = await opened(stage, "large-chart");
  const shown = await window.page.locator("body").innerText();
  check(
    "in a browser: the large chart is read whole, page by page",
    !/could not read|in part/i.test(shown),
    shown.slice(0, 400),
  );
  const pages = stage.sandbox.requests.filter(({ query }) => query.includes("_getpages"));
  check(
    "in a browser: HAPI's next links are followed with the token, and answered",
    pages.length > 0 && pages.every(({ status, authorized }) => status === 200 && authorized),
    `${pages.length} pages, ${pages.map(({ status }) => status).join()}`,
  );
  await window.context.close();
}

async function fileTwice(stage: Stage, upstream: string, check: Check): Promise<void> {
  const patient = "jejunal-high";
  const first = await opened(stage, patient);
  const shown = await first.page.locator("main").innerText();
  check("in a browser: the facts of the chart are on the screen", shown.includes("30 mm") && /73\s?%/.test(shown));
  stage.sandbox.clearRequests();
  await confirm(first.page);
  const before = stage.sandbox.requests.filter(({ method }) => method !== "GET" && method !== "OPTIONS");
  check(
    "in a browser: nothing is written before the confirmation",
    before.length === 0,
    before.map(({ path }) => path).join(),
  );
  await press(first.page);
  const said = await receipt(first.page);
  check(
    "in a browser: the receipt says that everything is in the chart",
    said.includes("Everything is in the chart."),
    said.slice(-900),
  );
  const transactions = stage.sandbox.requests.filter(
    ({ method, path }) => method === "POST" && path.endsWith("/fhir/"),
  );
  check(
    "in a browser: the filing is one transaction, taken by HAPI",
    transactions.length === 1 && transactions[0]?.status === 200,
    transactions.map(({ status }) => status).join(),
  );
  const [plan] = filed(await ofPatient<CarePlan>(upstream, "CarePlan", patient));
  const notes = filed(await ofPatient<DocumentReference>(upstream, "DocumentReference", patient));
  const risks = await ofPatient(upstream, "RiskAssessment", patient);
  check(
    "HAPI holds one plan, one note and the risk assessments",
    notes.length === 1 && plan !== undefined && risks.length > 1,
    `${notes.length} notes, ${risks.length} risks`,
  );
  check(
    "HAPI resolved the references of the transaction",
    !JSON.stringify([plan, notes, risks]).includes("urn:uuid:"),
    "a urn is left",
  );
  await first.context.close();

  const second = await opened(stage, patient);
  await confirm(second.page);
  check(
    "in a browser: the earlier plan is found",
    (await second.page.locator("body").innerText()).includes("An earlier plan of this app is in the chart"),
  );
  await press(second.page);
  const again = await receipt(second.page);
  check(
    "in a browser: a second filing replaces the first",
    again.includes("Everything is in the chart."),
    again.slice(-900),
  );
  const plans = filed(await ofPatient<CarePlan>(upstream, "CarePlan", patient));
  const versions = plans.map(({ status, meta }) => `${status} ${meta?.versionId}`).sort();
  check(
    "HAPI: the plan stands in its second version, not twice",
    plans.length === 1 && plans[0]?.meta?.versionId === "2",
    versions.join("; "),
  );
  await second.context.close();
}

/** Another clinician changes the plan while this one is reading the review, and once more between the last look and the write. */
async function staleVersion(stage: Stage, upstream: string, check: Check): Promise<void> {
  const patient = "jejunal-high";
  const change = async (description: string): Promise<void> => {
    const [plan] = filed(await ofPatient<CarePlan>(upstream, "CarePlan", patient));
    const changed = JSON.stringify({ ...plan, description });
    const put = await fetch(`${upstream}/CarePlan/${plan?.id}`, { method: "PUT", headers: JSON_TYPE, body: changed });
    check("HAPI takes another clinician's change", put.ok, String(put.status));
  };
  const writes = () => stage.sandbox.requests.filter(({ method }) => method === "POST" || method === "PUT");

  const before = await opened(stage, patient);
  await confirm(before.page);
  await change("Changed before the write (synthetic)");
  stage.sandbox.clearRequests();
  await press(before.page);
  const refused = await receipt(before.page);
  check(
    "in a browser: a plan that changed after the review is noticed before anything is sent, and told",
    refused.includes("somebody else changed it in the meantime") && writes().length === 0,
    `${writes().length} writes`,
  );
  await before.context.close();

  const window = await opened(stage, patient);
  await confirm(window.page);
  stage.sandbox.clearRequests();
  let changes = 0;
  await window.page.route("**/open/fhir/**", async (route: Route) => {
    const { method, url } = { method: route.request().method(), url: route.request().url() };
    const isWrite = (method === "POST" && url.endsWith("/fhir/")) || (method === "PUT" && url.includes("/CarePlan/"));
    if (isWrite && changes === 0) {
      changes += 1;
      await change("Changed at the last moment (synthetic)");
    }
    return route.continue();
  });
  await press(window.page);
  const said = await receipt(window.page);
  check(
    "HAPI answers 409 to a stale If-Match",
    writes().some(({ status }) => status === 409),
    writes()
      .map(({ method, path, status }) => `${method} ${path} ${status}`)
      .join("; "),
  );
  check(
    "in a browser: the receipt says that somebody else changed the plan",
    said.includes("somebody else changed it in the meantime") || said.includes("conflicts with what is in the chart"),
    said.slice(0, 200),
  );
  const [now] = filed(await ofPatient<CarePlan>(upstream, "CarePlan", patient));
  check("HAPI: the other clinician's version stands", now?.description === "Changed at the last moment (synthetic)");
  await window.context.close();
}

/** The answer to the first write is lost on its way back. */
async function lostAnswer(stage: Stage, upstream: string, check: Check): Promise<void> {
  const patient = "gastric-low";
  const window = await opened(stage, patient);
  await confirm(window.page);
  let lost = 0;
  await window.page.route("**/open/fhir/", async (route: Route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  await press(window.page);
  const said = await receipt(window.page);
  check(
    "in a browser: a filing whose answer is lost is found in the chart or told as unknown, never as not filed",
    !said.includes("None of it is in the chart") && lost === 1,
    said.slice(-900),
  );
  const check_button = window.page.getByRole("button", { name: "Check the chart" });
  if (await check_button.isVisible()) await check_button.click();
  await window.page.getByText("Everything is in the chart.").waitFor();
  const notes = filed(await ofPatient<DocumentReference>(upstream, "DocumentReference", patient));
  const plans = filed(await ofPatient<CarePlan>(upstream, "CarePlan", patient));
  check(
    "HAPI holds the note and the plan once",
    notes.length === 1 && plans.length === 1,
    `${notes.length} notes, ${plans.length} plans`,
  );
  await window.context.close();
}

/** A filing that is spoilt on its way: HAPI's validation refuses it whole. */
async function refusedByServer(stage: Stage, upstream: string, check: Check): Promise<void> {
  const patient = "duodenal";
  const window = await opened(stage, patient);
  await confirm(window.page);
  stage.sandbox.clearRequests();
  await window.page.route("**/open/fhir/", (route: Route) => {
    const body = route.request().postData();
    if (route.request().method() !== "POST" || body === null) return route.continue();
    return route.continue({ postData: body.replaceAll('"intent":"plan"', '"intent":"wish"') });
  });
  await press(window.page);
  const said = await receipt(window.page);
  const statuses = stage.sandbox.requests.filter(({ method }) => method === "POST").map(({ status }) => status);
  check(
    "HAPI refuses an invalid post",
    statuses.length > 0 && statuses.every((status) => status === 400 || status === 422),
    statuses.join(),
  );
  check(
    "in a browser: the receipt says that the EHR refused it and that the chart is unchanged",
    said.includes("refused by the EHR") && said.includes("None of it is in the chart"),
    said.slice(-900),
  );
  const notes = filed(await ofPatient<DocumentReference>(upstream, "DocumentReference", patient));
  check("HAPI holds nothing of it", notes.length === 0, String(notes.length));
  await window.context.close();
}
