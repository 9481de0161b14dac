import type { CapabilityStatement } from "fhir/r4";
import { FHIR_JSON } from "./fetch-pages";
import { Gate, type ReadManners, SYSTEM_TIMERS, sendRead } from "./send-read";
import { jsonOf } from "./server-answer";
import type { FhirTransport } from "./types";

/**
 * The server's /metadata. Null when it could not be read or is no CapabilityStatement: the read set then keeps to
 * parameters that every server of the core profiles knows.
 */
export async function fetchCapability(
  transport: FhirTransport,
  manners: Partial<ReadManners> = {},
): Promise<CapabilityStatement | null> {
  const answer = await sendRead(transport, "metadata", FHIR_JSON, {
    timers: SYSTEM_TIMERS,
    signal: null,
    timeout: 30_000,
    gate: new Gate(1),
    ...manners,
  });
  if (answer.kind === "no_answer" || answer.response.status !== 200) return null;
  const json = jsonOf(answer.response.body);
  return json?.resourceType === "CapabilityStatement" ? (json as unknown as CapabilityStatement) : null;
}
