// Time zones to choose from: by their city, by an old name, and by every place of a table that comes when it is needed.
// The name that the file gets is always the present one, whatever the browser or an old habit calls it.
import { fold } from "../fold.js";

const MOST = 8;
/** A name to compare: folded, with blanks for its other separators. */
export const spaced = (text) => fold(text.replace(/[_/,]/g, " "));
const city = (zone) => zone.slice(zone.lastIndexOf("/") + 1).replace(/_/g, " ");

/** 0: the whole name; 1: its beginning; 2: the beginning of a word in it; Infinity: not at all. */
export const rank = (name, text) => {
  if (name === text) return 0;
  if (name.startsWith(text)) return 1;
  return name.includes(` ${text}`) ? 2 : Infinity;
};

/**
 * `data.zones` are the names of today, `data.oldZones` those of yesterday: old -> present; `data.shortZones` has the
 * zones that an abbreviation can mean.
 */
export const zones = (data) => {
  const present = (zone) => data.oldZones[zone] || zone;
  const named = data.zones
    .filter((zone) => !data.oldZones[zone])
    .map((zone) => ({ zone, label: zone.replace(/_/g, " "), called: [spaced(city(zone)), spaced(zone)] }));
  const old = Object.entries(data.oldZones).map(([was, zone]) => ({
    zone,
    label: `${zone.replace(/_/g, " ")} (${city(was)})`,
    called: [spaced(city(was)), spaced(was)],
  }));
  const short = Object.entries(data.shortZones).flatMap(([called, all]) =>
    all.map((zone) => ({
      zone,
      label: `${zone.replace(/_/g, " ")} (${called.toUpperCase()})`,
      called: [called],
      many: all.length > 1,
    })),
  );
  let places = null; // until the table is there
  const ranked = (text) =>
    [...named, ...old, ...short]
      .map((entry) => [Math.min(...entry.called.map((name) => rank(name, text))), entry])
      .filter(([place]) => place < Infinity);
  const found = (typed) => {
    const text = typed.replaceAll("\\", "/").replace(/[‐‑–—−]/gu, "-");
    const byZone = new Map(),
      wanted = spaced(text);
    if (!wanted) return [];
    const all = [...ranked(wanted), ...(places ? places(text) : [])].sort((a, b) => a[0] - b[0]);
    for (const [place, entry] of all) if (!byZone.has(entry.zone)) byZone.set(entry.zone, [place, entry]);
    return [...byZone.values()];
  };
  return {
    /** Lets a table of places take part: `look(text)` gives [[rank, {zone, label, many}]], the most people first. */
    know: (look) => {
      places = look;
    },
    search: (text) =>
      found(text)
        .slice(0, MOST)
        .map(([, { zone, label, many }]) => ({ value: zone, label, detail: label === zone ? "" : zone, sure: !many })),
    exact: (text) => {
      const whole = found(text).filter(([place]) => place === 0);
      return whole.length === 1 && !whole[0][1].many ? whole[0][1].zone : "";
    },
    present,
    reader: () => {
      const zone = present(Intl.DateTimeFormat().resolvedOptions().timeZone);
      return data.zones.includes(zone) ? zone : "";
    },
  };
};
