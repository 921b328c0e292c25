// Common quarter hours of two or three people in the worst of the 26 weeks to come, on the quarter-hour grid of UTC.
// The browser's own table of zones tells how far each clock is from UTC in each week.
import { spans } from "./week.js";

const QUARTER = 15 * 60000,
  QUARTERS = 7 * 24 * 4,
  WEEKS = 26;
const formats = new Map(),
  patterns = new Map(),
  covered = new Map();

// Quarter hours that a zone is ahead of UTC at an instant.
const ahead = (zone, instant) => {
  if (!formats.has(zone)) {
    formats.set(
      zone,
      new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
      }),
    );
  }
  const p = {};
  for (const part of formats.get(zone).formatToParts(instant)) p[part.type] = Number(part.value);
  return Math.round((Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute) - instant) / QUARTER);
};

// Monday 00:00 UTC on or after a day (`2026-11-22`).
export const firstMonday = (day) => {
  const start = Date.parse(`${day}T00:00:00Z`);
  return start + ((8 - new Date(start).getUTCDay()) % 7) * 864e5;
};

// For each week: the offsets in it as [first quarter, offset]; usually one.
const weeksOf = (zone, monday) => {
  const key = `${zone} ${monday}`;
  if (!patterns.has(key)) {
    patterns.set(
      key,
      Array.from({ length: WEEKS }, (_, week) => {
        const start = monday + week * QUARTERS * QUARTER,
          at = (quarter) => ahead(zone, start + quarter * QUARTER);
        const first = at(0),
          last = at(QUARTERS - 1);
        if (first === last) return [[0, first]];
        let low = 0,
          high = QUARTERS - 1;
        while (high - low > 1) {
          const middle = (low + high) >> 1;
          if (at(middle) === first) low = middle;
          else high = middle;
        }
        return [
          [0, first],
          [high, last],
        ];
      }),
    );
  }
  return patterns.get(key);
};

// The quarters of a local week that some window covers wholly.
const local = (windows) => {
  const key = windows.join("|");
  if (!covered.has(key)) {
    const flags = new Uint8Array(QUARTERS);
    for (const [start, length] of windows.flatMap(spans)) {
      for (let q = Math.ceil(start / 15); (q + 1) * 15 <= start + length; q += 1) flags[q % QUARTERS] = 1;
    }
    covered.set(key, flags);
  }
  return covered.get(key);
};

const onUtc = (flags, week) => {
  const found = new Uint8Array(QUARTERS);
  week.forEach(([from, offset], n) => {
    const to = n + 1 < week.length ? week[n + 1][0] : QUARTERS;
    for (let q = from; q < to; q += 1) found[q] = flags[(q + offset + 2 * QUARTERS) % QUARTERS];
  });
  return found;
};

// null: one of them has named no hours, so nobody knows.
export const commonQuarters = (people, monday) => {
  if (!people.every((one) => one.windows.length)) return null;
  const clocks = people.map((one) => weeksOf(one.zone, monday));
  const seen = new Set();
  let worst = QUARTERS;
  for (let week = 0; week < WEEKS; week += 1) {
    const key = JSON.stringify(clocks.map((weeks) => weeks[week]));
    if (seen.has(key)) continue;
    seen.add(key);
    const [first, ...others] = people.map((one, n) => onUtc(local(one.windows), clocks[n][week]));
    worst = Math.min(
      worst,
      first.reduce((sum, flag, q) => sum + (flag && others.every((free) => free[q])), 0),
    );
  }
  return worst;
};
