import { isHedged, speaksOfRelative } from "../reading";
import type { Segment } from "../sentences/segments";
import { isDeniedDiagnosis } from "./denied-diagnosis";
import { gistsNamedIn } from "./gist-named";

/** A label under which the pathologist concludes. */
const CONCLUDES =
  /^(?:(?:final|our|revised|definitive|definiti(?:f|ve)|pathologi\w*|histopatholog\w*|histolog\w*|anatomopatholog\w*|integrated|main|consensus|reference|abschlie\S*|endgultige|integrierte|on) ){0,3}(?:diagnos[a-z]*|conclusions?|opinion|final|synthese|beurteilung|referenzdiagnose|enddiagnose|interpretation|review|befundbeurteilung|dx|path dx)$/;
/** Whose diagnosis it was, or what for: the request's, the scan's, another laboratory's. */
const NOT_FOUND_HERE =
  /(?:\b(?:for|pour|bei|wegen|referred|sent|submitted|outside|external|extern\w*|clinical\w*|klinisch\w*|cliniquement|suspect\w*|suspicion|presum\w*|verdacht|v\. ?a\.|ct|mri|scanner|tdm|irm|mrt|eus|imaging|pre-?operat\w*|(?:endo)?sono\w*|radiolog\w*|endos[ck]op\w*|bildgebung|described|called|labelled|diagnosed as|praoperativ\w*|hypothese|consideration|question|requested?|versus|mistaken|mimic\w*|until proven)\b[^.;]{0,44}|["'] ?(?:[a-z]+ ){0,2})$/;
/** Tumours and tumour-like lesions that are no GIST. */
const OTHER =
  /(?:carcinom|karzinom|sar[ck]om)(?!atos)|\b(?:\w*leiomyom\w*|schwannom\w*|neurinom\w*|neurofibrom\w*|desmoid\w*|fibromatos\w*|(?:solitary|solitar\w*|inflammator\w*|inflammatoire\w*|calcifying|fibreu\w*|polype?s?|tumeurs?) (?:fibr\w*|myofibr\w*|solitaire)\w*|fibroid polyp\w*|fibroider polyp\w*|\w*fibromyxom\w*|glomus\w*|glomique\w*|lipom\w*|melanom\w*|lymphom\w*|carcinoid\w*|neuroendo[ck]rin\w*|mesotheliom\w*|hamartom\w*|h?amangiom\w*|lymphangiom\w*|perivascular epithelioid|pecom\w*|(?:ectopic|heterotopic|aberrant) (?:pancrea|gastric)\w*|(?:pancreatic|pancreas) (?:rest|heterotop\w*)|pancreas (?:aberrant|ectopique)|heterotop\w*|seminom\w*|synovial\w*|splenos\w*|nebenmilz\w*|accessory spleen|rate accessoire|endometrio\w*|granulom\w*|ham[ae]*tom\w*|aneurysm\w*|varix)/g;

/**
 * true where a pathologist's conclusion names another tumour and no GIST, and no finding of the report is one: what the request, a scan or
 * another laboratory called a GIST is then that other tumour. One pass over the sentences.
 */
export function concludesOtherwise(segments: readonly Segment[]): boolean {
  let other = false;
  let concluding: { line: number; left: number } | null = null;
  for (const segment of segments) {
    const { text, section, label, line } = segment;
    if (section !== "body" || speaksOfRelative(segment)) continue;
    const named = gistsNamedIn(text);
    if (label !== null && CONCLUDES.test(label))
      concluding = { line, left: text.slice(segment.value_from).trim() === "" ? 4 : 0 };
    else if (concluding && line !== concluding.line && (label !== null || concluding.left-- <= 0)) concluding = null;
    else if (concluding === null && CONCLUDES.test(text.replace(/[: ]+$/, ""))) concluding = { line, left: 4 };
    // A GIST found, or left open by the conclusion.
    const isFound = named.some(
      ({ from, said }) =>
        (said === "plainly" || (concluding !== null && said === "with doubt")) &&
        !NOT_FOUND_HERE.test(text.slice(0, from)),
    );
    if (isFound) return false;
    other ||= concluding !== null && !text.includes("?") && namesOther(text);
  }
  return other;
}

function namesOther(text: string): boolean {
  if (isHedged(text) && !/\b(?:grade|high|low)\b/.test(text)) return false;
  for (const match of text.matchAll(OTHER))
    if (!isDeniedDiagnosis(text, match.index, match.index + match[0].length)) return true;
  return false;
}
