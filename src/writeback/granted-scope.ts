/**
 * What a granted scope string allows (SMART App Launch 2.2): v2 letters "cruds" with an optional query, v1 "read",
 * "write" and "*". A scope narrowed by a query counts only where everything this app writes of that type satisfies it.
 */
interface Grant {
  readonly type: string;
  readonly letters: string;
  readonly query: string | null;
}

/** Categories that every resource written by this app carries, as they may stand in a scope's query. */
const CATEGORY_OF: Readonly<Record<string, readonly string[]>> = {
  DocumentReference: [
    "clinical-note",
    "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category|clinical-note",
  ],
  CarePlan: ["assess-plan", "http://hl7.org/fhir/us/core/CodeSystem/careplan-category|assess-plan"],
  Observation: ["exam", "http://terminology.hl7.org/CodeSystem/observation-category|exam"],
};

function parse(word: string): Grant | null {
  const match = /^(?:patient|user)\/(\*|[A-Z][A-Za-z]*)\.(read|write|\*|c?r?u?d?s?)(?:\?(.+))?$/.exec(word);
  if (!match) return null;
  const [, type = "", verbs = "", query = null] = match;
  const letters = verbs === "read" ? "rs" : verbs === "write" ? "cud" : verbs === "*" ? "cruds" : verbs;
  return letters === "" ? null : { type, letters, query };
}

/** Is creating (c), updating (u) or searching (s) what this app knows of one type granted? An empty or unknown grant allows nothing. */
export function grants(granted_scope: string, type: string, letter: "c" | "u" | "s"): boolean {
  return granted_scope
    .split(/\s+/)
    .map(parse)
    .some(
      (grant) =>
        grant !== null &&
        (grant.type === type || grant.type === "*") &&
        grant.letters.includes(letter) &&
        (grant.query === null || satisfies(type, grant.query)),
    );
}

function satisfies(type: string, query: string): boolean {
  return query.split("&").every((pair) => {
    const [name, value = ""] = pair.split("=", 2);
    if (name !== "category") return false;
    const wanted = value.split(",").map(decode);
    return (CATEGORY_OF[type] ?? []).some((category) => wanted.includes(category));
  });
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
