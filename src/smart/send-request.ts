import type { SessionRequest, SessionResponse } from "./types";

type Send = (token: string | undefined, url: string, request: SessionRequest) => Promise<SessionResponse>;

/**
 * Sends FHIR requests of one session with its token. Reads ask for an answer made now (`Cache-Control: no-cache`): HAPI servers
 * answer the same search with what they found up to a minute ago, and a plan filed in between would be missing. Browsers do not
 * say so by themselves when they are told to store nothing. A server whose CORS rules refuse the header is asked without it.
 * @returns a function that rejects as `fetch` does, and answers 401 where there is no token
 */
export function requestSender(): Send {
  let header: "untried" | "taken" | "refused" = "untried";
  return async (token, url, request) => {
    if (!token) return unauthorized();
    if (request.method !== "GET" || header === "refused") return sendOnce(token, url, request);
    const fresh = { ...request, headers: { ...request.headers, "cache-control": "no-cache" } };
    try {
      const answer = await sendOnce(token, url, fresh);
      header = "taken";
      return answer;
    } catch (error) {
      if (header === "taken" || !(error instanceof TypeError)) throw error;
      const answer = await sendOnce(token, url, request);
      header = "refused";
      return answer;
    }
  };
}

/** Asks for what a FHIR server tells everyone, its /metadata: without a token. Rejects as `fetch` does. */
export function sendUnsigned(base: string, request: SessionRequest): Promise<SessionResponse> {
  return sendOnce(null, `${base}/${request.url}`, request);
}

/** The answer where there is no session to ask with. */
export function unauthorized(): SessionResponse {
  return { status: 401, headers: {}, body: new Uint8Array() };
}

async function sendOnce(token: string | null, url: string, request: SessionRequest): Promise<SessionResponse> {
  const response = await fetch(url, {
    method: request.method,
    headers: {
      accept: "application/fhir+json",
      ...request.headers,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(request.signal ? { signal: request.signal } : {}),
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    redirect: "error", // the token follows no redirect (L-26)
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}
