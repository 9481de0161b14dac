import type { Facts } from "../engine/fact";

/** One patient, ready for the engine; or the one-line reason why the input cannot be read. */
export type Input =
  | { readonly ok: true; readonly facts: Facts; readonly patient: { readonly reference: string } | null }
  | { readonly ok: false; readonly message: string };

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
