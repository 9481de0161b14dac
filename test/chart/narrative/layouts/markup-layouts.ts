import type { Content, Part, Row } from "./contents";
import type { Layout } from "./text-layouts";

/** An attachment: its media type and its bytes as text (HTML, XML: UTF-8; RTF: ASCII). */
export interface Markup {
  readonly type: string;
  readonly body: string;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

interface HtmlFrame {
  readonly rows: (rows: readonly Row[]) => string;
  readonly heading?: (words: string) => string;
  readonly prose?: (sentences: readonly string[]) => string;
  readonly page?: (body: string) => string;
}

const PAGE = (body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Report</title></head><body>${body}</body></html>`;

export function asHtml(content: Content, frame: HtmlFrame): string {
  const heading = frame.heading ?? ((words) => `<h2>${escaped(words)}</h2>`);
  const prose = frame.prose ?? ((sentences) => `<p>${escaped(sentences.join(" "))}</p>`);
  const part = (one: Part): string =>
    heading(one.heading) + (one.prose ? prose(one.prose) : "") + (one.rows ? frame.rows(one.rows) : "");
  return (frame.page ?? PAGE)(`<h1>${escaped(content.title)}</h1>${content.parts.map(part).join("\n")}`);
}

const html = (name: string, frame: HtmlFrame, promise: Layout["promise"] = "exact"): Layout<Markup> => ({
  name: `HTML: ${name}`,
  promise,
  set: (content) => ({ type: "text/html", body: asHtml(content, frame) }),
});
const rowsOf =
  (
    line: (label: string, value: string, row: Row, index: number) => string,
    around: readonly [string, string] = ["", ""],
  ) =>
  (rows: readonly Row[]): string =>
    around[0] +
    rows.map((row, index) => line(escaped(row.label), escaped(row.value), row, index)).join("\n") +
    around[1];
const TABLE = ["<table>", "</table>"] as const;
const optionsOf = (row: Row, option: (words: string, chosen: boolean) => string, between: string): string =>
  row.options
    ? [...row.options]
        .sort()
        .map((words) => option(escaped(words), words === row.value))
        .join(between)
    : escaped(row.value);

const WORD_PAGE = (body: string): string =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} @page WordSection1 {size:595.3pt 841.9pt;} --></style></head><body lang=EN-GB style='tab-interval:36.0pt'><div class=WordSection1>${body}</div></body></html>`;
const mso = (inner: string): string =>
  `<p class=MsoNormal style='margin-bottom:0cm'><span lang=EN-GB style='font-size:11.0pt;\nfont-family:"Calibri",sans-serif'>${inner}<o:p></o:p></span></p>`;

const HTML_LAYOUTS: readonly Layout<Markup>[] = [
  html("table th td", { rows: rowsOf((label, value) => `<tr><th>${label}</th><td>${value}</td></tr>`, TABLE) }),
  html("table td td", { rows: rowsOf((label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`, TABLE) }),
  html("table, label with colon", {
    rows: rowsOf((label, value) => `<tr><td>${label}:</td><td>${value}</td></tr>`, TABLE),
  }),
  html("table, colon in a cell", {
    rows: rowsOf((label, value) => `<tr><td>${label}</td><td>:</td><td>${value}</td></tr>`, TABLE),
  }),
  html("table, empty cell between", {
    rows: rowsOf((label, value) => `<tr><td>${label}</td><td>&nbsp;</td><td>${value}</td></tr>`, TABLE),
  }),
  html("table, no end tags", { rows: rowsOf((label, value) => `<tr><td>${label}<td>${value}`, TABLE) }),
  html("table, indented source", {
    rows: rowsOf(
      (label, value) =>
        `\n      <tr>\n        <td>\n          ${label}\n        </td>\n        <td>\n          ${value}\n        </td>\n      </tr>`,
      TABLE,
    ),
  }),
  html("table with a head", {
    rows: rowsOf(
      (label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`,
      ["<table><thead><tr><th>Item</th><th>Value</th></tr></thead><tbody>", "</tbody></table>"],
    ),
  }),
  html("table with a number column", {
    rows: rowsOf(
      (label, value, _row, index) => `<tr><td>${index + 1}</td><td>${label}</td><td>${value}</td></tr>`,
      TABLE,
    ),
  }),
  html("table, blocks in cells", {
    rows: rowsOf((label, value) => `<tr><td><p><b>${label}</b></p></td><td><p>${value}</p></td></tr>`, TABLE),
  }),
  html("table, divs in cells", {
    rows: rowsOf((label, value) => `<tr><td><div>${label}</div></td><td><div>${value}<br></div></td></tr>`, TABLE),
  }),
  html("table, a group spanning rows", {
    rows: (rows) =>
      `<table>${rows.map(({ label, value }, index) => `<tr>${index % 3 === 0 ? `<td rowspan="${Math.min(3, rows.length - index)}">Data</td>` : ""}<td>${escaped(label)}</td><td>${escaped(value)}</td></tr>`).join("")}</table>`,
  }),
  html("table, a group heading across", {
    rows: rowsOf(
      (label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`,
      ['<table><tr><td colspan="2"><b>Data</b></td></tr>', "</table>"],
    ),
  }),
  html("table, two pairs a row", {
    rows: (rows) => {
      const lines: string[] = [];
      for (let at = 0; at < rows.length; at += 2)
        lines.push(
          `<tr>${rows
            .slice(at, at + 2)
            .map(({ label, value }) => `<td>${escaped(label)}</td><td>${escaped(value)}</td>`)
            .join("")}</tr>`,
        );
      return `<table>${lines.join("")}</table>`;
    },
  }),
  html("table, two pairs a row with colons", {
    rows: (rows) => {
      const lines: string[] = [];
      for (let at = 0; at < rows.length; at += 2)
        lines.push(
          `<tr>${rows
            .slice(at, at + 2)
            .map(({ label, value }) => `<th>${escaped(label)}:</th><td>${escaped(value)}</td>`)
            .join("")}</tr>`,
        );
      return `<table>${lines.join("")}</table>`;
    },
  }),
  html("table, labels above values", {
    rows: (rows) =>
      `<table><tr>${rows.map(({ label }) => `<th>${escaped(label)}</th>`).join("")}</tr><tr>${rows.map(({ value }) => `<td>${escaped(value)}</td>`).join("")}</tr></table>`,
  }),
  html("table, label above value in one cell", {
    rows: rowsOf((label, value) => `<td><b>${label}</b><br>${value}</td>`, ["<table><tr>", "</tr></table>"]),
  }),
  html("nested tables", {
    rows: rowsOf(
      (label, value) => `<tr><td><table><tr><td>${label}</td><td>${value}</td></tr></table></td></tr>`,
      TABLE,
    ),
  }),
  html("nested table of values", {
    rows: rowsOf(
      (label, value) => `<tr><td>${label}</td><td><table><tr><td>${value}</td></tr></table></td></tr>`,
      TABLE,
    ),
  }),
  html("layout table, two columns of pairs", {
    rows: (rows) => {
      const half = Math.ceil(rows.length / 2);
      const column = (some: readonly Row[]): string =>
        `<td valign="top">${some.map(({ label, value }) => `<b>${escaped(label)}:</b> ${escaped(value)}<br>`).join("")}</td>`;
      return `<table><tr>${column(rows.slice(0, half))}${column(rows.slice(half))}</tr></table>`;
    },
  }),
  html("definition list", { rows: rowsOf((label, value) => `<dt>${label}</dt><dd>${value}</dd>`, ["<dl>", "</dl>"]) }),
  html("definition list with colons", {
    rows: rowsOf((label, value) => `<dt>${label}:</dt><dd>${value}</dd>`, ["<dl>", "</dl>"]),
  }),
  html("definition list in groups", {
    rows: rowsOf((label, value) => `<div><dt>${label}</dt><dd>${value}</dd></div>`, ["<dl>", "</dl>"]),
  }),
  html("list", { rows: rowsOf((label, value) => `<li>${label}: ${value}</li>`, ["<ul>", "</ul>"]) }),
  html(
    "list, bold labels",
    { rows: rowsOf((label, value) => `<li><strong>${label}</strong> ${value}</li>`, ["<ul>", "</ul>"]) },
    "harmless",
  ),
  html("list, bold labels with colon", {
    rows: rowsOf((label, value) => `<li><strong>${label}:</strong>&nbsp;${value}</li>`, ["<ol>", "</ol>"]),
  }),
  html("nested list", {
    rows: rowsOf((label, value) => `<li>${label}<ul><li>${value}</li></ul></li>`, ["<ul>", "</ul>"]),
  }),
  html("paragraphs", { rows: rowsOf((label, value) => `<p>${label}: ${value}</p>`) }),
  html("paragraphs, underlined labels", { rows: rowsOf((label, value) => `<p><u>${label}</u> : ${value}</p>`) }),
  html("line breaks", { rows: rowsOf((label, value) => `${label}: ${value}<br>`) }),
  html("line breaks, XHTML", { rows: rowsOf((label, value) => `<span>${label}: </span><span>${value}</span><br />`) }),
  html("line breaks and no-break spaces", {
    rows: rowsOf((label, value) => `${label}:&nbsp;&nbsp;&nbsp;&nbsp;${value.replaceAll(" ", "&nbsp;")}<br/>`),
  }),
  html("no-break spaces for a column", {
    rows: rowsOf((label, value) => `${label}${"&nbsp;".repeat(12)}${value}<br>`),
  }),
  html("divs in a row", {
    rows: rowsOf(
      (label, value) => `<div class="row"><div class="col">${label}</div><div class="col">${value}</div></div>`,
    ),
  }),
  html("divs in a row with colon", {
    rows: rowsOf(
      (label, value) => `<div class="row"><div class="col">${label}:</div><div class="col">${value}</div></div>`,
    ),
  }),
  html(
    "spans side by side",
    {
      rows: rowsOf(
        (label, value) => `<div><span class="label">${label}</span><span class="value">${value}</span></div>`,
      ),
    },
    "harmless",
  ),
  html(
    "spans with a blank",
    {
      rows: rowsOf(
        (label, value) => `<div><span class="label">${label}</span> <span class="value">${value}</span></div>`,
      ),
    },
    "harmless",
  ),
  html("label and input", {
    rows: rowsOf((label, value) => `<div><label>${label}</label><input type="text" value="${value}"></div>`),
  }),
  html("headings of values", { rows: rowsOf((label, value) => `<h4>${label}</h4><p>${value}</p>`) }),
  html("preformatted", { rows: rowsOf((label, value) => `${label.padEnd(40)}${value}`, ["<pre>\n", "\n</pre>"]) }),
  html("preformatted report", {
    rows: rowsOf((label, value) => `${label}: ${value}`, ["", "\n"]),
    heading: (words) => `\n${words}:\n`,
    prose: (sentences) => `${escaped(sentences.join("\n"))}\n`,
    page: (body) => `<html><body><pre>${body.replace(/<\/?h1>/g, "")}</pre></body></html>`,
  }),
  html("white-space: pre-wrap", {
    rows: rowsOf((label, value) => `${label}: ${value}`),
    page: (body) => PAGE(`<div style="white-space: pre-wrap">${body}</div>`),
  }),
  html("escaped breaks", { rows: rowsOf((label, value) => `${label}: ${value}&lt;br&gt;`) }),
  html(
    "breaks in cells",
    {
      rows: (rows) =>
        `<table><tr><td>${rows.map(({ label }) => escaped(label)).join("<br>")}</td><td>${rows.map(({ value }) => escaped(value)).join("<br>")}</td></tr></table>`,
    },
    "harmless",
  ),
  html("FHIR narrative", {
    rows: rowsOf((label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`, TABLE),
    page: (body) => `<div xmlns="http://www.w3.org/1999/xhtml">${body}</div>`,
  }),
  html("source wrapped", {
    rows: rowsOf((label, value) => `<p>${`${label}: ${value}`.replaceAll(" ", "\n")}</p>`),
    prose: (sentences) => `<p>${escaped(sentences.join(" ")).replaceAll(" ", "\n   ")}</p>`,
  }),
  html("inline markup within words", {
    rows: rowsOf((label, value) => `<p><b>${label[0]}</b>${label.slice(1)}: <i>${value}</i></p>`),
  }),
  html("raised 2", {
    rows: rowsOf((label, value) => `<p>${label}: ${value.replace(/mm[2²]/, "mm<sup>2</sup>")}</p>`),
    prose: (sentences) =>
      `<p>${sentences.map((one) => escaped(one).replace(/mm[2²]/, "mm<sup>2</sup>")).join(" ")}</p>`,
  }),
  html("zero-width and soft hyphens", {
    rows: rowsOf((label, value) => `<p>${label}:&#8203; ${value.replace(/(\w{4})(?=\w{4})/g, "$1&shy;")}</p>`),
  }),
  html("word break hints", {
    rows: rowsOf((label, value) => `<p>${label}: ${value.replace(/(\w{4})(?=\w{4})/g, "$1<wbr>")}</p>`),
  }),
  html("hidden template", {
    rows: rowsOf(
      (label, value) => `<p>${label}: ${value}<span style="display:none">9.9 cm R2 12 mitoses per 5 mm2</span></p>`,
    ),
  }),
  html("hidden attribute", {
    rows: rowsOf((label, value) => `<p>${label}: ${value}<span hidden>9.9 cm R2 12 mitoses per 5 mm2</span></p>`),
  }),
  html("comments", { rows: rowsOf((label, value) => `<p>${label}<!-- 9.9 cm, R2 -->: ${value}</p>`) }),
  html(
    "struck options",
    {
      rows: rowsOf(
        (label, _value, row) =>
          `<p>${label}: ${optionsOf(row, (words, chosen) => (chosen ? words : `<s>${words}</s>`), " / ")}</p>`,
      ),
    },
    "harmless",
  ),
  html("bold choice", {
    rows: rowsOf(
      (label, _value, row) =>
        `<p>${label}: ${optionsOf(row, (words, chosen) => (chosen ? `<b>${words}</b>` : words), " / ")}</p>`,
    ),
  }),
  html("strong choice", {
    rows: rowsOf(
      (label, _value, row) =>
        `<p>${label}: ${optionsOf(row, (words, chosen) => (chosen ? `<strong>${words}</strong>` : words), " | ")}</p>`,
    ),
  }),
  html("bold label and bold choice", {
    rows: rowsOf(
      (label, _value, row) =>
        `<p><b>${label}:</b> ${optionsOf(row, (words, chosen) => (chosen ? `<b>${words}</b>` : words), ", ")}</p>`,
    ),
  }),
  html("underlined choice", {
    rows: rowsOf(
      (label, _value, row) =>
        `<p>${label}: ${optionsOf(row, (words, chosen) => (chosen ? `<u>${words}</u>` : words), " / ")}</p>`,
    ),
  }),
  html("check boxes", {
    rows: rowsOf(
      (label, _value, row) =>
        `<p>${label}: ${optionsOf(row, (words, chosen) => `<input type="checkbox"${chosen ? " checked" : ""}> ${words}`, " ")}</p>`,
    ),
  }),
  html("check boxes checked='checked'", {
    rows: rowsOf(
      (label, _value, row) =>
        `<p>${label}: ${optionsOf(row, (words, chosen) => `<label><input type="radio"${chosen ? ' checked="checked"' : ""} disabled/>${words}</label>`, "<br/>")}</p>`,
    ),
  }),
  html("check boxes in a list", {
    rows: rowsOf(
      (label, _value, row) =>
        `<div>${label}<ul>${optionsOf(row, (words, chosen) => `<li>${row.options ? `<input type="checkbox"${chosen ? " checked" : ""}>` : ""}${words}</li>`, "")}</ul></div>`,
    ),
  }),
  html("check boxes in cells", {
    rows: rowsOf(
      (label, value, row) =>
        row.options
          ? `<tr><td>${label}</td>${optionsOf(row, (words, chosen) => `<td>${chosen ? "☒" : "☐"} ${words}</td>`, "")}</tr>`
          : `<tr><td>${label}</td><td>${value}</td></tr>`,
      TABLE,
    ),
  }),
  html("selection", {
    rows: rowsOf((label, value, row) =>
      row.options
        ? `<p>${label}: <select>${optionsOf(row, (words, chosen) => `<option${chosen ? " selected" : ""}>${words}</option>`, "")}</select></p>`
        : `<p>${label}: ${value}</p>`,
    ),
  }),
  html(
    "X in a column of a table",
    {
      rows: rowsOf(
        (label, value, row) =>
          row.options
            ? `<tr><td colspan="2">${label}:</td></tr>${optionsOf(row, (words, chosen) => `<tr><td>${chosen ? "X" : ""}</td><td>${words}</td></tr>`, "")}`
            : `<tr><td>${label}:</td><td>${value}</td></tr>`,
        TABLE,
      ),
    },
    "harmless",
  ),
  html("Word paragraphs", {
    rows: rowsOf((label, value) => mso(`<b>${label}</b>: ${value}`)),
    heading: (words) => mso(`<b><u>${escaped(words)}</u></b>`),
    prose: (sentences) => mso(escaped(sentences.join(" ")).replaceAll(" ", "\n")),
    page: WORD_PAGE,
  }),
  html("Word tabs", {
    rows: rowsOf((label, value) => mso(`${label}<span style='mso-tab-count:2'>                     </span>${value}`)),
    heading: (words) => mso(escaped(words)),
    prose: (sentences) => mso(escaped(sentences.join(" "))),
    page: WORD_PAGE,
  }),
  html("Word tabs of no-break spaces", {
    rows: rowsOf((label, value) =>
      mso(`${label}<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>${value}`),
    ),
    page: WORD_PAGE,
  }),
  html("Word list", {
    rows: rowsOf(
      (label, value) =>
        `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${label}: ${value}<o:p></o:p></p>`,
    ),
    page: WORD_PAGE,
  }),
  html("Word table", {
    rows: rowsOf(
      (label, value) =>
        `<tr style='mso-yfti-irow:0'><td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'>${mso(label)}</td><td width=301 valign=top>${mso(value)}</td></tr>`,
      ["<table class=MsoTableGrid border=1 cellspacing=0>", "</table>"],
    ),
    page: WORD_PAGE,
  }),
  html("Word soft line breaks", {
    rows: (rows) => mso(rows.map(({ label, value }) => `${escaped(label)} : ${escaped(value)}`).join("<br>\n")),
    page: WORD_PAGE,
  }),
  html("tracked deletion in Word", {
    rows: rowsOf((label, value) =>
      mso(`${label}: <del cite="mailto:x" datetime="2026-01-01">9.9 cm R2</del><ins>${value}</ins>`),
    ),
    page: WORD_PAGE,
  }),
  {
    name: "HTML: sent as plain text",
    promise: "exact",
    set: (content) => ({
      type: "text/plain",
      body: asHtml(content, { rows: rowsOf((label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`, TABLE) }),
    }),
  },
  {
    name: "HTML: sent as plain text, fragment",
    promise: "exact",
    set: (content) => ({
      type: "text/plain",
      body: asHtml(content, {
        rows: rowsOf((label, value) => `<p><b>${label}</b>: ${value}</p>`),
        page: (body) => `<div>${body}</div>`,
      }),
    }),
  },
  {
    name: "HTML: escaped once more",
    promise: "exact",
    set: (content) => ({
      type: "text/html",
      body: PAGE(
        escaped(asHtml(content, { rows: rowsOf((label, value) => `<p>${label}: ${value}</p>`), page: (body) => body })),
      ),
    }),
  },
];

const cda = (
  name: string,
  rows: (rows: readonly Row[]) => string,
  promise: Layout["promise"] = "exact",
): Layout<Markup> => ({
  name: `C-CDA: ${name}`,
  promise,
  set: (content) => ({
    type: "application/xml",
    body: `<?xml version="1.0" encoding="UTF-8"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>${escaped(content.title)}</title><recordTarget><patientRole><patient><name><given>Synthetic</given></name></patient></patientRole></recordTarget><component><structuredBody>${content.parts
      .map(
        (part) =>
          `<component><section><title>${escaped(part.heading)}</title><text>${part.prose ? `<paragraph>${escaped(part.prose.join(" "))}</paragraph>` : ""}${part.rows ? rows(part.rows) : ""}</text><entry><observation><value unit="cm" value="9.9"/><text>9.9 cm</text></observation></entry></section></component>`,
      )
      .join("")}</structuredBody></component></ClinicalDocument>`,
  }),
});

const CDA_LAYOUTS: readonly Layout<Markup>[] = [
  cda(
    "table",
    rowsOf(
      (label, value) => `<tr><td>${label}</td><td>${value}</td></tr>`,
      ['<table border="1"><thead><tr><th>Item</th><th>Value</th></tr></thead><tbody>', "</tbody></table>"],
    ),
  ),
  cda(
    "list",
    rowsOf((label, value) => `<item><caption>${label}</caption>${value}</item>`, ["<list>", "</list>"]),
  ),
  cda(
    "list of lines",
    rowsOf((label, value) => `<item>${label}: ${value}</item>`, ['<list listType="unordered">', "</list>"]),
  ),
  cda(
    "breaks",
    rowsOf((label, value) => `<content styleCode="Bold">${label}</content>: ${value}<br/>`),
  ),
  cda(
    "paragraphs with identifiers",
    rowsOf(
      (label, value, _row, index) => `<paragraph><content ID="r${index}">${label}: ${value}</content></paragraph>`,
    ),
  ),
];

/** Text in RTF: beyond ASCII as \uN with a fallback, or as a byte of code page 1252. */
function rtfText(text: string, bytes = false): string {
  return Array.from(text, (character) => {
    if (/[\\{}]/.test(character)) return `\\${character}`;
    const code = character.charCodeAt(0);
    if (code < 128) return character;
    if (bytes && code < 256) return `\\'${code.toString(16)}`;
    return `\\u${code > 32767 ? code - 65536 : code}?`;
  }).join("");
}

interface RtfFrame {
  readonly rows: (rows: readonly Row[], text: (words: string) => string) => string;
  readonly bytes?: boolean;
  readonly header?: string;
  readonly paragraph?: (inner: string) => string;
}

const rtf = (name: string, frame: RtfFrame, promise: Layout["promise"] = "exact"): Layout<Markup> => ({
  name: `RTF: ${name}`,
  promise,
  set: (content) => {
    const text = (words: string): string => rtfText(words, frame.bytes);
    const paragraph = frame.paragraph ?? ((inner) => `\\pard\\plain\\fs22 ${inner}\\par\n`);
    return {
      type: "application/rtf",
      body: `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}{\\f1\\fnil\\fcharset2 Wingdings;}}{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}}${frame.header ?? ""}\n${paragraph(`{\\b ${text(content.title)}}`)}${content.parts
        .map(
          (part) =>
            paragraph(`{\\b\\ul ${text(part.heading)}}`) +
            (part.prose ? paragraph(text(part.prose.join(" "))) : "") +
            (part.rows ? frame.rows(part.rows, text) : ""),
        )
        .join("")}}`,
    };
  },
});
const rtfRow = (cells: readonly string[]): string =>
  `\\trowd\\trgaph70\\trleft-70${cells.map((_, index) => `\\cellx${(index + 1) * 4000}`).join("")}\\pard\\intbl ${cells.join("\\cell ")}\\cell\\row\n`;

const RTF_LAYOUTS: readonly Layout<Markup>[] = [
  rtf("paragraphs, Unicode", {
    rows: (rows, text) => rows.map(({ label, value }) => `\\pard ${text(label)}: ${text(value)}\\par\n`).join(""),
  }),
  rtf("paragraphs, bytes", {
    bytes: true,
    rows: (rows, text) => rows.map(({ label, value }) => `{\\b ${text(label)}}\\~: ${text(value)}\\par\n`).join(""),
  }),
  rtf("tabs", {
    rows: (rows, text) =>
      rows.map(({ label, value }) => `\\pard\\tx4000 ${text(label)}\\tab ${text(value)}\\par\n`).join(""),
  }),
  rtf("leader tabs", {
    rows: (rows, text) =>
      rows.map(({ label, value }) => `\\pard\\tldot\\tx6000 ${text(label)}\\tab\\tab ${text(value)}\\par\n`).join(""),
  }),
  rtf("lines", {
    rows: (rows, text) =>
      `\\pard ${rows.map(({ label, value }) => `${text(label)} : ${text(value)}`).join("\\line\n")}\\par\n`,
  }),
  rtf("table", {
    rows: (rows, text) => `${rows.map(({ label, value }) => rtfRow([text(label), text(value)])).join("")}\\pard\\par\n`,
  }),
  rtf("table, bold labels", {
    bytes: true,
    rows: (rows, text) =>
      `${rows.map(({ label, value }) => rtfRow([`{\\b ${text(label)}}`, text(value)])).join("")}\\pard\\par\n`,
  }),
  rtf("table, paragraphs in cells", {
    rows: (rows, text) =>
      `${rows.map(({ label, value }) => rtfRow([`${text(label)}\\par`, `${text(value)}\\par`])).join("")}\\pard\\par\n`,
  }),
  rtf("table, four columns", {
    rows: (rows, text) => {
      const lines: string[] = [];
      for (let at = 0; at < rows.length; at += 2)
        lines.push(rtfRow(rows.slice(at, at + 2).flatMap(({ label, value }) => [text(label), text(value)])));
      return `${lines.join("")}\\pard\\par\n`;
    },
  }),
  rtf("nested table", {
    rows: (rows, text) =>
      `\\trowd\\cellx9000\\pard\\intbl ${rows.map(({ label, value }) => `\\pard\\intbl\\itap2 ${text(label)}\\nestcell ${text(value)}\\nestcell{\\*\\nesttableprops\\trowd\\cellx3000\\cellx6000\\nestrow}{\\nonesttables\\par}`).join("")}\\pard\\intbl\\cell\\row\\pard\\par\n`,
  }),
  rtf("bullets", {
    rows: (rows, text) =>
      rows
        .map(
          ({ label, value }) =>
            `{\\pntext\\f1\\'b7\\tab}{\\*\\pn\\pnlvlblt\\pnf1{\\pntxtb\\'b7}}\\fi-360\\li720 ${text(label)}: ${text(value)}\\par\n`,
        )
        .join(""),
  }),
  rtf("list text", {
    rows: (rows, text) =>
      rows
        .map(({ label, value }, index) => `{\\listtext ${index + 1}.\\tab}\\ls1 ${text(label)}: ${text(value)}\\par\n`)
        .join(""),
  }),
  rtf("optional hyphens", {
    rows: (rows, text) =>
      rows
        .map(({ label, value }) => `${text(label)}: ${text(value).replace(/([a-z]{4})(?=[a-z]{4})/g, "$1\\-")}\\par\n`)
        .join(""),
  }),
  rtf("no-break spaces and hyphens", {
    rows: (rows, text) =>
      rows
        .map(
          ({ label, value }) => `${text(label).replaceAll("-", "\\_")}:\\~${text(value).replaceAll(" ", "\\~")}\\par\n`,
        )
        .join(""),
  }),
  rtf("dashes", {
    rows: (rows, text) => rows.map(({ label, value }) => `${text(label)} \\endash  ${text(value)}\\par\n`).join(""),
  }),
  rtf("raised 2", {
    rows: (rows, text) =>
      rows
        .map(({ label, value }) => `${text(label)}: ${text(value).replace(/mm(2|\\u178\?)/, "mm{\\super 2}")}\\par\n`)
        .join(""),
  }),
  rtf("running head", {
    header:
      "{\\header\\pard Musterfrau 9.9 cm R2\\par}{\\footer\\pard Page {\\field{\\*\\fldinst PAGE}{\\fldrslt 2}}\\par}",
    rows: (rows, text) => rows.map(({ label, value }) => `${text(label)}: ${text(value)}\\par\n`).join(""),
  }),
  rtf("page breaks", {
    rows: (rows, text) => rows.map(({ label, value }) => `${text(label)}: ${text(value)}\\par\\page\n`).join(""),
  }),
  rtf("source wrapped", {
    rows: (rows, text) =>
      rows.map(({ label, value }) => `${text(label)}\n: ${text(value).replace(/ /g, " \r\n")}\\par\n`).join(""),
  }),
  rtf("boxes of Wingdings", {
    rows: (rows, text) =>
      rows
        .map(
          (row) =>
            `${text(row.label)}: ${
              row.options
                ? [...row.options]
                    .sort()
                    .map((words) => `{\\f1 \\'${words === row.value ? "fe" : "a8"}} ${text(words)}`)
                    .join("  ")
                : text(row.value)
            }\\par\n`,
        )
        .join(""),
  }),
  rtf("boxes in Unicode", {
    rows: (rows, text) =>
      rows
        .map(
          (row) =>
            `${text(row.label)}: ${
              row.options
                ? [...row.options]
                    .sort()
                    .map((words) => text(`${words === row.value ? "☒" : "☐"} ${words}`))
                    .join("  ")
                : text(row.value)
            }\\par\n`,
        )
        .join(""),
  }),
  rtf("boxes as form fields", {
    rows: (rows, text) =>
      rows
        .map(
          (row) =>
            `${text(row.label)}: ${
              row.options
                ? [...row.options]
                    .sort()
                    .map(
                      (words) =>
                        `{\\field{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres${words === row.value ? 1 : 0}\\ffdefres0}}}{\\fldrslt}} ${text(words)}`,
                    )
                    .join("  ")
                : text(row.value)
            }\\par\n`,
        )
        .join(""),
  }),
  rtf(
    "bold choice",
    {
      rows: (rows, text) =>
        rows
          .map(
            (row) =>
              `${text(row.label)}: ${
                row.options
                  ? [...row.options]
                      .sort()
                      .map((words) => (words === row.value ? `{\\b ${text(words)}}` : text(words)))
                      .join(" / ")
                  : text(row.value)
              }\\par\n`,
          )
          .join(""),
    },
    "harmless",
  ),
  rtf(
    "struck options",
    {
      rows: (rows, text) =>
        rows
          .map(
            (row) =>
              `${text(row.label)}: ${
                row.options
                  ? [...row.options]
                      .sort()
                      .map((words) => (words === row.value ? text(words) : `{\\strike ${text(words)}}`))
                      .join(" / ")
                  : text(row.value)
              }\\par\n`,
          )
          .join(""),
    },
    "harmless",
  ),
];

export const MARKUP_LAYOUTS: readonly Layout<Markup>[] = [...HTML_LAYOUTS, ...CDA_LAYOUTS, ...RTF_LAYOUTS];
