import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { writeAllResources } from "../validation/write-all-resources";
import { CONTROLS } from "./controls";
import { serverChecks } from "./hapi-server";

const HERE = import.meta.dirname;
const OUT = join(HERE, "out");
const GUIDES = [
  join(OUT, "us-core/package"),
  ...["hl7.fhir.us.mcode", "hl7.fhir.uv.genomics-reporting", "hl7.terminology.r4", "hl7.fhir.uv.extensions.r4"].map(
    (name) => join(HERE, "node_modules", name),
  ),
];

interface Allowed {
  readonly message: string;
  readonly path: string;
  readonly system?: string;
  readonly reason: string;
}

interface Message {
  readonly file: string;
  readonly severity: string;
  readonly path: string;
  readonly text: string;
}

function isThere(command: string, argument: string): boolean {
  return spawnSync(command, [argument], { stdio: "ignore" }).status === 0;
}

function must(command: string, given: readonly string[], cwd: string): void {
  const done = spawnSync(command, given, { cwd, stdio: ["ignore", "inherit", "pipe"], encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${command} ${given[0] ?? ""} failed: ${(done.stderr ?? "").slice(-2000)}`);
}

/** The class path of the Maven module, built when it is not there. */
function classPath(): string {
  if (!existsSync(join(HERE, "node_modules/hl7.fhir.us.mcode"))) must("npm", ["ci", "--ignore-scripts"], HERE);
  must("mvn", ["-q", "-B", "package"], HERE);
  return [join(HERE, "target/classes"), readFileSync(join(HERE, "target/classpath.txt"), "utf8").trim()].join(
    delimiter,
  );
}

function validate(classes: string, folder: string): readonly Message[] {
  const output = join(OUT, "messages.tsv");
  const given = ["-Xmx2g", "-cp", classes, "org.gistpathway.conformance.Validate", folder, output, ...GUIDES];
  const done = spawnSync("java", given, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0)
    throw new Error(`the validator ended with ${done.status}: ${(done.stderr ?? "").slice(-2000)}`);
  return readFileSync(output, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [file = "", severity = "", path = "", text = ""] = line.split("\t");
      return { file, severity, path, text };
    });
}

function isAllowed(message: Message, allowed: readonly Allowed[]): boolean {
  const systems = /https?:\/\/[^\s'"#|)]+/g;
  return allowed.some(
    (row) =>
      new RegExp(row.message, "i").test(message.text) &&
      new RegExp(row.path, "i").test(message.path) &&
      (row.system === undefined ||
        (message.text.match(systems) ?? []).some((system) => new RegExp(row.system ?? "").test(system))),
  );
}

async function run(): Promise<void> {
  const missing = [isThere("java", "-version") ? null : "java", isThere("mvn", "-version") ? null : "mvn"].filter(
    (name) => name !== null,
  );
  if (missing.length > 0) {
    console.log(`conformance: skipped, ${missing.join(" and ")} not found (Java 17 and Maven are needed)`);
    return;
  }
  const classes = classPath();
  mkdirSync(join(OUT, "us-core"), { recursive: true });
  must("tar", ["xzf", join(HERE, "../data/packages/hl7.fhir.us.core-6.1.0.tgz"), "-C", join(OUT, "us-core")], HERE);

  let passed = 0;
  const failures: string[] = [];
  const check = (name: string, isRight: boolean, detail = ""): void => {
    if (isRight) passed += 1;
    else failures.push(`${name}${detail ? `: ${detail}` : ""}`);
  };

  if (!process.argv.includes("--server")) {
    const folder = join(OUT, "written");
    rmSync(folder, { recursive: true, force: true });
    const count = await writeAllResources(folder);
    mkdirSync(join(folder, "controls"), { recursive: true });
    for (const { name, resource } of CONTROLS)
      writeFileSync(join(folder, "controls", `${name}.json`), JSON.stringify(resource));
    const messages = validate(classes, folder);
    const allowed = JSON.parse(readFileSync(join(HERE, "allow-list.json"), "utf8")) as readonly Allowed[];
    const errors = messages.filter(({ severity }) => severity === "error" || severity === "fatal");
    const left = errors.filter((message) => !isAllowed(message, allowed));
    const files = messages.filter(({ severity }) => severity === "checked").map(({ file }) => file);
    check("every resource was checked", files.length === count + CONTROLS.length, `${files.length} of ${count}`);
    for (const file of files) {
      const wrong = left.filter((message) => message.file === file);
      const control = CONTROLS.find(({ name }) => file === join("controls", `${name}.json`));
      if (control && !control.is_valid) check(`control ${control.name} is refused`, wrong.length > 0);
      else check(file, wrong.length === 0, wrong[0] ? `${wrong[0].path} ${wrong[0].text}` : "");
    }
    console.log(
      `validator: ${count} resources, ${CONTROLS.length} controls, ${errors.length} errors, ${errors.length - left.length} allowed`,
    );
  }
  if (!process.argv.includes("--validator")) await serverChecks(classes, check);

  for (const failure of failures.slice(0, 40)) console.error(`FAILED ${failure}`);
  console.log(`${passed} passed, ${failures.length} failed`);
  if (failures.length > 0) process.exitCode = 1;
}

await run();
