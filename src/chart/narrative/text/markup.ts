import { Parser } from "htmlparser2";
import type { AttachmentText } from "../../types";
import { finishedLine, type Span } from "./markup-lines";
import { type Cell, linesOfTable } from "./markup-tables";
import { type SymbolFont, signOf, symbolFontOf } from "./symbol-fonts";

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(" "));

/** Elements whose content is no text of the report; the last three are struck out: no longer what the report says. */
const DROPPED = setOf("script style head title template noscript iframe object svg math button s strike del");
/** Elements that stand on lines of their own; the last row is the narrative block of C-CDA. */
const BREAKS = setOf(
  "p div br ul ol li dl dt dd table h1 h2 h3 h4 h5 h6 section article header footer pre blockquote hr form fieldset legend main aside address center " +
    "paragraph list item content-block text",
);
const PARAGRAPHS = setOf("p h1 h2 h3 h4 h5 h6 table section paragraph");
const EMPHASIS = setOf("b strong u em mark ins");

const HIDDEN_STYLE = /display ?: ?none|visibility ?: ?hidden|line-through|mso-tab-count/i;
const EMPHASIS_STYLE = /font-weight ?: ?(?:bold|[6-9]00)|text-decoration ?: ?underline/i;
const PREFORMATTED_STYLE = /white-space ?: ?(?:pre|break-spaces)/i;
const FONT_STYLE = /font-family ?: ?["']?([^;"']{1,60})/i;

const MOST_TEXT = 8_000_000;
/** Elements nested deeper than this are no report; the parser's own work grows with the depth. */
const MOST_DEPTH = 512;

/** Lines being written: those of the document, or of one cell. */
interface Flow {
  readonly lines: string[];
  line: string;
  /** Its last signs: to look at the line itself after each piece would be quadratic. */
  tail: string;
  /** Whether nothing but blanks stands on the line. */
  blank: boolean;
  emphasis: Span[];
}
interface Table {
  readonly rows: Cell[][];
  /** Attributes of the open cell; null between cells. */
  cell: { readonly heading: boolean; readonly spans_rows: boolean } | null;
}
/** What an open element changes for its content. */
interface Change {
  readonly depth: number;
  readonly drops: boolean;
  readonly emphasises: boolean;
  readonly preformats: boolean;
  readonly font: SymbolFont | null;
}

const newFlow = (): Flow => ({ lines: [], line: "", tail: "", blank: true, emphasis: [] });

/**
 * Text of HTML, XHTML or the narrative of an XML document. Rows of tables and items of lists become lines, a cell's name and
 * value are set apart by a colon, boxes are written as "[x]" and "[ ]", of a list to select from the selected item is kept; scripts, styles and
 * everything hidden from reading or struck out are dropped. Nothing is rendered.
 * @param preformatted line ends of the source are the text's own.
 */
export function textOfMarkup(markup: string, mode: "html" | "xml" | "ccda", preformatted = false): AttachmentText {
  const flows: Flow[] = [newFlow()];
  const tables: Table[] = [];
  const changes: Change[] = [];
  let dropping = 0;
  let emphasised = 0;
  let literal = preformatted ? 1 : 0;
  let length = 0;
  let depth = 0;
  /** An element ended and another began with nothing between them, as where a style sheet sets them apart. */
  let seam: "none" | "closed" | "reopened" = "none";
  let option: "none" | "selected" | "other" = "none";
  // C-CDA: depth inside a section's title or text; outside of them nothing is narrative.
  let sections = 0;
  let narrative = 0;
  const flow = (): Flow => flows.at(-1) as Flow;
  const put = (text: string): void => {
    if (length > MOST_TEXT) return;
    const open = flow();
    const from = open.line.length;
    open.line += text;
    open.tail = (open.tail + text.slice(-3)).slice(-3);
    open.blank &&= text.trim() === "";
    length += text.length;
    const last = open.emphasis.at(-1);
    if (emphasised === 0) return;
    if (last?.to === from) last.to = open.line.length;
    else open.emphasis.push({ from, to: open.line.length });
  };
  const newline = (): void => {
    const open = flow();
    if (!open.blank) open.lines.push(finishedLine(open.line, open.emphasis));
    open.line = "";
    open.tail = "";
    open.blank = true;
    open.emphasis = [];
  };
  const blankLine = (): void => {
    const { lines } = flow();
    if (lines.length > 0 && lines.at(-1) !== "") lines.push("");
  };
  const closeCell = (): void => {
    const table = tables.at(-1);
    if (!table?.cell) return;
    newline();
    const { lines } = flows.pop() as Flow;
    while (lines.at(-1) === "") lines.pop();
    if (table.rows.length === 0) table.rows.push([]);
    table.rows.at(-1)?.push({ ...table.cell, lines });
    table.cell = null;
  };
  const change = (tag: string, attributes: Readonly<Record<string, string>>): void => {
    const style = attributes.style ?? "";
    const one: Change = {
      depth,
      drops:
        (mode !== "ccda" && (DROPPED.has(tag) || "hidden" in attributes)) ||
        HIDDEN_STYLE.test(style) ||
        attributes.revised === "delete",
      emphasises:
        EMPHASIS.has(tag) ||
        EMPHASIS_STYLE.test(style) ||
        /bold|underline/i.test(attributes.stylecode ?? attributes.styleCode ?? ""),
      preformats: tag === "pre" || tag === "textarea" || PREFORMATTED_STYLE.test(style),
      font: symbolFontOf(FONT_STYLE.exec(style)?.[1] ?? attributes.face ?? ""),
    };
    // A tab of a word processor, its blanks drawn out.
    if (/mso-tab-count/.test(style) && dropping === 0) put("\t");
    if (!one.drops && !one.emphasises && !one.preformats && one.font === null) return;
    changes.push(one);
    dropping += one.drops ? 1 : 0;
    emphasised += one.emphasises ? 1 : 0;
    literal += one.preformats ? 1 : 0;
  };
  const input = (attributes: Readonly<Record<string, string>>): void => {
    const type = (attributes.type ?? "text").toLowerCase();
    if (type === "checkbox" || type === "radio") put("checked" in attributes ? "[x] " : "[ ] ");
    else if (/^(?:text|number|date|)$/.test(type) && attributes.value)
      put(`${flow().blank || /[:=] ?$/.test(flow().tail) ? "" : ": "}${attributes.value}`);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > MOST_DEPTH) throw new Error("malformed markup: nested too deeply");
        const tag = local(name);
        seam = seam === "closed" ? "reopened" : "none";
        if (mode === "ccda") {
          if (tag === "section") sections += 1;
          if (sections > 0 && (narrative > 0 || tag === "title" || tag === "text")) narrative += 1;
        }
        change(tag, attributes);
        if (tag === "br" && flow().blank) flow().lines.push("");
        else if (BREAKS.has(tag)) newline();
        if (tag === "table") tables.push({ rows: [], cell: null });
        else if (tag === "tr") {
          closeCell();
          tables.at(-1)?.rows.push([]);
        } else if ((tag === "td" || tag === "th") && tables.length > 0) {
          closeCell();
          const spans_rows = Number(attributes.rowspan ?? 1) > 1;
          (tables.at(-1) as Table).cell = { heading: tag === "th", spans_rows };
          flows.push(newFlow());
        } else if (tag === "select" && !flow().blank && !/[:=] ?$/.test(flow().tail)) put(": ");
        else if (tag === "option") option = "selected" in attributes ? "selected" : "other";
        else if (tag === "input" && dropping === 0) input(attributes);
      },
      ontext(text) {
        if (dropping > 0 || option === "other" || (mode === "ccda" && narrative === 0)) return;
        const { font } = changes.findLast((one) => one.font !== null) ?? { font: null };
        const drawn = font === null ? text : Array.from(text, (sign) => signIn(font, sign)).join("");
        if (literal > 0) {
          drawn.split("\n").forEach((line, index) => {
            if (index > 0) {
              if (flow().blank) flow().lines.push("");
              newline();
            }
            put(line);
          });
          return;
        }
        const apart =
          seam === "reopened" && /[a-z0-9)%\u00b2]$/.test(flow().tail) && /^[A-Z\u00c0-\u00de][a-z]/.test(drawn);
        seam = "none";
        if (apart) put("   ");
        // Blanks that do not break make a gap; others are one.
        const clean = drawn.replace(/[ \t\n\r\f]+/g, " ");
        const { tail } = flow();
        put((tail === "" || tail.endsWith(" ") ? clean.replace(/^ /, "") : clean).replaceAll("\u00a0", " "));
      },
      onclosetag(name) {
        const tag = local(name);
        seam = "closed";
        if (mode === "ccda") {
          if (tag === "title") newline();
          // The caption of a list's item is the name of what follows.
          if (tag === "caption" && narrative > 0 && !flow().blank && tables.length === 0) put(": ");
          if (narrative > 0) narrative -= 1;
          if (tag === "section") sections = Math.max(0, sections - 1);
        }
        if (tag === "td" || tag === "th" || tag === "tr") closeCell();
        else if (tag === "caption") newline();
        else if (tag === "option") option = "none";
        else if (tag === "table" && tables.length > 0) {
          closeCell();
          const { rows } = tables.pop() as Table;
          for (const line of linesOfTable(rows)) flow().lines.push(line);
        }
        if (BREAKS.has(tag) && tag !== "br") newline();
        if (PARAGRAPHS.has(tag)) blankLine();
        while (changes.at(-1)?.depth === depth) {
          const one = changes.pop() as Change;
          dropping -= one.drops ? 1 : 0;
          emphasised -= one.emphasises ? 1 : 0;
          literal -= one.preformats ? 1 : 0;
        }
        depth -= 1;
      },
    },
    { decodeEntities: true, xmlMode: mode !== "html", lowerCaseTags: mode === "html" },
  );
  parser.write(markup);
  parser.end();
  if (length > MOST_TEXT) return { state: "unreadable", detail: "too much text" };
  newline();
  return {
    state: "text",
    text: (flows[0] as Flow).lines
      .map((line) => line.trimEnd())
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  };
}

function signIn(font: SymbolFont, sign: string): string {
  return /\s/.test(sign) ? sign : signOf(font, sign.charCodeAt(0));
}

function local(name: string): string {
  const colon = name.indexOf(":");
  return (colon < 0 ? name : name.slice(colon + 1)).toLowerCase();
}
