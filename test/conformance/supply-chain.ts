import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

/**
 * What the app is made of: licences of the direct dependencies against docs/dependencies.md, an install without
 * scripts, two builds with the same bytes, no address outside the registry in the lock file. About two minutes.
 */
const ROOT = join(import.meta.dirname, "../..");
const own: { dependencies: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
let failures = 0;
const check = (what: string, right: boolean, got = ""): void => {
  if (!right) failures += 1;
  console.log(`${right ? "ok    " : "FAILED"} ${what}${right ? "" : `: ${got}`}`);
};

const listed = readFileSync(join(ROOT, "docs/dependencies.md"), "utf8");
for (const name of Object.keys(own.dependencies)) {
  const { version, license } = JSON.parse(
    readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8"),
  ) as Record<string, string>;
  check(
    `${name} ${version} is listed with its licence ${license}`,
    listed.includes(`| ${name} |`) && listed.includes(String(license)),
    "not in docs/dependencies.md",
  );
}

const lock: {
  packages: Record<string, { resolved?: string; integrity?: string; link?: boolean; inBundle?: boolean }>;
} = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
const packages = Object.entries(lock.packages).filter(([path, item]) => path !== "" && !item.link);
const addressed = packages.filter(([, item]) => item.resolved !== undefined);
check(
  `${packages.length} packages, none from an address of its own`,
  addressed.length === 0,
  addressed.map(([path]) => path).join(", "),
);
const unsealed = packages.filter(
  ([path, item]) => item.integrity === undefined && !item.inBundle && existsSync(join(ROOT, path)),
);
check(
  "every installed package is sealed by its hash",
  unsealed.length === 0,
  unsealed.map(([path]) => path).join(", "),
);

const folder = mkdtempSync(join(tmpdir(), "gist-pathway-supply-"));
try {
  execFileSync("git", ["clone", "-q", ROOT, join(folder, "clone")]);
  const clone = join(folder, "clone");
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: clone, stdio: "ignore" });
  const builds = ["first", "second"].map((name) => {
    execFileSync("npm", ["run", "--silent", "build"], { cwd: clone, stdio: "ignore" });
    cpSync(join(clone, "dist"), join(folder, name), { recursive: true });
    rmSync(join(clone, "dist"), { recursive: true });
    return digest(join(folder, name));
  });
  check("installs and builds without any install script", true);
  check(`two builds give the same bytes (${builds[0]?.slice(0, 16)})`, builds[0] === builds[1], String(builds[1]));
  const bill = join(folder, "first/sbom.json");
  check(
    "the build makes a software bill of materials",
    existsSync(bill) && JSON.parse(readFileSync(bill, "utf8")).bomFormat === "CycloneDX",
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures === 0 ? "supply chain: all checks passed" : `supply chain: ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);

function digest(place: string): string {
  const hash = createHash("sha256");
  const walk = (path: string): void => {
    for (const name of readdirSync(path).sort()) {
      const full = join(path, name);
      if (statSync(full).isDirectory()) walk(full);
      else hash.update(`${relative(place, full)}\0`).update(readFileSync(full));
    }
  };
  walk(place);
  return hash.digest("hex");
}
