import type { FactValues } from "../../../knowledge/types";
import { blanked } from "../sentences/blanked";

type CellType = NonNullable<FactValues["histology"]>;

const SPINDLE = "(?:spindled?|spindel(?:ig|zell|form)\\w*|fusiform\\w*|fuso-?cellul\\w*|fusocell\\w*)";
const EPITHELIOID = "(?:epithelioid\\w*|epitheloid\\w*|epithelio-?ide\\w*)";
/** Sentences on other tissue: granulomas, inflammation, hernias; on tumours at large. */
const ELSEWHERE =
  /\b(?:would|could|might|evoquerait|suggererait|variants?|varianten?)\b|\b(?:granulom\w*|hiatal|hernia|hernie|inflamm\w*|entzund\w*|infiltrat\w*|sarcoid\w*)\b|\b(?:gists|tumou?rs|tumeurs|tumoren|gist)\b[^,;.]{0,40}\b(?:usually|often|frequently|typically|souvent|generalement|habituellement|oft|meist\w*|haufig\w*)\b/;
/** Cells named for something else: another tumour, the tissue around, inflammation. */
const OF_ELSE =
  "(?:(?:cell |cellular )?(?:lipoma|carcinom\\w*|melanom\\w*|histiocyt\\w*|granulom\\w*|haemangio\\w*|hemangio\\w*|n(?:a)?evus|macrophag\\w*|sarcoma))";
const ELSE = new RegExp(`\\b(?:${SPINDLE}|${EPITHELIOID})[- ]${OF_ELSE}`, "g");
/** "The smooth muscle around it shows spindle cells": whose cells they are. */
const OTHER_SUBJECT =
  /(?:\b|pseudo-?)(?:smooth muscle|muscle lisse|muskulatur|muscularis|lamina propria|vessels?(?: walls?)?|gefa\w*|sheaths?|stroma|capsule|kapsel|scar|narbe|cicatrice|nerves?|fibroblast\w*|liver|hepatocyt\w*)\b(?![^,;.]{0,80}\bgists?\b)[^,;.]{0,40}\b(?:show\w*|contain\w*|consist\w*|compos\w*|faite?|rich|reich|bestehend|is|are|has|with|montre\w*|comporte\w*|zeigt|besteht)\b[^,;.]{0,24}$|\b(?:metasta[st]\w*|deposits?|implants?)\b[^,;.]{0,24}\b(?:is|are|shows?|est|ist|zeigt)\b[^,;.]{0,24}$/;
/** "Spindle cells of the muscularis propria". */
const OF_TISSUE =
  /^[^,;.]{0,24}\b(?:of|de|der|des|du|from) (?:the |la |le |l')?(?:adjacent |umgebenden? )?(?:muscul\w*|muskul\w*|smooth|muscle|scar|narbe|cicatrice|capsule|kapsel|nerves?)/;
const NOT = "(?:without|no|not|non|sans|absence de|pas de|rather than|ohne|kein\\w*|neither|nor|aucune?)";
/** A cell type that is named to be denied, in words or as none of a hundred. */
const DENIED = new RegExp(
  `\\b${NOT}(?![a-z]) ?(?:[a-z]+ ){0,2}?(?:${SPINDLE}|${EPITHELIOID})|\\b(?:${SPINDLE}|${EPITHELIOID})[^,;.]{0,24}?(?: absente?\\b| absent\\b|[:(= ]0 ?%| not (?:seen|present|identified))|\\b0 ?% (?:${SPINDLE}|${EPITHELIOID})`,
  "g",
);
const MIXED = /\bmixed\b|\bmixte|\bgemischt|\bmischtyp|\bmischzellig|\bbiphasi/;
const TYPE_WORDS = /typ|cell|cellul|zell|gist|histolog|morpholog|composante|contingent/;

/**
 * The cell type that a sentence gives to the tumour, with its place; null where it gives none or denies it.
 * Both types named are mixed; "mixed" alone counts beside a word of type, cell or the tumour.
 */
export function cellTypeIn(
  words: string,
): { readonly type: CellType; readonly from: number; readonly to: number } | null {
  const text = words.replace(ELSE, blanked).replace(DENIED, blanked);
  const spindle = SPINDLE_NAMED.exec(text);
  const epithelioid = EPITHELIOID_NAMED.exec(text);
  const mixed = MIXED.exec(text);
  const first = spindle ?? epithelioid ?? mixed;
  if (!first || ELSEWHERE.test(words)) return null;
  if (OTHER_SUBJECT.test(text.slice(0, first.index)) || OF_TISSUE.test(text.slice(first.index + first[0].length)))
    return null;
  const at = { from: first.index, to: first.index + first[0].length };
  if (spindle && epithelioid) return { ...at, type: "mixed" };
  if (mixed && TYPE_WORDS.test(text) && (first !== mixed || /typ|histolog|zell|cell|gist/.test(text)))
    return { ...at, type: "mixed" };
  if (spindle) return { ...at, type: "spindle" };
  return epithelioid ? { ...at, type: "epithelioid" } : null;
}

const SPINDLE_NAMED = new RegExp(`\\b${SPINDLE}`);
const EPITHELIOID_NAMED = new RegExp(`\\b${EPITHELIOID}`);
