import { findIssuer } from "./configuration";
import type { Configuration } from "./types";

/** Hosts of Oracle Health's FHIR servers; a server of another name is told by `mpages` in the configuration. */
const ORACLE_HOST = /(?:^|\.)cerner\.com$/;

/**
 * Whether this window is a view of PowerChart's MPages (L-38): a frame, launched by an EHR that is Oracle Health's by its host or
 * by the configuration.
 * @param base the FHIR server that the launch names; null when there is none
 */
export function isMpagesView(configuration: Configuration, base: string | null): boolean {
  if (window.self === window.top || base === null) return false;
  const issuer = findIssuer(configuration, base);
  return issuer?.mpages ?? ORACLE_HOST.test(new URL(base).hostname);
}

/** Of the screen's height: what PowerChart's own bars leave. */
const SHARE_OF_SCREEN = 0.75;

/**
 * Makes the frame known to PowerChart, by Cerner's own library: PowerChart then gives it its height, and takes it for a page that
 * has come. The library speaks to Cerner's own origins alone, and tells them the address of this page: call it when the answer of
 * the sign-in is out of the address. Marks the document, so that nothing is opened in a window that PowerChart would not show.
 * PowerChart makes the frame as high as the page is, and what stands in the middle of the view would stand far below the screen:
 * the page is therefore given a height of its own, and scrolls within it (theme.css). Where the library cannot be loaded the
 * page stays as it is, in the height that the frame had.
 */
export async function joinMpages(): Promise<void> {
  const { dataset, style } = document.documentElement;
  dataset.host = "mpages";
  style.setProperty("--view-height", `${Math.max(480, Math.round(window.screen.availHeight * SHARE_OF_SCREEN))}px`);
  await import("cerner-smart-embeddable-lib").catch(() => undefined);
  // The library hides the page until an origin of its own list answers. Who may frame the page is for frame-ancestors to say
  // (L-39): a PowerChart that the list does not know yet must not be shown an empty page.
  document.documentElement.hidden = false;
}
