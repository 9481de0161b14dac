import { readFileSync } from "node:fs";

/* The clinical specification as it was handed over (test/data/clinical), read as tables: what the knowledge is compared with. */

const FOLDER = new URL("../data/clinical/", import.meta.url);

/** The text of one document of the specification. */
export function specificationText(file: string): string {
  return readFileSync(new URL(file, FOLDER), "utf8");
}

export interface SpecificationTable {
  /** The nearest heading above, without its hashes, or a bold line. */
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, line.endsWith("|") ? -1 : undefined)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

/** Every table of a document, in order. */
export function specificationTables(file: string): readonly SpecificationTable[] {
  const tables: SpecificationTable[] = [];
  let heading = "";
  let open: { heading: string; columns: string[]; rows: string[][] } | null = null;
  for (const line of specificationText(file).split("\n")) {
    if (line.startsWith("|")) {
      const cells = cellsOf(line);
      if (!open) {
        open = { heading, columns: cells, rows: [] };
        tables.push(open);
      } else if (!/^-+$/.test(cells[0] ?? "")) {
        open.rows.push(cells);
      }
      continue;
    }
    open = null;
    if (/^#+ /.test(line)) heading = line.replace(/^#+ /, "");
    else if (/^\*\*.+\*\*/.test(line)) heading = line.replaceAll("*", "");
  }
  return tables;
}

/** The one table whose heading begins so; throws when there is none. */
export function tableUnder(file: string, heading: string, index = 0): SpecificationTable {
  const found = specificationTables(file).filter((table) => table.heading.startsWith(heading))[index];
  if (!found) throw new Error(`${file}: no table ${index} under "${heading}"`);
  return found;
}

/** Words in backticks that are codes: capitals, digits, underscores. */
export function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/`([A-Z][A-Z0-9_]{3,})`/g)].map((match) => match[1] ?? "");
}

/** Every number of a text, decimal comma as point, in order of appearance: what may not differ between two wordings. */
export function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)?/g)].map((match) => match[0].replace(",", "."));
}
