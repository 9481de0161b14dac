import type { ReactNode } from "react";
import { SHELL } from "../../text/ui";
import { Button } from "../elements/button";
import { useApp, useText } from "../state/use-app";
import { LanguageSwitch } from "../states/language-switch";
import { useTumourSilence } from "../states/tumour-silence";
import styles from "./header.module.css";

const SECTIONS = ["facts", "risk", "pathway", "follow-up", "filing"] as const;

/** The bar that stays: where one is, the language, and the way out. */
export function Header(props: { readonly onAbout: () => void }): ReactNode {
  const text = useText(SHELL);
  const signOut = useApp((state) => state.signOut);
  const silent = useTumourSilence() !== null;
  const serverName = useApp((state) => state.session?.issuer.name ?? null);
  return (
    <header className={styles.header} data-screen-only>
      <a className={styles.skip} href="#facts-heading">
        {text("skip")}
      </a>
      <h1 className={styles.product} title={serverName ?? undefined}>
        {text("product")}
      </h1>
      <nav className={styles.sections} aria-label={text("sections")}>
        {(silent ? SECTIONS.slice(0, 2) : SECTIONS).map((section) => (
          <a key={section} href={`#${section}`}>
            {text(`section.${section}`)}
          </a>
        ))}
      </nav>
      <div className={styles.tools}>
        <LanguageSwitch />
        <Button size="small" look="quiet" onClick={() => window.print()}>
          {text("print")}
        </Button>
        <Button size="small" look="quiet" aria-haspopup="dialog" onClick={props.onAbout}>
          {text("about")}
        </Button>
        <Button size="small" look="quiet" onClick={() => void signOut()}>
          {text("sign_out")}
        </Button>
      </div>
    </header>
  );
}
