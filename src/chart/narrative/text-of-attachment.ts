import type { AttachmentText } from "../types";
import { textOfMarkup } from "./markup";
import { textOfBytes } from "./plain-text";

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
    return read.state === "text" ? { state: "text", text: read.text.normalize("NFC") } : read;
  } catch (error) {
    return { state: "unreadable", detail: error instanceof Error ? error.message.slice(0, 200) : "unreadable" };
  }
}

async function readAs(type: string, bytes: Uint8Array, contentType: string): Promise<AttachmentText> {
  if (type === "text/html" || type === "application/xhtml+xml")
    return textOfMarkup(textOfBytes(bytes, contentType), "html");
  if (type === "text/plain") return { state: "text", text: textOfBytes(bytes, contentType) };
  return { state: "unreadable", detail: `content type ${type || "not stated"} is not read` };
}
