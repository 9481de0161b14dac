import fc from "fast-check";

/*
 * The properties as a mutant meets them: few cases, always the same ones, and no search for the smallest counterexample. Imported
 * before the tests, which read the number of cases when they load.
 */
process.env["PROPERTY_RUNS"] = "40";
fc.configureGlobal({ seed: 1, endOnFailure: true });
