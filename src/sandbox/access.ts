import type { Dialect } from "./dialects";
import type { Exchange } from "./exchange";
import { FhirError } from "./fhir-error";
import type { AccessToken, Grants } from "./grants";
import { resourceScopes } from "./scopes";

/** The grant behind the bearer token of a request. @throws FhirError 401 without a token, or with one that is not in force here. */
export function tokenOf(exchange: Exchange, grants: Grants, dialect: Dialect): AccessToken {
  const bearer = /^Bearer ([\w.~+/-]+=*)$/.exec(exchange.headers.authorization ?? "")?.[1];
  if (bearer === undefined) {
    throw new FhirError(401, "No access token", { headers: { "WWW-Authenticate": "Bearer" } });
  }
  const token = grants.find(bearer);
  if (!token || token.dialect !== dialect.name) {
    throw new FhirError(401, "The access token is unknown or has expired", {
      headers: { "WWW-Authenticate": 'Bearer error="invalid_token"' },
    });
  }
  return token;
}

/** Is any scope of this type and letter (of "cruds") granted at all? */
export function isGranted(token: AccessToken, type: string, letter: string): boolean {
  if (type === "Practitioner" && letter === "r" && token.scope.split(" ").includes("fhirUser")) return true;
  return resourceScopes(token.scope).some(
    (scope) =>
      (scope.type === "*" || scope.type === type) &&
      scope.letters.includes(letter) &&
      (scope.level === "user" || token.patient !== null),
  );
}
