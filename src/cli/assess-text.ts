import { assess } from "../engine/assess";
import type { Assessment } from "../engine/assessment";
import type { Facts } from "../engine/fact";
import { KNOWLEDGE } from "../knowledge/knowledge";
import type { Jurisdiction } from "../knowledge/types";
import type { CommandLine, Say } from "./arguments";
import { readInput } from "./read-input";

export type Outcome =
  | { readonly ok: true; readonly document: Assessment }
  | { readonly ok: false; readonly message: string };

const DECODER = new TextDecoder("utf-8", { fatal: true }); // a byte-order mark is passed over

function decode(bytes: Uint8Array): string | null {
  try {
    return DECODER.decode(bytes);
  } catch {
    return null;
  }
}

/** The assessment of one JSON text, or the one-line reason why it cannot be read. */
export async function assessText(bytes: Uint8Array, command: CommandLine, say: Say): Promise<Outcome> {
  const text = decode(bytes);
  if (text === null) return { ok: false, message: say("not_utf8") };
  const input = await readInput(text, command, KNOWLEDGE, say);
  if (!input.ok) return input;
  const document = assess(input.facts, KNOWLEDGE, {
    as_of: command.as_of,
    jurisdiction: jurisdictionOf(command, input.facts),
    mode: command.mode,
    language: command.language,
    patient: input.patient,
  });
  return { ok: true, document };
}

function jurisdictionOf(command: CommandLine, facts: Facts): Jurisdiction {
  if (command.jurisdiction) return command.jurisdiction;
  return facts.jurisdiction?.status === "known" ? facts.jurisdiction.value : "EU";
}
