import { useEffect, useState } from "react";
import { useApp } from "../state/use-app";

/**
 * Notices that another window of this app, in the same browser, shows another patient (L-37). The windows tell each other
 * which chart they show, in memory only; nothing is stored and nothing leaves the browser.
 */
export function useOtherPatient(): { readonly seen: boolean; readonly dismiss: () => void } {
  const chart = useApp((state) =>
    state.session?.patient_id ? `${state.session.base} ${state.session.patient_id}` : null,
  );
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (chart === null || typeof BroadcastChannel === "undefined") return;
    const channel = new BroadcastChannel("gist-pathway-chart");
    channel.onmessage = (event: MessageEvent<unknown>) => {
      const said = event.data;
      if (typeof said !== "object" || said === null || !("chart" in said)) return;
      if (said.chart === chart) return;
      setSeen(true);
      if ("ask" in said && said.ask === true) channel.postMessage({ chart, ask: false });
    };
    channel.postMessage({ chart, ask: true });
    return () => channel.close();
  }, [chart]);
  return { seen, dismiss: () => setSeen(false) };
}
