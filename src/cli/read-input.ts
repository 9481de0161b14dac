import { parseFacts } from "../engine/parse-facts";
import { sayIn } from "../engine/say";
import type { Knowledge } from "../knowledge/types";
import type { CommandLine, Say } from "./arguments";
import { duplicateKey } from "./duplicate-key";
import { type Input, isObject } from "./input";
import { readBundle } from "./read-bundle";

/** Reads one JSON text: a FHIR Bundle, or `{"facts": {…}}` with, if wanted, `"patient": {"reference": …}` beside it. */
export async function readInput(text: string, command: CommandLine, knowledge: Knowledge, say: Say): Promise<Input> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\s+/g, " ").slice(0, 120) : String(error);
    return { ok: false, message: say("not_json", { reason }) };
  }
  const key = duplicateKey(text);
  if (key !== null) return { ok: false, message: say("duplicate_key", { key }) };
  if (!isObject(json)) return { ok: false, message: say("neither") };
  if ("facts" in json) return readFactsObject(json, command, knowledge, say);
  if ("resourceType" in json) return readBundle(json, command, say);
  return { ok: false, message: say("neither") };
}

function readFactsObject(
  json: Readonly<Record<string, unknown>>,
  command: CommandLine,
  knowledge: Knowledge,
  say: Say,
): Input {
  for (const key of Object.keys(json)) {
    if (key !== "facts" && key !== "patient") return { ok: false, message: say("top_level_key", { key }) };
  }
  const patient = json.patient ?? null;
  if (patient !== null && !(isObject(patient) && typeof patient.reference === "string")) {
    return { ok: false, message: say("patient_reference") };
  }
  const parsed = parseFacts(json.facts, knowledge);
  if (!parsed.ok) {
    const { path, problem, values } = parsed.error;
    return {
      ok: false,
      message: say("at_path", { path, problem: sayIn(knowledge, command.language)(problem, values) }),
    };
  }
  return {
    ok: true,
    facts: parsed.facts,
    patient: patient === null ? null : { reference: String(patient.reference) },
  };
}
