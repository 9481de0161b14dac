import type { ReactNode } from "react";
import { FollowUpSection } from "./follow-up/follow-up-section";
import { PathwaySection } from "./pathway/pathway-section";
import { RiskSection } from "./risk/risk-section";
import { useApp } from "./state/use-app";
import { ThenAndNowSection } from "./then-and-now/then-and-now-section";

/** The whole page: what is shown in each phase of the session. */
export function App(): ReactNode {
  const phase = useApp((state) => state.phase.name);
  if (phase !== "ready") return <p>{phase}</p>;
  return (
    <main>
      <RiskSection />
      <PathwaySection />
      <FollowUpSection />
      <ThenAndNowSection />
    </main>
  );
}
