interface Scheduling {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

/** Ends the task that runs, so that the browser can paint and answer before the next one: scheduler.yield where there is one. */
export async function yieldToPage(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Work goes on for this long before the page has its turn, in milliseconds. */
const TURN_MS = 8;

/** A pause to be awaited between the steps of long work: rests only when its turn is over. */
export function inTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await yieldToPage();
    since = performance.now();
  };
}
