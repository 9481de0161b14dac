import type { Content, Part, Row } from "./contents";

/** A way of setting a report as text. `exact`: every fact must be read; `harmless`: it may be lost, never changed. */
export interface Layout<Output = string> {
  readonly name: string;
  readonly promise: "exact" | "harmless";
  readonly set: (content: Content) => Output;
}

type RowsToText = (rows: readonly Row[], content: Content) => string;

const colonOf = (content: Content): string => (content.language === "fr" ? " : " : ": ");
const each =
  (line: (row: Row, index: number) => string, between = "\n"): RowsToText =>
  (rows) =>
    rows.map(line).join(between);
const plainRows: RowsToText = (rows, content) =>
  rows.map(({ label, value }) => label + colonOf(content) + value).join("\n");

interface Frame {
  readonly heading?: (heading: string, content: Content) => string;
  readonly prose?: (sentences: readonly string[]) => string;
  readonly rows?: RowsToText;
  readonly between?: string;
}

/** The report as text: its title, its parts under their headings, sentences as paragraphs, forms as `rows` sets them. */
export function asText(content: Content, frame: Frame = {}): string {
  const heading = frame.heading ?? ((words) => words + colonOf(content).trimEnd());
  const prose = frame.prose ?? ((sentences) => sentences.join(" "));
  const rows = frame.rows ?? plainRows;
  const part = (one: Part): string =>
    [
      heading(one.heading, content),
      ...(one.prose ? [prose(one.prose)] : []),
      ...(one.rows ? [rows(one.rows, content)] : []),
    ].join("\n");
  return [content.title.toUpperCase(), ...content.parts.map(part)].join(frame.between ?? "\n\n");
}

const rowsAs = (name: string, rows: RowsToText, promise: Layout["promise"] = "exact"): Layout => ({
  name: `form: ${name}`,
  promise,
  set: (content) => asText(content, { rows }),
});
const framed = (name: string, frame: Frame, promise: Layout["promise"] = "exact"): Layout => ({
  name: `frame: ${name}`,
  promise,
  set: (content) => asText(content, frame),
});
const changed = (name: string, change: (text: string) => string, promise: Layout["promise"] = "exact"): Layout => ({
  name: `text: ${name}`,
  promise,
  set: (content) => change(asText(content)),
});

/** Boxes to tick where the row has options, `label: value` where it has none. */
const ticked =
  (option: (words: string, chosen: boolean) => string, between = "  ", after = ": "): RowsToText =>
  (rows) =>
    rows
      .map(({ label, value, options }) =>
        options
          ? label +
            after +
            [...options]
              .sort()
              .map((words) => option(words, words === value))
              .join(between)
          : `${label}: ${value}`,
      )
      .join("\n");

const widest = (rows: readonly Row[], of: (row: Row) => string): number =>
  Math.max(...rows.map((row) => of(row).length));

const sideBySide =
  (gap: string): RowsToText =>
  (rows) => {
    const lines: string[] = [];
    for (let at = 0; at < rows.length; at += 2)
      lines.push(
        rows
          .slice(at, at + 2)
          .map(({ label, value }) => `${label}: ${value}`)
          .join(gap),
      );
    return lines.join("\n");
  };

const HEADER: Readonly<Record<string, readonly [string, string]>> = {
  en: ["Parameter", "Result"],
  fr: ["Paramètre", "Résultat"],
  de: ["Parameter", "Ergebnis"],
};
const headerOf = (content: Content): readonly [string, string] => HEADER[content.language ?? "en"] ?? ["Item", "Value"];

const underHeader: RowsToText = (rows, content) => {
  const width = widest(rows, ({ label }) => label) + 4;
  const [label, value] = headerOf(content);
  return [{ label, value }, ...rows].map((row) => row.label.padEnd(width) + row.value).join("\n");
};

const bordered: RowsToText = (rows, content) => {
  const [label, value] = headerOf(content);
  const all = [{ label, value }, ...rows];
  const widths = [widest(all, (row) => row.label), widest(all, (row) => row.value)] as const;
  const rule = `+${"-".repeat(widths[0] + 2)}+${"-".repeat(widths[1] + 2)}+`;
  return [
    rule,
    ...all.flatMap((row) => [`| ${row.label.padEnd(widths[0])} | ${row.value.padEnd(widths[1])} |`, rule]),
  ].join("\n");
};

/** Labels in one line, their values in the next, three at a time. */
const transposed: RowsToText = (rows) => {
  const lines: string[] = [];
  for (let at = 0; at < rows.length; at += 3) {
    const three = rows.slice(at, at + 3);
    const width = (row: Row): number => Math.max(row.label.length, row.value.length) + 4;
    lines.push(three.map((row) => row.label.padEnd(width(row))).join(""));
    lines.push(three.map((row) => row.value.padEnd(width(row))).join(""), "");
  }
  return lines.join("\n");
};

/** The value in a column of its own width, going on below itself. */
const narrowColumns: RowsToText = (rows) => {
  const width = widest(rows, ({ label }) => label) + 3;
  return rows
    .map(({ label, value }) =>
      wrap(value, 22)
        .split("\n")
        .map((line, index) => (index === 0 ? label : "").padEnd(width) + line)
        .join("\n"),
    )
    .join("\n");
};

/** Broken at blanks, at most `width` characters a line. */
export function wrap(text: string, width: number, indent = ""): string {
  return text
    .split("\n")
    .map((line) => {
      const lines: string[] = [];
      let current = "";
      for (const word of line.split(" ")) {
        if (current !== "" && current.length + 1 + word.length > width) {
          lines.push(current);
          current = indent + word;
        } else current = current === "" ? word : `${current} ${word}`;
      }
      return [...lines, current].join("\n");
    })
    .join("\n");
}

/** The text cut at `width` characters, as by a printer of fixed columns: in words, too. */
const chopped = (text: string, width: number): string =>
  text
    .split("\n")
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, "gu")) ?? [""])
    .join("\n");

const BULLETS = ["•", "-", "*", "·", "–", "o", "▪", "➢", "\uf0b7", "§", "►", "—", "+", "●", "◦", "‣", ">", "#"];

const FORM_LAYOUTS: readonly Layout[] = [
  rowsAs(
    "colon",
    each(({ label, value }) => `${label}: ${value}`),
  ),
  rowsAs(
    "blank before the colon",
    each(({ label, value }) => `${label} : ${value}`),
  ),
  rowsAs(
    "colon glued",
    each(({ label, value }) => `${label}:${value}`),
  ),
  rowsAs(
    "full-width colon",
    each(({ label, value }) => `${label}：${value}`),
  ),
  rowsAs(
    "tab",
    each(({ label, value }) => `${label}\t${value}`),
  ),
  rowsAs(
    "two tabs",
    each(({ label, value }) => `${label}\t\t${value}`),
  ),
  rowsAs(
    "colon and tab",
    each(({ label, value }) => `${label}:\t${value}`),
  ),
  rowsAs("columns", (rows) =>
    rows.map(({ label, value }) => label.padEnd(widest(rows, (row) => row.label) + 4) + value).join("\n"),
  ),
  rowsAs(
    "columns of 40",
    each(({ label, value }) => label.padEnd(40) + value),
  ),
  rowsAs("colon in a column", (rows) =>
    rows.map(({ label, value }) => `${label.padEnd(widest(rows, (row) => row.label) + 1)}: ${value}`).join("\n"),
  ),
  rowsAs(
    "two blanks",
    each(({ label, value }) => `${label}  ${value}`),
    "harmless",
  ),
  rowsAs(
    "dotted leader",
    each(({ label, value }) => label.padEnd(40, ".") + value),
  ),
  rowsAs(
    "dotted leader with blanks",
    each(({ label, value }) => `${label} ${". ".repeat(12)}${value}`),
  ),
  rowsAs(
    "dotted leader and colon",
    each(({ label, value }) => `${label.padEnd(30, ".")}: ${value}`),
  ),
  rowsAs(
    "ellipsis leader",
    each(({ label, value }) => `${label} ………… ${value}`),
  ),
  rowsAs(
    "underscore leader",
    each(({ label, value }) => `${label} ${"_".repeat(12)} ${value}`),
  ),
  rowsAs(
    "hyphen",
    each(({ label, value }) => `${label} - ${value}`),
  ),
  rowsAs(
    "en dash",
    each(({ label, value }) => `${label} – ${value}`),
  ),
  rowsAs(
    "em dash",
    each(({ label, value }) => `${label} — ${value}`),
  ),
  rowsAs(
    "hyphens leading",
    each(({ label, value }) => `${label} --------- ${value}`),
  ),
  rowsAs(
    "equals sign",
    each(({ label, value }) => `${label} = ${value}`),
  ),
  rowsAs(
    "arrow",
    each(({ label, value }) => `${label} -> ${value}`),
  ),
  rowsAs(
    "arrow sign",
    each(({ label, value }) => `${label} → ${value}`),
  ),
  rowsAs(
    "pipe",
    each(({ label, value }) => `${label} | ${value}`),
  ),
  rowsAs(
    "pipes around",
    each(({ label, value }) => `| ${label} | ${value} |`),
  ),
  rowsAs(
    "quoted fields",
    each(({ label, value }) => `"${label}";"${value}"`),
  ),
  rowsAs(
    "semicolon-separated fields",
    each(({ label, value }) => `${label};${value}`),
  ),
  rowsAs(
    "value on the next line",
    each(({ label, value }) => `${label}\n${value}`),
  ),
  rowsAs(
    "colon, value on the next line",
    each(({ label, value }) => `${label}:\n${value}`),
  ),
  rowsAs(
    "colon, value on the next line, indented",
    each(({ label, value }) => `${label}:\n    ${value}`),
  ),
  rowsAs(
    "value on the next line, blank line between",
    each(({ label, value }) => `${label}\n${value}`, "\n\n"),
  ),
  rowsAs(
    "blank line between label and value",
    each(({ label, value }) => `${label}\n\n${value}`, "\n\n"),
  ),
  rowsAs(
    "colon, blank line, value",
    each(({ label, value }) => `${label}:\n\n${value}`, "\n\n"),
  ),
  rowsAs(
    "numbered",
    each(({ label, value }, index) => `${index + 1}. ${label}: ${value}`),
  ),
  rowsAs(
    "numbered with bracket",
    each(({ label, value }, index) => `${index + 1}) ${label}: ${value}`),
  ),
  rowsAs(
    "numbered in brackets",
    each(({ label, value }, index) => `(${index + 1}) ${label}: ${value}`),
  ),
  rowsAs(
    "lettered",
    each(({ label, value }, index) => `${"ABCDEFGHIJKLM"[index]}. ${label}: ${value}`),
  ),
  rowsAs(
    "lettered with bracket",
    each(({ label, value }, index) => `${"abcdefghijklm"[index]}) ${label}: ${value}`),
  ),
  rowsAs(
    "numbered by section",
    each(({ label, value }, index) => `2.${index + 1} ${label}: ${value}`),
  ),
  rowsAs(
    "Roman numbers",
    each(
      ({ label, value }, index) =>
        `${["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"][index]}. ${label}: ${value}`,
    ),
  ),
  rowsAs(
    "numbered, value on the next line",
    each(({ label, value }, index) => `${index + 1}. ${label}:\n   ${value}`),
  ),
  rowsAs(
    "numbered, columns",
    each(({ label, value }, index) => `${index + 1}. ${label.padEnd(36)}${value}`),
  ),
  ...BULLETS.map((bullet) =>
    rowsAs(
      `bullet ${bullet}`,
      each(({ label, value }) => `${bullet} ${label}: ${value}`),
    ),
  ),
  rowsAs(
    "bullet in columns",
    each(({ label, value }) => `  • ${label.padEnd(36)}${value}`),
  ),
  rowsAs(
    "bullet glued",
    each(({ label, value }) => `-${label}: ${value}`),
  ),
  rowsAs(
    "label, value as bullet",
    each(({ label, value }) => `${label}\n  - ${value}`),
  ),
  rowsAs(
    "label and colon, value as bullet",
    each(({ label, value }) => `${label}:\n• ${value}`),
  ),
  rowsAs(
    "Markdown",
    each(({ label, value }) => `**${label}:** ${value}`),
  ),
  rowsAs(
    "Markdown, colon outside",
    each(({ label, value }) => `- **${label}**: ${value}`),
  ),
  rowsAs("Markdown table", (rows, content) =>
    [
      `| ${headerOf(content).join(" | ")} |`,
      "|---|---|",
      ...rows.map(({ label, value }) => `| ${label} | ${value} |`),
    ].join("\n"),
  ),
  rowsAs(
    "brackets",
    each(({ label, value }) => `[${label}] ${value}`),
  ),
  rowsAs(
    "angle brackets",
    each(({ label, value }) => `<${label}> ${value}`),
    "harmless",
  ),
  rowsAs(
    "labels in capitals",
    each(({ label, value }) => `${label.toUpperCase()}: ${value}`),
  ),
  rowsAs(
    "values in capitals",
    each(({ label, value }) => `${label}: ${value.toUpperCase()}`),
  ),
  rowsAs(
    "in a line, semicolons",
    each(({ label, value }) => `${label}: ${value}`, "; "),
  ),
  rowsAs(
    "in a line, full stops",
    each(({ label, value }) => `${label}: ${value}.`, " "),
  ),
  rowsAs(
    "in a line, pipes",
    each(({ label, value }) => `${label}: ${value}`, " | "),
  ),
  rowsAs(
    "in a line, slashes",
    each(({ label, value }) => `${label}: ${value}`, " // "),
  ),
  rowsAs(
    "in a line, bullets",
    each(({ label, value }) => `${label}: ${value}`, " • "),
  ),
  rowsAs(
    "in a line, tabs",
    each(({ label, value }) => `${label}: ${value}`, "\t"),
  ),
  rowsAs(
    "in a line, gaps",
    each(({ label, value }) => `${label}: ${value}`, "     "),
  ),
  rowsAs(
    "in a line, commas",
    each(({ label, value }) => `${label}: ${value}`, ", "),
    "harmless",
  ),
  rowsAs(
    "in a line, blanks",
    each(({ label, value }) => `${label}: ${value}`, " "),
  ),
  rowsAs(
    "in a line, numbered",
    each(({ label, value }, index) => `${index + 1}) ${label}: ${value}`, " "),
  ),
  rowsAs(
    "in a line, glued",
    each(({ label, value }) => `${label}: ${value}`, ""),
    "harmless",
  ),
  rowsAs("two a line, gap", sideBySide("        ")),
  rowsAs("two a line, tab", sideBySide("\t")),
  rowsAs("two a line in columns", (rows) => {
    const half = Math.ceil(rows.length / 2);
    const width = widest(rows, ({ label, value }) => `${label}: ${value}`) + 4;
    return rows
      .slice(0, half)
      .map((left, index) => {
        const right = rows[half + index];
        return `${left.label}: ${left.value}`.padEnd(width) + (right ? `${right.label}: ${right.value}` : "");
      })
      .join("\n");
  }),
  rowsAs(
    "two a line without colons",
    (rows) => {
      const label = widest(rows, (row) => row.label) + 3;
      const value = widest(rows, (row) => row.value) + 3;
      const lines: string[] = [];
      for (let at = 0; at < rows.length; at += 2)
        lines.push(
          rows
            .slice(at, at + 2)
            .map((row) => row.label.padEnd(label) + row.value.padEnd(value))
            .join("")
            .trimEnd(),
        );
      return lines.join("\n");
    },
    "harmless",
  ),
  rowsAs("under a header", underHeader),
  rowsAs("bordered table", bordered),
  rowsAs("labels above values", transposed, "harmless"),
  rowsAs("value in a narrow column", narrowColumns),
  rowsAs("hanging indent at 30", (rows) =>
    wrap(rows.map(({ label, value }) => `${label}: ${value}`).join("\n"), 30, "    "),
  ),
  rowsAs(
    "indented",
    each(({ label, value }) => `        ${label}: ${value}`),
  ),
  rowsAs(
    "indented by tabs",
    each(({ label, value }) => `\t${label}:\t${value}`),
  ),
  rowsAs(
    "full stop after the value",
    each(({ label, value }) => `${label}: ${value}.`),
  ),
  rowsAs(
    "semicolon after the value",
    each(({ label, value }) => `${label}: ${value};`),
  ),
  rowsAs(
    "double spaced",
    each(({ label, value }) => `${label}: ${value}`, "\n\n"),
  ),
  rowsAs(
    "rules between",
    each(({ label, value }) => `${label}: ${value}`, "\n----------------------------------------\n"),
  ),
  rowsAs(
    "value in quotes",
    each(({ label, value }) => `${label}: "${value}"`),
  ),
  rowsAs(
    "value in brackets",
    each(({ label, value }) => `${label}: [${value}]`),
  ),
  rowsAs(
    "value underlined",
    each(({ label, value }) => `${label}: _${value}_`),
  ),
  rowsAs(
    "required items starred",
    each(({ label, value }) => `*${label}: ${value}`),
  ),
  rowsAs(
    "required items starred after",
    each(({ label, value }) => `${label}*: ${value}`),
  ),
  rowsAs(
    "boxes [x]",
    ticked((words, chosen) => `[${chosen ? "x" : " "}] ${words}`),
  ),
  rowsAs(
    "boxes [X] and []",
    ticked((words, chosen) => `[${chosen ? "X" : ""}] ${words}`),
  ),
  rowsAs(
    "boxes (X)",
    ticked((words, chosen) => `(${chosen ? "X" : " "}) ${words}`),
  ),
  rowsAs(
    "boxes ☒",
    ticked((words, chosen) => `${chosen ? "☒" : "☐"} ${words}`),
  ),
  rowsAs(
    "boxes ☑ glued",
    ticked((words, chosen) => `${chosen ? "☑" : "☐"}${words}`),
  ),
  rowsAs(
    "boxes ✓ and □",
    ticked((words, chosen) => `${chosen ? "✓" : "□"} ${words}`),
  ),
  rowsAs(
    "boxes ■ and □",
    ticked((words, chosen) => `${chosen ? "■" : "□"} ${words}`),
  ),
  rowsAs(
    "boxes ● and ○",
    ticked((words, chosen) => `${chosen ? "●" : "○"} ${words}`),
  ),
  rowsAs(
    "boxes _X_",
    ticked((words, chosen) => `${chosen ? "_X_" : "___"} ${words}`),
  ),
  rowsAs(
    "boxes [*]",
    ticked((words, chosen) => `[${chosen ? "*" : " "}] ${words}`),
  ),
  rowsAs(
    "boxes [x] and [_]",
    ticked((words, chosen) => `[${chosen ? "x" : "_"}] ${words}`),
  ),
  rowsAs(
    "boxes after the words",
    ticked((words, chosen) => `${words} ${chosen ? "☒" : "☐"}`),
  ),
  rowsAs(
    "boxes [x] after the words",
    ticked((words, chosen) => `${words} [${chosen ? "x" : " "}]`),
  ),
  rowsAs(
    "boxes in lines",
    ticked((words, chosen) => `  [${chosen ? "x" : " "}] ${words}`, "\n", ":\n"),
  ),
  rowsAs(
    "boxes in lines _X_",
    ticked((words, chosen) => `${chosen ? "_X_" : "___"} ${words}`, "\n", ":\n"),
  ),
  rowsAs(
    "boxes in lines ☒",
    ticked((words, chosen) => `    ${chosen ? "☒" : "☐"} ${words}`, "\n", "\n"),
  ),
  rowsAs(
    "boxes in lines, mark alone",
    ticked((words, chosen) => `  ${chosen ? "X " : "  "}${words}`, "\n", ":\n"),
    "harmless",
  ),
  rowsAs(
    "boxes, slashes",
    ticked((words, chosen) => `[${chosen ? "x" : " "}] ${words}`, " / "),
  ),
  rowsAs(
    "boxes, tabs",
    ticked((words, chosen) => `[${chosen ? "x" : " "}] ${words}`, "\t", "\t"),
  ),
  rowsAs(
    "X in a column",
    ticked((words, chosen) => `${words.padEnd(30)}${chosen ? "X" : ""}`, "\n", ":\n"),
    "harmless",
  ),
  rowsAs(
    "choice starred",
    ticked((words, chosen) => (chosen ? `*${words}*` : words), " / "),
    "harmless",
  ),
  rowsAs(
    "choice in double stars",
    ticked((words, chosen) => (chosen ? `**${words}**` : words), " / "),
    "harmless",
  ),
  rowsAs(
    "choice underlined",
    ticked((words, chosen) => (chosen ? `__${words}__` : words), " / "),
    "harmless",
  ),
  rowsAs(
    "choice in capitals",
    ticked((words, chosen) => (chosen ? words.toUpperCase() : words.toLowerCase()), " / "),
    "harmless",
  ),
  rowsAs(
    "choice arrowed",
    ticked((words, chosen) => (chosen ? `-> ${words}` : words), " / "),
    "harmless",
  ),
  rowsAs(
    "no box ticked",
    ticked((words) => `[ ] ${words}`),
    "harmless",
  ),
  rowsAs(
    "options without any mark",
    ticked((words) => words, " / "),
    "harmless",
  ),
];

/** A running head between two pages, after the line on which half of the words stand. */
const paged =
  (running: string) =>
  (text: string): string => {
    const lines = wrap(text, 60).split("\n");
    const pages: string[] = [];
    for (let at = 0; at < lines.length; at += 9) pages.push(lines.slice(at, at + 9).join("\n"));
    return pages.map((page, index) => (index === 0 ? page : running.replace("#", String(index + 1)) + page)).join("\n");
  };

const folded = (text: string): string => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
const mojibake = (text: string): string => new TextDecoder("windows-1252").decode(new TextEncoder().encode(text));
const lineByLine = (text: string, change: (line: string) => string): string => text.split("\n").map(change).join("\n");

const TEXT_LAYOUTS: readonly Layout[] = [
  ...[20, 25].map((width) => changed(`wrapped at ${width}`, (text) => wrap(text, width), "harmless")),
  ...[30, 35, 40, 45, 50, 55, 60, 65, 70, 72, 75, 80, 100].map((width) =>
    changed(`wrapped at ${width}`, (text) => wrap(text, width)),
  ),
  ...[60, 72, 80].map((width) => changed(`wrapped at ${width}, indented`, (text) => wrap(text, width, "   "))),
  ...[40, 60, 72, 80].map((width) => changed(`chopped at ${width}`, (text) => chopped(text, width), "harmless")),
  changed("padded to 80", (text) => lineByLine(wrap(text, 80), (line) => line.padEnd(80))),
  changed("CRLF", (text) => text.replaceAll("\n", "\r\n")),
  changed("CR", (text) => text.replaceAll("\n", "\r")),
  changed("double spaced", (text) => text.replaceAll("\n", "\n\n")),
  changed("wrapped and double spaced", (text) => wrap(text, 50).replaceAll("\n", "\n\n"), "harmless"),
  changed("lines lost to blanks", (text) => text.replace(/\n+/g, " "), "harmless"),
  changed("lines lost", (text) => text.replace(/\n+/g, ""), "harmless"),
  changed("HL7 .br", (text) => text.replaceAll("\n", "\\.br\\")),
  changed("HL7 .br, wrapped", (text) => wrap(text, 60).replaceAll("\n", "\\.br\\")),
  changed("HL7 .sp and .in", (text) => text.replaceAll("\n", "\\.sp\\\\.in+2\\")),
  changed("HL7 repetition", (text) => text.replaceAll("\n", "~")),
  changed("HL7 hexadecimal", (text) => text.replaceAll("\n", "\\X0D0A\\")),
  changed("HL7 hexadecimal, each", (text) => text.replaceAll("\n", "\\X0D\\\\X0A\\")),
  changed("HL7 highlighting", (text) => lineByLine(text, (line) => line.replace(/^([^:\n]+):/, "\\H\\$1\\N\\:"))),
  changed("HL7 escapes", (text) => text.replaceAll("&", "\\T\\").replaceAll("/", "/").replaceAll("^", "\\S\\")),
  changed(
    "OBX segments",
    (text) => lineByLine(text, (line) => `OBX|1|TX|22637-3^Pathology report^LN||${line}||||||F`),
    "harmless",
  ),
  changed("backslash n", (text) => text.replaceAll("\n", "\\n")),
  changed("backslash r backslash n", (text) => text.replaceAll("\n", "\\r\\n")),
  changed("<br>", (text) => text.replaceAll("\n", "<br>")),
  changed("<br/>", (text) => text.replaceAll("\n", "<br/>")),
  changed("&#10;", (text) => text.replaceAll("\n", "&#10;")),
  changed("&nbsp;", (text) => text.replaceAll(" ", "&nbsp;")),
  changed("&amp;nbsp; and entities", (text) =>
    text.replaceAll("é", "&eacute;").replaceAll("²", "&sup2;").replaceAll("ß", "&szlig;").replaceAll("ö", "&ouml;"),
  ),
  changed("quoted", (text) => lineByLine(text, (line) => `> ${line}`)),
  changed("quoted twice", (text) => lineByLine(text, (line) => `>> ${line}`)),
  changed("quoted and wrapped", (text) => lineByLine(wrap(text, 60), (line) => `> ${line}`)),
  changed(
    "line numbers",
    (text) =>
      text
        .split("\n")
        .map((line, index) => `${String(index + 1).padStart(3)}  ${line}`)
        .join("\n"),
    "harmless",
  ),
  changed("framed by pipes", (text) => lineByLine(wrap(text, 70), (line) => `| ${line.padEnd(70)} |`), "harmless"),
  changed("capitals", (text) => text.toUpperCase()),
  changed("no capitals", (text) => text.toLowerCase()),
  changed("no accents", folded),
  changed("capitals without accents", (text) => folded(text).toUpperCase()),
  changed("umlauts spelt out", (text) =>
    text.replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ä", "ae").replaceAll("ß", "ss"),
  ),
  changed("accents apart", (text) => text.normalize("NFD")),
  changed("compatibility forms", (text) => text.normalize("NFKC"), "harmless"),
  changed("no-break spaces", (text) => text.replaceAll(" ", "\u00a0")),
  changed("narrow no-break spaces before units", (text) => text.replace(/(\d) (?=[a-z%])/g, "$1\u202f")),
  changed("thin spaces", (text) => text.replaceAll(" ", "\u2009")),
  changed("em spaces", (text) => text.replaceAll(" ", "\u2003"), "harmless"),
  changed("ideographic spaces", (text) => text.replaceAll(" ", "\u3000"), "harmless"),
  changed("zero-width spaces", (text) => text.replaceAll(" ", " \u200b")),
  changed("byte-order marks within", (text) => text.replaceAll("\n", "\n\ufeff")),
  changed("soft hyphens", (text) => text.replace(/([a-zé]{4})(?=[a-zé]{3})/g, "$1\u00ad")),
  changed("ligatures", (text) => text.replaceAll("fi", "ﬁ").replaceAll("fl", "ﬂ").replaceAll("ffi", "ﬃ")),
  changed("no-break hyphens", (text) => text.replaceAll("-", "\u2011")),
  changed("minus signs", (text) => text.replaceAll("-", "\u2212")),
  changed("multiplication signs", (text) => text.replaceAll(" x ", " × ")),
  changed("multiplication signs glued", (text) => text.replaceAll(" x ", "x")),
  changed("curly apostrophes", (text) => text.replaceAll("'", "’")),
  changed("square millimetres as mm^2", (text) => text.replaceAll("mm²", "mm^2").replaceAll("mm2", "mm^2")),
  changed("square millimetres with a raised 2 in its line", (text) =>
    text.replaceAll("mm²", "mm 2").replaceAll("mm2", "mm 2"),
  ),
  changed(
    "full-width digits",
    (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    "harmless",
  ),
  changed(
    "mathematical digits",
    (text) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit))),
    "harmless",
  ),
  changed("mojibake", mojibake, "harmless"),
  changed("mojibake twice", (text) => mojibake(mojibake(text)), "harmless"),
  changed("accents as question marks", (text) => text.replace(/[^\n -~]/g, "?"), "harmless"),
  changed("accents as replacement characters", (text) => text.replace(/[^\n -~]/g, "\ufffd"), "harmless"),
  changed("accents dropped", (text) => text.replace(/[^\n -~]/g, ""), "harmless"),
  changed("l for 1", (text) => text.replaceAll("1", "l"), "harmless"),
  changed("O for 0", (text) => text.replaceAll("0", "O"), "harmless"),
  changed("S for 5, B for 8", (text) => text.replaceAll("5", "S").replaceAll("8", "B"), "harmless"),
  changed("rn for m", (text) => text.replaceAll("m", "rn"), "harmless"),
  changed("decimal points lost to blanks", (text) => text.replace(/(\d)[.,](?=\d)/g, "$1 "), "harmless"),
  changed("blank after the decimal point", (text) => text.replace(/(\d[.,])(?=\d)/g, "$1 "), "harmless"),
  changed("blank before the decimal point", (text) => text.replace(/(\d)([.,]\d)/g, "$1 $2"), "harmless"),
  changed("line broken after the decimal point", (text) => text.replace(/(\d[.,])(?=\d)/g, "$1\n"), "harmless"),
  changed("line broken before the decimal point", (text) => text.replace(/(\d)(?=[.,]\d)/g, "$1\n"), "harmless"),
  changed("line broken in a number", (text) => text.replace(/(\d)(?=\d)/g, "$1\n"), "harmless"),
  changed("blank in a number", (text) => text.replace(/(\d)(?=\d)/g, "$1 "), "harmless"),
  changed("raised decimal points", (text) => text.replace(/(\d)[.,](?=\d)/g, "$1·"), "harmless"),
  changed("letters apart", (text) => lineByLine(text, (line) => line.split("").join(" ")), "harmless"),
  changed(
    "letters apart, words by three blanks",
    (text) => lineByLine(text, (line) => line.replaceAll(" ", "  ").split("").join(" ")),
    "harmless",
  ),
  changed("headings apart", (text) =>
    lineByLine(text, (line) => (/^[^:]+:$/.test(line) ? line.toUpperCase().split("").join(" ") : line)),
  ),
  changed("blanks lost", (text) => text.replaceAll(" ", ""), "harmless"),
  changed("unit on the next line", (text) => text.replace(/(\d) (?=(?:cm|mm)\b)/g, "$1\n")),
  changed("square millimetres on the next line", (text) => text.replace(/5 (?=mm)/g, "5\n")),
  changed("line broken after 'per'", (text) => text.replace(/ (per|pour|par|pro) (?=5)/g, " $1\n")),
  changed("line broken between the dimensions", (text) => text.replaceAll(" x ", " x\n")),
  changed("line broken before the x", (text) => text.replaceAll(" x ", "\nx ")),
  changed(
    "words divided at the line's end",
    (text) => text.replace(/(gas|gastro|tu|intes|mi|spin|ma|sto)(?=[a-zé]{4})/g, "$1-\n"),
    "harmless",
  ),
  changed("page heads", paged("\n\nMusterfrau, Erika   MRN 00000000   Accession S26-01234   Page # of 4\n\n")),
  changed("page heads without blank lines", paged("Page # / 4 - DUPONT Marie - 26P004512\n")),
  changed("page heads with a form feed", paged("\fPATIENT, TEST      DOB: 01/01/1960      Page #\n")),
  changed(
    "page foot lines",
    paged("______________________________\nConfidential - printed 01.06.2026 14:05 - Page #\n\n"),
  ),
  changed("continued on the next page", paged("(continued)\n\n")),
];

const FRAME_LAYOUTS: readonly Layout[] = [
  framed("headings in capitals", { heading: (words) => words.toUpperCase() }),
  framed("headings in capitals with colon", { heading: (words) => `${words.toUpperCase()}:` }),
  framed("headings without colon", { heading: (words) => words }),
  framed("headings underlined", { heading: (words) => `${words}\n${"=".repeat(words.length)}` }),
  framed("headings underlined by hyphens", { heading: (words) => `${words}\n${"-".repeat(words.length)}` }),
  framed("headings between equals signs", { heading: (words) => `=== ${words} ===` }),
  framed("headings between stars", { heading: (words) => `*** ${words.toUpperCase()} ***` }),
  framed("headings in Markdown", { heading: (words) => `## ${words}` }),
  framed("headings in bold Markdown", { heading: (words) => `**${words}**` }),
  framed("headings in brackets", { heading: (words) => `[${words}]` }),
  framed("headings numbered", {
    heading: (words, content) => `${content.parts.findIndex((part) => part.heading === words) + 1}. ${words}`,
  }),
  framed("headings numbered in Roman", {
    heading: (words, content) =>
      `${["I", "II", "III", "IV", "V"][content.parts.findIndex((part) => part.heading === words)]}. ${words.toUpperCase()}`,
  }),
  framed("headings with a dash, text after", { heading: (words) => `${words} -` }),
  framed("headings as bullets", { heading: (words) => `• ${words}` }),
  framed("headings numbered by A", {
    heading: (words, content) => `${"ABCDE"[content.parts.findIndex((part) => part.heading === words)]}/ ${words}`,
  }),
  framed("parts without blank lines", { between: "\n" }),
  framed("sentences in lines", { prose: (sentences) => sentences.join("\n") }),
  framed("sentences as bullets", { prose: (sentences) => sentences.map((one) => `- ${one}`).join("\n") }),
  framed("sentences without full stops", {
    prose: (sentences) => sentences.map((one) => one.replace(/\.$/, "")).join("\n"),
  }),
  framed("sentences numbered", {
    prose: (sentences) => sentences.map((one, index) => `${index + 1}. ${one}`).join("\n"),
  }),
  framed("sentences without blanks between", { prose: (sentences) => sentences.join("") }, "harmless"),
  framed("sentences with two blanks between", { prose: (sentences) => sentences.join("  ") }),
  framed("sentences in a pipe table", { prose: (sentences) => sentences.map((one) => `| ${one} |`).join("\n") }),
  framed("prose indented", { prose: (sentences) => wrap(sentences.join(" "), 50).replace(/^/gm, "      ") }),
  framed("prose first line indented", { prose: (sentences) => `     ${wrap(sentences.join(" "), 60)}` }),
  {
    name: "frame: heading and text in one line",
    promise: "exact",
    set: (content) => asText(content, { prose: (sentences) => sentences.join(" ") }).replace(/:\n(?=\S)/g, ": "),
  },
  {
    name: "frame: heading in a left column",
    promise: "exact",
    set: (content) =>
      content.parts
        .map((part) => {
          const width = Math.max(...content.parts.map((one) => one.heading.length)) + 4;
          const lines = [
            ...(part.prose ? wrap(part.prose.join(" "), 50).split("\n") : []),
            ...(part.rows ? part.rows.map(({ label, value }) => `${label}: ${value}`) : []),
          ];
          return lines.map((line, index) => (index === 0 ? part.heading : "").padEnd(width) + line).join("\n");
        })
        .join("\n"),
  },
];

export const LAYOUTS: readonly Layout[] = [...FORM_LAYOUTS, ...TEXT_LAYOUTS, ...FRAME_LAYOUTS];
