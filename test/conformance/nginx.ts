import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { recordProof } from "../proof/record-proof";

/** Runs the shipped nginx configuration in a real nginx over the built app and compares its headers with public/_headers. */
const ROOT = join(import.meta.dirname, "../..");
const nginx = ["/usr/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx"].find((path) => existsSync(path));
if (!nginx) {
  console.log("nginx: skipped, no nginx on this machine (Debian: apt-get install nginx-light)");
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), "gist-pathway-nginx-"));
mkdirSync(join(folder, "logs"));
const own = readFileSync(join(ROOT, "docs/deploy/nginx.conf"), "utf8")
  .replace("/srv/gist-pathway", join(ROOT, "dist"))
  .replace("include mime.types;", "include /etc/nginx/mime.types;");
writeFileSync(
  join(folder, "nginx.conf"),
  `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/logs/error.log;\nevents {}\nhttp {\n` +
    ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join("\n") +
    `\n${own}\n}\n`,
);
execFileSync(nginx, ["-t", "-q", "-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" });
const server = spawn(nginx, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" });
let failures = 0;
let checks = 0;
const check = (what: string, right: boolean, got?: unknown): void => {
  checks += 1;
  if (!right) failures += 1;
  console.log(`${right ? "ok    " : "FAILED"} ${what}${right ? "" : `: ${String(got)}`}`);
};
try {
  await wait(500);
  const base = "http://127.0.0.1:8088";
  const expected = readFileSync(join(ROOT, "public/_headers"), "utf8")
    .split("\n")
    .slice(1)
    .filter((line) => line.startsWith("  "))
    .map((line) => [line.slice(2, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()] as const)
    .filter(([name]) => name !== "Cache-Control");
  const script = /assets\/launch-[^"]+\.js/.exec(readFileSync(join(ROOT, "dist/launch.html"), "utf8"))?.[0];
  for (const path of ["/", "/index.html", "/launch.html?iss=x", "/config.json", `/${script}`, "/absent"]) {
    const answer = await fetch(base + path);
    for (const [name, value] of expected)
      check(`${path} ${name}`, answer.headers.get(name) === value, answer.headers.get(name));
  }
  check(
    "script type",
    (await fetch(`${base}/${script}`)).headers.get("content-type")?.startsWith("text/javascript") === true,
  );
  check(
    "scripts are kept for good",
    (await fetch(`${base}/${script}`)).headers.get("cache-control")?.includes("immutable") === true,
  );
  check("config.json is asked anew", (await fetch(`${base}/config.json`)).headers.get("cache-control") === "no-cache");
  check("absent is 404", (await fetch(`${base}/absent`)).status === 404);
  check("no traversal", (await fetch(`${base}/..%2f..%2fetc/passwd`)).status >= 400);
} finally {
  server.kill();
}
recordProof("security-nginx", {
  part: "security",
  what: "The shipped nginx configuration in a real nginx over the built app: every header of public/_headers on every kind of address, types, caching, absent and climbing paths",
  result: `${checks - failures} of ${checks} checks passed`,
  aim: "all pass",
  met: failures === 0,
  command: "npm run build && npm run conformance:nginx",
});
console.log(failures === 0 ? "nginx: all checks passed" : `nginx: ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
