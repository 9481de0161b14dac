import { startTransition, useEffect, useState } from "react";

/**
 * How many of a page's later parts may be made by now: one more each time the browser has had its turn, so that what is read first
 * is on the screen and can be used while the rest is added below it. Grows from 0 to `count`, never back.
 */
export function useStages(count: number): number {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    if (stage >= count) return;
    // After the frame has been painted, in a task of its own; a transition lets React work in slices.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setStage((before) => before + 1)), 0);
    });
    // A page in the background gets no frames, and is to be finished all the same.
    const late = setTimeout(() => setStage((before) => Math.max(before, stage + 1)), 250);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clearTimeout(late);
    };
  }, [stage, count]);
  return stage;
}
