import { day, folded, string } from "./element";
import { withoutPlainGist } from "./gist-word";
import { statementSteps } from "./narrative/statements-of";
import type { Resection } from "./readers/procedures";
import type { Reading } from "./reading";
import { namesOtherBirth } from "./report-header";
import type { Steps } from "./steps";
import type { Belonging } from "./tumours";
import type { Candidate, ReportText } from "./types";

/** Words that make a report one about this tumour; without them a text of another disease could lend its numbers. */
const ABOUT_GIST = /\bgists?\b|stromal|stromale|cd ?117|dog-?1|c-?kit|pdgfra|imatinib|glivec|gleevec/i;

/** "No stromal tumour", "pas de GIST": the tumour is named to be ruled out. */
const RULED_OUT =
  /\b(?:no|not|without|negative for|rules? out|ruled out|excludes?|rather than|pas d[e']|absence d[e']|sans|elimine|kein\w*|ausschluss)\b[^.;:\n]{0,40}?\b(?:gists?\b|gastro-?intestinal stromal|stromal|stromales?)/gi;
const OTHER_TUMOUR = /carcinom|lymphom|melanom|seminom|neuroendocrin|leiomyo|schwannom|sarcom|karzinom/i;

/** Diseases whose own reports name KIT, its staining or imatinib; a report of one that never names a GIST is not about it. */
const OTHER_KIT_DISEASE = /mastocyt|mast cells?|leuka?emi|leucemi|melanom|seminom|germ cell|thymi/i;
const NAMES_GIST = /\bgists?\b|stromal|pdgfra|imatinib|glivec|gleevec/i;
const ONLY_GIST = /\bgists?\b|stromal|dog-?1|pdgfra/i;

/** True when a text speaks of a GIST, and not only to say that another tumour is none. */
function speaksOfGist(text: string): boolean {
  if (!ABOUT_GIST.test(text) || (!ONLY_GIST.test(text) && OTHER_KIT_DISEASE.test(text))) return false;
  const rest = text.replace(RULED_OUT, " ");
  // Stains are done to rule a GIST out, too.
  return rest === text || NAMES_GIST.test(rest) || !OTHER_TUMOUR.test(folded(rest));
}

/** What a surgeon calls the tumour whose histology is not known yet, and where it is sought. */
const OPERATED_TUMOUR = /\b(?:tumou?rs?|mass|lesion|tumeur|masse|raumforderung)\b/i;
const ALIMENTARY =
  /gastr|stomach|estomac|magen|duoden|jejun|ileum|ileal|ileon|ileale|bowel|grele|dunndarm|rect|colon|colect|oesophag|esophag/;

/**
 * An operation note seldom names what the pathologist finds later. It is the GIST's where the chart knows no other tumour, the note tells
 * of one in the alimentary tract, and no dated resection of the GIST stands on another day.
 */
function operatesOnTheGist(report: ReportText, belonging: Belonging, reading: Reading, context: Context): boolean {
  if (report.kind !== "operative" || belonging !== "only_tumour" || reading.tumours.gist.length === 0) return false;
  const text = folded(report.text);
  if (!OPERATED_TUMOUR.test(text) || !ALIMENTARY.test(text) || OTHER_TUMOUR.test(text)) return false;
  const operated = context.resections.flatMap(({ isLinked, date }) => (isLinked ? (day(date) ?? []) : []));
  return operated.length === 0 || operated.includes(day(report.date) ?? "");
}

/** What of the chart decides whether a report is about the GIST. */
interface Context {
  readonly resections: readonly Resection[];
  readonly language: "en" | "fr";
}

/** What a report states of the GIST, or nothing where it is about something else; what was ruled out is set aside. */
export function* statementsIn(report: ReportText, reading: Reading, context: Context): Steps<readonly Candidate[]> {
  if (report.status === "superseded") {
    reading.aside(report.reference, "superseded", report.title);
    return [];
  }
  if (namesOtherBirth(report.text, string(reading.chart.patient?.birthDate))) {
    reading.aside(report.reference, "other_patient", report.title);
    return [];
  }
  const entry = reading.chart.resolve(report.reference, null);
  const belonging = entry ? reading.tumours.belonging(entry) : "only_tumour";
  const text = withoutPlainGist(report.text);
  const isAbout = speaksOfGist(text);
  const isRuledOut = !isAbout && ABOUT_GIST.test(text);
  if ((belonging === "other_tumour" && !isAbout) || isRuledOut) {
    reading.aside(report.reference, "other_tumour", report.title);
    return [];
  }
  const isOperation = !isAbout && operatesOnTheGist(report, belonging, reading, context);
  if (!isAbout && !isOperation && belonging !== "gist" && report.kind !== "imaging") return [];
  if (!isAbout && report.kind === "imaging" && (reading.tumours.gist.length === 0 || belonging === "unlinked"))
    return [];
  return yield* statementSteps(report, context.language);
}
