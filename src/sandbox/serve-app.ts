import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";

export interface ServeAppOptions {
  /** Folder of the static build. */
  readonly dist: string;
  /** 0: any free port. */
  readonly port: number;
  /** Answered for /config.json instead of the shipped file. */
  readonly configuration?: unknown;
  /** Origins of EHRs that may frame the app and that the app may call, as an installation adds its own to the headers file. */
  readonly ehr_origins?: readonly string[];
  /** Shipped headers file; default public/_headers of this repository. */
  readonly headers_file?: string;
}

export interface ServedApp {
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; form-action 'self'; frame-ancestors 'self'; base-uri 'none'; object-src 'none'";

/** Serves the app as a static host would, headers included, on http://localhost: another site than the EHR on 127.0.0.1. */
export async function serveApp(options: ServeAppOptions): Promise<ServedApp> {
  const root = resolve(options.dist);
  const headers_file = options.headers_file ?? join(import.meta.dirname, "../../public/_headers");
  const rules = existsSync(headers_file)
    ? parseHeaders(readFileSync(headers_file, "utf8"))
    : [{ path: "/*", headers: { "Content-Security-Policy": STRICT, "Referrer-Policy": "no-referrer" } }];
  const server = createServer((request, response) => {
    void answer(request.url ?? "/", request.method ?? "GET").then(({ status, headers, body }) => {
      response.writeHead(status, headers);
      response.end(request.method === "HEAD" ? undefined : body);
    });
  });

  async function answer(url: string, method: string) {
    let path = "/";
    try {
      path = decodeURIComponent(new URL(`/${url.replace(/^\/+/, "")}`, "http://localhost").pathname);
    } catch {
      return { status: 400, headers: {}, body: Buffer.from("") };
    }
    const headers = headersFor(path, rules, options.ehr_origins ?? []);
    if (method !== "GET" && method !== "HEAD") return { status: 405, headers, body: Buffer.from("") };
    if (path === "/config.json" && options.configuration !== undefined) {
      const body = Buffer.from(JSON.stringify(options.configuration));
      return {
        status: 200,
        headers: { ...headers, "Content-Type": TYPES[".json"] ?? "", "Cache-Control": "no-cache" },
        body,
      };
    }
    const file = normalize(join(root, path.endsWith("/") ? `${path}index.html` : path));
    if (file !== root && !file.startsWith(root + sep)) return { status: 404, headers, body: Buffer.from("") };
    try {
      const body = await readFile(file);
      const type = TYPES[extname(file)] ?? "application/octet-stream";
      return { status: 200, headers: { ...headers, "Content-Type": type }, body };
    } catch {
      return {
        status: 404,
        headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
        body: Buffer.from("Not found"),
      };
    }
  }

  const port = await listen(server, options.port, "localhost");
  return { url: `http://localhost:${port}`, close: () => closeServer(server) };
}

interface HeaderRule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The headers file format that static hosts share: a path, then indented `Name: value` lines. */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: { path: string; headers: Record<string, string> }[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.trim().startsWith("#")) continue;
    if (!/^\s/.test(line)) rules.push({ path: line.trim(), headers: {} });
    else {
      const [, name, value] = /^\s*([^:\s]+):\s*(.+?)\s*$/.exec(line) ?? [];
      const rule = rules.at(-1);
      if (rule && name !== undefined && value !== undefined) rule.headers[name] = value;
    }
  }
  return rules;
}

function headersFor(
  path: string,
  rules: readonly HeaderRule[],
  ehr_origins: readonly string[],
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const rule of rules) {
    const matches = rule.path.endsWith("*") ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path;
    if (matches) Object.assign(headers, rule.headers);
  }
  delete headers["Strict-Transport-Security"]; // the sandbox is plain http on the loopback
  const policy = headers["Content-Security-Policy"];
  if (policy !== undefined) headers["Content-Security-Policy"] = withOrigins(policy, ehr_origins);
  return headers;
}

function withOrigins(policy: string, origins: readonly string[]): string {
  if (origins.length === 0) return policy;
  return policy
    .split(";")
    .map((directive) => {
      const trimmed = directive.trim();
      return /^(connect-src|frame-ancestors|form-action)\b/.test(trimmed)
        ? `${trimmed.replace(" 'none'", "")} ${origins.join(" ")}`
        : trimmed;
    })
    .join("; ");
}

/** Listens on a loopback name. @throws an Error in one sentence when the port is in use. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      fail(error.code === "EADDRINUSE" ? new Error(`Port ${port} on ${host} is in use by another program.`) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** Closes a server with every connection that is still open, hanging ones included. */
export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((done) => {
    server.close(() => done());
  });
}
