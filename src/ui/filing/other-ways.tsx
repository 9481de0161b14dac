import type { ReactNode } from "react";
import { FILING } from "../../text/ui-filing";
import type { Review, Routes } from "../../writeback/types";
import { Button } from "../elements/button";
import type { WritebackRoom } from "../state/dependencies";
import { useApp, useText } from "../state/use-app";
import styles from "./filing.module.css";

/** Copy, print and download: always there, whatever the server takes. */
export function OtherWays(props: {
  readonly room: WritebackRoom;
  readonly routes: Routes;
  readonly review: Review;
  readonly note: string;
}): ReactNode {
  const { room, routes, review, note } = props;
  const text = useText(FILING);
  const announce = useApp((state) => state.announce);
  // Named by the date alone: no patient's name in a file system.
  const name = text("file_name", { date: review.assessment.as_of });
  const copy = () => {
    navigator.clipboard?.writeText(note).then(
      () => announce(text("copied")),
      () => announce(text("copy_failed")),
    ) ?? announce(text("copy_failed"));
  };
  const download = (ending: string, make: () => Promise<Blob>) => {
    make()
      .then((blob) => save(blob, `${name}.${ending}`))
      .catch((error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error);
        announce(text("download_failed", { detail }));
      });
  };
  const bundle = async () => {
    const body = await room.downloadBundle(review, routes);
    return new Blob([JSON.stringify(body, null, 2)], { type: "application/fhir+json" });
  };
  const pdf = async () => {
    const bytes = await room.renderPdf(review, routes);
    return new Blob([new Uint8Array(bytes)], { type: "application/pdf" });
  };
  return (
    <section aria-labelledby="filing-other" data-screen-only>
      <h3 id="filing-other" className={styles.heading}>
        {text("other_ways")}
      </h3>
      <div className={styles.actions}>
        <Button size="small" onClick={copy}>
          {text("copy")}
        </Button>
        <Button size="small" onClick={() => window.print()}>
          {text("print")}
        </Button>
        <Button size="small" onClick={() => download("json", bundle)}>
          {text("download_bundle")}
        </Button>
        <Button size="small" onClick={() => download("pdf", pdf)}>
          {text("download_pdf")}
        </Button>
      </div>
    </section>
  );
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
