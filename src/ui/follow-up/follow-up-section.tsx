import type { ReactNode } from "react";

/** Takes its place on the page until the section is written. */
export function FollowUpSection(): ReactNode {
  return null;
}
