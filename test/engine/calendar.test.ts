import { describe, expect, it } from "vitest";
import { addMonths, completedMonths, daysBetween, isCalendarDate } from "../../src/engine/calendar";

describe("calendar: a follow-up date is never off by the length of a month", () => {
  it.each([
    ["2026-08-31", 6, "2027-02-28"],
    ["2026-08-31", 12, "2027-08-31"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2026-03-02", 36, "2029-03-02"],
    ["2026-12-31", 1, "2027-01-31"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-01-15", 0, "2026-01-15"],
    ["2000-01-31", 1, "2000-02-29"],
    ["1900-01-31", 1, "1900-02-28"],
    ["2026-05-31", 1, "2026-06-30"],
    ["2026-03-15", -3, "2025-12-15"],
  ])("%s + %i months = %s", (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-01-00",
    "2026-1-1",
    "2026-01",
    "2026",
    "",
    "23/11/2026",
    "2026-11-23T00:00:00Z",
  ])("%j is no full calendar date", (text) => {
    expect(isCalendarDate(text)).toBe(false);
    expect(addMonths(text, 1)).toBeNull();
    expect(daysBetween(text, "2026-01-01")).toBeNull();
    expect(daysBetween("2026-01-01", text)).toBeNull();
    expect(completedMonths(text, "2026-01-01")).toBeNull();
    expect(completedMonths("2026-01-01", text)).toBeNull();
  });

  it.each(["2024-02-29", "2026-11-30", "2026-12-31", "2000-02-29"])("%s is one", (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    ["2026-01-31", "2026-02-27", 0],
    ["2026-01-31", "2026-02-28", 1],
    ["2026-01-15", "2026-02-14", 0],
    ["2026-01-15", "2026-02-15", 1],
    ["2023-11-23", "2026-11-23", 36],
    ["2023-11-24", "2026-11-23", 35],
    ["2026-03-01", "2026-02-28", -1],
  ])("from %s to %s are %i completed months", (from, to, months) => {
    expect(completedMonths(from, to)).toBe(months);
  });

  it("counts days across a leap day and backwards", () => {
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
    expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
  });
});
