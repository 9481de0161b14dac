import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useApp } from "./state/use-app";
import { BrokenPage, FailurePage, SignedOutPage, StartingPage } from "./states/message-page";
import { ReadingPage } from "./states/reading-page";

// Asked for at once, beside the sign-in, and waited for only when there is something to show on it.
const loading = import("./chart-page").then((module) => ({ default: module.ChartPage }));
const ChartPage = lazy(() => loading);

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
      return (
        <Suspense fallback={<ReadingPage queries={[]} />}>
          <ChartPage />
        </Suspense>
      );
  }
}
