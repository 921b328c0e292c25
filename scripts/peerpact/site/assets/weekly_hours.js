// A week as minutes, and as the notation of a profile's hours: `Mo-Fr 18:00-21:00`. Knows no zones and no page.
export const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
export const DAY = 1440;
// The usual hours of many people: what they are called, and their notation.
export const PRESETS = [
  ["Weekday mornings", "Mo-Fr 07:00-09:00"],
  ["Lunch breaks", "Mo-Fr 12:00-13:00"],
  ["Weekday evenings", "Mo-Fr 18:00-22:00"],
  ["Weekends", "Sa,Su 10:00-18:00"],
];
const WEEK = 7 * DAY,
  QUARTERS = WEEK / 15;
const FORM = /^([A-Za-z,-]+) (\d\d):(\d\d)-(\d\d):(\d\d)$/;

const daysOf = (text) =>
  text.split(",").flatMap((part) => {
    const [first, last] = part.split("-").map((day) => DAYS.indexOf(day));
    const length = last === undefined ? 1 : ((last - first + 7) % 7) + 1;
    return Array.from({ length }, (_, n) => (first + n) % 7);
  });

// Starts and lengths in minutes since Monday 00:00; what is not in the notation counts nothing.
export const spans = (text) => {
  const found = FORM.exec(text);
  if (!found) return [];
  const [start, end] = [2, 4].map((at) => 60 * Number(found[at]) + Number(found[at + 1]));
  return [...new Set(daysOf(found[1]))].map((day) => [day * DAY + start, (end - start + DAY) % DAY || DAY]);
};

// One flag for each minute of the week.
export const minutes = (windows) => {
  const week = new Uint8Array(WEEK);
  for (const text of windows) {
    for (const [start, length] of spans(text)) for (let n = 0; n < length; n += 1) week[(start + n) % WEEK] = 1;
  }
  return week;
};

const clock = (minute) => [Math.floor(minute / 60), minute % 60].map((n) => String(n).padStart(2, "0")).join(":");

const spellDays = (days) => {
  const runs = [];
  for (const day of days) {
    const last = runs[runs.length - 1];
    if (last && last[last.length - 1] === day - 1) last.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => DAYS[run[0]] + (run.length > 1 ? `-${DAYS[run[run.length - 1]]}` : "")).join(",");
};

// Within each day the stretches of free time; one that goes on after midnight belongs to the day it began on.
const stretches = (week) => {
  const found = DAYS.map((_, day) => {
    const free = [];
    for (let minute = 0; minute < DAY; minute += 1) {
      const last = free[free.length - 1];
      if (!week[day * DAY + minute]) continue;
      if (last && last[1] === minute) last[1] = minute + 1;
      else free.push([minute, minute + 1]);
    }
    return free;
  });
  found.forEach((free, day) => {
    const last = free[free.length - 1],
      next = found[(day + 1) % 7],
      first = next[0];
    if (last && first && last[0] > 0 && last[1] === DAY && first[0] === 0 && first[1] <= last[0]) {
      last[1] = first[1];
      next.shift();
    }
  });
  return found;
};

// The shortest notation: days with the same hours share a line.
export const notation = (week) => {
  const days = new Map();
  stretches(week).forEach((free, day) =>
    free.forEach(([start, end]) => {
      const hours = `${clock(start)}-${clock(end)}`;
      days.set(hours, [...(days.get(hours) || []), day]);
    }),
  );
  return [...days]
    .map(([hours, when]) => [when[0], hours, `${spellDays(when)} ${hours}`])
    .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
    .map(([, , text]) => text);
};

// The quarter hours of a local week that some window covers wholly, as starts and ends in turn.
export const quarters = (windows) => {
  const free = new Uint8Array(QUARTERS),
    found = [];
  for (const [start, length] of windows.flatMap(spans))
    for (let q = Math.ceil(start / 15); (q + 1) * 15 <= start + length; q += 1) free[q % QUARTERS] = 1;
  for (let q = 0, before = 0; q <= QUARTERS; q += 1) {
    const now = q < QUARTERS ? free[q] : 0;
    if (now !== before) found.push(q);
    before = now;
  }
  return found;
};
