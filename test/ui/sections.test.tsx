// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { assess } from "../../src/engine/assess";
import type { AssessOptions } from "../../src/engine/assessment";
import { evaluate } from "../../src/engine/evaluate";
import type { Facts } from "../../src/engine/fact";
import { whatWouldChange } from "../../src/engine/what-would-change";
import { KNOWLEDGE } from "../../src/knowledge/knowledge";
import { FollowUpSection } from "../../src/ui/follow-up/follow-up-section";
import { PathwaySection } from "../../src/ui/pathway/pathway-section";
import { RiskSection } from "../../src/ui/risk/risk-section";
import type { Dependencies, Rooms } from "../../src/ui/state/dependencies";
import { type AppStore, createAppStore } from "../../src/ui/state/store";
import { AppProvider } from "../../src/ui/state/use-app";
import { ThenAndNowSection } from "../../src/ui/then-and-now/then-and-now-section";

afterEach(cleanup);

const source = {
  reference: "Observation/1",
  element: null,
  date: "2026-03-02",
  quote: null,
  start: null,
  end: null,
  method: "coded" as const,
};
const known = (values: Record<string, unknown>): Facts =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { status: "known", value, sources: [source] }]),
  ) as Facts;

const RESECTED = {
  disease_setting: "resected_no_residual",
  gist_confirmed: "confirmed",
  site: "stomach",
  size_mm: 62,
  mitoses_per_5mm2: 8,
  rupture_category: "none",
  genotype: "KIT_ex11_other",
  adjuvant_status: "on",
  adjuvant_start: "2026-03-02",
  surgery_date: "2026-01-20",
};

async function mounted(facts: Facts, language: "en" | "fr", section: ReactNode): Promise<AppStore> {
  const options: AssessOptions = { as_of: "2026-11-23", jurisdiction: "EU", mode: "today", language, patient: null };
  const rooms: Rooms = {
    knowledge: KNOWLEDGE,
    assess: (given, asked) => assess(given, KNOWLEDGE, asked),
    evaluate: (given, asked) => evaluate(given, KNOWLEDGE, asked),
    whatWouldChange: (given, asked) => whatWouldChange(given, KNOWLEDGE, asked),
    readChart: () => {
      throw new Error("no chart here");
    },
    readChartInTurns: () => Promise.reject(new Error("no chart here")),
  };
  const dependencies = {
    today: () => options.as_of,
    now: () => 0,
    browser_languages: [language],
    loadRooms: () => Promise.resolve(rooms),
    openSession: () => Promise.resolve({ ok: false, failure: { kind: "no_patient" } }),
    readConfiguration: () => Promise.resolve(null),
  } as unknown as Dependencies;
  const store = createAppStore(dependencies);
  await store.getState().start(); // loads the rooms; the refused session leaves the facts to the test
  store.setState({ phase: { name: "ready" }, rooms, facts, language, assessment: assess(facts, KNOWLEDGE, options) });
  render(
    <AppProvider store={store} dependencies={dependencies}>
      {section}
    </AppProvider>,
  );
  return store;
}

const ALL = (
  <main>
    <h1>GIST</h1>
    <RiskSection />
    <PathwaySection />
    <FollowUpSection />
    <ThenAndNowSection />
  </main>
);

for (const language of ["en", "fr"] as const) {
  for (const [name, facts] of [
    ["everything known", known(RESECTED)],
    ["nothing known", {}],
  ] as const) {
    it(`has no accessibility violation with ${name} (${language})`, async () => {
      await mounted(facts, language, ALL);
      const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  }
}

it("shows the published figure of the patient's row, and decides nothing beforehand", async () => {
  const store = await mounted(known(RESECTED), "en", ALL);
  expect(screen.getAllByText("55%").length).toBeGreaterThan(0);
  expect(store.getState().decisions.size).toBe(0);
  for (const choice of screen.queryAllByLabelText("Accept")) expect((choice as HTMLInputElement).checked).toBe(false);
});

it("keeps nothing of a what-if until it is taken over", async () => {
  const store = await mounted(known(RESECTED), "en", <RiskSection />);
  fireEvent.keyDown(screen.getByRole("slider"), { key: "ArrowRight" });
  expect(store.getState().what_if?.facts.size_mm).toMatchObject({ status: "known", value: 63 });
  expect(store.getState().facts.size_mm).toMatchObject({ status: "known", value: 62 });
  expect(store.getState().entries.size).toBe(0);
  fireEvent.click(screen.getByText("Put back"));
  expect(store.getState().what_if).toBeNull();
});

it("draws a region and not a point while the count is unknown", async () => {
  const { mitoses_per_5mm2: _unknown, ...rest } = RESECTED;
  await mounted(known(rest), "en", <RiskSection />);
  expect(document.querySelector("[data-patient=region]")).not.toBeNull();
  expect(document.querySelector("[data-patient=point]")).toBeNull();
});
