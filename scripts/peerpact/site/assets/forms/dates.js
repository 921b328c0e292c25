// When a new agreement begins and ends and is looked at, as in the drafts of the command.
import { today } from "./page.js";

const MONTHS = 6,
  FIRST_LOOK = 42,
  AHEAD = 7;
const day = (date) => date.toISOString().slice(0, 10);
export const after = (start, days) => day(new Date(Date.parse(start) + days * 864e5));
const weekday = (date) => (new Date(date).getUTCDay() + 6) % 7;
// The day before the same day some months later.
const end = (start, months) => {
  const [year, month, date] = start.split("-").map(Number),
    last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return day(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last) - 1)));
};

/** The last day and the check-ins that a first day proposes, within the limits of the community. */
export const planned = (data, starts) => {
  const months = Math.min(Math.max(MONTHS, data.months[0]), data.months[1]),
    ends = end(starts, months),
    days = (Date.parse(ends) - Date.parse(starts)) / 864e5;
  const check_ins = [...new Set([FIRST_LOOK, Math.floor(days / 2)])]
    .filter((n) => n < days)
    .sort((a, b) => a - b)
    .map((n) => after(starts, n));
  return { ends, check_ins };
};

/** A first day about a week ahead: on one of some weekdays (0 is Monday), or on a working day where none is named. */
export const firstDay = (weekdays = []) => {
  const fits = weekdays.length ? weekdays : [0, 1, 2, 3, 4];
  let start = after(today(), AHEAD);
  while (!fits.includes(weekday(start))) start = after(start, 1);
  return start;
};

/** The model of a new agreement. */
export const begin = (data) => {
  const starts = firstDay();
  return {
    partners: [],
    starts,
    ...planned(data, starts),
    sessions: { every: "2 weeks", minutes: Math.min(Math.max(60, data.minutes[0]), data.minutes[1]) },
    terms: data.terms,
  };
};
