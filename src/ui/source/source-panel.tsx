import { Dialog } from "@base-ui/react/dialog";
import type { FhirResource } from "fhir/r4";
import { type ReactNode, useRef } from "react";
import type { Candidate, ReportText } from "../../chart/types";
import type { FactName } from "../../knowledge/types";
import { ELEMENTS } from "../../text/ui";
import { FACTS, SOURCES } from "../../text/ui-facts";
import { Badge } from "../elements/badge";
import { Button } from "../elements/button";
import { Disclosure } from "../elements/disclosure";
import { factLabel, factValueText } from "../fact-words";
import { candidateOf } from "../facts/fact-view";
import { formatDate } from "../format";
import type { OpenedSource } from "../state/store";
import { useApp, useText } from "../state/use-app";
import { resourceInWords } from "./resource-in-words";
import styles from "./source-panel.module.css";

/** The opened source beside the page: a report with the sentence marked, or a resource in words. Never as HTML. */
export function SourcePanel(): ReactNode {
  const opened = useApp((state) => state.opened_source);
  const openSource = useApp((state) => state.openSource);
  const mark = useRef<HTMLElement>(null);
  return (
    <Dialog.Root open={opened !== null} onOpenChange={(open) => (open ? undefined : openSource(null))}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.panel}>
          {opened ? <OpenedSourceView opened={opened} markRef={mark} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function OpenedSourceView(props: {
  readonly opened: OpenedSource;
  readonly markRef: React.RefObject<HTMLElement | null>;
}): ReactNode {
  const { source, fact } = props.opened;
  const text = useText(SOURCES);
  const elements = useText(ELEMENTS);
  const language = useApp((state) => state.language);
  const reading = useApp((state) => state.reading);
  const fetched = useApp((state) => state.fetched);
  const report =
    reading?.reports.find((each) => each.reference === source.reference && holdsSpan(each, source)) ??
    reading?.reports.find((each) => each.reference === source.reference) ??
    null;
  const resource = fetched?.resources.find((each) => `${each.resourceType}/${each.id}` === source.reference) ?? null;
  const candidate = fact ? candidateOf(reading, fact, source) : null;
  const title = report
    ? (report.title ?? text(`kind.${report.kind}`))
    : elements(candidate?.confirmed_at === undefined ? `method.${source.method}` : "source.confirmed");
  return (
    <>
      <header className={styles.header}>
        <div>
          <Dialog.Title className={styles.title}>{title}</Dialog.Title>
          {fact ? (
            <Dialog.Description className={styles.subtitle}>
              {text("for_fact", { fact: factLabel(fact, language) })}
            </Dialog.Description>
          ) : null}
        </div>
        <Dialog.Close render={<Button size="small">{elements("close")}</Button>} />
      </header>
      <div className={styles.body}>
        {source.method === "entered" ? (
          <p>{text("entered", { date: source.date ? formatDate(source.date, language) : "" })}</p>
        ) : null}
        {source.method === "derived" ? (
          <p>{text("derived", { facts: derivedFrom(source.element, language) })}</p>
        ) : null}
        {fact && candidate ? <CandidateView candidate={candidate} fact={fact} /> : null}
        {report ? <ReportView report={report} start={source.start} end={source.end} markRef={props.markRef} /> : null}
        {!report && resource ? <ResourceView resource={resource} element={source.element} /> : null}
        {!report && !resource && source.reference ? <p>{text("not_held", { reference: source.reference })}</p> : null}
        {!report && source.quote ? (
          <figure className={styles.quote}>
            <figcaption>{text("quote")}</figcaption>
            <blockquote>
              <mark>{source.quote}</mark>
            </blockquote>
          </figure>
        ) : null}
      </div>
    </>
  );
}

function holdsSpan(report: ReportText, source: OpenedSource["source"]): boolean {
  if (source.quote === null || source.start === null || source.end === null) return true;
  return report.text.slice(source.start, source.end) === source.quote;
}

function derivedFrom(element: string | null, language: "en" | "fr"): string {
  return (element ?? "")
    .split(", ")
    .map((name) => factLabelOrName(name, language))
    .join(", ");
}

function factLabelOrName(name: string, language: "en" | "fr"): string {
  try {
    return factLabel(name as FactName, language);
  } catch {
    return name;
  }
}

function CandidateView(props: { readonly candidate: Candidate; readonly fact: FactName }): ReactNode {
  const { candidate, fact } = props;
  const text = useText(SOURCES);
  const facts = useText(FACTS);
  const language = useApp((state) => state.language);
  const rows: readonly (readonly [string, string | null])[] = [
    [text("recorded_value"), candidate.value === null ? null : factValueText(fact, candidate.value, language)],
    [facts("count.how"), candidate.as_reported],
    [text("date"), candidate.source.date ? formatDate(candidate.source.date, language) : null],
    [text("author"), candidate.author],
    [
      text("status"),
      [
        candidate.report_status === "unknown" ? null : facts(`report_status.${candidate.report_status}`),
        candidate.specimen === "unknown" ? null : facts(`specimen.${candidate.specimen}`),
      ]
        .filter(Boolean)
        .join(", ") || null,
    ],
    [text("where"), candidate.source.reference],
    [text("element"), candidate.source.element],
  ];
  return (
    <>
      <dl className={styles.list}>
        {rows.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {candidate.note ? <p className={styles.subtitle}>{candidate.note}</p> : null}
    </>
  );
}

function ReportView(props: {
  readonly report: ReportText;
  readonly start: number | null;
  readonly end: number | null;
  readonly markRef: React.RefObject<HTMLElement | null>;
}): ReactNode {
  const { report, start, end, markRef } = props;
  const text = useText(SOURCES);
  const language = useApp((state) => state.language);
  const inside = start !== null && end !== null && start >= 0 && start < end && end <= report.text.length;
  return (
    <section className={styles.report} aria-label={text("report")}>
      <p className={styles.meta}>
        <span>{text(`kind.${report.kind}`)}</span>
        {report.date ? <span>{formatDate(report.date, language)}</span> : null}
        {report.author ? <span>{report.author}</span> : null}
        <Badge tone={report.status === "superseded" ? "warning" : "neutral"}>{text(`status.${report.status}`)}</Badge>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre className={styles.text} lang={report.language === "unknown" ? undefined : report.language} tabIndex={0}>
        {inside ? (
          <>
            {report.text.slice(0, start)}
            <mark
              ref={(element) => {
                markRef.current = element;
                element?.scrollIntoView?.({ block: "center" });
              }}
            >
              {report.text.slice(start, end)}
            </mark>
            {report.text.slice(end)}
          </>
        ) : (
          report.text
        )}
      </pre>
      <p className={styles.subtitle}>
        {text("text_only")} · {report.reference}
      </p>
    </section>
  );
}

function ResourceView(props: { readonly resource: FhirResource; readonly element: string | null }): ReactNode {
  const { resource, element } = props;
  const text = useText(SOURCES);
  const language = useApp((state) => state.language);
  return (
    <section aria-label={text("resource")}>
      <h3 className={styles.heading}>{text("what_it_says")}</h3>
      <dl className={styles.list}>
        {resourceInWords(resource, language).map(([label, value]) => (
          <div key={`${label} ${value}`}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {element ? (
          <div>
            <dt>{text("element")}</dt>
            <dd>
              <code>{element}</code>
            </dd>
          </div>
        ) : null}
      </dl>
      <Disclosure summary={text("raw")}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <pre className={styles.text} tabIndex={0}>
          {JSON.stringify(resource, null, 2)}
        </pre>
      </Disclosure>
    </section>
  );
}
