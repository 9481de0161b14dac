import { lazy, type ReactNode, Suspense, useState } from "react";
import { SHELL } from "../text/ui";
import styles from "./app.module.css";
import { PatientBanner } from "./banner/patient-banner";
import { FactsSection } from "./facts/facts-section";
import { NextFacts } from "./facts/next-facts";
import { FilingSection } from "./filing/filing-section";
import { FollowUpSection } from "./follow-up/follow-up-section";
import { Glance } from "./glance/glance";
import { Header } from "./header/header";
import { PathwaySection } from "./pathway/pathway-section";
import { RedFlagsSection } from "./red-flags/red-flags-section";
import { RiskSection } from "./risk/risk-section";
import { SourcePanel } from "./source/source-panel";
import { useApp, useText } from "./state/use-app";
import { NothingDerived } from "./states/nothing-derived";
import { Notices } from "./states/notices";
import { useTumourSilence } from "./states/tumour-silence";
import { useEhrStyle } from "./style/use-ehr-style";
import { ThenAndNowSection } from "./then-and-now/then-and-now-section";

const AboutDialog = lazy(() => import("./about/about-dialog").then((module) => ({ default: module.AboutDialog })));

/** The one page on which clinical content is shown: red flags, facts, risk, pathway, follow-up, filing. */
export function ChartPage(): ReactNode {
  const text = useText(SHELL);
  const assessment = useApp((state) => state.assessment);
  const announcement = useApp((state) => state.announcement);
  const silence = useTumourSilence();
  useEhrStyle();
  const [about, setAbout] = useState(false);
  if (!assessment) return null;
  return (
    <>
      <Header onAbout={() => setAbout(true)} />
      <PatientBanner />
      <main className={styles.page}>
        <div className={styles.top}>
          <Notices assessment={assessment} />
          <RedFlagsSection assessment={assessment} />
          {silence ? null : <Glance assessment={assessment} />}
        </div>
        <div className={styles.columns}>
          <div className={styles.facts}>
            <NextFacts assessment={assessment} />
            <FactsSection assessment={assessment} />
          </div>
          <div className={styles.plan}>
            {silence ? (
              <NothingDerived silence={silence} />
            ) : (
              <>
                <RiskSection />
                <PathwaySection />
                <FollowUpSection />
                <ThenAndNowSection />
                <FilingSection assessment={assessment} />
              </>
            )}
          </div>
        </div>
      </main>
      <footer className={styles.footer}>
        {text("product")} {assessment.engine.version} · {assessment.engine.knowledge_date} · {text("purpose")}
      </footer>
      <SourcePanel />
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
