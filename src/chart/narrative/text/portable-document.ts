import type { AttachmentText } from "../../types";
import { linesOfPage, type TextItem } from "./page-lines";

const MOST_PAGES = 500;
const MOST_TEXT = 4_000_000;
const MOST_ITEMS_ON_A_PAGE = 50_000;
/** Longest time for one document; a report takes well under a second. */
const MOST_MILLISECONDS = 20_000;

/**
 * Text of a PDF, line by line. The library is loaded only now; it fetches nothing, runs no script of the document and
 * needs no eval. In the browser it works in a worker of our own origin, which is ended when the time is up.
 * @returns `unreadable` for encrypted, damaged, overlong or merely scanned documents.
 */
export async function textOfPortableDocument(bytes: Uint8Array): Promise<AttachmentText> {
  const library = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const port = await workerPort();
  const worker = port === null ? undefined : library.PDFWorker.create({ port, verbosity: 0 });
  const task = library.getDocument({
    // The library takes the buffer over; the caller keeps its own.
    data: bytes.slice(),
    worker,
    isEvalSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
    maxImageSize: 1,
    verbosity: 0,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<AttachmentText>((resolve) => {
    timer = setTimeout(() => resolve({ state: "unreadable", detail: "PDF took too long" }), MOST_MILLISECONDS);
  });
  try {
    return await Promise.race([pagesOf(task, bytes), late]);
  } catch (error) {
    return { state: "unreadable", detail: reasonOf(error) };
  } finally {
    clearTimeout(timer);
    void task.destroy().catch(() => undefined);
    worker?.destroy();
    port?.terminate();
  }
}

interface OpeningTask {
  readonly promise: Promise<{
    readonly numPages: number;
    getPage(number: number): Promise<{
      getTextContent(): Promise<{ readonly items: readonly unknown[] }>;
      cleanup(): unknown;
    }>;
  }>;
}

async function pagesOf(task: OpeningTask, bytes: Uint8Array): Promise<AttachmentText> {
  const document = await task.promise;
  if (document.numPages > MOST_PAGES)
    return { state: "unreadable", detail: `PDF of ${document.numPages} pages: too long to be a report` };
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    if (items.length > MOST_ITEMS_ON_A_PAGE) return { state: "unreadable", detail: "PDF page with too much on it" };
    const text = linesOfPage(items.filter(isTextItem));
    length += text.length;
    if (length > MOST_TEXT) return { state: "unreadable", detail: "too much text" };
    pages.push(text);
  }
  const empty = pages.filter((page) => page.trim() === "").length;
  if (empty === pages.length || (length < MOST_STAMPED * pages.length && scannedPages(bytes) >= pages.length))
    return { state: "unreadable", detail: "PDF without text (scanned?)" };
  const text = joinedPages(pages);
  if (empty === 0 || scannedPages(bytes) === 0) return { state: "text", text };
  return { state: "text", text, unread: `${empty} of ${pages.length} pages of the PDF without text (scanned?)` };
}

/** Most characters of a page that is a picture with a stamp or a page number on it. */
const MOST_STAMPED = 250;
/** Rows of dots of a scanned page, in one picture or in strips; a logo has fewer. */
const ROWS_OF_PAGE = 1000;

/** How many pages' worth of pictures a document holds. The dictionaries of pictures stand in clear in a PDF. */
function scannedPages(bytes: Uint8Array): number {
  let rows = 0;
  const clear = new TextDecoder("latin1").decode(bytes);
  for (let at = clear.indexOf("/Image"); at >= 0; at = clear.indexOf("/Image", at + 6))
    rows += Number(/\/Height (\d{1,5})/.exec(clear.slice(Math.max(0, at - 300), at + 300))?.[1] ?? 0);
  return Math.floor(rows / ROWS_OF_PAGE);
}

/** What counts the pages in a running head or foot. */
const PAGE_NUMBER =
  /(?:\b(?:page|seite|blatt|p\.) {0,2})?\b\d{1,3} ?(?:\/|of|sur|von|de) ?\d{1,3}\b|\b(?:page|seite|blatt) {0,2}\d{1,3}\b/i;
/** Lines at the top and at the bottom of a page among which running heads are looked for. */
const RUNNING_LINES = 3;

/** Pages one after the other; of running heads the first stays, of running feet the last: a sentence goes on over the page. */
function joinedPages(pages: readonly string[]): string {
  if (pages.length < 2) return pages[0] ?? "";
  const cut = pages.map((page) => page.trim().split("\n"));
  const edges = cut.map((lines) => [...lines.slice(0, RUNNING_LINES), ...lines.slice(-RUNNING_LINES)].map(runningForm));
  const seen = new Map<string, number>();
  for (const lines of edges) for (const line of new Set(lines)) seen.set(line, (seen.get(line) ?? 0) + 1);
  const runs = (line: string): boolean =>
    line.trim() !== "" && (seen.get(runningForm(line)) ?? 0) * 5 >= pages.length * 4;
  return cut.reduce((text, lines, page) => {
    const own = lines
      .filter((line, index) => {
        const head = page > 0 && index < RUNNING_LINES;
        const foot = page < pages.length - 1 && index >= lines.length - RUNNING_LINES;
        return !((head || foot) && runs(line));
      })
      .join("\n")
      .trim();
    if (text === "" || own === "") return text + own;
    return `${text}${/[.:;!?]$/.test(text) ? "\n\n" : "\n"}${own}`;
  }, "");
}

const runningForm = (line: string): string => line.trim().replace(PAGE_NUMBER, "#");

function isTextItem(item: unknown): item is TextItem {
  return typeof item === "object" && item !== null && "str" in item && "transform" in item;
}

/** A worker of our own origin in the browser; elsewhere the library works in the calling thread. */
async function workerPort(): Promise<Worker | null> {
  if (typeof window === "undefined" || typeof Worker === "undefined") return null;
  try {
    const { default: address } = await import("pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker&url");
    return new Worker(trustedAddress(address) as string, { type: "module" });
  } catch {
    return null;
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(given: string): string },
  ): { createScriptURL(given: string): unknown };
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | null = null;

/** The worker's address in the form that a page with Trusted Types demands; the policy takes scripts of our own origin only. */
function trustedAddress(address: string): unknown {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  policy ??= trustedTypes.createPolicy("gist-pathway", {
    createScriptURL: (given) => {
      if (new URL(given, location.href).origin !== location.origin) throw new TypeError("a script of another origin");
      return given;
    },
  });
  return policy.createScriptURL(address);
}

function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") return "PDF is encrypted";
  if (name === "InvalidPDFException") return "PDF is damaged";
  return `PDF could not be read${error instanceof Error ? `: ${error.message.slice(0, 120)}` : ""}`;
}
