import { corpus, type Half, precision, recall, score, type Tally } from "./scoring";

/** Prints precision and recall per fact for both halves of the narrative corpus. `--differences` lists what differs. */
const halves: readonly Half[] = process.argv.includes("--development") ? ["development"] : ["development", "held-out"];
for (const half of halves) {
  const reports = corpus(half);
  const { per_fact, total, differences } = score(reports);
  console.log(`\n${half}: ${reports.length} reports`);
  console.log(
    `${"fact".padEnd(24)}${"right".padStart(7)}${"wrong".padStart(7)}${"missed".padStart(8)}${"precision".padStart(11)}${"recall".padStart(9)}`,
  );
  const line = (name: string, tally: Tally): void =>
    console.log(
      `${name.padEnd(24)}${String(tally.right).padStart(7)}${String(tally.wrong).padStart(7)}${String(tally.missed).padStart(8)}${precision(tally).toFixed(3).padStart(11)}${recall(tally).toFixed(3).padStart(9)}`,
    );
  for (const [fact, tally] of [...per_fact].sort(([one], [other]) => one.localeCompare(other))) line(fact, tally);
  line("all", total);
  if (process.argv.includes("--differences"))
    for (const one of differences)
      console.log(
        `${one.report} ${one.problem} ${one.fact} ${one.what}${one.quote === null ? "" : ` <- ${one.quote}`}`,
      );
}
