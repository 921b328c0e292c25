// When a new agreement begins and ends and is looked at, as in the drafts of the command.
import { today } from "./site.js";

const MONTHS = 6,
  FIRST_LOOK = 42;
const day = (date) => date.toISOString().slice(0, 10);
const after = (start, days) => day(new Date(Date.parse(start) + days * 864e5));
// The day before the same day some months later.
const end = (start, months) => {
  const [year, month, date] = start.split("-").map(Number),
    last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return day(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last) - 1)));
};

// The model of a new agreement, within the limits of the community.
export const begin = (data) => {
  const starts = after(today(), 7),
    months = Math.min(Math.max(MONTHS, data.months[0]), data.months[1]),
    ends = end(starts, months);
  const days = (Date.parse(ends) - Date.parse(starts)) / 864e5;
  return {
    partners: [],
    starts,
    ends,
    check_ins: [...new Set([FIRST_LOOK, Math.floor(days / 2)])]
      .filter((n) => n < days)
      .sort((a, b) => a - b)
      .map((n) => after(starts, n)),
    sessions: { every: "2 weeks", minutes: Math.min(Math.max(60, data.minutes[0]), data.minutes[1]) },
    terms: data.terms,
  };
};
