import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useKeptFocus } from "./elements/use-kept-focus";
import { useApp } from "./state/use-app";
import { Boundary } from "./states/boundary";
import { BrokenPage, FailurePage, SignedOutPage, StartingPage } from "./states/message-page";
import { ReadingPage } from "./states/reading-page";

// Asked for at once, beside the sign-in, and waited for only when there is something to show on it.
const loading = import("./chart-page").then((module) => ({ default: module.ChartPage }));
const LateChartPage = lazy(() => loading);
/** The page itself once it is here: a lazy part, even one that is there, shows its fallback first and is held back behind it. */
let chartPage: ComponentType | null = null;
loading.then(
  (module) => {
    chartPage = module.default;
  },
  () => undefined, // said where the page is to be shown
);

/** The whole page: what is shown in each phase of the session. */
export function App(): ReactNode {
  const phase = useApp((state) => state.phase);
  const language = useApp((state) => state.language);
  useKeptFocus();
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
      return <BrokenPage detail={phase.detail} />;
    case "signed_out":
      return <SignedOutPage />;
    case "ready":
      return <ReadyPage />;
  }
}

function ReadyPage(): ReactNode {
  // Chosen once: a page that arrives late is not made a second time.
  const [ChartPage] = useState<ComponentType>(() => chartPage ?? LateChartPage);
  return (
    <Boundary fallback={(detail) => <BrokenPage detail={detail} />}>
      <Suspense fallback={<ReadingPage queries={[]} />}>
        <ChartPage />
      </Suspense>
    </Boundary>
  );
}
