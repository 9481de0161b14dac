import { useEffect } from "react";

const FOCUSABLE = "button:not(:disabled), a[href], input, select, textarea, summary, [tabindex]";

/**
 * A control that takes itself away (undo, confirm, put back, close) must not take the keyboard's place on the page with it. When
 * the focused element has left the page, focus goes to the first control of the nearest part around it that is still there, which
 * for a section is its heading.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let around: readonly Element[] = [];
    const remember = (event: FocusEvent): void => {
      const chain: Element[] = [];
      for (let element = event.target as Element | null; element; element = element.parentElement) chain.push(element);
      around = chain;
    };
    const restore = (): void => {
      const [last] = around;
      if (!last || last.isConnected || document.activeElement !== document.body) return;
      for (const element of around) {
        if (!element.isConnected || element === document.body) continue;
        const next = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isShown);
        if (!next) continue;
        next.focus({ preventScroll: false });
        return;
      }
    };
    const observer = new MutationObserver(restore);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", remember);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", remember);
    };
  }, []);
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && !element.closest("[aria-hidden=true]");
}
