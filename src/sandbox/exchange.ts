import type { IncomingMessage, ServerResponse } from "node:http";

/** One HTTP request, read whole. Header names in lower case. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What goes back. `end`: "drop" closes the connection without an answer, "hang" never answers. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly end?: "drop" | "hang";
}

export const MAXIMUM_BODY_BYTES = 8 * 1024 * 1024;

/** Reads a request; null when its body is larger than MAXIMUM_BODY_BYTES. */
export async function readExchange(request: IncomingMessage, origin: string): Promise<Exchange | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAXIMUM_BODY_BYTES) return null;
    chunks.push(bytes);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  // A path that begins with two slashes would be read as a host name.
  const path = `/${(request.url ?? "/").replace(/^\/+/, "")}`;
  return {
    method: request.method ?? "GET",
    url: new URL(path, origin),
    headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

/** Sends an answer; a dropped one destroys the socket, a hanging one leaves it open until the sandbox closes. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (answer.end === "hang") return;
  if (answer.end === "drop") {
    response.socket?.destroy();
    return;
  }
  const bytes = typeof answer.body === "string" ? Buffer.from(answer.body, "utf8") : Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, "Content-Length": String(bytes.length) });
  response.end(bytes);
}

export function jsonAnswer(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", ...headers },
    body: JSON.stringify(value),
  };
}

export function htmlAnswer(status: number, html: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", ...headers },
    body: html,
  };
}

export function redirectAnswer(location: string): Answer {
  return { status: 302, headers: { Location: location, "Cache-Control": "no-store" }, body: "" };
}

/** Only the registered app's origin may read answers across sites; a preflight is answered here. */
export function corsHeaders(exchange: Exchange, allowed_origins: readonly string[]): Record<string, string> {
  const origin = exchange.headers.origin;
  if (origin === undefined || !allowed_origins.includes(origin)) return { Vary: "Origin" };
  return {
    Vary: "Origin",
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE, OPTIONS",
    "Access-Control-Allow-Headers":
      "Authorization, Content-Type, Accept, If-Match, If-None-Exist, If-None-Match, Prefer, Cache-Control",
    "Access-Control-Expose-Headers": "Location, Content-Location, ETag, Last-Modified, Retry-After, WWW-Authenticate",
    "Access-Control-Max-Age": "600",
  };
}
