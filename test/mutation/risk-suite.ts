/* What a mutant of the risk schemes has to get past. Every file is also part of `npm test`. */
import "../engine/vignettes.test";
import "../engine/risk-schemes.test";
import "../knowledge/worked-cases.test";
