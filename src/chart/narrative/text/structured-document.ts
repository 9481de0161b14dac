import type { AttachmentText } from "../../types";
import { textOfMarkup } from "./markup";

/**
 * Text of an XML document. Of a C-CDA only titles and narrative blocks (section/text) are read: they are what its
 * author attested; coded entries repeat them.
 */
export function textOfXml(xml: string): AttachmentText {
  if (!/<(?:\w+:)?ClinicalDocument[\s>]/.test(xml.slice(0, 20_000))) return textOfMarkup(xml, "xml");
  return textOfMarkup(xml, "ccda");
}
