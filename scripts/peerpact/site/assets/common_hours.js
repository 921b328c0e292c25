// Hours that people have in common, on the quarter-hour grid of UTC weeks: one engine for the directory, the pages of
// people and the forms. The columns tell how each zone stands to UTC in each week of the term; for a reader's own zone
// the browser's table tells it. Touches no page.
import { bitCount } from "./score.js";

export const WEEK = 672; // quarter hours
export const QUARTER = 15 * 60000; // milliseconds

const formats = new Map();
/** @returns {Intl.DateTimeFormat} */
const partsOf = (zone) => {
  if (!formats.has(zone)) {
    /** @type {Intl.DateTimeFormatOptions} */
    const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
    formats.set(zone, new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...fields }));
  }
  return formats.get(zone);
};

/** Minutes that a zone is ahead of UTC at an instant; null for a zone that the browser does not know. */
export const offset = (zone, instant = Date.now()) => {
  try {
    const p = Object.fromEntries(
      partsOf(zone)
        .formatToParts(instant)
        .map(({ type, value }) => [type, Number(value)]),
    );
    const local = Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute);
    return Math.round((local - Math.floor(instant / 60000) * 60000) / 60000);
  } catch {
    return null;
  }
};

/** How a zone stands to UTC in a week from an instant on: quarters ahead, or [before, after, when]. */
export const turnOf = (zone, start) => {
  const ahead = (quarter) => Math.round(offset(zone, start + quarter * QUARTER) / 15);
  const first = ahead(0),
    last = ahead(WEEK - 1);
  if (first === last) return first;
  let low = 0,
    high = WEEK - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ahead(middle) === first) low = middle;
    else high = middle;
  }
  return [first, last, high];
};

/** The turns of a zone in each week of the columns' term, from the browser's own table; [] for an unknown zone. */
export const turnsOf = (data, zone) => {
  const known = data.zones.find(([name]) => name === zone);
  if (known) return known[2];
  if (offset(zone) === null) return [];
  const start = Date.parse(`${data.week}T00:00:00Z`);
  return Array.from({ length: data.weeks }, (_, n) => turnOf(zone, start + n * WEEK * QUARTER));
};

const wrap = (quarter) => ((quarter % WEEK) + WEEK) % WEEK;
const turned = (week) => (Array.isArray(week) ? week : [week, week, WEEK]);

// The free quarters of a week as bits, 32 to a word, and how many all of some weeks have.
const packed = (free) => {
  const words = new Uint32Array(WEEK / 32);
  for (let quarter = 0; quarter < WEEK; quarter += 1) words[quarter >>> 5] |= free[quarter] << (quarter & 31);
  return words;
};
const inAll = (weeks) => {
  let found = 0;
  for (let word = 0; word < WEEK / 32; word += 1) {
    let common = weeks[0][word];
    for (let other = 1; other < weeks.length; other += 1) common &= weeks[other][word];
    found += bitCount(common);
  }
  return found;
};

const TERM = 64; // more weeks than a term has

// The hours of a local week ([start, end, start, end …] in quarters) as stretches of one UTC week.
const pieces = (hours, week) => {
  const [before, after, change] = turned(week),
    found = [];
  const cut = (from, to, low, high) => {
    if (Math.max(from, low) < Math.min(to, high)) found.push([Math.max(from, low), Math.min(to, high)]);
  };
  for (const [ahead, low, high] of [
    [before, 0, change],
    [after, change, WEEK],
  ]) {
    for (let place = 0; place < hours.length; place += 2) {
      const start = wrap(hours[place] - ahead),
        end = start + hours[place + 1] - hours[place];
      cut(start, Math.min(end, WEEK), low, high);
      cut(0, end - WEEK, low, high);
    }
  }
  return found;
};
const flags = (spans) => {
  const free = new Uint8Array(WEEK);
  for (const [from, to] of spans) free.fill(1, from, to);
  return free;
};
// Counts up to each quarter: how many of a stretch are free is one subtraction.
const sums = (free) => {
  const found = new Int16Array(WEEK + 1);
  for (let quarter = 0; quarter < WEEK; quarter += 1) found[quarter + 1] = found[quarter] + free[quarter];
  return found;
};
const shared = (sum, spans) => spans.reduce((found, [from, to]) => found + sum[to] - sum[from], 0);

// What is worked out for somebody with certain hours, kept beside the columns for the next time: copies share it.
const kept = new WeakMap(),
  KEPT = 8; // so many people, or hours that someone might add

// The weeks of the term that differ for somebody: as long as no clock changes, one stands for all.
const different = (data, turns) => {
  const seen = new Map();
  turns.forEach((turn, week) => {
    const key = JSON.stringify([turn, ...data.zones.map(([, , weeks]) => weeks[week] ?? 0)]);
    if (!seen.has(key)) seen.set(key, week);
  });
  return [...seen.values()];
};

/**
 * For one person (`hours` and `turns`): a function of others' places that gives the common quarter hours of the worst
 * week of the term among those who name hours; null where fewer than two of them do. `all(...places)` says whether
 * everybody does.
 */
export const commonHours = (data, { hours, turns }) => {
  if (!kept.has(data.hour)) kept.set(data.hour, { weeks: new Map(), last: new Map() });
  const { weeks, last } = kept.get(data.hour),
    key = JSON.stringify([hours, turns]);
  const common = last.get(key) ?? measured(data, hours, turns, weeks);
  last.delete(key); // so that it's the last one used
  last.set(key, common);
  if (last.size > KEPT) last.delete(last.keys().next().value);
  return common;
};

const measured = (data, hours, turns, kinds) => {
  const clock = JSON.stringify(turns);
  if (!kinds.has(clock)) kinds.set(clock, different(data, turns));
  const weeks = kinds.get(clock);
  const named = hours.length > 0 && turns.length > 0;
  const mine = named ? weeks.map((week) => flags(pieces(hours, turns[week]))) : null;
  const counts = named ? mine.map(sums) : null,
    bits = named ? mine.map(packed) : null;
  const known = new Map(),
    drawn = new Map();
  const names = (n) => data.hours[data.hour[n]].length > 0 && data.zones[data.zone[n]][2].length > 0;
  const spans = (n, week) => pieces(data.hours[data.hour[n]], data.zones[data.zone[n]][2][week]);
  const free = (n, week) => {
    const place = (data.zone[n] * data.hours.length + data.hour[n]) * TERM + week;
    if (!drawn.has(place)) drawn.set(place, packed(flags(spans(n, week))));
    return drawn.get(place);
  };
  const pair = (n) => {
    if (!named || !names(n)) return null;
    const place = data.zone[n] * data.hours.length + data.hour[n];
    if (!known.has(place)) known.set(place, Math.min(...weeks.map((week, at) => shared(counts[at], spans(n, week)))));
    return known.get(place);
  };
  const several = (places) => {
    const able = places.filter(names);
    if (able.length + (named ? 1 : 0) < 2) return null;
    let least = WEEK;
    for (let at = 0; at < weeks.length && least; at += 1) {
      const all = able.map((n) => free(n, weeks[at]));
      if (named) all.push(bits[at]);
      least = Math.min(least, inAll(all));
    }
    return least;
  };
  const common = (...places) => (places.length === 1 ? pair(places[0]) : several(places));
  return Object.assign(common, { all: (...places) => named && places.every(names) });
};

/** Minutes since Monday 00:00 UTC (`0-120,1440-1500`) as [[start, end]] in a clock so many minutes ahead. */
export const localSpans = (text, ahead) => {
  const minutes = 15 * WEEK,
    found = [];
  for (const [start, end] of text.split(",").map((span) => span.split("-").map(Number))) {
    const from = (((start + ahead) % minutes) + minutes) % minutes,
      to = from + end - start;
    found.push([from, Math.min(to, minutes)]);
    if (to > minutes) found.push([0, to - minutes]);
  }
  return merged(found);
};
/** The same stretches sorted, those that touch as one. */
export const merged = (spans) => {
  const found = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = found[found.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
};

/** The hours that all of some people have in the first week of the term, as minutes of the reader's own week. */
export const sharedSpans = (data, places) => {
  const named =
    places.length > 1 && places.every((n) => data.hours[data.hour[n]].length && data.zones[data.zone[n]][2].length);
  if (!named) return [];
  const [one, ...rest] = places.map((n) => flags(pieces(data.hours[data.hour[n]], data.zones[data.zone[n]][2][0])));
  const ahead = offset(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? 0,
    week = 15 * WEEK,
    found = [];
  one.forEach((free, q) => {
    if (!free || !rest.every((other) => other[q])) return;
    const from = (((15 * q + ahead) % week) + week) % week;
    found.push([from, from + 15]);
  });
  return merged(found);
};

/** What two lists of stretches have in common. */
export const inCommonSpans = (one, other) =>
  merged(
    one.flatMap(([a, b]) => other.map(([c, d]) => [Math.max(a, c), Math.min(b, d)]).filter(([from, to]) => from < to)),
  );
