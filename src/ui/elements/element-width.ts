import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/**
 * The width of an element in CSS pixels, followed as it changes, so that a drawing is laid out for the room it has and not
 * for the window. `assumed` until the element has been measured.
 */
export function useElementWidth<T extends Element>(assumed: number): { ref: RefObject<T | null>; width: number } {
  const ref = useRef<T | null>(null);
  const [width, setWidth] = useState(assumed);
  // Before the first paint, so that nothing below moves when the drawing takes the room it has.
  useLayoutEffect(() => {
    const first = Math.round(ref.current?.getBoundingClientRect().width ?? 0);
    if (first > 0) setWidth(first);
  }, []);
  useEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
