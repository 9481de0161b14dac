import type { Entry } from "./chart-index";
import { codings, type Element, element, elements, folded, isoDate, own, string, wordings } from "./element";
import { withoutEscapes } from "./narrative/text/escapes";
import { authorOf, heldAt, type Reading } from "./reading";
import type { AttachmentText, ReportText } from "./types";

const NARRATIVE_KINDS: Readonly<Record<string, ReportText["kind"]>> = {
  "11526-1": "pathology",
  "22637-3": "pathology",
  "22634-0": "pathology",
  "22635-7": "pathology",
  "24419-4": "pathology",
  "60568-3": "pathology",
  "60567-5": "pathology",
  "LP7839-6": "pathology",
  "18748-4": "imaging",
  "LP29684-5": "imaging",
  "11504-8": "operative",
  "28570-0": "operative",
  "81247-9": "genomics",
  "11488-4": "clinical",
  "34117-2": "clinical",
  "11506-3": "clinical",
  "18842-5": "clinical",
  "34111-5": "clinical",
  "57133-1": "clinical",
  "72134-0": "pathology",
};
const CATEGORY_KINDS: Readonly<Record<string, ReportText["kind"]>> = {
  PAT: "pathology",
  SP: "pathology",
  CP: "pathology",
  RAD: "imaging",
  CT: "imaging",
  NMR: "imaging",
  US: "imaging",
  GE: "genomics",
};

/** Plain before marked-up before converted: of one document in several formats, the most faithful text is read. */
const FORMAT_ORDER = [
  "text/plain",
  "text/html",
  "application/xhtml+xml",
  "application/rtf",
  "text/rtf",
  "application/xml",
  "text/xml",
  "application/pdf",
];

export interface AttachmentPlace {
  readonly key: string;
  readonly attachment: Element;
  readonly entry: Entry;
}

/** Every attachment of a report or document, with the key under which its text is kept: its URL, or its place. */
export function attachmentsOf(entry: Entry): readonly AttachmentPlace[] {
  const placed =
    entry.type === "DocumentReference"
      ? elements(entry.resource.content).map((content) => content.attachment)
      : elements(entry.resource.presentedForm);
  const member = entry.type === "DocumentReference" ? "content" : "presentedForm";
  return placed.flatMap((value, index) => {
    const attachment = element(value);
    if (!attachment) return [];
    const url = string(attachment.url);
    return [{ key: url ?? `${entry.reference}#${member}[${index}]`, attachment, entry }];
  });
}

/**
 * The reports of a chart as plain text. One report that a server offers both as DiagnosticReport and as
 * DocumentReference is read once (RD-16): same URL, else same identifier, else the same text. Superseded ones stay, as
 * superseded (RD-19). A document that could not be read is set aside with its reason.
 */
export function reportTexts(reading: Reading, attachments: ReadonlyMap<string, AttachmentText>): readonly ReportText[] {
  const found: ReportText[] = [];
  const seenUrls = new Map<string, string>();
  const seenIdentifiers = new Map<string, string>();
  const seenTexts = new Map<string, string>();

  for (const entry of [...reading.chart.ofType("DiagnosticReport"), ...reading.chart.ofType("DocumentReference")]) {
    const places = attachmentsOf(entry);
    const urls = places.map((place) => string(place.attachment.url)).filter((url): url is string => url !== null);
    const identifiers = elements(entry.resource.identifier).flatMap((identifier) => {
      const value = string(identifier.value);
      return value ? [`${string(identifier.system) ?? ""}|${value}`] : [];
    });
    const isSuperseded = reading.chart.superseded.has(entry.reference);
    if (entry.type === "DocumentReference" && !isSuperseded) {
      const twin =
        urls.map((url) => seenUrls.get(url)).find((item) => item) ??
        identifiers.map((item) => seenIdentifiers.get(item)).find((item) => item);
      if (twin) {
        reading.aside(entry.reference, "duplicate", twin);
        continue;
      }
    }
    if (!isSuperseded) {
      for (const url of urls) seenUrls.set(url, entry.reference);
      for (const identifier of identifiers) seenIdentifiers.set(identifier, entry.reference);
    }
    const parts: string[] = [];
    for (const place of preferred(places)) {
      const text = attachments.get(place.key);
      if (text?.state === "text" && text.text.trim() !== "") parts.push(text.text);
      if (text?.state === "text" && text.unread !== undefined)
        reading.aside(entry.reference, "unreadable_document", text.unread);
      else if (text?.state === "unreadable") reading.aside(entry.reference, "unreadable_document", text.detail);
    }
    const conclusion = written(entry.resource.conclusion);
    if (conclusion !== null && !parts.some((part) => folded(part).includes(folded(conclusion)))) parts.push(conclusion);
    if (parts.length === 0) continue;
    // One form of accented letters, whatever the system writes: the readers compare letters.
    const text = parts.join("\n\n").normalize("NFC");
    const same = folded(text);
    const twin = seenTexts.get(same);
    if (twin && !isSuperseded) {
      reading.aside(entry.reference, "duplicate", twin);
      continue;
    }
    if (!isSuperseded) seenTexts.set(same, entry.reference);
    found.push(reportText(entry, text, isSuperseded));
  }

  for (const { entry } of reading.chart.select("Observation", "code", namesNarrative)) {
    const text = written(entry.resource.valueString);
    const notes = elements(entry.resource.note)
      .map((note) => written(note.text))
      .filter((note): note is string => note !== null);
    if (text === null && notes.length === 0) continue;
    const whole = [text, ...notes]
      .filter((part) => part !== null)
      .join("\n\n")
      .normalize("NFC");
    const same = folded(whole);
    // What a report says in full is not read again out of its parts: of its own reports, else of any with all of it.
    if (seenTexts.has(same) || [...seenTexts.keys()].some((seen) => seen.length > same.length && seen.includes(same)))
      continue;
    seenTexts.set(same, entry.reference);
    found.push(reportText(entry, whole, reading.chart.superseded.has(entry.reference)));
  }
  for (const entry of reading.chart.ofType("Procedure")) {
    const notes = elements(entry.resource.note)
      .map((note) => written(note.text))
      .filter((note): note is string => note !== null);
    if (notes.length > 0 && string(entry.resource.status) === "completed")
      found.push({ ...reportText(entry, notes.join("\n\n").normalize("NFC"), false), kind: "operative" });
  }
  return found;
}

/** A text of the resource itself, without the escapes of the message that brought it. */
function written(value: unknown): string | null {
  const text = string(value);
  return text === null ? null : withoutEscapes(text);
}

function namesNarrative(code: unknown): true | null {
  return codings(code).some((coding) => own(NARRATIVE_KINDS, coding.code) !== undefined) || null;
}

function preferred(places: readonly AttachmentPlace[]): readonly AttachmentPlace[] {
  const formats = places.map((place) => formatOf(place.attachment));
  // Several attachments of one format are several documents; of different formats, one document told several times.
  if (new Set(formats).size < formats.length || places.length < 2) return places;
  return [...places].sort((one, other) => orderOf(one) - orderOf(other)).slice(0, 1);
}

function formatOf(attachment: Element): string {
  return (string(attachment.contentType) ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function orderOf(place: AttachmentPlace): number {
  const index = FORMAT_ORDER.indexOf(formatOf(place.attachment));
  return index < 0 ? FORMAT_ORDER.length : index;
}

function reportText(entry: Entry, text: string, isSuperseded: boolean): ReportText {
  const { resource } = entry;
  const status = entry.type === "DocumentReference" ? (string(resource.docStatus) ?? "final") : string(resource.status);
  return {
    reference: entry.reference,
    title:
      wordings(resource.code)[0] ??
      wordings(resource.type)[0] ??
      string(resource.description) ??
      wordings(resource.category)[0] ??
      null,
    date: heldAt(entry) ?? isoDate(resource.date),
    author: authorOf(entry),
    status: isSuperseded
      ? "superseded"
      : status === "amended" || status === "corrected" || status === "appended"
        ? "amended"
        : status === "preliminary" || status === "partial" || status === "registered"
          ? "preliminary"
          : status === "final" || status === "completed"
            ? "final"
            : "unknown",
    kind: kindOf(entry),
    language: languageOf(resource, text),
    text,
  };
}

export function kindOf(entry: Entry): ReportText["kind"] {
  const { resource } = entry;
  for (const coding of [...codings(resource.code), ...codings(resource.type)]) {
    const kind = own(NARRATIVE_KINDS, coding.code);
    if (kind) return kind;
  }
  const words = folded(
    [
      ...wordings(resource.code),
      ...wordings(resource.type),
      string(resource.description) ?? "",
      ...wordings(resource.category),
    ].join(" "),
  );
  if (/genomic|molecular|mutation|moleculaire|sequencing/.test(words)) return "genomics";
  if (/patholog|anatomo|histolog|biops|cytolog|\bacp\b/.test(words)) return "pathology";
  if (/operat|surgical note|compte rendu operatoire|procedure note|op-?bericht/.test(words)) return "operative";
  if (/radiolog|imaging|imagerie|\bct\b|scanner|\bmri\b|\birm\b|\bpet\b|ultraso|echogra|x-ray/.test(words))
    return "imaging";
  for (const coding of codings(resource.category)) {
    const kind = own(NARRATIVE_KINDS, coding.code) ?? own(CATEGORY_KINDS, coding.code);
    if (kind) return kind;
  }
  return codings(resource.category).some((coding) => coding.code === "clinical-note") ||
    /note|consult|letter|courrier|summary|progress/.test(words)
    ? "clinical"
    : "unknown";
}

const FRENCH =
  /\b(le|la|les|des|une|du|est|avec|sans|tumeur|taille|mitoses par|champs|pi[eè]ce|marges?|exérèse|résection|et|dans|au|aux)\b/gi;
const ENGLISH = /\b(the|of|and|with|without|is|are|tumou?r|size|margins?|specimen|no|per|fields|resection|in|at)\b/gi;
const GERMAN = /\b(der|die|das|und|mit|ohne|ist|eine?r?|tumor|größe|mitosen|resektat|nicht|im|des|pro)\b/gi;

function languageOf(resource: Element, text: string): ReportText["language"] {
  const sample = text.slice(0, 6000);
  const scores = (
    [
      ["en", sample.match(ENGLISH)?.length ?? 0],
      ["fr", sample.match(FRENCH)?.length ?? 0],
      ["de", sample.match(GERMAN)?.length ?? 0],
    ] as const
  ).toSorted((one, other) => other[1] - one[1]);
  const [best, second] = scores;
  if (best && best[1] >= 3 && best[1] > (second?.[1] ?? 0)) return best[0];
  const declared = string(resource.language)?.slice(0, 2);
  return declared === "en" || declared === "fr" || declared === "de"
    ? declared
    : best && best[1] > (second?.[1] ?? 0)
      ? best[0]
      : "unknown";
}
