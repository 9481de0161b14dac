/* What a changed table has to get past: the specification first, then the cases. Every file is also part of `npm test`. */
import "../knowledge/specification.test";
import "../knowledge/figures-in-both-languages.test";
import "../knowledge/integrity.test";
import "../engine/vignettes.test";
import "../knowledge/follow-up.test";
import "../knowledge/worked-cases.test";
import "../cli/knowledge-docs.test";

export { KNOWLEDGE } from "../../src/knowledge/knowledge";
