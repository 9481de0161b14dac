import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CapabilityStatement, CapabilityStatementRestResource } from "fhir/r4";

export const DIALECTS = ["open", "epic", "oracle-health", "meditech", "athenahealth"] as const;
export type DialectName = (typeof DIALECTS)[number];

export interface Dialect {
  readonly name: DialectName;
  readonly title: string;
  readonly capability: CapabilityStatement;
  /** Name of the parameter that carries the paging cursor in next links. */
  readonly cursor: string;
  /** Entries a page when the client does not say, and at most. */
  readonly page: (type: string) => { readonly usual: number; readonly most: number };
  readonly total: boolean;
  /** A search parameter that /metadata does not list: refused with 400, or left out with a warning in the searchset. */
  readonly unknown_parameter: "refuse" | "warn";
  readonly stale_version: 409 | 412;
  readonly needs_if_match: boolean;
  /** Attachment URLs as the server writes them. */
  readonly attachment_urls: "absolute" | "relative";
  /** Permission models that the authorization server offers. */
  readonly permissions: readonly ("permission-v1" | "permission-v2")[];
  readonly wildcard_scopes: boolean;
  /** Where the OpenID issuer lives: at the FHIR base, or beside the authorization endpoints. */
  readonly issuer: "fhir" | "oauth2";
}

/** Interactions that the shipped statement of the open dialect names and this server does not have. */
const NOT_BUILT = new Set(["patch", "history-type", "history-system", "search-system"]);

function capabilityOf(name: DialectName): CapabilityStatement {
  const path = join(import.meta.dirname, "dialects", `${name}.json`);
  const statement = JSON.parse(readFileSync(path, "utf8")) as CapabilityStatement;
  for (const rest of statement.rest ?? []) {
    if (rest.interaction) rest.interaction = rest.interaction.filter((one) => !NOT_BUILT.has(one.code));
    for (const resource of rest.resource ?? []) {
      resource.interaction = resource.interaction?.filter((one) => !NOT_BUILT.has(one.code)) ?? [];
    }
  }
  return statement;
}

const fixed = (usual: number, most: number) => () => ({ usual, most });

/** The five servers. Vendor traits are those documented for them; page sizes are this sandbox's choice unless the vendor publishes them (Oracle Health does). */
export function loadDialects(): ReadonlyMap<DialectName, Dialect> {
  const list: Dialect[] = [
    {
      name: "open",
      title: "Open R4 server",
      capability: capabilityOf("open"),
      cursor: "_getpages",
      page: fixed(20, 50),
      total: true,
      unknown_parameter: "refuse",
      stale_version: 412,
      needs_if_match: false,
      attachment_urls: "relative",
      permissions: ["permission-v1", "permission-v2"],
      wildcard_scopes: true,
      issuer: "fhir",
    },
    {
      name: "epic",
      title: "Epic dialect",
      capability: capabilityOf("epic"),
      cursor: "sessionID",
      page: fixed(25, 50),
      total: true,
      unknown_parameter: "warn",
      stale_version: 409,
      needs_if_match: false,
      attachment_urls: "relative",
      permissions: ["permission-v1", "permission-v2"],
      wildcard_scopes: true,
      issuer: "oauth2",
    },
    {
      name: "oracle-health",
      title: "Oracle Health dialect",
      capability: capabilityOf("oracle-health"),
      cursor: "-pageContext",
      page: (type) =>
        type === "DocumentReference" || type === "DiagnosticReport"
          ? { usual: 10, most: 100 }
          : { usual: 50, most: 200 },
      total: false,
      unknown_parameter: "refuse",
      stale_version: 409,
      needs_if_match: true,
      attachment_urls: "absolute",
      permissions: ["permission-v1", "permission-v2"],
      wildcard_scopes: false,
      issuer: "oauth2",
    },
    {
      name: "meditech",
      title: "MEDITECH dialect",
      capability: capabilityOf("meditech"),
      cursor: "continue",
      page: fixed(20, 50),
      total: false,
      unknown_parameter: "refuse",
      stale_version: 412,
      needs_if_match: false,
      attachment_urls: "absolute",
      permissions: ["permission-v1"],
      wildcard_scopes: false,
      issuer: "oauth2",
    },
    {
      name: "athenahealth",
      title: "athenahealth dialect",
      capability: capabilityOf("athenahealth"),
      cursor: "cursor",
      page: fixed(20, 50),
      total: false,
      unknown_parameter: "refuse",
      stale_version: 412,
      needs_if_match: false,
      attachment_urls: "relative",
      permissions: ["permission-v1", "permission-v2"],
      wildcard_scopes: false,
      issuer: "oauth2",
    },
  ];
  return new Map(list.map((dialect) => [dialect.name, dialect]));
}

export function isDialect(name: string): name is DialectName {
  return (DIALECTS as readonly string[]).includes(name);
}

export function offeredResource(dialect: Dialect, type: string): CapabilityStatementRestResource | null {
  return dialect.capability.rest?.[0]?.resource?.find((resource) => resource.type === type) ?? null;
}

export function offers(dialect: Dialect, type: string, interaction: string): boolean {
  return offeredResource(dialect, type)?.interaction?.some((one) => one.code === interaction) ?? false;
}

export function offersSystem(dialect: Dialect, interaction: string): boolean {
  return dialect.capability.rest?.[0]?.interaction?.some((one) => one.code === interaction) ?? false;
}

const LETTERS: Readonly<Record<string, string>> = {
  create: "c",
  read: "r",
  update: "u",
  delete: "d",
  "search-type": "s",
};

/** Every scope that the server can grant at all, from what its /metadata offers. */
export function grantable(dialect: Dialect): string {
  const version_2 = dialect.permissions.includes("permission-v2");
  const scopes = (dialect.capability.rest?.[0]?.resource ?? []).flatMap((resource) => {
    const held = new Set((resource.interaction ?? []).map((one) => LETTERS[one.code] ?? ""));
    const letters = [..."cruds"].filter((letter) => held.has(letter)).join("");
    if (letters === "") return [];
    const verbs = version_2
      ? [letters]
      : [/[rs]/.test(letters) ? "read" : "", /[cud]/.test(letters) ? "write" : ""].filter((verb) => verb !== "");
    return ["patient", "user"].flatMap((level) => verbs.map((verb) => `${level}/${resource.type}.${verb}`));
  });
  return [
    "openid",
    "fhirUser",
    "launch",
    "launch/patient",
    "launch/encounter",
    "online_access",
    "offline_access",
    ...scopes,
  ].join(" ");
}
