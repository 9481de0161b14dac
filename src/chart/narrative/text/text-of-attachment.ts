import type { AttachmentText } from "../../types";
import { withoutEscapes } from "./escapes";
import { textOfMarkup } from "./markup";
import { textOfBytes } from "./plain-text";
import { textOfPortableDocument } from "./portable-document";
import { textOfRichText } from "./rich-text";
import { textOfXml } from "./structured-document";

/** Attachments larger than this are not read: a report is kilobytes, not tens of megabytes. */
const MOST_BYTES = 24 * 1024 * 1024;

/**
 * Plain text of an attachment. text/plain, HTML and XHTML, RTF, PDF and XML (C-CDA).
 * @param bytes content as received, decoded from base64.
 * @param contentType as the resource states it; parameters such as charset are honoured.
 * @returns the text, or `unreadable` with a reason in plain words (encrypted, scanned without text, malformed, too
 * large, type not read). Never throws, nothing is rendered or fetched, time and size are bounded.
 */
export async function textOfAttachment(bytes: Uint8Array, contentType: string): Promise<AttachmentText> {
  try {
    if (bytes.length > MOST_BYTES) return { state: "unreadable", detail: "too large" };
    if (bytes.length === 0) return { state: "unreadable", detail: "empty" };
    const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
    const read = await readAs(type, bytes, contentType);
    if (read.state === "text" && read.text.trim() === "") return { state: "unreadable", detail: "no text" };
    if (read.state === "text" && lostItsBlanks(read.text))
      return { state: "unreadable", detail: "no blanks between words" };
    return read.state === "text" ? { ...read, text: read.text.normalize("NFC") } : read;
  } catch (error) {
    return { state: "unreadable", detail: error instanceof Error ? error.message.slice(0, 200) : "unreadable" };
  }
}

/** Most letters of a word, on average over a text; ordinary texts have six. */
const MOST_LETTERS = 14;

/** A text whose words run into each other: half a reading of it would be worse than none. */
function lostItsBlanks(text: string): boolean {
  if (text.length < 200) return false;
  const words = text.split(/[\s._|\u2026-]+/);
  return words.reduce((sum, word) => sum + word.length, 0) > MOST_LETTERS * words.length;
}

async function readAs(type: string, bytes: Uint8Array, contentType: string): Promise<AttachmentText> {
  switch (typeOf(type, bytes)) {
    case "pdf":
      return textOfPortableDocument(bytes);
    case "rtf":
      return textOfRichText(bytes);
    case "html":
      return withoutMarkup(textOfMarkup(textOfBytes(bytes, contentType, charsetInside(bytes)), "html"));
    case "xml":
      return textOfXml(textOfBytes(bytes, contentType, charsetInside(bytes)));
    case "plain":
      return withoutMarkup({ state: "text", text: textOfBytes(bytes, contentType) });
    default:
      return { state: "unreadable", detail: `content type ${type || "not stated"} is not read` };
  }
}

const TAGS =
  "(?:br|p|div|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|span|b|i|u|s|strong|em|font|sub|sup|html|head|meta|title|style|body|h[1-6]|pre|hr|center)";
const TAG = new RegExp(`</?${TAGS}(?=[ />])[^<>]{0,300}>`, "gi");
const BLOCK = /<(?:p|div|table|tr|li|dt|h[1-6]|br)(?=[ />])/gi;
const ENTITY = /&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});/i;
/** What begins like a tag and is none: "<5 mitoses", "<Tumour size> 5 cm". */
const NO_TAG = new RegExp(`<(?!/?${TAGS}(?=[ />])[^<>]{0,300}>|!)`, "gi");

/** "<Site>Stomach</Site>": an element named for what it holds. */
const NAMED_ELEMENT = new RegExp(`<((?!${TAGS}>)[A-Za-z][\\w -]{2,40})>([^<>]{1,400})</\\1>`, "gi");

/** Text sent with the escapes of its carrier or with its markup as text: as its author wrote it. */
function withoutMarkup(read: AttachmentText): AttachmentText {
  if (read.state !== "text") return read;
  const text = withoutEscapes(read.text).replace(NAMED_ELEMENT, "\n$1: $2\n");
  const tags = text.match(TAG)?.length ?? 0;
  if (tags === 0 && !ENTITY.test(text)) return { state: "text", text };
  const lines = text.split("\n").length;
  // Where lines are marked up, the source's own line ends mean nothing.
  const own =
    tags === 0 || (text.match(BLOCK)?.length ?? 0) * 2 < lines || !/<(?:p|div|table|li|h[1-6])(?=[ />])/i.test(text);
  return textOfMarkup(text.replace(NO_TAG, "&lt;"), "html", own);
}

type Type = "pdf" | "rtf" | "html" | "xml" | "plain" | "other";

/** The declared type; where it says nothing or plainly errs (RTF or PDF sent as text/plain), the first bytes decide. */
function typeOf(type: string, bytes: Uint8Array): Type {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  if (start.startsWith("%PDF-")) return "pdf";
  if (start.startsWith("{\\rtf")) return "rtf";
  if (type === "application/pdf" || type === "application/x-pdf") return "pdf";
  if (type === "application/rtf" || type === "text/rtf" || type === "text/richtext") return "rtf";
  if (type === "text/html" || type === "application/xhtml+xml") return "html";
  if (
    type === "application/xml" ||
    type === "text/xml" ||
    /^application\/[\w.-]+\+xml$/.test(type) ||
    type === "application/hl7-sda+xml"
  )
    return "xml";
  if (type === "text/plain" || type === "text/markdown") return "plain";
  if (type === "" || type === "application/octet-stream") {
    if (/^<(?:!doctype html|html)/i.test(start)) return "html";
    if (start.startsWith("<?xml")) return "xml";
    return looksLikeText(bytes) ? "plain" : "other";
  }
  return "other";
}

function looksLikeText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 4096).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

/** Charset that the markup itself declares in its first kilobyte. */
function charsetInside(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return (
    /<\?xml[^>]{0,100}encoding\s?=\s?["']([\w.:-]{2,40})["']/i.exec(head)?.[1] ??
    /<meta[^>]{0,200}charset\s?=\s?["']?([\w.:-]{2,40})/i.exec(head)?.[1] ??
    null
  );
}
