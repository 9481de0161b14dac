/*
 * What a mutant of the engine has to get past, quickest first; the properties come last, in a short form. Every file is also part
 * of `npm test`.
 */
import "./quick-properties";
import "../engine/calendar.test";
import "../engine/truth.test";
import "../engine/thresholds.test";
import "../engine/fact-set.test";
import "../engine/text-form.test";
import "../engine/variant.test";
import "../engine/told.test";
import "../engine/parse-facts.test";
import "../engine/derive-facts.test";
import "../engine/contradictions.test";
import "../engine/rules.test";
import "../engine/rows-together.test";
import "../engine/blocks-and-levels.test";
import "../engine/genotype-and-gist.test";
import "../engine/stated-and-calculated.test";
import "../engine/conflicts-in-schemes.test";
import "../engine/document-parts.test";
import "../engine/risk-in-rules.test";
import "../engine/open-questions.test";
import "../engine/risk-schemes.test";
import "../engine/follow-up.test";
import "../engine/what-would-change.test";
import "../engine/nearest-change.test";
import "../engine/vignettes.test";
import "../engine/what-settles-a-class.test";
import "../knowledge/follow-up.test";
import "../knowledge/worked-cases.test";
import "../knowledge/risk-tables.test";
import "../engine/decision-index.test";
import "../engine/decide.test";
import "../engine/properties.test";
