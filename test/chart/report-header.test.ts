import { describe, expect, it } from "vitest";
import { namesOtherBirth } from "../../src/chart/report-header";

describe("the head of a report", () => {
  it.each([
    "DOB: 01/12/1962   Sex: F",
    "DOB: 12/01/1962",
    "Date of birth 1 December 1962",
    "D.O.B. Dec 1, 1962",
    "Née le 01.12.1962",
    "Mme X, née le 1er décembre 1962",
    "geb. 01.12.62",
    "Geburtsdatum: 1962-12-01",
    "Date de naissance : 01/12/1962",
    "DOB 12/1962",
    "Patient born 1950, GIST",
    "Gastric GIST",
    "Referring: Dr A (DOB 05/05/1950 noted in error). DOB: 12/01/1962",
  ])("%s: may be this patient's, born on 1962-12-01", (text) => {
    expect(namesOtherBirth(text, "1962-12-01")).toBe(false);
  });

  it.each([
    "Patient: MUSTER, Hans  DOB: 03/04/1939 Sex: M",
    "DOB: 11/30/1962",
    "geb. am 02.12.1962",
    "Geb.-Datum: 4.5.1950",
    "Née le 1er décembre 1963",
    "Date of birth: March 12, 1961",
  ])("%s: is of another person", (text) => {
    expect(namesOtherBirth(text, "1962-12-01")).toBe(true);
    expect(namesOtherBirth(text, null)).toBe(false);
    expect(namesOtherBirth(text, "1962")).toBe(false);
  });

  it("ends with the head: a birth told later on is a relative's", () => {
    expect(namesOtherBirth(`${"GIST of the stomach. ".repeat(60)}Son, DOB 03/04/1999`, "1962-12-01")).toBe(false);
  });
});
