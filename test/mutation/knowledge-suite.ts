/* What a mutant of the knowledge has to get past: the specification first, then the cases. */
import "../knowledge/specification.test";
import "../knowledge/integrity.test";
import "../engine/vignettes.test";
import "../knowledge/follow-up.test";
import "../knowledge/worked-cases.test";
