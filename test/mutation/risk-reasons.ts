export interface Reason {
  readonly file: RegExp;
  /** The line of the source. */
  readonly line: RegExp;
  /** The code that was replaced, and what stands in its place. */
  readonly text?: RegExp;
  readonly to?: RegExp;
  readonly reason: string;
}

/** Those of the risk schemes and of the final risk. */
export const RISK_REASONS: readonly Reason[] = [
  {
    file: /risk-tests/,
    line: /patient\.risk\?|!evaluation/,
    reason: "validity limits alone are asked without a risk, and they find no class and leave no trace",
  },
  {
    file: /final-risk/,
    line: /keys\.includes|keys\.indexOf/,
    reason: "looking up alike cells once saves time; the set of classes is the same",
  },
  { file: /final-risk/, line: /\?\? -1|\?\? \[\]/, reason: "cannot be reached: every site has its lists" },
  {
    file: /final-risk/,
    line: /const together/,
    reason: "the junction alone has several groups in both schemes; elsewhere columns combine to the same pairs",
  },
  {
    file: /final-risk/,
    line: /computed\.length === 0/,
    reason: "with nothing calculated the stated set stands alone either way",
  },
  { file: /final-risk/, line: /rupture < RUPTURES\.length/, reason: "the state past the end is never possible" },
  { file: /risk-domain/, line: /seen/, reason: "a member listed twice gives the same union" },
  {
    file: /risk-domain/,
    line: /typeof (fact\.)?value === "number"|index < 0|2 \*\* schemes/,
    reason: "cannot be reached: values are those of the dictionary",
  },
  {
    file: /risk-domain/,
    line: /mask === 3|nodal|lymph_node|sites\.value\.length === 0/,
    reason:
      "a situation that contradicts sites or count is a conflict before; nodal metastases are stage IV either way",
  },
  {
    file: /risk-schemes/,
    line: /NOT_COMPUTED|evaluated:|if \(done\)/,
    reason: "keeping an answer saves time; without rows there is no class, and a word is no fact's number",
  },
  { file: /risk-schemes/, line: /site_lists\[list\]/, reason: "cannot be reached: every site has a list" },
  { file: /risk-schemes/, line: /rows = sites\.some|=> false\)/, reason: "without a table no row becomes possible" },
  {
    file: /scheme-tables/,
    line: /alikeAlong|Array\.from\(\{ length|% length ===|site_lists: keys|if \(done\)/,
    reason: "looking up alike cells once saves time; apart they give the same rows",
  },
  { file: /scheme-tables/, line: /\?\? -1/, reason: "cannot be reached: every place of a table has a row" },
  {
    file: /risk-schemes/,
    line: /isDetermined|length < 2/,
    reason: "a shortcut: where one outcome is left, or one state, nothing varies",
  },
  {
    file: /risk-schemes/,
    line: /after < lengths\.length|start < outcomes\.length/,
    to: /<=/,
    reason: "past the end there is one state, and no outcome that differs",
  },
  {
    file: /scheme-results/,
    line: /site === null/,
    reason: "for the type checker: a site that is not known has no remark",
  },
];
