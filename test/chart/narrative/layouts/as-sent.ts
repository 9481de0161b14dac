import type { ReportText } from "../../../../src/chart/types";

/** A text as some system sent it, and all that it says of the facts; a fact that is not named must get no answer. */
export interface Sent {
  readonly name: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, readonly unknown[]>>;
  readonly kind?: ReportText["kind"];
  readonly language?: ReportText["language"];
  readonly type?: string;
  /** Facts that this layout hides from the readers: no answer is right, too. */
  readonly hidden?: readonly string[];
}

export const AS_SENT: readonly Sent[] = [
  {
    name: "groups of boxes on one line",
    text: "GIST, stomach, gastrectomy.\nKIT:  [X] Pos [ ] Neg     DOG1: [X] Pos [ ] Neg     SDHB: [ ] Retained [X] Lost [ ] Not done",
    facts: { site: ["stomach"], ihc_kit: ["positive"], ihc_dog1: ["positive"], ihc_sdhb: ["lost"] },
  },
  {
    name: "boxes on one line, in French",
    language: "fr",
    text: "GIST gastrique, pièce de gastrectomie.\nRupture : ☐ oui ☒ non    Marges : ☒ R0 ☐ R1 ☐ R2    Nécrose : ☐ oui ☒ non",
    facts: { site: ["stomach"], rupture_category: ["none"], margin: ["R0"] },
  },
  {
    name: "boxes without a gap between the groups",
    text: "GIST of the ileum, resection. CD117 (x) pos ( ) neg; DOG1 (x) pos ( ) neg; margins ( ) R0 (x) R1",
    facts: { site: ["ileum"], ihc_kit: ["positive"], ihc_dog1: ["positive"], margin: ["R1"] },
  },
  {
    name: "dots with blanks before the colon",
    language: "fr",
    text: "Tumeur stromale (GIST)\nOrgane ............ : estomac\nTaille ............ : 62 mm\nMitoses ........... : 4 pour 5 mm²\nMarges ............ : saines (R0)",
    facts: { site: ["stomach"], size_mm: [62], mitoses_per_5mm2: [4], margin: ["R0"] },
  },
  {
    name: "a gap behind the colon of a long label",
    language: "de",
    text: "GIST des Magens, Resektat\nKIT (CD117):                positiv\nDOG1:                       positiv\nMitosen (pro 5 mm²):        3\nRuptur:                     nein",
    facts: {
      site: ["stomach"],
      ihc_kit: ["positive"],
      ihc_dog1: ["positive"],
      mitoses_per_5mm2: [3],
      rupture_category: ["none"],
    },
  },
  {
    name: "two stains and two results",
    text: "Gastric GIST, wedge resection.\nCD117 / DOG1:  + / +\nSize:  3.1 cm",
    facts: { site: ["stomach"], ihc_kit: ["positive"], ihc_dog1: ["positive"], size_mm: [31] },
  },
  {
    name: "questions and answers",
    hidden: ["site"],
    text: "Tumour type?\nGIST\nWhere?\nDuodenum\nMaximum size?\n41 mm\nMitoses per 5 mm2?\n2\nMargins?\nR0",
    facts: { site: ["duodenum"], size_mm: [41], mitoses_per_5mm2: [2], margin: ["R0"] },
  },
  {
    name: "a table with a column of units",
    text: "GIST, gastric, resection\nItem            Value     Unit\nTumour size     5.4       cm\nMitotic count   7         /5 mm2\nMargin          R0        -",
    facts: { site: ["stomach"], mitoses_per_5mm2: [7], size_mm: [54], margin: ["R0"] },
  },
  {
    name: "a table of two specimens",
    text: "A. Stomach, wedge: GIST, 3.4 cm, 2 mitoses per 5 mm2, margins free\nB. Gallbladder: chronic cholecystitis, stone of 1.9 cm",
    facts: { site: ["stomach"], size_mm: [34], mitoses_per_5mm2: [2], margin: ["R0"] },
  },
  {
    name: "a line for each word of a name",
    text: "GIST of stomach (resection)\nTumor\nSize:\n7.7 cm\nMitotic\nrate:\n6/5 mm2",
    facts: { site: ["stomach"], size_mm: [77], mitoses_per_5mm2: [6] },
  },
  {
    name: "letter head and footer around",
    text: "UNIVERSITY HOSPITAL\nDepartment of Pathology            Tel 000-000\nPatient: TEST, Anna      DOB 02/02/1950     Page 1 of 2\n------------------------------------------------------\nFINAL DIAGNOSIS\nSmall bowel, jejunum, segmental resection:\n  - Gastrointestinal stromal tumor, 8.8 cm\n  - 11 mitoses per 5 mm2\n  - Margins uninvolved\n------------------------------------------------------\nElectronically signed 03/03/2026 14:22\nPatient: TEST, Anna      DOB 02/02/1950     Page 2 of 2",
    facts: { site: ["jejunum"], size_mm: [88], mitoses_per_5mm2: [11], margin: ["R0"] },
  },
  {
    name: "a page break in the middle of a size",
    hidden: ["size_mm"],
    text: "GIST of the stomach, resection. The tumour measures 12.5 x 10.0 x\n\nPage 2 / 3     DOE, John     S26-777\n\n8.0 cm and is well circumscribed.",
    facts: { site: ["stomach"], size_mm: [125] },
  },
  {
    name: "a page head in the middle of a negation",
    language: "fr",
    text: "GIST de l'estomac, pièce opératoire. On n'observe pas de\nNOM : TEST   Prénom : Paul   page 2\nrupture tumorale. Taille : 5 cm.",
    facts: { site: ["stomach"], size_mm: [50] },
  },
  {
    name: "criteria printed below the result",
    text: "Diagnosis: gastric GIST\nTumor size: 4.0 cm\nMitotic rate: 3 per 5 mm2\n\nRisk criteria (reference table)\nSize      Mitoses    Risk\n<=2 cm    <=5        none\n>2-5 cm   <=5        very low\n>5-10 cm  <=5        low",
    facts: { site: ["stomach"], size_mm: [40], mitoses_per_5mm2: [3] },
  },
  {
    name: "an options list of sites",
    text: "GIST, resection.\nTumor site: [ ] esophagus [x] stomach [ ] small bowel [ ] colon [ ] rectum\nTumor size (cm): 6.1",
    facts: { site: ["stomach"], size_mm: [61] },
  },
  {
    name: "an options list in lines with the chosen one marked behind",
    language: "de",
    text: "GIST, Resektat\nLokalisation:\nMagen            [ ]\nDuodenum         [ ]\nJejunum          [x]\nIleum            [ ]\nTumorgröße: 55 mm",
    facts: { site: ["jejunum"], size_mm: [55] },
  },
  {
    name: "open options only",
    text: "GIST of the stomach, resection.\nMargins: R0 / R1 / R2\nRupture: yes / no\nCD117: pos / neg\nSize: 4.2 cm",
    facts: { site: ["stomach"], size_mm: [42] },
  },
  {
    name: "struck options in plain text",
    text: "GIST of the stomach, resection.\nCD117: positive / negative*\n* delete as appropriate\nSize: 4.2 cm",
    facts: { site: ["stomach"], size_mm: [42] },
  },
  {
    name: "XML-like tags as labels",
    text: "<Diagnosis>GIST</Diagnosis><Site>Stomach</Site><Size>5.5 cm</Size><Mitoses>8 per 5 mm2</Mitoses><Margin>R1</Margin>",
    facts: { site: ["stomach"], size_mm: [55], mitoses_per_5mm2: [8], margin: ["R1"] },
  },
  {
    name: "JSON",
    hidden: ["mitoses_per_5mm2"],
    text: '{"diagnosis": "GIST", "site": "stomach", "tumour size": "5.5 cm", "mitoses per 5 mm2": "8", "margin": "R1"}',
    facts: { site: ["stomach"], size_mm: [55], mitoses_per_5mm2: [8], margin: ["R1"] },
  },
  {
    name: "CSV with a head",
    hidden: ["mitoses_per_5mm2"],
    text: "diagnosis,site,tumour size,mitoses per 5 mm2,margin\nGIST,stomach,5.5 cm,8,R1",
    facts: { site: ["stomach"], size_mm: [55], mitoses_per_5mm2: [8], margin: ["R1"] },
  },
  {
    name: "HL7 with formatting commands",
    text: "\\.in+4\\\\H\\FINAL DIAGNOSIS\\N\\\\.br\\Stomach, wedge resection:\\.sp\\GIST, 3.3 cm, 4 mitoses per 5 mm\\S\\2\\.br\\Margins: negative\\.br\\Smith \\T\\ Jones Laboratories",
    facts: { site: ["stomach"], size_mm: [33], mitoses_per_5mm2: [4], margin: ["R0"] },
  },
  {
    name: "OBX segments with their line numbers",
    text: "OBX|1|TX|22637-3^Path^LN|1|GIST of the stomach, resection specimen.||||||F\nOBX|2|TX|22637-3^Path^LN|2|Tumour size: 3.9 cm||||||F\nOBX|3|TX|22637-3^Path^LN|3|Mitoses: 2 per 5 mm2||||||F",
    facts: { site: ["stomach"], size_mm: [39], mitoses_per_5mm2: [2] },
  },
  {
    name: "an e-mail with the answer above the quotation",
    hidden: ["size_mm"],
    text: "Dear colleague,\nthe tumour is a GIST of the stomach of 4.4 cm.\n\n> On 1 May you wrote:\n> Could it be a leiomyoma of 9 cm\n> of the oesophagus?",
    kind: "clinical",
    facts: { site: ["stomach"], size_mm: [44] },
  },
  {
    name: "one word a line",
    hidden: ["site", "mitoses_per_5mm2"],
    text: "Gastric\nGIST\nwith\n3\nmitoses\nper\n5\nmm2",
    facts: { site: ["stomach"], mitoses_per_5mm2: [3] },
  },
  {
    name: "capitals with letters apart in the headings",
    language: "de",
    text: "B E U R T E I L U N G\nGIST DES MAGENS, 6,6 CM, 9 MITOSEN PRO 5 MM², R0\n\nN E B E N B E F U N D\nHYPERPLASTISCHER POLYP VON 1,2 CM",
    facts: { site: ["stomach"], size_mm: [66], mitoses_per_5mm2: [9], margin: ["R0"] },
  },
  {
    name: "thin spaces, minus signs and a times sign",
    text: "Gastric GIST, resection. Size: 5.2\u2009×\u20094.1\u2009×\u20093.0\u2009cm. Mitoses:\u20093\u2009/\u20095\u2009mm².",
    facts: { site: ["stomach"], size_mm: [52], mitoses_per_5mm2: [3] },
  },
  {
    name: "garbled comparator",
    text: "Gastric GIST, resection. Mitotic rate: â‰¤5 mitoses per 5 mmÂ². Size: 5.2 Ã— 4.1 cm",
    facts: { site: ["stomach"], size_mm: [52], mitoses_per_5mm2: [{ high: 5, high_inclusive: true }] },
  },
  {
    name: "a comparator in the font Symbol (RTF)",
    type: "application/rtf",
    text: "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}{\\f3\\fcharset2 Symbol;}}\\f0 Gastric GIST, resection.\\par Mitotic rate: {\\f3\\'a3} 5 per 5 mm{\\super 2}\\par Size: 5.2 {\\f3\\'b4} 4.1 cm\\par}",
    facts: { site: ["stomach"], size_mm: [52], mitoses_per_5mm2: [{ high: 5, high_inclusive: true }] },
  },
  {
    name: "a comparator in the font Symbol (HTML of Word)",
    type: "text/html",
    text: "<p>Gastric GIST, resection.</p><p>Mitotic rate: <span style='font-family:Symbol'>&#163;</span> 5 per 5 mm<sup>2</sup></p>",
    facts: { site: ["stomach"], mitoses_per_5mm2: [{ high: 5, high_inclusive: true }] },
  },
  {
    name: "boxes of Wingdings in HTML",
    type: "text/html",
    text: '<p>GIST, stomach, resection</p><p>CD117: <span style="font-family:Wingdings">&thorn;</span> positive <span style="font-family:Wingdings">&uml;</span> negative</p>',
    facts: { site: ["stomach"], ihc_kit: ["positive"] },
  },
  {
    name: "an HTML table of several tumours",
    type: "text/html",
    text: "<p>GIST of the stomach, resection</p><table><tr><th>Tumour</th><th>Site</th><th>Size</th><th>Mitoses/5mm2</th></tr><tr><td>1</td><td>stomach</td><td>4.5 cm</td><td>6</td></tr></table>",
    facts: { site: ["stomach"], size_mm: [45], mitoses_per_5mm2: [6] },
  },
  {
    name: "an HTML table with a reference column",
    hidden: ["size_mm"],
    type: "text/html",
    text: "<p>GIST of the stomach, resection</p><table><tr><th>Test</th><th>Result</th><th>Reference</th></tr><tr><td>Mitotic rate</td><td>2 per 5 mm2</td><td>&lt;=5</td></tr><tr><td>Tumor size</td><td>3.0 cm</td><td>&lt;2 cm</td></tr></table>",
    facts: { site: ["stomach"], size_mm: [30], mitoses_per_5mm2: [2] },
  },
  {
    name: "an HTML form with hidden history",
    type: "text/html",
    text: "<div>GIST, stomach, resection</div><div style='display:none'>Size: 9 cm</div><label>Size</label> <input value='3.5 cm'><br><label>Margin</label><select><option>R0</option><option selected>R1</option></select>",
    facts: { site: ["stomach"], size_mm: [35], margin: ["R1"] },
  },
  {
    name: "an HTML table with label and value in columns of breaks",
    type: "text/html",
    text: "<table><tr><td>Diagnosis<br>Site<br>Size<br>Margin</td><td>GIST<br>stomach<br>4.8 cm<br>R0</td></tr></table>",
    facts: { site: ["stomach"], size_mm: [48], margin: ["R0"] },
  },
  {
    name: "RTF with revisions",
    type: "application/rtf",
    text: "{\\rtf1\\ansi GIST of the stomach, resection.\\par Size: {\\deleted 3.4 cm}{\\revised 6.4 cm}\\par Margins: {\\strike R0} R1\\par}",
    facts: { site: ["stomach"], size_mm: [64], margin: ["R1"] },
  },
  {
    name: "a scanner's text",
    text: "GIST of the stornach, resection specimen.\nTurnour size: 5.O cm\nMitotic c0unt: 1O per 5 rnm2\nMargins: RO",
    facts: {},
  },
  {
    name: "a number cut by the end of the line",
    text: "GIST of the stomach, resection specimen.\nTumour size: 10.\n5 cm\nMitotic count: 1\n2 per 5 mm2",
    facts: { site: ["stomach"] },
  },
  {
    name: "technique running into the findings",
    kind: "imaging",
    text: "TECHNIQUE: 5 mm axial slices, 100 mL contrast. FINDINGS: Gastric GIST of 7.4 cm. Liver cyst 3.2 cm. IMPRESSION: Gastric GIST 7.4 cm.",
    facts: { site: ["stomach"], size_mm_imaging: [74] },
  },
  {
    name: "sections in capitals without colon",
    hidden: ["size_mm_imaging"],
    language: "fr",
    text: "RENSEIGNEMENTS CLINIQUES\nMasse de 9 cm au scanner.\nMACROSCOPIE\nPièce de gastrectomie, tumeur de 8,1 cm.\nCONCLUSION\nGIST gastrique, 8,1 cm, 5 mitoses / 5 mm², marges R0.",
    facts: { site: ["stomach"], size_mm: [81], mitoses_per_5mm2: [5], margin: ["R0"], size_mm_imaging: [90] },
  },
  {
    name: "previous report below the present one",
    text: "DIAGNOSIS\nGIST of the stomach, 4.5 cm, 3 mitoses per 5 mm2, R0.\n\nPREVIOUS REPORTS\nS19-1: Uterus: leiomyoma, 9.0 cm, 1 mitosis per 10 HPF.\nS20-2: Colon: adenocarcinoma, 3 cm, margins positive.",
    facts: { site: ["stomach"], size_mm: [45], mitoses_per_5mm2: [3], margin: ["R0"] },
  },
  {
    name: "addendum with a correction",
    text: "DIAGNOSIS: GIST of the stomach, resection.\nTumor size: 4.5 cm\n\nADDENDUM 2\nCD117: positive. DOG1: positive. SDHB: retained.",
    facts: { site: ["stomach"], size_mm: [45], ihc_kit: ["positive"], ihc_dog1: ["positive"], ihc_sdhb: ["retained"] },
  },
  {
    name: "rows of an outline",
    text: "1. DIAGNOSIS\n   1.1 Type ........ GIST\n   1.2 Site ........ rectum\n2. PROGNOSIS\n   2.1 Size ........ 28 mm\n   2.2 Mitoses ..... 4 / 5 mm2\n   2.3 Rupture ..... none",
    facts: { site: ["rectum"], size_mm: [28], mitoses_per_5mm2: [4], rupture_category: ["none"] },
  },
  {
    name: "columns of a printer, values under each other",
    text: "SITE                SIZE        MITOSES/5MM2   MARGIN\nSTOMACH (GIST)      44 MM       3              R0",
    facts: { site: ["stomach"], size_mm: [44], mitoses_per_5mm2: [3], margin: ["R0"] },
  },
  {
    name: "slashes for line ends",
    hidden: ["size_mm"],
    text: "GIST gastric resection / size 4.4 cm / mitoses 2 per 5 mm2 / R0 / no rupture / CD117+ / DOG1+",
    facts: {
      site: ["stomach"],
      size_mm: [44],
      mitoses_per_5mm2: [2],
      margin: ["R0"],
      rupture_category: ["none"],
      ihc_kit: ["positive"],
      ihc_dog1: ["positive"],
    },
  },
  {
    name: "labels in brackets behind the values",
    hidden: ["size_mm"],
    text: "GIST of the stomach, resection: 4.4 cm (size); 2 per 5 mm2 (mitoses); R0 (margins)",
    facts: { site: ["stomach"], size_mm: [44], mitoses_per_5mm2: [2], margin: ["R0"] },
  },
];
