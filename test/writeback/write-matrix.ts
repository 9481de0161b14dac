import type { DialectName } from "../../src/sandbox/dialects";
import type { FAULTS_OF_ANY, FaultVerb } from "../../src/sandbox/faults";
import type { Sandbox } from "../../src/sandbox/start-sandbox";

export type WriteFault = (typeof FAULTS_OF_ANY)[number];

/** What a fault is, for a reader. */
export const FAULT_WORDS: Readonly<Record<WriteFault, string>> = {
  status_401: "401",
  status_403: "403",
  status_404: "404",
  status_409: "409",
  status_412: "412",
  status_422: "422",
  status_429: "429",
  status_500: "500",
  status_502: "502",
  timeout: "no answer, nothing done",
  timeout_after: "no answer, yet done",
  slow: "slow",
  drop_before: "connection lost, nothing done",
  drop_after: "connection lost, yet done",
  gateway_after: "502, yet done",
  portal: "sign-in page with 200, nothing done",
  html: "sign-in page with 200, yet done",
  empty_body: "done, empty body",
  not_json: "done, body is no JSON",
  wrong_resource_type: "done, body is another resource",
};

/** One kind of write, on the server where it is made, and the requests that the fault meets. */
export interface WriteKind {
  readonly name: string;
  readonly patient: string;
  readonly dialect: DialectName;
  /** Bundles that the server takes; null: the dialect's own. */
  readonly bundles: readonly ("transaction" | "batch")[] | null;
  readonly verb: FaultVerb;
  readonly resource: string;
  /** The second filing of a patient: the plan replaces the earlier one. */
  readonly again?: boolean;
  /** The clinician confirmed a fact, which is written as an Observation. */
  readonly confirms?: boolean;
}

const kind = (
  name: string,
  dialect: DialectName,
  verb: FaultVerb,
  resource: string,
  more: Partial<WriteKind> = {},
): WriteKind => ({ name, patient: "narrative-english", dialect, bundles: null, verb, resource, ...more });
const single = (name: string, resource: string, more: Partial<WriteKind> = {}): WriteKind =>
  kind(name, "open", "create", resource, { bundles: [], confirms: true, ...more });

export const WRITE_KINDS: readonly WriteKind[] = [
  kind("note, Epic", "epic", "create", "DocumentReference"),
  kind("note as final, Oracle Health", "oracle-health", "create", "DocumentReference"),
  kind("Provenance, Oracle Health", "oracle-health", "create", "Provenance"),
  kind("QuestionnaireResponse, MEDITECH", "meditech", "create", "QuestionnaireResponse"),
  kind("QuestionnaireResponse, athenahealth", "athenahealth", "create", "QuestionnaireResponse"),
  kind("transaction", "open", "transaction", "*", { confirms: true }),
  kind("transaction that replaces a plan", "open", "transaction", "*", { confirms: true, again: true }),
  kind("batch", "open", "transaction", "*", { bundles: ["batch"], confirms: true }),
  single("note, one by one", "DocumentReference"),
  single("RiskAssessment, one by one", "RiskAssessment"),
  single("Observation, one by one", "Observation"),
  single("CarePlan, one by one", "CarePlan"),
  single("Provenance, one by one", "Provenance"),
  single("CarePlan replaced, one by one", "CarePlan", { verb: "update", again: true }),
];

/** One filing under one fault, as the screen told it and as the chart held it. */
export interface WriteCell {
  readonly kind: string;
  readonly fault: WriteFault;
  /** State of the receipt, and its heading on the screen. */
  readonly state: string;
  readonly verdict: string;
  /** States of the parts, each once. */
  readonly parts: readonly string[];
  /** Writes that the chart holds, of those that the filing is made of. */
  readonly stored: number;
  readonly total: number;
  /** Buttons pressed once the fault was gone. */
  readonly way: readonly string[];
  readonly ended: string;
  readonly ended_stored: number;
  /** Texts of the buttons of the first receipt; copy, print and download are told apart. */
  readonly fallback: boolean;
}

/** How often something was written: a replaced version counts like a new resource. */
export function writesHeld(sandbox: Sandbox, dialect: DialectName): number {
  return sandbox.written(dialect).reduce((sum, { meta }) => sum + Number(meta?.versionId ?? 1), 0);
}

/** What is wrong with a cell; empty: it is held. */
export function wrongsOf(cell: WriteCell): readonly string[] {
  const wrong: string[] = [];
  const claims_all = cell.state === "complete";
  if (claims_all && cell.stored !== cell.total) wrong.push(`said complete, the chart holds ${cell.stored}`);
  if (cell.state === "none" && cell.stored !== 0) wrong.push(`said none, the chart holds ${cell.stored}`);
  if (cell.state === "partial" && (cell.stored === 0 || cell.stored >= cell.total)) wrong.push("said partial");
  if (cell.stored > cell.total || cell.ended_stored > cell.total) wrong.push("something stands twice");
  if (cell.ended !== "complete" || cell.ended_stored !== cell.total) wrong.push(`the way on ended ${cell.ended}`);
  if (cell.verdict === "") wrong.push("the screen says nothing");
  if (!cell.fallback) wrong.push("no way to take the text away");
  return wrong;
}

/** A cell as a row of the document. */
export function rowOf(cell: WriteCell): string {
  const wrongs = wrongsOf(cell);
  const columns = [
    cell.kind,
    FAULT_WORDS[cell.fault],
    cell.verdict,
    cell.parts.join(", "),
    `${cell.stored} of ${cell.total}`,
    cell.way.length === 0 ? "–" : cell.way.join(", then "),
    `${cell.ended_stored} of ${cell.total}`,
    wrongs.length === 0 ? "held" : `WRONG: ${wrongs.join("; ")}`,
  ];
  return `| ${columns.join(" | ")} |`;
}

/** docs/write-faults.md from the cells of one run. */
export function writeFaultsDocument(cells: readonly WriteCell[]): string {
  const wrong = cells.filter((cell) => wrongsOf(cell).length > 0).length;
  return `# When the EHR fails while it is written to

Written by \`npm run faults:write\`; \`npm test\` runs the kinds that differ most and compares. Each kind of write meets each fault that the sandbox
has for writes; the sandbox's servers run in process, the submission and the receipt's screen are the app's own. Then the fault is
switched off and the clinician goes on by the receipt's own buttons. \`npm run faults:browser\` does the same in a real browser, from the
launch to the receipt.

A cell is held when

- the receipt's heading is true of what the chart holds: everything, part of it, nothing, or "not known";
- nothing stands twice, neither after the fault nor after the way on;
- the way on ends with everything in the chart, each part once;
- the text can be copied, printed and downloaded from the receipt.

The counts are of writes: a replaced version of a plan counts like a new resource. A fault stays on for every request that it meets.

${cells.length} cells, ${cells.length - wrong} held, ${wrong} wrong.

| Write | Fault | Heading of the receipt | Parts | In the chart | Way on | In the chart then | Result |
|---|---|---|---|---|---|---|---|
${cells.map(rowOf).join("\n")}
`;
}
