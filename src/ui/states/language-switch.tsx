import type { ReactNode } from "react";
import { SHELL } from "../../text/ui";
import { useApp, useText } from "../state/use-app";
import styles from "./states.module.css";

/** English or French; each language is named in itself. */
export function LanguageSwitch(): ReactNode {
  const text = useText(SHELL);
  const language = useApp((state) => state.language);
  const setLanguage = useApp((state) => state.setLanguage);
  return (
    <fieldset className={styles.languages} data-screen-only>
      <legend className="visually-hidden">{text("language")}</legend>
      {(["en", "fr"] as const).map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          className={styles.language}
          aria-pressed={language === each}
          title={text(`language.${each}`)}
          onClick={() => {
            void setLanguage(each);
            document.documentElement.lang = each;
          }}
        >
          <span aria-hidden="true">{each.toUpperCase()}</span>
          <span className="visually-hidden">{text(`language.${each}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
