// The filters of the directory that depend on the reader's clock, known from their profile or else from the browser.
import { commonHours, turnsOf } from "./common_hours.js";
import { PRESETS, quarters } from "./weekly_hours.js";

const HOUR = 4; // quarters

/** Sets the filters that depend on the reader: how far a clock is away, and who is free in their usual hours. */
export const measureClocks = (people, me) => {
  const { data } = people,
    { zones, zone, week } = data;
  const ahead = (n) => {
    const turn = zones[n][2][0];
    return turn === undefined ? null : 15 * (Array.isArray(turn) ? turn[0] : turn);
  };
  const own = me === null ? -new Date(`${week}T00:00:00Z`).getTimezoneOffset() : ahead(zone[me]);
  const apart = zones.map((_, n) => {
    const far = ahead(n) === null ? Infinity : Math.abs(ahead(n) - own);
    return Math.min(far, Math.abs(1440 - far));
  });
  people.measure("near", (n, minutes) => apart[zone[n]] <= minutes);
  const mine = me === null ? Intl.DateTimeFormat().resolvedOptions().timeZone : zones[zone[me]][0];
  const meet = PRESETS.map(([, text]) => commonHours(data, { hours: quarters([text]), turns: turnsOf(data, mine) }));
  people.measure("free", (n, preset) => meet[preset](n) >= HOUR);
};
