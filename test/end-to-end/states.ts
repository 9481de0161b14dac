import type { Bundle, Patient } from "fhir/r4";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import type { Fault } from "../../src/sandbox/faults";
import type { Settings, SmartFaults } from "../../src/sandbox/settings";
import type { OpenedWindow, Stage } from "./stage";

/** One state of the screen and how to bring it about: what the screenshots show and what is tested for accessibility. */
export interface ScreenState {
  readonly name: string;
  readonly patient?: string;
  /** Opened instead of a launch. */
  readonly address?: string;
  readonly fault?: Fault;
  readonly smart?: Partial<SmartFaults>;
  readonly settings?: Partial<Settings>;
  /** What the chart's Patient says instead. */
  readonly person?: Partial<Patient>;
  readonly options?: BrowserContextOptions;
  /** Before the launch. */
  readonly prepare?: (page: Page, stage: Stage) => Promise<unknown>;
  /** A page that still waits is the state itself. */
  readonly waits?: boolean;
  readonly act?: (page: Page, stage: Stage) => Promise<void>;
  /** Pictured in French, too. */
  readonly main?: boolean;
  /** What a picture of it has to show. */
  readonly shows?: string;
}

/** A name that begins with the English or the French words. */
export const either = (english: string, french: string): RegExp => new RegExp(`^(?:${english}|${french})`);

const button = (page: Page, english: string, french: string): Locator =>
  page.getByRole("button", { name: either(english, french) });

/** Until the page is whole: every part is made, nothing is awaited. */
export async function whole(page: Page): Promise<void> {
  await page.locator("main").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  await page.waitForTimeout(300);
}

async function open(page: Page, ...summaries: readonly Locator[]): Promise<void> {
  for (const summary of summaries) {
    await summary.scrollIntoViewIfNeeded();
    await summary.click();
  }
  await page.waitForTimeout(200);
}

const summaryOf = (page: Page, section: string, english: string, french: string): Locator =>
  page
    .locator(`${section} summary`)
    .filter({ hasText: new RegExp(`${english}|${french}`) })
    .first();

async function review(page: Page): Promise<void> {
  await page
    .locator("#pathway")
    .getByRole("radio", { name: either("Accept", "Accepter") })
    .first()
    .check();
  await button(page, "Review and file", "Relire et enregistrer").click();
  await page.getByRole("checkbox", { name: either("I have read", "J’ai lu") }).scrollIntoViewIfNeeded();
}

const EMPTY: Bundle = { resourceType: "Bundle", type: "searchset", total: 0, entry: [] };

export const STATES: readonly ScreenState[] = [
  { name: "ready", patient: "jejunal-high", main: true },
  { name: "gastric-low", patient: "gastric-low" },
  { name: "discordant", patient: "gastric-intermediate", main: true },
  { name: "ruptured", patient: "ileal-ruptured" },
  { name: "rectal", patient: "rectal-neoadjuvant" },
  { name: "metastatic", patient: "metastatic-exon-9", main: true },
  { name: "d842v", patient: "metastatic-d842v" },
  { name: "conflict", patient: "conflict", main: true },
  { name: "narrative", patient: "narrative-french", main: true },
  { name: "suspicion", patient: "suspicion" },
  { name: "no-gist", patient: "no-gist" },
  { name: "large-chart", patient: "large-chart" },
  { name: "not-adult", patient: "gastric-low", person: { birthDate: "2012-05-02" } },
  { name: "deceased", patient: "gastric-low", person: { deceasedBoolean: true } },
  {
    name: "nothing-found",
    patient: "gastric-low",
    prepare: async (page) => {
      await page.route(/\/fhir\/[A-Z][A-Za-z]+\?/, (route) =>
        route.fulfill({
          contentType: "application/fhir+json",
          headers: { "Access-Control-Allow-Origin": "*" },
          body: JSON.stringify(EMPTY),
        }),
      );
    },
  },
  { name: "refused", patient: "gastric-low", fault: { kind: "status_403", verb: "search" }, main: true },
  {
    name: "part-refused",
    patient: "gastric-low",
    fault: { kind: "status_500", verb: "search", resource: "DiagnosticReport" },
    act: (page) => open(page, page.locator("main summary").first()),
  },
  {
    name: "reading",
    patient: "gastric-low",
    fault: { kind: "slow", verb: "search", resource: "Observation", milliseconds: 60_000 },
    waits: true,
    act: async (page) => {
      await page.locator("main li").nth(6).waitFor();
    },
  },
  {
    name: "reports-to-come",
    patient: "narrative-english",
    fault: { kind: "slow", verb: "read", resource: "Binary", milliseconds: 60_000 },
    main: true,
  },
  {
    name: "starting",
    patient: "gastric-low",
    waits: true,
    prepare: (page) => page.route("**/oauth2/token", () => undefined),
    act: (page) => page.getByRole("status").first().waitFor(),
  },
  {
    name: "broken",
    patient: "gastric-low",
    prepare: (page) => page.route("**/read-chart-*.js", (route) => route.abort()),
  },
  { name: "no-launch", address: "/index.html", main: true },
  { name: "unknown-issuer", address: "/launch.html?iss=https%3A%2F%2Fevil.example.net%2Ffhir&launch=x" },
  { name: "denied", patient: "gastric-low", smart: { deny: true } },
  { name: "no-patient", patient: "gastric-low", smart: { no_patient: true } },
  { name: "identity-unproven", patient: "gastric-low", smart: { id_token: "signature" } },
  {
    name: "session-ending",
    patient: "gastric-low",
    settings: { refresh: false, access_token_seconds: 240 },
  },
  {
    name: "session-ended",
    patient: "gastric-low",
    settings: { refresh: false, access_token_seconds: 240 },
    prepare: (page) => page.clock.install(),
    act: async (page) => {
      await page.clock.fastForward(300_000);
      await page.getByRole("alert").first().waitFor();
    },
  },
  {
    name: "signed-out",
    patient: "gastric-low",
    act: async (page) => {
      await button(page, "Sign out", "Se déconnecter").click();
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
  },
  {
    name: "other-patient",
    patient: "gastric-low",
    act: async (page, stage) => {
      const other = await page.context().newPage();
      await other.goto(stage.sandbox.launch({ patient: "jejunal-high" }));
      await whole(other);
      await page.bringToFront();
      await page.getByRole("alert").first().waitFor();
    },
  },
  {
    name: "source-report",
    patient: "narrative-english",
    act: async (page) => {
      await page.locator('[data-fact="size_mm"] button[aria-haspopup=dialog]').first().click();
      await page.getByRole("dialog").locator("mark").first().waitFor();
    },
  },
  {
    name: "source-coded",
    patient: "gastric-low",
    act: async (page) => {
      await page.locator('[data-fact="mitoses_per_5mm2"] button[aria-haspopup=dialog]').first().click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "edit-count",
    patient: "gastric-low",
    act: async (page) => {
      await page
        .locator('[data-fact="mitoses_per_5mm2"]')
        .getByRole("button", { name: either("Edit", "Modifier") })
        .click();
      const row = page.locator('[data-fact="mitoses_per_5mm2"]');
      await row.locator("label:has(input[type=radio])").nth(1).click();
      const given = ["7", "50", "22", "40"];
      for (const [index, value] of given.entries()) await row.getByRole("textbox").nth(index).fill(value);
    },
  },
  {
    name: "edit-mistake",
    patient: "gastric-low",
    act: async (page) => {
      const row = page.locator('[data-fact="size_mm"]');
      await row.getByRole("button", { name: either("Edit", "Modifier") }).click();
      await row.getByRole("textbox").fill("900");
      await row.getByRole("textbox").press("Enter");
      await row.getByRole("alert").waitFor();
    },
  },
  {
    name: "entered",
    patient: "gastric-low",
    act: async (page) => {
      const row = page.locator('[data-fact="size_mm"]');
      await row.getByRole("button", { name: either("Edit", "Modifier") }).click();
      await row.getByRole("textbox").fill("62");
      await row.getByRole("textbox").press("Enter");
      await row.getByText(/Entered by you|Saisi par vous/).waitFor();
    },
  },
  {
    name: "what-if",
    patient: "gastric-low",
    shows: "#risk [role=slider]",
    act: async (page) => {
      await page.getByRole("slider").focus();
      for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift+ArrowRight");
      for (let press = 0; press < 2; press += 1) await page.keyboard.press("Shift+ArrowUp");
      await button(page, "Take over", "Reprendre").first().waitFor();
    },
  },
  {
    name: "risk-tables",
    patient: "gastric-high",
    act: (page) =>
      open(
        page,
        summaryOf(page, "#risk", "Printed table", "Table imprimée|Table publiée"),
        summaryOf(page, "#risk", "The same as a table", "La même chose en table"),
        summaryOf(page, "#risk", "Nearest change", "Changement le plus proche"),
        summaryOf(page, "#risk", "Schemes that exist", "Classifications"),
      ),
  },
  {
    name: "card-declined",
    patient: "jejunal-high",
    shows: "#pathway textarea",
    main: true,
    act: async (page) => {
      await open(page, page.locator("#pathway li[data-code] summary").first());
      await page
        .locator("#pathway")
        .getByRole("radio", { name: either("Decline", "Refuser") })
        .first()
        .check();
      await page.waitForTimeout(400);
    },
  },
  {
    name: "follow-up",
    patient: "gastric-intermediate",
    shows: "#follow-up",
    act: async (page) => {
      const date = page.locator("#follow-up input[type=date]").first();
      await date.fill("2026-01-12");
      await open(
        page,
        summaryOf(page, "#follow-up", "Dates as a list", "Dates en liste"),
        summaryOf(page, "#follow-up", "Calendar file", "Fichier calendrier"),
      );
    },
  },
  {
    name: "then-and-now",
    patient: "jejunal-high",
    shows: "#then-and-now",
    act: (page) => open(page, page.locator("#then-and-now summary").first()),
  },
  {
    name: "about",
    patient: "gastric-low",
    act: async (page) => {
      await button(page, "About", "À propos").click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "review", patient: "gastric-low", act: review, main: true, shows: "#filing" },
  {
    name: "receipt",
    patient: "gastric-low",
    shows: "#filing",
    act: async (page) => {
      await review(page);
      await page.getByRole("checkbox", { name: either("I have read", "J’ai lu") }).check();
      await button(page, "File to the chart", "Enregistrer au dossier").click();
      await page
        .locator("#filing")
        .getByText(/Filed|Enregistré/)
        .first()
        .waitFor();
    },
  },
  {
    name: "everything-open",
    patient: "adjuvant",
    act: async (page) => {
      // Opening one makes others: until none is closed.
      for (let round = 0; round < 4; round += 1) {
        const closed = await page.locator("main details:not([open]) > summary").all();
        if (closed.length === 0) break;
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("main details")) (details as HTMLDetailsElement).open = true;
        });
        await page.waitForTimeout(400);
      }
    },
  },
];

/** Opens a window and brings the state about. The sandbox is put back first; its switches stay as the state set them. */
export async function enterState(
  stage: Stage,
  state: ScreenState,
  options: BrowserContextOptions,
): Promise<OpenedWindow> {
  const { sandbox } = stage;
  sandbox.reset();
  sandbox.faults.clear();
  sandbox.clearSmartFaults();
  Object.assign(sandbox.settings, { refresh: true, access_token_seconds: 300, ...state.settings });
  Object.assign(sandbox.smart_faults, state.smart);
  if (state.fault) sandbox.faults.set(state.fault);
  if (state.person) {
    const chart = sandbox.patients.find(({ patient }) => patient.id === state.patient);
    if (chart) sandbox.put({ ...chart.patient, ...state.person });
  }
  const window = await stage.open({ ...options, ...state.options });
  await state.prepare?.(window.page, stage);
  await window.page.goto(
    state.address ? stage.app.url + state.address : sandbox.launch({ patient: state.patient ?? "" }),
  );
  if (!state.address) await window.page.waitForURL(/index\.html/);
  if (!state.waits) await whole(window.page);
  await state.act?.(window.page, stage);
  return window;
}
