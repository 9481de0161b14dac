import type { FhirResponse, FhirTransport } from "./types";

/** Time as the fetch needs it; tests give their own, so that none depends on the clock. */
export interface Timers {
  now(): number;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

export const SYSTEM_TIMERS: Timers = {
  now: () => Date.now(),
  setTimeout: (run, milliseconds) => globalThis.setTimeout(run, milliseconds),
  clearTimeout: (timer) => globalThis.clearTimeout(timer as number),
};

export type ReadAnswer =
  | { readonly kind: "response"; readonly response: FhirResponse }
  | {
      readonly kind: "no_answer";
      readonly why: "timeout" | "network" | "aborted" | "too_many_requests";
      readonly detail: string;
    };

export interface ReadManners {
  readonly timers: Timers;
  readonly signal: AbortSignal | null;
  /** Milliseconds for one request. */
  readonly timeout: number;
  /** Requests under way at one time: servers ask apps to throttle themselves. */
  readonly gate: Gate;
}

const BACK_OFF = 800;
const LONGEST_WAIT = 20_000;
const MOST_WAITS = 3;

/**
 * One idempotent read: 30 s for an answer, one more try after a back-off when there was none or the server failed (5xx),
 * 429 and 503 with Retry-After waited for within bounds. Refusals (4xx) are answers and are not repeated.
 */
export async function sendRead(
  transport: FhirTransport,
  url: string,
  accept: string,
  manners: ReadManners,
): Promise<ReadAnswer> {
  let failures = 0;
  let waits = 0;
  for (;;) {
    if (manners.signal?.aborted) return { kind: "no_answer", why: "aborted", detail: "stopped" };
    const answer = await manners.gate.through(() => sendOnce(transport, url, accept, manners));
    if (answer.kind === "response") {
      const { status } = answer.response;
      const asked = status === 429 || status === 503 ? retryAfter(answer.response, manners.timers.now()) : null;
      if (status === 429 || asked !== null) {
        if (waits >= MOST_WAITS || (asked !== null && asked > LONGEST_WAIT)) {
          return status === 429 ? { kind: "no_answer", why: "too_many_requests", detail: "too many requests" } : answer;
        }
        waits += 1;
        await pause(asked ?? BACK_OFF * 2 ** waits, manners);
        continue;
      }
      if (status < 500 || status === 501 || failures >= 1) return answer;
    } else if (answer.why === "aborted" || failures >= 1) return answer;
    failures += 1;
    await pause(BACK_OFF, manners);
  }
}

async function sendOnce(
  transport: FhirTransport,
  url: string,
  accept: string,
  manners: ReadManners,
): Promise<ReadAnswer> {
  const own = new AbortController();
  let isLate = false;
  const stop = (): void => own.abort();
  manners.signal?.addEventListener("abort", stop, { once: true });
  let timer: unknown;
  // The answer races the timer: a transport that does not heed its signal must not hold the screen.
  const late = new Promise<"late">((resolve) => {
    timer = manners.timers.setTimeout(() => {
      isLate = true;
      own.abort();
      resolve("late");
    }, manners.timeout);
  });
  try {
    const sent = transport.send({ method: "GET", url, headers: { accept }, signal: own.signal });
    sent.catch(() => undefined);
    const answer = await Promise.race([sent, late, aborted(own.signal)]);
    if (answer === "late" || answer === "aborted") {
      return isLate
        ? { kind: "no_answer", why: "timeout", detail: `no answer in ${manners.timeout / 1000} s` }
        : { kind: "no_answer", why: "aborted", detail: "stopped" };
    }
    return { kind: "response", response: answer };
  } catch (error) {
    if (isLate) return { kind: "no_answer", why: "timeout", detail: `no answer in ${manners.timeout / 1000} s` };
    if (manners.signal?.aborted) return { kind: "no_answer", why: "aborted", detail: "stopped" };
    return { kind: "no_answer", why: "network", detail: error instanceof Error ? error.name : "no connection" };
  } finally {
    manners.timers.clearTimeout(timer);
    manners.signal?.removeEventListener("abort", stop);
  }
}

function aborted(signal: AbortSignal): Promise<"aborted"> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve("aborted");
    else signal.addEventListener("abort", () => resolve("aborted"), { once: true });
  });
}

function pause(milliseconds: number, manners: ReadManners): Promise<void> {
  return new Promise((resolve) => {
    if (manners.signal?.aborted) {
      resolve();
      return;
    }
    const timer = manners.timers.setTimeout(done, milliseconds);
    function done(): void {
      manners.timers.clearTimeout(timer);
      manners.signal?.removeEventListener("abort", done);
      resolve();
    }
    manners.signal?.addEventListener("abort", done, { once: true });
  });
}

/** Milliseconds that the server asks to wait: seconds or an HTTP date. Null when it does not say. */
function retryAfter(response: FhirResponse, now: number): number | null {
  const value = response.headers["retry-after"];
  if (value === undefined) return null;
  if (/^\d+$/.test(value.trim())) return Number(value.trim()) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** Lets a few through at a time, in the order in which they came. */
export class Gate {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(width: number) {
    this.free = width;
  }

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
