/*
 * What a mutant of the engine has to get past, quickest first. Every file is also part of `npm test`; the cells of the risk tables
 * (test/knowledge/risk-tables.test.ts) and the properties are left out, so that the score is a lower bound. The risk schemes have
 * a suite of their own: their tests are many.
 */
import "../engine/calendar.test";
import "../engine/truth.test";
import "../engine/variant.test";
import "../engine/told.test";
import "../engine/parse-facts.test";
import "../engine/derive-facts.test";
import "../engine/contradictions.test";
import "../engine/rules.test";
import "../engine/follow-up.test";
import "../engine/what-would-change.test";
import "../engine/decide.test";
import "../engine/vignettes.test";
import "../knowledge/follow-up.test";
import "../knowledge/worked-cases.test";
