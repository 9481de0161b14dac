import { useEffect } from "react";
import { useApp, useDependencies } from "../state/use-app";
import { ehrColours } from "./ehr-colours";

/** Lays the EHR's own colours over ours where they stay readable; looks again when light and dark change places. */
export function useEhrStyle(): void {
  const { readStyle } = useDependencies();
  const session = useApp((state) => state.session);
  useEffect(() => {
    if (!session?.style_url || !readStyle) return;
    const root = document.documentElement;
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    const print = window.matchMedia("print");
    let style: Readonly<Record<string, string>> | null = null;
    let set: readonly string[] = [];
    const lay = (): void => {
      for (const name of set) root.style.removeProperty(name);
      set = [];
      if (!style || print.matches) return;
      const own = getComputedStyle(root);
      const taken = ehrColours(style, (name) => own.getPropertyValue(name));
      for (const [name, value] of Object.entries(taken)) root.style.setProperty(name, value);
      set = Object.keys(taken);
    };
    let current = true;
    void readStyle(session.style_url, session.base).then((found) => {
      if (!current) return;
      style = found;
      lay();
    });
    scheme.addEventListener("change", lay);
    print.addEventListener("change", lay);
    return () => {
      current = false;
      scheme.removeEventListener("change", lay);
      print.removeEventListener("change", lay);
      for (const name of set) root.style.removeProperty(name);
    };
  }, [session, readStyle]);
}
