import { type ComponentType, lazy, type ReactNode, Suspense, useState } from "react";
import type { Assessment } from "../engine/assessment";
import { SHELL } from "../text/ui";
import { STATES } from "../text/ui-states";
import styles from "./app.module.css";
import { PatientBanner } from "./banner/patient-banner";
import { FactsSection } from "./facts/facts-section";
import { NextFacts } from "./facts/next-facts";
import { Glance } from "./glance/glance";
import { Header } from "./header/header";
import { RedFlagsSection } from "./red-flags/red-flags-section";
import { riskApplies } from "./risk/risk-applies";
import { RiskSection } from "./risk/risk-section";
import { useApp, useText } from "./state/use-app";
import { useStages } from "./state/use-stages";
import { Boundary } from "./states/boundary";
import { NothingDerived } from "./states/nothing-derived";
import { Notice, Notices } from "./states/notices";
import { useTumourSilence } from "./states/use-tumour-silence";
import { useEhrStyle } from "./style/use-ehr-style";

type PlanSection = ComponentType<{ readonly assessment: Assessment }>;
type SectionName = "risk" | "pathway" | "follow_up" | "then_and_now" | "filing";

// Asked for when the risk stands on the screen: nothing that is read first waits for them.
const SECTIONS: Readonly<Record<SectionName, PlanSection>> = {
  risk: RiskSection,
  pathway: lazy(() => import("./pathway/pathway-section").then((module) => ({ default: module.PathwaySection }))),
  follow_up: lazy(() =>
    import("./follow-up/follow-up-section").then((module) => ({ default: module.FollowUpSection })),
  ),
  then_and_now: lazy(() =>
    import("./then-and-now/then-and-now-section").then((module) => ({ default: module.ThenAndNowSection })),
  ),
  filing: lazy(() => import("./filing/filing-section").then((module) => ({ default: module.FilingSection }))),
};
const AboutDialog = lazy(() => import("./about/about-dialog").then((module) => ({ default: module.AboutDialog })));
const SourcePanel = lazy(() => import("./source/source-panel").then((module) => ({ default: module.SourcePanel })));

/** Where the risk tables speak of the patient they come first; where they do not, what is to be done does. */
function orderOf(assessment: Assessment): readonly SectionName[] {
  return riskApplies(assessment)
    ? ["risk", "pathway", "follow_up", "then_and_now", "filing"]
    : ["pathway", "follow_up", "risk", "then_and_now", "filing"];
}

const HEADING = {
  risk: "section.risk",
  pathway: "section.pathway",
  follow_up: "section.follow-up",
  then_and_now: "section.then-and-now",
  filing: "section.filing",
} as const satisfies Record<SectionName, string>;

function FailedPart(props: { readonly name: SectionName }): ReactNode {
  const text = useText(STATES);
  const shell = useText(SHELL);
  return (
    <Notice tone="critical" title={text("part_failed_title")}>
      {text("part_failed", { part: shell(HEADING[props.name]) })}
    </Notice>
  );
}

/** The one page on which clinical content is shown: red flags, facts, risk, pathway, follow-up, filing. */
export function ChartPage(): ReactNode {
  const text = useText(SHELL);
  const assessment = useApp((state) => state.assessment);
  const announcement = useApp((state) => state.announcement);
  const sourceOpened = useApp((state) => state.opened_source !== null);
  const silence = useTumourSilence();
  useEhrStyle();
  const [about, setAbout] = useState(false);
  // What an EHR's clinician looks for first, the risk and the facts, then the rest of the plan one part after another.
  const stage = useStages(6);
  if (!assessment) return null;
  const order = orderOf(assessment);
  return (
    <>
      <Header onAbout={() => setAbout(true)} />
      <PatientBanner />
      <main className={styles.page} aria-busy={stage < 6}>
        <div className={styles.top}>
          <Notices assessment={assessment} />
          <RedFlagsSection assessment={assessment} />
          {silence ? null : <Glance assessment={assessment} />}
        </div>
        <div className={styles.columns}>
          <div className={styles.facts}>
            <NextFacts assessment={assessment} />
            {stage >= 1 ? <FactsSection assessment={assessment} /> : null}
          </div>
          <div className={styles.plan}>
            {silence ? (
              <NothingDerived silence={silence} />
            ) : (
              order.slice(0, Math.max(stage, 1)).map((name) => {
                const Section = SECTIONS[name];
                return (
                  <Boundary key={name} fallback={() => <FailedPart name={name} />}>
                    <Suspense fallback={<div className={styles.coming} />}>
                      <Section assessment={assessment} />
                    </Suspense>
                  </Boundary>
                );
              })
            )}
          </div>
        </div>
      </main>
      <footer className={styles.footer}>
        {text("product")} {assessment.engine.version} · {assessment.engine.knowledge_date} · {text("purpose")}
      </footer>
      {sourceOpened ? (
        <Suspense fallback={null}>
          <SourcePanel />
        </Suspense>
      ) : null}
      {about ? (
        <Suspense fallback={null}>
          <AboutDialog onClose={() => setAbout(false)} />
        </Suspense>
      ) : null}
      <div className="visually-hidden" role="status" aria-live="polite">
        {announcement.text}
      </div>
    </>
  );
}
