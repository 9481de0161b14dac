import { isCalendarDate } from "../engine/calendar";
import type { Jurisdiction } from "../knowledge/types";
import type { CLI } from "../text/cli";
import { type Language, type Translate, translator } from "../text/translate";

export type Say = Translate<keyof (typeof CLI)["en"]>;

export interface CommandLine {
  readonly file: string;
  readonly as_of: string;
  /** Null: not given; the patient's own fact decides, else EU. */
  readonly jurisdiction: Jurisdiction | null;
  readonly mode: "today" | "seed2007";
  readonly language: Language;
  readonly ndjson: boolean;
}

const JURISDICTIONS = ["EU", "UK", "FR", "US", "APAC"] as const;
const MODES = ["today", "seed2007"] as const;
const LANGUAGES = ["en", "fr"] as const;
const VALUED = ["--as-of", "--jurisdiction", "--mode", "--language"] as const;

/**
 * Reads the words of the command line.
 * @param today YYYY-MM-DD, taken when --as-of is not given.
 * @returns the command, or a one-line message.
 */
export function readArguments(
  words: readonly string[],
  today: string,
  texts: typeof CLI,
): { readonly ok: true; readonly command: CommandLine } | { readonly ok: false; readonly message: string } {
  const values = new Map<string, string>();
  const files: string[] = [];
  let ndjson = false;
  const language = languageOf(words);
  const say = translator(texts, language);
  const failed = (message: string) => ({ ok: false, message: `${message}; ${say("usage")}` }) as const;

  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--ndjson") {
      ndjson = true;
    } else if (word.startsWith("--")) {
      const [name = "", inline] = word.split(/=(.*)/s);
      if (!VALUED.some((option) => option === name)) return failed(say("unknown_option", { option: name }));
      const value = inline ?? words[++index];
      if (value === undefined) return failed(say("option_missing", { option: name }));
      values.set(name, value);
    } else if (word.startsWith("-") && word !== "-") {
      return failed(say("unknown_option", { option: word }));
    } else {
      files.push(word);
    }
  }
  const [file] = files;
  if (file === undefined || files.length > 1) return failed(say("one_file"));

  const asOf = values.get("--as-of") ?? today;
  if (!isCalendarDate(asOf)) return failed(say("option_date", { option: "--as-of", found: asOf }));
  const chosen = <T extends string>(option: string, allowed: readonly T[]): T | null | undefined => {
    const value = values.get(option);
    return value === undefined ? null : allowed.find((one) => one === value);
  };
  const jurisdiction = chosen("--jurisdiction", JURISDICTIONS);
  const mode = chosen("--mode", MODES);
  const chosenLanguage = chosen("--language", LANGUAGES);
  for (const [option, value, allowed] of [
    ["--jurisdiction", jurisdiction, JURISDICTIONS],
    ["--mode", mode, MODES],
    ["--language", chosenLanguage, LANGUAGES],
  ] as const) {
    if (value === undefined) {
      return failed(say("option_value", { option, found: values.get(option) ?? "", allowed: allowed.join(", ") }));
    }
  }
  return {
    ok: true,
    command: {
      file,
      as_of: asOf,
      jurisdiction: jurisdiction ?? null,
      mode: mode ?? "today",
      language: chosenLanguage ?? "en",
      ndjson,
    },
  };
}

/** Messages about the command line itself are in its language already. */
function languageOf(words: readonly string[]): Language {
  const after = words[words.indexOf("--language") + 1];
  return words.includes("--language=fr") || (words.includes("--language") && after === "fr") ? "fr" : "en";
}
