import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkConfiguration } from "../../src/smart/configuration";

const right = () => ({
  issuers: [{ iss: "https://ehr.example.org/fhir", client_id: "gist-pathway", name: "Example" }],
  jurisdiction: "EU",
  language: "auto",
  operator: { name: "Hospital" },
});

describe("config.json is checked at start, and each mistake is named", () => {
  it("takes the shipped file", () => {
    const shipped: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../../public/config.json"), "utf8"));
    expect(checkConfiguration(shipped).ok).toBe(true);
  });

  it.each<[string, (c: Record<string, unknown>) => unknown, { path: string; problem: string }[]]>([
    ["not an object", () => [], [{ path: "", problem: "wrong_type" }]],
    ["no issuers", (c) => ({ ...c, issuers: undefined }), [{ path: "issuers", problem: "missing" }]],
    ["empty issuers", (c) => ({ ...c, issuers: [] }), [{ path: "issuers", problem: "empty" }]],
    [
      "http issuer",
      (c) => ({ ...c, issuers: [{ iss: "http://ehr.example.org", client_id: "a", name: "b" }] }),
      [{ path: "issuers[0].iss", problem: "not_https" }],
    ],
    [
      "no URL",
      (c) => ({ ...c, issuers: [{ iss: "ehr", client_id: "a", name: "b" }] }),
      [{ path: "issuers[0].iss", problem: "not_a_url" }],
    ],
    [
      "no client",
      (c) => ({ ...c, issuers: [{ iss: "https://e.org", name: "b" }] }),
      [{ path: "issuers[0].client_id", problem: "missing" }],
    ],
    [
      "twice",
      (c) => ({
        ...c,
        issuers: [
          { iss: "https://e.org", client_id: "a", name: "b" },
          { iss: "https://e.org/", client_id: "a", name: "b" },
        ],
      }),
      [{ path: "issuers[1].iss", problem: "duplicate" }],
    ],
    [
      "a switch that is no yes or no",
      (c) => ({
        ...c,
        issuers: [{ iss: "https://e.org", client_id: "a", name: "b", mpages: "yes", risk_as_observation: 1 }],
      }),
      [
        { path: "issuers[0].risk_as_observation", problem: "wrong_type" },
        { path: "issuers[0].mpages", problem: "wrong_type" },
      ],
    ],
    ["a secret in it", (c) => ({ ...c, client_secret: "x" }), [{ path: "client_secret", problem: "unknown_key" }]],
    [
      "unknown jurisdiction and language",
      (c) => ({ ...c, jurisdiction: "MARS", language: "de" }),
      [
        { path: "jurisdiction", problem: "unknown_value" },
        { path: "language", problem: "unknown_value" },
      ],
    ],
  ])("%s", (_name, change, mistakes) => {
    const outcome = checkConfiguration(change(right()));
    expect(outcome.ok).toBe(false);
    expect(outcome.ok ? [] : outcome.mistakes.map(({ path, problem }) => ({ path, problem }))).toEqual(mistakes);
  });

  it("takes plain http for this machine only", () => {
    const with_iss = (iss: string) =>
      checkConfiguration({ ...right(), issuers: [{ iss, client_id: "a", name: "b" }] }).ok;
    expect(with_iss("http://127.0.0.1:9400/open/fhir")).toBe(true);
    expect(with_iss("http://localhost:9400/open/fhir")).toBe(true);
    expect(with_iss("http://127.0.0.1.evil.net/fhir")).toBe(false);
  });
});
