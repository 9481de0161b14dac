/** The colours and sizes an EHR offers in its SMART style file; only what is there (smart_style_url, L-20). */
export type SmartStyle = Readonly<Record<string, string>>;

const NAMES = [
  "color_background",
  "color_error",
  "color_highlight",
  "color_modal_backdrop",
  "color_success",
  "color_text",
  "dim_border_radius",
  "dim_font_size",
  "dim_spacing_size",
  "font_family_body",
  "font_family_heading",
];

/**
 * Reads the EHR's style file, which must lie on the EHR's own origin.
 * @returns its known entries that are plain values; null when it cannot be read, lies elsewhere or has none.
 */
export async function readStyle(url: string, base: string): Promise<SmartStyle | null> {
  try {
    const address = new URL(url, `${base}/`);
    if (address.origin !== new URL(base).origin) return null;
    const response = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (!response.ok) return null;
    const said: unknown = await response.json();
    if (typeof said !== "object" || said === null) return null;
    const entries = Object.entries(said).filter(
      (entry): entry is [string, string] =>
        NAMES.includes(entry[0]) && typeof entry[1] === "string" && /^[#(),.%\w\s'"-]{1,120}$/.test(entry[1]),
    );
    return entries.length > 0 ? Object.fromEntries(entries) : null;
  } catch {
    return null;
  }
}
