import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import type { Jurisdiction } from "../../knowledge/types";
import { ELEMENTS } from "../../text/ui";
import { ABOUT } from "../../text/ui-about";
import { FACTS } from "../../text/ui-facts";
import { Button } from "../elements/button";
import { Disclosure } from "../elements/disclosure";
import { OuterLink } from "../elements/outer-link";
import { chartReadiness, isUnread } from "../facts/fact-view";
import { formatDate } from "../format";
import styles from "../source/source-panel.module.css";
import { useApp, useText } from "../state/use-app";
import { QueryList } from "../states/reading-page";
import own from "./about.module.css";

const JURISDICTIONS: readonly Jurisdiction[] = ["EU", "UK", "FR", "US", "APAC"];

/** The 13 source attributes and what this product says to each (transparency requirements §3). */
const ATTRIBUTES = [
  ["attribute.bibliography", "value.bibliography"],
  ["attribute.developer", "value.developer"],
  ["attribute.funding", "value.funding"],
  ["attribute.dates", null],
  ["attribute.race", "value.not_used"],
  ["attribute.ethnicity", "value.not_used"],
  ["attribute.language", "value.not_used"],
  ["attribute.orientation", "value.not_used"],
  ["attribute.gender_identity", "value.not_used"],
  ["attribute.sex", "value.sex"],
  ["attribute.birth", "value.birth"],
  ["attribute.social", "value.not_used"],
  ["attribute.health_status", "value.health_status"],
] as const;

/** What the app is, on what it rests, and what it read. */
export function AboutDialog(props: { readonly onClose: () => void }): ReactNode {
  const text = useText(ABOUT);
  const facts = useText(FACTS);
  const elements = useText(ELEMENTS);
  const language = useApp((state) => state.language);
  const assessment = useApp((state) => state.assessment);
  const reading = useApp((state) => state.reading);
  const user = useApp((state) => state.user);
  const session = useApp((state) => state.session);
  const operator = useApp((state) => state.configuration?.operator ?? null);
  const jurisdiction = useApp((state) => state.jurisdiction);
  const setJurisdiction = useApp((state) => state.setJurisdiction);
  if (!assessment) return null;
  const queries = reading?.queries ?? [];
  const unread = queries.filter(isUnread).length;
  const { engine } = assessment;
  const versions: readonly (readonly [string, string])[] = [
    [text("version"), `${engine.name} ${engine.version}`],
    [text("evidence_date"), formatDate(engine.knowledge_date, language)],
    [text("as_of"), formatDate(assessment.as_of, language)],
    [text("issuer"), session ? `${session.issuer.name} · ${session.base}` : text("not_stated")],
    [
      text("user"),
      user
        ? `${user.name ?? user.reference ?? text("not_stated")} ${user.verified ? "" : text("user_unverified")}`
        : text("not_stated"),
    ],
    [text("scope"), session?.granted_scope ?? text("not_stated")],
    [text("operator"), operator?.name ?? text("not_stated")],
    [text("contact"), operator?.contact ?? text("not_stated")],
    [text("sign_off"), operator?.clinical_sign_off ?? text("not_stated")],
  ];
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.panel}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>{text("title")}</Dialog.Title>
            <Dialog.Close render={<Button size="small">{elements("close")}</Button>} />
          </header>
          <div className={styles.body}>
            {(["is", "is_not", "how", "privacy"] as const).map((part) => (
              <section key={part}>
                <h3 className={styles.heading}>{text(part)}</h3>
                <p>{text(`${part}_text`)}</p>
              </section>
            ))}
            <section>
              <h3 className={styles.heading}>{text("versions")}</h3>
              <Rows rows={versions} />
              <label className={own.jurisdiction}>
                {text("jurisdiction")}
                <select
                  value={jurisdiction}
                  onChange={(event) => {
                    const chosen = JURISDICTIONS.find((each) => each === event.target.value);
                    if (chosen) setJurisdiction(chosen);
                  }}
                >
                  {JURISDICTIONS.map((each) => (
                    <option key={each} value={each}>
                      {text(`jurisdiction.${each}`)}
                    </option>
                  ))}
                </select>
              </label>
            </section>
            <section>
              <h3 className={styles.heading}>{text("readiness")}</h3>
              <p>{facts("readiness", { ...chartReadiness(assessment, reading) })}</p>
            </section>
            <section>
              <h3 className={styles.heading}>{text("reads")}</h3>
              <p className={styles.subtitle}>{text("reads_note", { read: queries.length - unread, unread })}</p>
              <QueryList queries={queries} detailed />
            </section>
            {reading && reading.set_aside.length > 0 ? (
              <Disclosure summary={text("set_aside")} note={String(reading.set_aside.length)}>
                <ul>
                  {reading.set_aside.map((row) => (
                    <li key={`${row.reference} ${row.reason} ${row.detail}`}>
                      <code>{row.reference}</code>: {text(`reason.${row.reason}`)}
                      {row.detail ? ` (${row.detail})` : ""}
                    </li>
                  ))}
                </ul>
              </Disclosure>
            ) : null}
            <section>
              <h3 className={styles.heading}>{text("attributes")}</h3>
              <p className={styles.subtitle}>{text("attributes_note")}</p>
              <Rows
                rows={ATTRIBUTES.map(([label, value]) => [
                  text(label),
                  value === null ? `${engine.version} · ${formatDate(engine.knowledge_date, language)}` : text(value),
                ])}
              />
            </section>
            <Disclosure summary={text("bibliography")} note={String(Object.keys(assessment.citations).length)}>
              <ul className={own.citations}>
                {Object.entries(assessment.citations).map(([key, citation]) => (
                  <li key={key}>
                    {citation.text}{" "}
                    {citation.url || citation.doi ? (
                      <OuterLink url={citation.url ?? `https://doi.org/${citation.doi}`}>
                        {citation.doi ?? citation.url}
                      </OuterLink>
                    ) : null}
                  </li>
                ))}
              </ul>
            </Disclosure>
            <section>
              <h3 className={styles.heading}>{text("licences")}</h3>
              <p>{text("licences_text")}</p>
            </section>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Rows(props: { readonly rows: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <dl className={styles.list}>
      {props.rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
