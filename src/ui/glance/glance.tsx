import type { ReactNode } from "react";
import type { Assessment, Recommendation, RiskScheme, SchemeResult } from "../../engine/assessment";
import type { FactName } from "../../knowledge/types";
import { SHELL } from "../../text/ui";
import { Badge, StatusBadge } from "../elements/badge";
import { codeLabel, factValueText } from "../fact-words";
import { assessedFact, isPending } from "../facts/fact-view";
import { formatNumber } from "../format";
import { riskApplies } from "../risk/risk-applies";
import { decisionKey } from "../state/store";
import { useApp, useText } from "../state/use-app";
import styles from "./glance.module.css";

type Tile = "setting" | "site" | "size" | "mitoses" | "rupture" | "genotype" | "drug";

/** The case in one look: six facts, the risk, what comes next. Everything here is said again, with its source, below. */
export function Glance(props: { readonly assessment: Assessment }): ReactNode {
  const { assessment } = props;
  const text = useText(SHELL);
  const size = assessedFact(assessment, "size_mm").status === "unknown" ? "size_mm_imaging" : "size_mm";
  const isUnderWay = useApp((state) => state.reading?.queries.some(isPending) ?? false);
  const onDrug = assessedFact(assessment, "current_tki");
  const tiles: readonly (readonly [Tile, FactName])[] = [
    ["setting", "disease_setting"],
    ["site", "site"],
    ["size", size],
    ["mitoses", "mitoses_per_5mm2"],
    ["rupture", "rupture_category"],
    ["genotype", "genotype"],
    ...(onDrug.status === "known" && onDrug.value !== "none" ? [["drug", "current_tki"] as const] : []),
  ];
  return (
    <section className={styles.glance} aria-label={text("glance")}>
      <dl className={styles.tiles}>
        {tiles.map(([tile, name]) => (
          <FactTile key={tile} tile={tile} name={name} assessment={assessment} />
        ))}
      </dl>
      <div className={styles.outcome}>
        <div className={styles.risk}>
          <h2 className={styles.heading}>
            {text("glance.risk")}
            {isUnderWay ? <Badge tone="warning">{text("glance.so_far")}</Badge> : null}
          </h2>
          {riskApplies(assessment) ? (
            <dl className={styles.schemes}>
              {(["modified_nih_2008", "afip_2006"] as const).map((scheme) => (
                <SchemeLine key={scheme} scheme={scheme} result={assessment.risk[scheme]} />
              ))}
            </dl>
          ) : (
            <p className={styles.muted}>
              {assessment.risk.modified_nih_2008.cautions[0] ?? text("glance.does_not_apply")}
            </p>
          )}
        </div>
        <NextSteps assessment={assessment} />
      </div>
    </section>
  );
}

function FactTile(props: { readonly tile: Tile; readonly name: FactName; readonly assessment: Assessment }): ReactNode {
  const { tile, name, assessment } = props;
  const text = useText(SHELL);
  const language = useApp((state) => state.language);
  const entered = useApp((state) => state.entries.has(name));
  const isUnderWay = useApp(
    (state) => state.reading?.queries.some((query) => isPending(query) && query.concerns.includes(name)) ?? false,
  );
  const fact = assessedFact(assessment, name);
  let value: ReactNode;
  if (fact.status === "known" && fact.value !== null) {
    value =
      tile === "mitoses" && typeof fact.value === "number"
        ? formatNumber(fact.value, language)
        : factValueText(name, fact.value, language);
    if (name === "size_mm_imaging") value = `${value} ${text("glance.imaging")}`;
  } else if (fact.status === "conflict") value = text("glance.conflict");
  else if (fact.status === "not_applicable") value = text("glance.does_not_apply");
  else value = text(isUnderWay ? "glance.pending" : "glance.unknown");
  return (
    <div className={styles.tile} data-status={fact.status} data-entered={entered ? "" : undefined}>
      <dt>{text(`glance.${tile}`)}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function SchemeLine(props: { readonly scheme: RiskScheme; readonly result: SchemeResult }): ReactNode {
  const { scheme, result } = props;
  const text = useText(SHELL);
  const language = useApp((state) => state.language);
  const word = (category: string): string => {
    const key = `class.${category}`;
    return Object.hasOwn(SHELL.en, key) ? text(key as "class.low") : category;
  };
  let said: string;
  if (result.status === "determined") said = word(result.categories[0] ?? "");
  else if (result.status === "range") said = text("glance.possible", { list: result.categories.map(word).join(", ") });
  else said = text(result.status === "insufficient" ? "glance.insufficient" : "glance.does_not_apply");
  const { percent } = result;
  return (
    <div className={styles.scheme}>
      <dt>{text(`scheme.${scheme}`)}</dt>
      <dd>
        <span
          className={styles.class}
          data-class={result.status === "determined" ? result.categories[0] : undefined}
          data-status={result.status}
        >
          {said}
        </span>
        {percent ? (
          <span className={styles.percent}>
            {percent.low === percent.high
              ? text("glance.percent", { low: formatNumber(percent.low, language) })
              : text("glance.percent_range", {
                  low: formatNumber(percent.low, language),
                  high: formatNumber(percent.high, language),
                })}
          </span>
        ) : null}
      </dd>
    </div>
  );
}

const SHOWN = 3;

function NextSteps(props: { readonly assessment: Assessment }): ReactNode {
  const text = useText(SHELL);
  const language = useApp((state) => state.language);
  const steps = leadingSteps(props.assessment);
  return (
    <div className={styles.next}>
      <h2 className={styles.heading}>{text("glance.next_step")}</h2>
      {steps.length === 0 ? <p className={styles.muted}>{text("glance.nothing_recommended")}</p> : null}
      <ul className={styles.steps}>
        {steps.slice(0, SHOWN).map((row) => (
          <li key={decisionKey(row)}>
            <StatusBadge status={row.status} />{" "}
            <a href="#pathway" className={styles.step}>
              {codeLabel(row.code, language)}
            </a>
          </li>
        ))}
      </ul>
      {steps.length > SHOWN ? (
        <p className={styles.muted}>
          <a href="#pathway">{text("glance.more", { count: steps.length - SHOWN })}</a>
        </p>
      ) : null}
    </div>
  );
}

/** Chapters that decide about treatment; work-up, safety checks and follow-up come after them. */
const TREATMENT = /^(SX|NEO|AD|MET|MS)-/;

/** What the page leads with: what is blocked for safety, then treatment, then the rest; the engine's own order within. */
function leadingSteps(assessment: Assessment): readonly Recommendation[] {
  const led = assessment.recommendations.filter((row) => LEADING.has(row.status) && row.rule !== "ENGINE");
  const place = (row: Recommendation): number => (row.status === "blocked" ? 0 : TREATMENT.test(row.rule) ? 1 : 2);
  return [0, 1, 2].flatMap((wanted) => led.filter((row) => place(row) === wanted));
}

const LEADING: ReadonlySet<Recommendation["status"]> = new Set(["blocked", "recommended", "conditional", "option"]);
