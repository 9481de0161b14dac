/** Elements that a server sets or rewrites by right, or that are compared elsewhere. */
const SERVERS_OWN = new Set(["id", "meta", "text", "contained"]);

/**
 * Does the record hold what was sent? Everything sent must be there; what the server added does not count. Absolute
 * references equal relative ones, instants are compared as instants, an attachment that became a link is not compared.
 */
export function sameContent(sent: unknown, got: unknown, top = true): boolean {
  if (Array.isArray(sent)) {
    return Array.isArray(got) && sent.every((item) => got.some((other) => sameContent(item, other, false)));
  }
  if (typeof sent === "object" && sent !== null) {
    if (typeof got !== "object" || got === null) return false;
    const held = got as Record<string, unknown>;
    if ("contentType" in sent && typeof held.url === "string" && held.data === undefined) return true;
    return Object.entries(sent).every(
      ([key, value]) => (top && SERVERS_OWN.has(key)) || value === undefined || sameContent(value, held[key], false),
    );
  }
  if (typeof sent === "string" && typeof got === "string" && sent !== got) {
    if (/^\d{4}-\d\d-\d\dT/.test(sent)) return Math.abs(Date.parse(sent) - Date.parse(got)) < 1000;
    return /^[A-Z][A-Za-z]+\/[^/]+$/.test(sent) && got.includes(`/${sent}`);
  }
  return sent === got;
}
