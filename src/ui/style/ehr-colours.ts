import { type Colour, contrast, parseColour } from "./contrast";

/** Text contrast of WCAG 2.2 AA. */
const LEAST = 4.5;

const GROUNDS = ["--surface", "--surface-sunken", "--surface-raised"] as const;
/** Everything that is written straight on the page's ground. */
const TEXTS = [
  "--text",
  "--text-muted",
  "--accent",
  "--critical",
  "--warning",
  "--positive",
  "--info",
  "--entered",
] as const;

/**
 * The EHR's colours that may take the place of ours: its background as the page's ground, its highlight as the accent.
 * Each is taken only when every text and ground it meets stays at 4.5:1; a colour that cannot be read as one is not taken.
 * @param style the entries of the EHR's style file
 * @param token our own value of a custom property in the present colour scheme
 */
export function ehrColours(
  style: Readonly<Record<string, string>>,
  token: (name: string) => string,
): Readonly<Record<string, string>> {
  const own = (name: string): Colour | null => parseColour(token(name));
  const passes = (one: Colour | null, other: Colour | null): boolean =>
    one !== null && other !== null && contrast(one, other) >= LEAST;
  const taken: Record<string, string> = {};
  const ground = parseColour(style.color_background ?? "");
  if (ground && TEXTS.every((name) => passes(own(name), ground))) taken["--ground"] = style.color_background ?? "";
  const shownGround = taken["--ground"] === undefined ? own("--ground") : ground;
  const accent = parseColour(style.color_highlight ?? "");
  const met = [shownGround, ...[...GROUNDS, "--accent-soft", "--on-accent"].map(own)];
  if (accent && met.every((other) => passes(accent, other))) {
    const written = style.color_highlight ?? "";
    // Hover and focus follow, or a foreign accent would turn into ours under the pointer.
    for (const name of ["--accent", "--accent-hover", "--focus"]) taken[name] = written;
  }
  return taken;
}
