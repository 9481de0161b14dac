import type { ButtonHTMLAttributes, ReactNode } from "react";
import { SHELL } from "../../text/ui";
import { Button } from "../elements/button";
import { useApp, useText } from "../state/use-app";
import { LanguageSwitch } from "../states/language-switch";
import { useTumourSilence } from "../states/use-tumour-silence";
import styles from "./header.module.css";

const SECTIONS = ["facts", "risk", "pathway", "follow-up", "filing"] as const;

const PRINT = "M4 6V2h8v4M4 12H2V6h12v6h-2M4 9.5h8V14H4z";
const ABOUT = "M8 7v4.5M8 4.3v.4M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z";
const LEAVE = "M6.5 2H2.5v12h4M6 8h8M10.8 4.8 14 8l-3.2 3.2";

/** A word, or where there is no room for it a sign that has the word as its name. */
function Tool(
  props: ButtonHTMLAttributes<HTMLButtonElement> & { readonly word: string; readonly sign: string },
): ReactNode {
  const { word, sign, ...rest } = props;
  return (
    <Button size="small" look="quiet" title={word} {...rest}>
      <svg className={styles.sign} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={sign} />
      </svg>
      <span className={styles.word}>{word}</span>
    </Button>
  );
}

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
        <Tool word={text("print")} sign={PRINT} onClick={() => window.print()} />
        <Tool word={text("about")} sign={ABOUT} aria-haspopup="dialog" onClick={props.onAbout} />
        <Tool word={text("sign_out")} sign={LEAVE} onClick={() => void signOut()} />
      </div>
    </header>
  );
}
