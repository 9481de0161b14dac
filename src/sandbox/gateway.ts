import type { Bundle, FhirResource } from "fhir/r4";
import { isGranted, tokenOf } from "./access";
import type { Dialect } from "./dialects";
import type { Answer, Exchange } from "./exchange";
import { FhirError } from "./fhir-error";
import type { Grants } from "./grants";

const FHIR_JSON = "application/fhir+json; charset=utf-8";
const PASSED_ON = ["accept", "content-type", "if-match", "if-none-exist", "if-none-match", "prefer", "cache-control"];
const PASSED_BACK = ["content-type", "location", "content-location", "etag", "last-modified", "retry-after"];
const LETTERS: Readonly<Record<string, string>> = { GET: "r", POST: "c", PUT: "u", DELETE: "d" };

export interface GatewayParts {
  readonly dialect: Dialect;
  /** Where apps find the server. */
  readonly base: string;
  /** FHIR base URL of the server that answers; it knows no tokens and honours X-Forwarded headers. */
  readonly upstream: string;
  readonly grants: Grants;
}

/**
 * Stands before a FHIR server that this sandbox does not come with: checks the token and the scope's type and letter, and passes
 * on. What belongs to which patient is left to the server behind.
 */
export class Gateway {
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  /** @param path below the base, without leading slash. */
  async handle(exchange: Exchange, path: string): Promise<Answer> {
    try {
      this.#demand(exchange, path);
    } catch (error) {
      if (!(error instanceof FhirError)) throw error;
      return {
        status: error.status,
        headers: { "Content-Type": FHIR_JSON, ...error.headers },
        body: JSON.stringify(error.outcome),
      };
    }
    const { base, upstream } = this.#parts;
    const own = new URL(base);
    const headers = new Headers({
      "X-Forwarded-Proto": own.protocol.replace(":", ""),
      "X-Forwarded-Host": own.host,
      "X-Forwarded-Prefix": own.pathname,
    });
    for (const name of PASSED_ON) {
      const value = exchange.headers[name];
      if (value !== undefined) headers.set(name, value);
    }
    const response = await fetch(`${upstream}${path === "" ? "" : `/${path}`}${exchange.url.search}`, {
      method: exchange.method,
      headers,
      ...(exchange.body === "" ? {} : { body: exchange.body }),
    });
    const back = PASSED_BACK.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return {
      status: response.status,
      headers: Object.fromEntries(back),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  }

  /** @throws FhirError 401 without a token in force, 403 where no scope covers what is asked. */
  #demand(exchange: Exchange, path: string): void {
    if (path === "metadata") return;
    const { grants, dialect } = this.#parts;
    const token = tokenOf(exchange, grants, dialect);
    const [type = "", id] = path.split("/");
    const asked: (readonly [string, string])[] =
      type !== ""
        ? [[type, exchange.method === "GET" && id === undefined ? "s" : (LETTERS[exchange.method] ?? "")]]
        : exchange.method === "POST"
          ? entriesOf(exchange.body)
          : []; // a further page of what was granted before
    for (const [one, letter] of asked) {
      if (!isGranted(token, one, letter)) {
        throw new FhirError(403, `The granted scope does not include ${letter} on ${one}`, {
          headers: { "WWW-Authenticate": 'Bearer error="insufficient_scope"' },
        });
      }
    }
  }
}

/** Type and scope letter of every entry of a transaction. @throws FhirError 400 when it is none. */
function entriesOf(body: string): (readonly [string, string])[] {
  let bundle: Bundle<FhirResource>;
  try {
    bundle = JSON.parse(body) as Bundle<FhirResource>;
  } catch {
    throw new FhirError(400, "The body is not JSON", { code: "structure" });
  }
  return (bundle.entry ?? []).map(({ request }) => [
    request?.url.split(/[/?]/)[0] ?? "",
    LETTERS[request?.method ?? ""] ?? "",
  ]);
}
