/** One date of a calendar file: a whole day, without a time and without a patient. */
export interface CalendarDate {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly summary: string;
  readonly description: string;
  /** Stable over two downloads of the same plan, and says nothing of the patient. */
  readonly id: string;
}

/** The text of an iCalendar file (RFC 5545) with one whole-day entry a date. The library is loaded when first wanted. */
export async function calendarFile(name: string, dates: readonly CalendarDate[]): Promise<string> {
  const { default: ical } = await import("ical-generator");
  const calendar = ical({ name, prodId: { company: "gist-pathway", product: "follow-up" } });
  for (const { date, summary, description, id } of dates) {
    const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
    // A local day, since the library prints the local parts of a Date.
    const start = new Date(year, month - 1, day);
    calendar.createEvent({ id, start, allDay: true, summary, description });
  }
  return calendar.toString();
}

/** Offers a text as a file of the browser; nothing leaves the machine. */
export function offerFile(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
