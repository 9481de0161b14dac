import type { AttachmentText } from "../types";

const MOST_PAGES = 500;
const MOST_TEXT = 4_000_000;
const MOST_ITEMS_ON_A_PAGE = 50_000;
/** Longest time for one document; a report takes well under a second. */
const MOST_MILLISECONDS = 20_000;

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

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
    return await Promise.race([pagesOf(task), late]);
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

async function pagesOf(task: OpeningTask): Promise<AttachmentText> {
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
    const text = linesOf(items.filter(isTextItem));
    length += text.length;
    if (length > MOST_TEXT) return { state: "unreadable", detail: "too much text" };
    pages.push(text);
  }
  const text = pages.join("\n\n");
  if (text.trim() === "") return { state: "unreadable", detail: "PDF without text (scanned?)" };
  return { state: "text", text };
}

function isTextItem(item: unknown): item is TextItem {
  return typeof item === "object" && item !== null && "str" in item && "transform" in item;
}

/** Lines by the height on the page; a wide gap within a line sets a label apart from its value. */
function linesOf(items: readonly TextItem[]): string {
  let text = "";
  let y: number | null = null;
  let right = 0;
  for (const item of items) {
    const itemY = item.transform[5] ?? 0;
    const x = item.transform[4] ?? 0;
    const height = item.height || Math.abs(item.transform[3] ?? 0) || 10;
    if (item.str !== "") {
      if (y !== null && Math.abs(itemY - y) > height * 0.6) {
        if (!text.endsWith("\n")) text += "\n";
        if (Math.abs(itemY - y) > height * 2.2) text += "\n";
      } else if (y !== null && !text.endsWith("\n")) {
        const gap = x - right;
        if (gap > height * 1.6) text += "    ";
        else if (gap > height * 0.15 && !/\s$/.test(text.slice(-1)) && !/^\s/.test(item.str)) text += " ";
      }
      // The library gives a gap between words as a blank of its width.
      text += item.str.trim() === "" && item.width > height * 1.6 ? "    " : item.str;
      y = itemY;
      right = x + item.width;
    }
    if (item.hasEOL && !text.endsWith("\n")) text += "\n";
  }
  return text;
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
