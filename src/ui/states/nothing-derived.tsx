import type { ReactNode } from "react";
import { RISK } from "../../text/ui-risk";
import { STATES } from "../../text/ui-states";
import { Card } from "../elements/card";
import { useText } from "../state/use-app";
import type { TumourSilence } from "./tumour-silence";

/** Stands where risk, pathway and filing would: from a chart that is silent about the tumour nothing is derived. */
export function NothingDerived(props: { readonly silence: TumourSilence }): ReactNode {
  const text = useText(STATES);
  const risk = useText(RISK);
  return (
    <Card id="risk" title={risk("title")}>
      <p>{text(`silent.${props.silence}`)}</p>
      <p>{text("silent.filing")}</p>
    </Card>
  );
}
