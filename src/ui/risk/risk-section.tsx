import { type ReactNode, useEffect, useId, useMemo, useState } from "react";
import type { Assessment, RiskScheme } from "../../engine/assessment";
import type { Evaluation } from "../../engine/evaluate";
import type { FactName, Knowledge, Site } from "../../knowledge/types";
import type { Language } from "../../text/translate";
import { SHELL } from "../../text/ui";
import { RISK } from "../../text/ui-risk";
import { Card } from "../elements/card";
import { Disclosure } from "../elements/disclosure";
import { useElementWidth } from "../elements/element-width";
import { useApp, useText } from "../state/use-app";
import { useEvaluation, useKnowledge, useWhatWouldChange } from "../state/use-evaluation";
import { agreementWords } from "./agreement";
import { type Extent, extentOf } from "./extent";
import { axisOf, topsOf } from "./map-scale";
import { NearestChanges } from "./nearest-changes";
import { cutOffs, groupsOfSite } from "./printed-rows";
import { PrintedTable } from "./printed-table";
import { riskApplies } from "./risk-applies";
import { type MapPoint, RiskMap } from "./risk-map";
import styles from "./risk-section.module.css";
import { SchemeCards } from "./scheme-cards";
import { classWords, percentWords, SHOWN_SCHEMES } from "./scheme-words";
import { type Supposition, supposedWords, suppositionOf, WhatIfPanel } from "./what-if-panel";

/** Every published scheme side by side, the map of the patient's site, and what another value would change. */
export function RiskSection(): ReactNode {
  const text = useText(RISK);
  const assessment = useApp((state) => state.assessment);
  const knowledge = useKnowledge();
  const language = useApp((state) => state.language);
  const facts = useApp((state) => (state.phase.name === "ready" ? state.facts : null));
  const whatIf = useApp((state) => state.what_if);
  const evaluation = useEvaluation(facts);
  const supposed = useEvaluation(whatIf?.facts ?? null);
  if (!assessment || !knowledge || !evaluation) return null;
  const applies = riskApplies(assessment);
  const whole = (
    <div className={styles.section}>
      <SchemeCards assessment={assessment} evaluation={evaluation} knowledge={knowledge} language={language} />
      <MapAndWhatIf
        assessment={assessment}
        evaluation={evaluation}
        knowledge={knowledge}
        language={language}
        supposed={whatIf && supposed ? { assessment: whatIf.assessment, evaluation: supposed } : null}
      />
      <Unshipped knowledge={knowledge} language={language} />
    </div>
  );
  return (
    <Card id="risk" title={text("title")} note={text("title.note", { count: SHOWN_SCHEMES.length })}>
      <p className={styles.agreement}>{agreementWords(assessment, knowledge, language, text)}</p>
      {applies ? (
        whole
      ) : (
        <>
          {[...new Set(assessment.risk.modified_nih_2008.cautions)].map((caution) => (
            <p key={caution}>{caution}</p>
          ))}
          <Disclosure summary={text("schemes.open")}>{whole}</Disclosure>
        </>
      )}
    </Card>
  );
}

interface MapProps {
  readonly assessment: Assessment;
  readonly evaluation: Evaluation;
  readonly knowledge: Knowledge;
  readonly language: Language;
  readonly supposed: { readonly assessment: Assessment; readonly evaluation: Evaluation } | null;
}

function MapAndWhatIf(props: MapProps): ReactNode {
  const { assessment, evaluation, knowledge, language, supposed } = props;
  const text = useText(RISK);
  const suppose = useApp((state) => state.suppose);
  const dropWhatIf = useApp((state) => state.dropWhatIf);
  const takeOverWhatIf = useApp((state) => state.takeOverWhatIf);
  const announce = useApp((state) => state.announce);
  const [chosen, setChosen] = useState<RiskScheme | null>(null);
  const scheme = chosen ?? firstComputed(assessment);
  const now = supposed?.evaluation ?? evaluation;
  const name = now.size_name;

  const onMove = (point: MapPoint): void => {
    const facts = now.facts;
    const entries: Supposition[] = [];
    if (knownNumber(facts[name]) !== point.size_mm) entries.push(...suppositionOf(name, point.size_mm, facts));
    if (knownNumber(facts.mitoses_per_5mm2) !== point.mitoses) {
      entries.push(...suppositionOf("mitoses_per_5mm2", point.mitoses, facts));
    }
    if (entries.length > 0) suppose(entries);
  };
  const onPutBack = (): void => {
    dropWhatIf();
    announce(text("what_if.dropped"));
  };
  const onTakeOver = (): void => {
    takeOverWhatIf();
    announce(text("what_if.taken"));
  };

  const said = schemesInWords((supposed?.assessment ?? assessment).risk, knowledge, language, text);
  const live = supposed
    ? text("what_if.live", {
        values: supposedWords(evaluation.facts, supposed.evaluation.facts, language),
        classes: said,
      })
    : "";
  return (
    <div className={styles.thinking}>
      <div className={styles.maps}>
        <div className={styles.mapHead}>
          <h3 className={styles.subtitle}>{text("map.title")}</h3>
          <SchemeChoice chosen={scheme} onChoose={setChosen} />
        </div>
        <Maps {...props} scheme={scheme} said={said} onMove={onMove} onPutBack={onPutBack} />
        <LiveText words={live} />
      </div>
      <div className={styles.side}>
        <WhatIfPanel
          facts={evaluation.facts}
          size_name={name}
          knowledge={knowledge}
          language={language}
          assessment={assessment}
          supposed={supposed ? { facts: supposed.evaluation.facts, assessment: supposed.assessment } : null}
          onSuppose={suppose}
          onPutBack={onPutBack}
          onTakeOver={onTakeOver}
        />
        <Nearest />
      </div>
    </div>
  );
}

function firstComputed(assessment: Assessment): RiskScheme {
  const order: readonly RiskScheme[] = ["afip_2006", "modified_nih_2008", "tnm_8", "nih_2002"];
  return order.find((id) => assessment.risk[id].status !== "not_applicable") ?? "afip_2006";
}

function knownNumber(fact: Evaluation["facts"][FactName]): number | null {
  return fact?.status === "known" && typeof fact.value === "number" ? fact.value : null;
}

function schemesInWords(
  risk: Assessment["risk"],
  knowledge: Knowledge,
  language: Language,
  text: ReturnType<typeof useText<keyof (typeof RISK)["en"]>>,
): string {
  return SHOWN_SCHEMES.filter((id) => id !== "nih_2002" && risk[id].status !== "not_applicable")
    .map((id) => {
      const { percent } = risk[id];
      const words = [
        knowledge.schemes[id].label[language].replace(/ \(.*\)$/, ""),
        classWords(risk[id], knowledge.schemes[id], language, text).toLocaleLowerCase(language),
        percent ? percentWords(percent, language, text) : null,
      ];
      return words.filter(Boolean).join(" ");
    })
    .join(", ");
}

/** Told half a second after the last move, so that a held arrow key does not read out every millimetre. */
function LiveText(props: { readonly words: string }): ReactNode {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(props.words), 500);
    return () => clearTimeout(timer);
  }, [props.words]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

function SchemeChoice(props: {
  readonly chosen: RiskScheme;
  readonly onChoose: (scheme: RiskScheme) => void;
}): ReactNode {
  const { chosen, onChoose } = props;
  const text = useText(RISK);
  const shell = useText(SHELL);
  const name = useId();
  return (
    <fieldset className={styles.choice} data-screen-only>
      <legend className="visually-hidden">{text("map.scheme")}</legend>
      {SHOWN_SCHEMES.map((id) => (
        <label key={id} className={styles.option}>
          <input type="radio" name={name} checked={id === chosen} onChange={() => onChoose(id)} />
          <span>{shell(`scheme.${id}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

const LEAST_MAP = 320;

function Maps(
  props: MapProps & {
    readonly scheme: RiskScheme;
    readonly said: string;
    readonly onMove: (point: MapPoint) => void;
    readonly onPutBack: () => void;
  },
): ReactNode {
  const { scheme, assessment, evaluation, knowledge, language, supposed, said, onMove, onPutBack } = props;
  const text = useText(RISK);
  const { ref, width } = useElementWidth<HTMLDivElement>(388);
  const table = knowledge.schemes[scheme];
  const facts = evaluation.facts;
  const shownFacts = supposed?.evaluation.facts ?? facts;
  const size = extentOf(facts[evaluation.size_name]);
  const mitoses = extentOf(facts.mitoses_per_5mm2);
  const whatIf = supposed
    ? {
        size: extentOf(shownFacts[supposed.evaluation.size_name]),
        mitoses: extentOf(shownFacts.mitoses_per_5mm2),
      }
    : null;
  const limits = useMemo(() => cutOffs(Object.values(knowledge.schemes)), [knowledge]);
  const named: readonly Extent[] = whatIf ? [whatIf.size] : [];
  const counted: readonly Extent[] = whatIf ? [whatIf.mitoses] : [];
  const axes = {
    size: axisOf(limits.size_mm, topsOf(size, ...named), "size_mm"),
    mitoses: axisOf(limits.mitoses, topsOf(mitoses, ...counted), "mitoses"),
  };
  const result = (supposed?.assessment ?? assessment).risk[scheme];
  const label = table.label[language];
  const sites = sitesOf(shownFacts.site);
  const groups = groupsOfSite(table, sites);
  const body = (): ReactNode => {
    if (groups.length === 0) return <p>{text("map.no_group", { scheme: label })}</p>;
    if (result.status === "not_applicable") {
      return (
        <>
          <p>{text("map.not_drawn", { scheme: label })}</p>
          {result.cautions.map((caution) => (
            <p key={caution} className={styles.muted}>
              {caution}
            </p>
          ))}
        </>
      );
    }
    const columns = groups.length > 1 && width >= 2 * LEAST_MAP + 16 ? 2 : 1;
    const each = Math.min(Math.floor((width - (columns - 1) * 16) / columns), 640);
    const rupture = shownFacts.rupture_category;
    const drawn = rupture?.status === "known" ? rupture.value : "none";
    const usesRupture = table.rows.some((row) => row.rupture);
    const why = [reasonFor("size", size, text), reasonFor("mitoses", mitoses, text)].filter((word) => word !== null);
    return (
      <>
        {sites === null ? <p className={styles.remark}>{text("map.site.unknown")}</p> : null}
        {sites !== null && groups.length > 1 ? (
          <p className={styles.remark}>{text("map.site.several", { count: groups.length })}</p>
        ) : null}
        {why.length > 0 ? <p className={styles.remark}>{text("map.open_region", { why: why.join(", ") })}</p> : null}
        {usesRupture && rupture?.status !== "known" ? (
          <p className={styles.remark}>
            {text(rupture?.status === "conflict" ? "map.rupture.conflict" : "map.rupture.unknown")}
          </p>
        ) : null}
        {usesRupture && drawn === "major_defect" ? <p className={styles.remark}>{text("map.rupture.major")}</p> : null}
        <div className={styles.grid} data-columns={columns}>
          {groups.map((group, index) => (
            <figure key={group} className={styles.figure}>
              {groups.length > 1 ? (
                <figcaption className={styles.caption}>{table.group_labels[group]?.[language] ?? group}</figcaption>
              ) : null}
              <RiskMap
                table={table}
                group={group}
                rupture={drawn}
                size={size}
                mitoses={mitoses}
                what_if={whatIf}
                axes={axes}
                width={each}
                language={language}
                said={said}
                carries_handle={index === 0}
                onMove={onMove}
                onPutBack={onPutBack}
              />
            </figure>
          ))}
        </div>
        <p className={styles.muted}>{text("map.caption")}</p>
        <Disclosure summary={text("map.table")}>
          <PrintedTable table={table} applies={evaluation.schemes[scheme].rows} language={language} />
        </Disclosure>
      </>
    );
  };
  return (
    <div ref={ref} className={styles.mapArea}>
      {body()}
    </div>
  );
}

/** The sites that are still possible; null when nothing is stated, so that every group of the table is. */
function sitesOf(fact: Evaluation["facts"]["site"]): readonly Site[] | null {
  if (fact?.status === "known") return [fact.value];
  if (fact?.status === "conflict" && fact.alternatives.length > 1) return fact.alternatives.map(({ value }) => value);
  return null;
}

function reasonFor(
  axis: "size" | "mitoses",
  extent: Extent,
  text: ReturnType<typeof useText<keyof (typeof RISK)["en"]>>,
): string | null {
  if (extent.kind === "value") return null;
  return text(`map.${axis}.${extent.kind === "values" ? "conflict" : extent.kind}`);
}

function Nearest(): ReactNode {
  const text = useText(RISK);
  const [wanted, setWanted] = useState(false);
  const changes = useWhatWouldChange(wanted);
  return (
    <div className={styles.nearest}>
      <Disclosure summary={text("nearest.title")} onOpen={() => setWanted(true)}>
        <NearestChanges changes={changes} />
      </Disclosure>
    </div>
  );
}

function Unshipped(props: { readonly knowledge: Knowledge; readonly language: Language }): ReactNode {
  const { knowledge, language } = props;
  const text = useText(RISK);
  if (knowledge.unshipped_schemes.length === 0) return null;
  return (
    <Disclosure summary={text("unshipped.open")} note={String(knowledge.unshipped_schemes.length)}>
      <ul className={styles.unshipped}>
        {knowledge.unshipped_schemes.map((scheme) => (
          <li key={scheme.id}>
            <strong>{scheme.name[language]}</strong> – {scheme.reason[language]}{" "}
            <span className={styles.muted}>
              {text("unshipped.may", { text: scheme.may_be_said[language] })} {scheme.citation_text}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
