import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { recordProof } from "../proof/record-proof";

/*
 * npm run supply-chain [-- --write] [--record]: what the app is made of. Licence and reason of every production dependency in
 * docs/dependencies.md against the lock file (--write renews the table of those that come along), an install without scripts
 * that builds and runs, two builds with the same bytes, the bill of materials, no address outside the registry in the lock
 * file. About two minutes on a quiet machine.
 */
const ROOT = join(import.meta.dirname, "../..");
const own: { dependencies: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
let failures = 0;
let passed = 0;
const check = (what: string, right: boolean, got = ""): void => {
  if (right) passed += 1;
  else failures += 1;
  console.log(`${right ? "ok    " : "FAILED"} ${what}${right ? "" : `: ${got}`}`);
};

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const DOCUMENT = join(ROOT, "docs/dependencies.md");
const BEGIN = "<!-- written by npm run supply-chain -- --write -->";
const PERMISSIVE =
  /^\(?(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|Zlib|MPL-2\.0)( (AND|OR) (MIT|Zlib|Apache-2\.0|SEE LICENSE IN .+))?\)?$/;
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(join(ROOT, "package-lock.json"), "utf8"),
);

const nameOf = (path: string): string => path.replace(/^.*node_modules\//, "");
const production = Object.entries(lock.packages).filter(
  ([path, item]) => path !== "" && !item.dev && !item.devOptional && !item.link,
);

/** Licences by their own words, for a package that names none. */
const WORDS: readonly (readonly [string, RegExp])[] = [
  ["Apache-2.0", /^\s*Apache License\s+Version 2\.0, January 2004/],
  ["BSD-3-Clause", /Redistribution and use in source and binary forms[\s\S]*Neither the name of/],
];

function licenceByText(path: string): string {
  const file = ["LICENSE", "LICENSE.txt"].map((name) => join(ROOT, path, name)).find((name) => existsSync(name));
  const text = file === undefined ? "" : readFileSync(file, "utf8");
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? "not stated";
}

/** As the lock file says, else as the package itself does, else by the text that lies in it. */
function licenceOf(path: string, item: LockedPackage): string {
  if (item.license && item.license !== "== LICENSE") return item.license;
  const file = join(ROOT, path, "package.json");
  if (!existsSync(file)) return "not stated";
  // older packages name a list
  const { license, licenses }: { license?: string; licenses?: readonly { readonly type?: string }[] } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const named = license ?? licenses?.[0]?.type;
  return named === undefined || named === "== LICENSE" ? licenceByText(path) : named;
}

/** Every production package that is not a dependency of our own: version, licence, and which packages bring it. */
function tableOfTheRest(): string {
  const direct = new Set(Object.keys(own.dependencies));
  const rest = production.filter(([path]) => !(direct.has(nameOf(path)) && path === `node_modules/${nameOf(path)}`));
  const rows = rest.map(([path, item]) => {
    const name = nameOf(path);
    const brought = production
      .filter(([, { dependencies, optionalDependencies }]) => dependencies?.[name] ?? optionalDependencies?.[name])
      .map(([by]) => nameOf(by));
    return `| ${name} | ${item.version} | ${licenceOf(path, item)} | ${[...new Set(brought)].sort().join(", ")} |`;
  });
  return ["| Package | Version | Licence | Needed by |", "|---|---|---|---|", ...[...new Set(rows)].sort()].join("\n");
}

const listed = readFileSync(DOCUMENT, "utf8");
const [direct_part = "", rest_part = ""] = listed.split(BEGIN);
for (const name of Object.keys(own.dependencies)) {
  const item = lock.packages[`node_modules/${name}`];
  const row = direct_part.split("\n").find(
    (line) =>
      line.startsWith("|") &&
      line
        .split("|")[1]
        ?.split(",")
        .some((one) => one.trim() === name),
  );
  const cells = row?.split("|").map((cell) => cell.trim()) ?? [];
  const licence = licenceOf(`node_modules/${name}`, item ?? {});
  check(
    `${name} ${item?.version} is listed with its licence ${licence} and a reason`,
    cells[2] === licence && (cells[3]?.length ?? 0) > 5,
    row ?? "not in docs/dependencies.md",
  );
}
const gone = [...direct_part.matchAll(/^\| ([@a-z][^|]*) \|/gm)]
  .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim()))
  .filter((name) => own.dependencies[name] === undefined);
check("no package is listed that the app no longer needs", gone.length === 0, gone.join(", "));
const table = tableOfTheRest();
if (process.argv.includes("--write")) writeFileSync(DOCUMENT, `${direct_part}${BEGIN}\n\n${table}\n`);
else
  check(
    "the packages that come along are listed as the lock file has them",
    rest_part.trim() === table,
    "npm run supply-chain -- --write",
  );
const unusual = production.filter(([path, item]) => !PERMISSIVE.test(licenceOf(path, item)));
check(
  `${production.length} production packages, every licence permissive`,
  unusual.length === 0,
  unusual.map(([path, item]) => `${nameOf(path)} ${licenceOf(path, item)}`).join(", "),
);

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
  const said = execFileSync("npm", ["run", "--silent", "assess", "--", "-", "--as-of", "2026-11-23"], {
    cwd: clone,
    input: JSON.stringify({ facts: { disease_setting: "metastatic", genotype: "KIT_ex9" } }),
    encoding: "utf8",
  });
  check(
    "and runs: the command line assesses a patient",
    JSON.parse(said).engine?.name === "gist-pathway",
    said.slice(0, 200),
  );
  check(`two builds give the same bytes (${builds[0]?.slice(0, 16)})`, builds[0] === builds[1], String(builds[1]));
  const bill = join(folder, "first/sbom.json");
  check(
    "the build makes a software bill of materials",
    existsSync(bill) && JSON.parse(readFileSync(bill, "utf8")).bomFormat === "CycloneDX",
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
recordProof("supply-chain", {
  part: "supply chain",
  what: "Production dependencies with licence and reason against the lock file, install without scripts, two builds, bill of materials",
  result: `${passed} checks passed, ${failures} failed; ${Object.keys(own.dependencies).length} direct and ${production.length} production packages in all; ${packages.length} packages in the lock file, none from an address of its own`,
  aim: "all pass; two builds with the same bytes",
  met: failures === 0,
  command: "npm run supply-chain",
});
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
