// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { READ_SET } from "../../src/chart/read-set";
import type { FetchedChart, QueryOutcome } from "../../src/chart/types";
import type { Receipt } from "../../src/writeback/types";
import { showApp } from "./show-app";

const UNREAD: QueryOutcome = {
  id: "diagnostic-report-pathology",
  state: "forbidden",
  resource_type: "DiagnosticReport",
  described: "DiagnosticReport?category",
  http_status: 403,
  pages: 0,
  entries: 0,
  detail: null,
  concerns: ["mitoses_per_5mm2"],
  depth: 1,
};

afterEach(cleanup);

describe("the page", () => {
  it("never carries the patient's name in the window's title", async () => {
    const { store } = await showApp("05-gastric-high");
    const name = store.getState().reading?.patient?.name ?? "";
    expect(name).not.toBe("");
    expect(document.title).not.toContain(name);
  });

  it("a refused read is 'could not read', never 'no data'", async () => {
    await showApp("18-suspicion", { queries: [UNREAD] });
    expect(screen.getAllByText(/could not read/i).length).toBeGreaterThan(0);
    expect(document.getElementById("facts")?.textContent).not.toMatch(/no data/i);
  });
});

describe("a chart of which the reports are still to come", () => {
  const PENDING: QueryOutcome = {
    ...UNREAD,
    id: "report-body",
    state: "pending",
    resource_type: "Binary",
    concerns: ["mitoses_per_5mm2", "rupture_category"],
    http_status: null,
  };
  const withoutReports = (whole: FetchedChart): FetchedChart => ({
    ...whole,
    attachments: new Map(),
    resources: whole.resources.filter((resource) => resource.resourceType !== "DiagnosticReport"),
    queries: [...whole.queries, PENDING],
  });

  it("is shown as unfinished, takes entries, cannot be filed, and becomes the whole chart", async () => {
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { store } = await showApp("15-narrative-english", { early: { of: withoutReports, until } });
    expect(screen.getByText(/^The chart is still being read\.$/)).toBeDefined();
    expect(screen.getByText(/What is filed must rest on all of it/)).toBeDefined();
    const open = within(document.getElementById("filing") as HTMLElement).getByRole("button", { name: /Review/ });
    expect(open).toHaveProperty("disabled", true);
    expect(store.getState().facts.mitoses_per_5mm2?.status ?? "unknown").toBe("unknown");
    expect(screen.queryByText(/could not be read|read in part/)).toBeNull();
    store.getState().enter([{ fact: "ecog", change: { kind: "value", value: 1 } }]);
    release();
    await waitFor(() => expect(screen.queryByText(/^The chart is still being read\.$/)).toBeNull());
    expect(screen.getByText("The chart has been read in full.")).toBeDefined();
    expect(store.getState().facts.mitoses_per_5mm2?.status).toBe("known");
    expect(store.getState().facts.ecog).toMatchObject({ status: "known", value: 1 });
    expect(open).toHaveProperty("disabled", false);
  });

  it("is no page as long as nothing of it speaks of the tumour", async () => {
    const { store } = await showApp("15-narrative-english", {
      early: { of: (whole) => ({ ...withoutReports(whole), resources: [] }), until: Promise.resolve() },
    });
    expect(store.getState().reading?.queries.some((query) => query.state === "pending")).toBe(false);
    expect(screen.queryByText(/^The chart is still being read\.$/)).toBeNull();
  });
});

describe("a chart that could not be read", () => {
  const refused: readonly QueryOutcome[] = READ_SET.map((row) => ({
    ...UNREAD,
    id: row.id,
    resource_type: row.resource_type,
    concerns: row.concerns,
    depth: row.depth,
  }));

  it("every search refused: no class, no percentage and no advice stands beside the notice", async () => {
    const { store } = await showApp("05-gastric-high", { queries: refused, resources: [] });
    expect(screen.getByText(/The chart could not be read/)).toBeDefined();
    const risk = document.getElementById("risk")?.textContent ?? "";
    expect(risk).toMatch(/Nothing about the tumour could be read/);
    expect(risk).not.toMatch(/%/);
    for (const section of ["pathway", "follow-up", "filing"]) expect(document.getElementById(section)).toBeNull();
    await store.getState().setLanguage("fr");
    await waitFor(() => expect(document.getElementById("risk")?.textContent).toMatch(/Rien n’a pu être lu/));
  });

  it("a fact entered by hand brings the risk back, and 'nothing is known' goes", async () => {
    const { store } = await showApp("05-gastric-high", { queries: refused, resources: [] });
    store.getState().enter([{ fact: "site", change: { kind: "value", value: "stomach" } }]);
    await waitFor(() => expect(document.getElementById("filing")).not.toBeNull());
    expect(screen.queryByText(/The chart could not be read/)).toBeNull();
    expect(screen.getByText(/The chart was read in part/)).toBeDefined();
  });

  it("a read that the EHR does not offer and that no fact turns on is no gap in the chart", async () => {
    await showApp("05-gastric-high", {
      queries: [{ ...UNREAD, id: "care-plan", resource_type: "CarePlan", state: "unsupported", concerns: [] }],
    });
    expect(screen.queryByText(/could not be read|read in part/)).toBeNull();
  });
});

describe("the signed-in user", () => {
  it("is verified once, and a failed verification is said where the note is filed", async () => {
    const verify_user = vi.fn(async () => ({
      reference: "Practitioner/1",
      name: "Dr Example",
      verified: false,
      why_unverified: "keys_unreadable",
    }));
    const { store } = await showApp("05-gastric-high", { session: { verify_user } });
    await waitFor(() =>
      expect(document.getElementById("filing")?.textContent).toMatch(/could not be verified: the EHR’s signing keys/),
    );
    await store.getState().readAgain();
    expect(verify_user).toHaveBeenCalledTimes(1);
  });
});

describe("correcting a fact", () => {
  it("refuses a value outside the dictionary, keeps the chart's value in sight, and is undone as one step", async () => {
    const user = userEvent.setup();
    const { store } = await showApp("05-gastric-high");
    const before = store.getState().reading?.facts.size_mm;
    expect(before?.status).toBe("known");
    await user.click(screen.getByRole("button", { name: "Edit Size, pathology" }));
    const input = screen.getByRole("textbox", { name: "Size, pathology" });
    await user.clear(input);
    await user.type(input, "601{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("600");
    expect(store.getState().actions).toEqual([]);
    await user.clear(input);
    await user.type(input, "45,5{Enter}");
    expect(store.getState().facts.size_mm).toMatchObject({
      status: "known",
      value: 45.5,
      sources: [{ method: "entered" }],
    });
    expect(store.getState().reading?.facts.size_mm).toBe(before);
    const row = document.querySelector<HTMLElement>('[data-fact="size_mm"]');
    if (!row) throw new Error("no row");
    expect(within(row).getByText("Entered by you")).toBeDefined();
    expect(within(row).getByText(/^Chart: /)).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Undo last change" }));
    expect(store.getState().facts.size_mm).toEqual(before);
  });

  it("leaves a conflict open until the clinician chooses one side, with its sources", async () => {
    const user = userEvent.setup();
    const { store } = await showApp("14-conflict");
    const conflict = Object.entries(store.getState().assessment?.facts ?? {}).find(
      ([, fact]) => fact.status === "conflict",
    );
    if (!conflict) throw new Error("the patient of the conflict has none");
    const row = document.querySelector<HTMLElement>(`[data-fact="${conflict[0]}"]`);
    if (!row) throw new Error("no row");
    const choices = within(row).getAllByRole("button", { name: /^Use / });
    expect(choices).toHaveLength(conflict[1].alternatives.length);
    await user.click(choices[0] as HTMLElement);
    const chosen = store.getState().facts[conflict[0] as "size_mm"];
    expect(chosen).toMatchObject({ status: "known", value: conflict[1].alternatives[0]?.value });
    expect(chosen?.status === "known" && chosen.sources.length).toBeGreaterThan(1);
  });
});

describe("filing", () => {
  it("writes nothing before the text is ticked as read, and ten clicks are one submission", async () => {
    const user = userEvent.setup();
    const receipt: Receipt = { state: "complete", outcomes: [], detail: null };
    const submitFiling = vi.fn(async () => receipt);
    await showApp("05-gastric-high", { writeback: { submitFiling } });
    await user.click(screen.getByRole("button", { name: "Review and file" }));
    const button = await screen.findByRole("button", { name: "File to the chart" });
    expect(document.querySelectorAll("#filing input:checked:not([name=note-format])")).toHaveLength(0);
    expect(button).toHaveProperty("disabled", true);
    await user.click(button);
    expect(submitFiling).not.toHaveBeenCalled();
    await user.click(screen.getByRole("checkbox", { name: /I have read this text/ }));
    for (let click = 0; click < 10; click++) button.click();
    await waitFor(() => expect(screen.getByText("Filed")).toBeDefined());
    expect(submitFiling).toHaveBeenCalledTimes(1);
  });

  it("takes the tick away when the text changes", async () => {
    const user = userEvent.setup();
    await showApp("05-gastric-high");
    await user.click(screen.getByRole("button", { name: "Review and file" }));
    const tick = await screen.findByRole<HTMLInputElement>("checkbox", { name: /I have read this text/ });
    await user.click(tick);
    expect(tick.checked).toBe(true);
    await user.type(screen.getByRole("textbox", { name: /Comment/ }), "x");
    expect(tick.checked).toBe(false);
  });

  it("offers a check of the chart, not a second filing, after an unknown outcome", async () => {
    const user = userEvent.setup();
    const submitFiling = async (): Promise<Receipt> => ({ state: "unknown", outcomes: [], detail: null });
    await showApp("05-gastric-high", { writeback: { submitFiling } });
    await user.click(screen.getByRole("button", { name: "Review and file" }));
    await user.click(await screen.findByRole("checkbox", { name: /I have read this text/ }));
    await user.click(screen.getByRole("button", { name: "File to the chart" }));
    expect(await screen.findByRole("button", { name: "Check the chart" })).toBeDefined();
    expect(screen.queryByRole("button", { name: "File to the chart" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Send what is missing" })).toBeNull();
  });
});
