/** SMART App Launch 2.2 scopes, v1 and v2 grammar, as an authorization server understands them. */
export interface ResourceScope {
  readonly level: "patient" | "user" | "system";
  /** Resource type or "*". */
  readonly type: string;
  /** Letters of "cruds", in that order. */
  readonly letters: string;
  /** Granular restriction, for example category=http://…|laboratory. */
  readonly query: string | null;
  readonly version: 1 | 2;
}

const PLAIN = [
  "openid",
  "fhirUser",
  "profile",
  "launch",
  "launch/patient",
  "launch/encounter",
  "online_access",
  "offline_access",
];
const V1: Readonly<Record<string, string>> = { read: "rs", write: "cud", "*": "cruds" };

/** @returns the scope taken apart, "plain" for openid, launch …, "unknown" for a word of no grammar, "malformed" for a resource scope that breaks it. */
export function parseScope(scope: string): ResourceScope | "plain" | "unknown" | "malformed" {
  if (PLAIN.includes(scope)) return "plain";
  const match = /^(patient|user|system)\/([^.]+)\.([^?]+)(?:\?(.+))?$/.exec(scope);
  if (!match) return /^(patient|user|system)\//.test(scope) ? "malformed" : "unknown";
  const [, level = "", type = "", verbs = "", query = null] = match;
  if (!/^([A-Z][A-Za-z]+|\*)$/.test(type)) return "malformed";
  const version_1 = V1[verbs];
  if (version_1 !== undefined && query !== null) return "malformed"; // v1 has no search part
  const letters = version_1 ?? verbs;
  if (letters === "" || !/^c?r?u?d?s?$/.test(letters)) return "malformed";
  return { level: level as ResourceScope["level"], type, letters, query, version: version_1 === undefined ? 2 : 1 };
}

export function resourceScopes(scope: string): ResourceScope[] {
  return words(scope)
    .map(parseScope)
    .filter((one): one is ResourceScope => typeof one === "object");
}

export function words(scope: string): string[] {
  return [...new Set(scope.split(/\s+/).filter(Boolean))];
}

/** Writes a scope in the grammar it came in; v1 where its letters have a v1 word. */
export function writeScope(scope: ResourceScope): string {
  const version_1 = Object.entries(V1).find(([, letters]) => letters === scope.letters)?.[0];
  const verbs = scope.version === 1 && version_1 !== undefined && scope.query === null ? version_1 : scope.letters;
  return `${scope.level}/${scope.type}.${verbs}${scope.query === null ? "" : `?${scope.query}`}`;
}

/**
 * The part of one requested scope that one allowed scope covers; null when nothing is left.
 * A restriction of either side stays in force.
 */
export function intersect(requested: ResourceScope, allowed: ResourceScope): ResourceScope | null {
  if (requested.level !== allowed.level) return null;
  const type = requested.type === "*" ? allowed.type : requested.type;
  if (allowed.type !== "*" && allowed.type !== type) return null;
  const letters = [...requested.letters].filter((letter) => allowed.letters.includes(letter)).join("");
  if (letters === "") return null;
  const queries = [...new Set([requested.query, allowed.query].filter((query) => query !== null))];
  return { ...requested, type, letters, query: queries.length === 0 ? null : queries.join("&") };
}

/** What of a requested scope string is left under an upper bound: plain words must be in it, resource scopes are cut down. */
export function within(requested: string, bound: string): string {
  const bound_words = words(bound);
  const allowed = resourceScopes(bound);
  const granted: string[] = [];
  for (const word of words(requested)) {
    const scope = parseScope(word);
    if (scope === "plain") {
      if (bound_words.includes(word)) granted.push(word);
    } else if (typeof scope === "object") {
      for (const one of allowed) {
        const left = intersect(scope, one);
        if (left) granted.push(writeScope(left));
      }
    }
  }
  return [...new Set(granted)].join(" ");
}

/** Is everything in `narrower` covered by `wider`? A refresh may narrow and never widen. */
export function isWithin(narrower: string, wider: string): boolean {
  const wider_words = words(wider);
  const allowed = resourceScopes(wider);
  return words(narrower).every((word) => {
    if (wider_words.includes(word)) return true;
    const scope = parseScope(word);
    if (typeof scope !== "object") return false;
    return [...scope.letters].every((letter) =>
      allowed.some(
        (one) =>
          one.level === scope.level &&
          (one.type === "*" || one.type === scope.type) &&
          one.letters.includes(letter) &&
          (one.query === null || one.query === scope.query),
      ),
    );
  });
}
