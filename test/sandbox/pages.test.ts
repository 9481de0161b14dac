import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseHeaders, type ServedApp, serveApp } from "../../src/sandbox/serve-app";
import { type Sandbox, startSandbox } from "../../src/sandbox/start-sandbox";
import { APP, ask, fhir, signIn } from "./client";

let sandbox: Sandbox;
let app: ServedApp;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, app_url: APP });
  const dist = mkdtempSync(join(tmpdir(), "app-"));
  writeFileSync(join(dist, "index.html"), "<p>app</p>");
  writeFileSync(join(dist, "config.json"), "{}");
  app = await serveApp({ dist, port: 0, configuration: sandbox.configuration(), ehr_origins: [sandbox.url] });
});
afterAll(async () => {
  await sandbox.close();
  await app.close();
});

describe("the EHR's pages", () => {
  it("list every patient with story and launch, in both languages", async () => {
    const english = await ask(`${sandbox.url}/?dialect=epic`);
    const french = await ask(`${sandbox.url}/?lang=fr`);
    for (const { patient, story } of sandbox.patients) {
      expect(english.text).toContain(`/launch/${patient.id}?dialect=epic`);
      expect(french.text).toContain(story.fr.replaceAll("'", "&#39;"));
    }
    expect(french.headers.get("set-cookie")).toContain("sandbox_language=fr");
    expect(french.text).toContain('<html lang="fr">');
  });

  it("launch in a tab, and in a sandboxed frame beside the chart", async () => {
    const tab = await ask(`${sandbox.url}/launch/conflict?dialect=epic`);
    const to = new URL(tab.headers.get("location") ?? "");
    expect(to.origin).toBe(APP);
    expect(to.searchParams.get("iss")).toBe(sandbox.fhirBase("epic"));
    expect(to.searchParams.get("launch")).toBeTruthy();
    const page = await ask(sandbox.framePage({ patient: "conflict" }));
    expect(page.text).toContain(
      'sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-downloads allow-modals"',
    );
    expect(page.headers.get("content-security-policy")).toContain(`frame-src 'self' ${APP}`);
  });

  it("show what the app filed as text, never as markup", async () => {
    const client = fhir(sandbox, (await signIn(sandbox)).access_token);
    const text = "<img src=x onerror=alert(1)>";
    const note = {
      resourceType: "DocumentReference",
      status: "current",
      docStatus: "preliminary",
      type: { text },
      subject: { reference: "Patient/gastric-low" },
      content: [{ attachment: { contentType: "text/plain", data: Buffer.from(text).toString("base64") } }],
    };
    expect((await client.post("DocumentReference", note)).status).toBe(201);
    const page = (await ask(`${sandbox.url}/chart/gastric-low`)).text;
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(page).not.toContain("<img");
    expect(page).toContain("Draft, to be signed");
    await ask(`${sandbox.url}/reset`, { method: "POST" });
    expect((await ask(`${sandbox.url}/chart/gastric-low`)).text).toContain("Nothing has been filed");
  });

  it("switch grants and lifetimes", async () => {
    const body = new URLSearchParams({ grant: "read", access_token_seconds: "7", latency_ms: "0", locale: "fr" });
    await ask(`${sandbox.url}/settings`, { method: "POST", body });
    expect(sandbox.settings).toMatchObject({ access_token_seconds: 7, locale: "fr" });
    const { scope } = await signIn(sandbox);
    expect(scope).toContain("patient/CarePlan.rs");
    expect(scope).not.toContain(".crus");
  });
});

describe("the app's server", () => {
  it("sends the shipped headers, with the EHR where an installation names its own", async () => {
    const reply = await ask(`${app.url}/index.html`);
    const policy = reply.headers.get("content-security-policy") ?? "";
    for (const directive of ["connect-src", "frame-ancestors"]) {
      expect(policy.split(";").find((part) => part.trim().startsWith(directive))).toContain(sandbox.url);
    }
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(reply.headers.get("strict-transport-security")).toBeNull();
  });

  it("puts the sandbox's issuers in the place of config.json and nothing outside its folder", async () => {
    const configuration = (await ask(`${app.url}/config.json`)).json<{ issuers: { iss: string }[] }>();
    expect(configuration.issuers.map((issuer) => issuer.iss)).toContain(sandbox.fhirBase("athenahealth"));
    expect((await ask(`${app.url}/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
    expect((await ask(`${app.url}/no-such-file.js`)).status).toBe(404);
  });

  it("says in a sentence that a port is in use", async () => {
    const port = Number(new URL(sandbox.url).port);
    await expect(startSandbox({ port, app_url: APP })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`);
  });

  it("reads the headers file of static hosts", () => {
    expect(parseHeaders("# note\n/*\n  A: b: c\n/x\n  D: e\n")).toEqual([
      { path: "/*", headers: { A: "b: c" } },
      { path: "/x", headers: { D: "e" } },
    ]);
  });
});
