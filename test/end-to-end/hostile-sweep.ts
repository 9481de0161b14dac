import { recordProof } from "../proof/record-proof";
import {
  documentResources,
  explore,
  fillChart,
  hostileResources,
  hostileWords,
  launchPatient,
  openWatched,
  problems,
} from "./hostile-chart";
import { HOSTILE_DOCUMENTS } from "./hostile-documents";
import { HOSTILE_STRINGS } from "./hostile-strings";
import { type Stage, startStage } from "./stage";

/*
 * npm run hostile [-- --record]: every hostile string alone through every text path and every address, every hostile document
 * alone, each in a window of its own in a real browser. Some ten minutes on a quiet machine; npm test does all of them at once.
 */

const LONGEST_IN_ADDRESS = 400;

async function oneChart(stage: Stage, fill: () => void, words: string | null): Promise<string[]> {
  fill();
  const window = await openWatched(stage);
  try {
    if (words !== null) await hostileWords(stage, window.page, words);
    await launchPatient(stage, window);
    await explore(window.page, 6);
    return await problems(window);
  } finally {
    await window.context.close();
  }
}

async function addresses(stage: Stage, text: string): Promise<string[]> {
  const window = await openWatched(stage);
  // Half a character is no address, and servers take addresses of some thousand characters only.
  const value = encodeURIComponent(Buffer.from(text.slice(0, LONGEST_IN_ADDRESS)).toString());
  try {
    for (const place of [
      `launch.html?iss=${value}`,
      `launch.html?launch=${value}&iss=${value}&redirect_uri=${value}#${value}`,
      `index.html?error=${value}&error_description=${value}&state=${value}#${value}`,
      `index.html?code=${value}&state=${value}&${value}=${value}`,
    ]) {
      await window.page.goto(`${stage.app.url}/${place}`);
    }
    await window.page.locator("main:not([aria-busy=true])").waitFor();
    // The app takes the answer out of the address as soon as it has looked at it.
    await window.page.waitForURL((url) => !url.searchParams.has("code"));
    return await problems(window);
  } finally {
    await window.context.close();
  }
}

async function run(): Promise<void> {
  const stage = await startStage();
  if (!stage) {
    console.log("hostile: skipped, no browser found (skipped is not passed)");
    return;
  }
  const failures: string[] = [];
  const tell = (name: string, found: readonly string[]): void => {
    if (found.length > 0) failures.push(`${name}: ${found.join("; ").slice(0, 500)}`);
    console.log(`${found.length === 0 ? "ok    " : "FAILED"} ${name} ${found.join("; ").slice(0, 500)}`.trimEnd());
  };
  for (const [index, text] of HOSTILE_STRINGS.entries()) {
    const name = `string ${index} ${JSON.stringify(text.slice(0, 40))}`;
    tell(`${name} in the chart`, await oneChart(stage, () => fillChart(stage, hostileResources([text])), text));
    tell(`${name} in addresses`, await addresses(stage, text));
  }
  for (const document of HOSTILE_DOCUMENTS) {
    tell(
      `document ${document.name}`,
      await oneChart(stage, () => fillChart(stage, documentResources([document])), null),
    );
  }
  await stage.close();
  for (const failure of failures) console.error(`FAILED ${failure}`);
  const result = `${HOSTILE_STRINGS.length} strings and ${HOSTILE_DOCUMENTS.length} documents, each alone: ${failures.length} with any effect (script run, dialog, window, download, foreign request, injected node, console line, policy violation)`;
  console.log(result);
  recordProof("security-hostile", {
    part: "security",
    what: "Hostile strings through every text path and address, hostile documents, in a real browser",
    result,
    aim: "at least 60 strings and 20 documents; nothing runs, nothing leaves",
    met: failures.length === 0,
    command: "npm run hostile",
  });
  process.exitCode = failures.length === 0 ? 0 : 1;
}

await run();
