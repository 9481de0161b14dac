import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
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
import { BrokenPage, FailurePage, SignedOutPage, StartingPage } from "./states/message-page";
import { Notices } from "./states/notices";
import { ReadingPage } from "./states/reading-page";
import { ThenAndNowSection } from "./then-and-now/then-and-now-section";

const AboutDialog = lazy(() => import("./about/about-dialog").then((module) => ({ default: module.AboutDialog })));

/** The whole page: what is shown in each phase of the session. */
export function App(): ReactNode {
  const phase = useApp((state) => state.phase);
  const start = useApp((state) => state.start);
  const readAgain = useApp((state) => state.readAgain);
  const hasSession = useApp((state) => state.session !== null);
  const language = useApp((state) => state.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  switch (phase.name) {
    case "starting":
      return <StartingPage />;
    case "no_session":
      return <FailurePage failure={phase.failure} />;
    case "reading":
      return <ReadingPage queries={phase.queries} />;
    case "broken":
      return <BrokenPage detail={phase.detail} onRetry={() => void (hasSession ? readAgain() : start())} />;
    case "signed_out":
      return <SignedOutPage />;
    case "ready":
      return <ChartPage />;
  }
}

function ChartPage(): ReactNode {
  const text = useText(SHELL);
  const assessment = useApp((state) => state.assessment);
  const announcement = useApp((state) => state.announcement);
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
          <Glance assessment={assessment} />
        </div>
        <div className={styles.columns}>
          <div className={styles.facts}>
            <NextFacts assessment={assessment} />
            <FactsSection assessment={assessment} />
          </div>
          <div className={styles.plan}>
            <RiskSection />
            <PathwaySection />
            <FollowUpSection />
            <ThenAndNowSection />
            <FilingSection assessment={assessment} />
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
