import type { Configuration, ConfigurationMistake, IssuerConfiguration } from "./types";

export type ConfigurationOutcome =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly mistakes: readonly ConfigurationMistake[] };

const JURISDICTIONS = ["EU", "UK", "FR", "US", "APAC"] as const;
const LANGUAGES = ["auto", "en", "fr"] as const;
const KEYS = ["issuers", "jurisdiction", "language", "operator"];
const ISSUER_KEYS = ["iss", "client_id", "name", "scope", "jurisdiction", "risk_as_observation", "mpages"];
const OPERATOR_KEYS = ["name", "contact", "clinical_sign_off"];

/**
 * Reads config.json beside the page and checks it.
 * @returns the configuration, or every mistake in it with its place; a file that cannot be fetched or parsed is one mistake.
 */
export async function readConfiguration(url = "config.json"): Promise<ConfigurationOutcome> {
  let text: string;
  try {
    const response = await fetch(url, { cache: "no-cache", credentials: "omit" });
    if (!response.ok) return mistake("unreachable", String(response.status));
    text = await response.text();
  } catch {
    return mistake("unreachable", null);
  }
  try {
    return checkConfiguration(JSON.parse(text));
  } catch {
    return mistake("not_json", null);
  }
}

function mistake(problem: ConfigurationMistake["problem"], got: string | null): ConfigurationOutcome {
  return { ok: false, mistakes: [{ path: "", problem, got }] };
}

/**
 * Checks a parsed configuration; nothing is filled in for a required key that is missing.
 * @returns the configuration, or every mistake in it. Plain http is taken for loopback hosts only (L-31).
 */
export function checkConfiguration(value: unknown): ConfigurationOutcome {
  const mistakes: ConfigurationMistake[] = [];
  const note = (path: string, problem: ConfigurationMistake["problem"], got: unknown = null): void => {
    mistakes.push({ path, problem, got: got === null || got === undefined ? null : String(got).slice(0, 120) });
  };
  if (!isRecord(value)) return mistake("wrong_type", typeof value);
  for (const key of Object.keys(value)) if (!KEYS.includes(key)) note(key, "unknown_key");

  const issuers = issuersOf(value.issuers, note);
  const jurisdiction = oneOf(value.jurisdiction, JURISDICTIONS, "jurisdiction", note);
  const language = oneOf(value.language, LANGUAGES, "language", note);
  const operator = operatorOf(value.operator, note);
  if (mistakes.length > 0 || !jurisdiction || !language) return { ok: false, mistakes };
  return { ok: true, configuration: { issuers, jurisdiction, language, operator } };
}

type Note = (path: string, problem: ConfigurationMistake["problem"], got?: unknown) => void;

function issuersOf(value: unknown, note: Note): IssuerConfiguration[] {
  if (value === undefined) note("issuers", "missing");
  else if (!Array.isArray(value)) note("issuers", "wrong_type", typeof value);
  else if (value.length === 0) note("issuers", "empty");
  if (!Array.isArray(value)) return [];
  const seen = new Set<string>();
  return value.flatMap((entry: unknown, index): IssuerConfiguration[] => {
    const path = `issuers[${index}]`;
    if (!isRecord(entry)) {
      note(path, "wrong_type", typeof entry);
      return [];
    }
    for (const key of Object.keys(entry)) if (!ISSUER_KEYS.includes(key)) note(`${path}.${key}`, "unknown_key");
    const iss = text(entry.iss, `${path}.iss`, note);
    const client_id = text(entry.client_id, `${path}.client_id`, note);
    const name = text(entry.name, `${path}.name`, note);
    if (iss !== null) checkUrl(iss, `${path}.iss`, note);
    if (iss !== null && seen.has(withoutSlash(iss))) note(`${path}.iss`, "duplicate", iss);
    if (iss !== null) seen.add(withoutSlash(iss));
    const scope = entry.scope === undefined ? undefined : text(entry.scope, `${path}.scope`, note);
    const jurisdiction =
      entry.jurisdiction === undefined
        ? undefined
        : oneOf(entry.jurisdiction, JURISDICTIONS, `${path}.jurisdiction`, note);
    const risk = flag(entry.risk_as_observation, `${path}.risk_as_observation`, note);
    const mpages = flag(entry.mpages, `${path}.mpages`, note);
    if (iss === null || client_id === null || name === null) return [];
    return [
      {
        iss,
        client_id,
        name,
        ...(scope ? { scope } : {}),
        ...(jurisdiction ? { jurisdiction } : {}),
        ...(risk === true ? { risk_as_observation: true } : {}),
        ...(mpages === undefined ? {} : { mpages }),
      },
    ];
  });
}

function flag(value: unknown, path: string, note: Note): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  note(path, "wrong_type", typeof value);
  return undefined;
}

function operatorOf(value: unknown, note: Note): Configuration["operator"] {
  const nothing = { name: null, contact: null, clinical_sign_off: null };
  if (value === undefined) return nothing;
  if (!isRecord(value)) {
    note("operator", "wrong_type", typeof value);
    return nothing;
  }
  for (const key of Object.keys(value)) if (!OPERATOR_KEYS.includes(key)) note(`operator.${key}`, "unknown_key");
  const part = (key: string): string | null => {
    const given = value[key];
    if (given === undefined || given === null) return null;
    if (typeof given === "string") return given;
    note(`operator.${key}`, "wrong_type", typeof given);
    return null;
  };
  return { name: part("name"), contact: part("contact"), clinical_sign_off: part("clinical_sign_off") };
}

function text(value: unknown, path: string, note: Note): string | null {
  if (value === undefined) note(path, "missing");
  else if (typeof value !== "string") note(path, "wrong_type", typeof value);
  else if (value.trim() === "") note(path, "empty");
  else return value;
  return null;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], path: string, note: Note): T | null {
  if (value === undefined) {
    note(path, "missing");
    return null;
  }
  const found = allowed.find((item) => item === value);
  if (found === undefined) note(path, "unknown_value", value);
  return found ?? null;
}

function checkUrl(value: string, path: string, note: Note): void {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    note(path, "not_a_url", value);
    return;
  }
  if (!isSecure(url)) note(path, "not_https", value);
}

/** https, or http on this very machine (the sandbox). */
export function isSecure(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** The issuer of an allow-list that `iss` names exactly (a trailing slash aside), or null. */
export function findIssuer(configuration: Configuration, iss: string): IssuerConfiguration | null {
  return configuration.issuers.find((issuer) => withoutSlash(issuer.iss) === withoutSlash(iss)) ?? null;
}

/** A base URL without its trailing slashes. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
