import type { Review } from "../../writeback/types";

/** What the clinician chose about the form of the filing. */
export interface Choices {
  readonly as_final: boolean;
  readonly keep_earlier: boolean;
  readonly format: NonNullable<Review["note_format"]>;
}

/** What the closed section says of the last filing of this launch. */
export interface FiledHere {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Parts that are in the chart. */
  readonly count: number;
}
