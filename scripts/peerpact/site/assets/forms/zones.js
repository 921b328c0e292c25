// Time zones to choose from: by city, by country in the reader's own words, and by the places of a table when one is
// there. The name that the file gets is always the present one, whatever the browser or an old habit calls it.
import { fold } from "../fold.js";

const MOST = 8;
const spaced = (text) =>
  fold(text.replace(/[_/]/g, " "))
    .split(/[\s,]+/u)
    .filter(Boolean)
    .join(" ");
const city = (zone) => zone.slice(zone.lastIndexOf("/") + 1).replace(/_/g, " ");

// 0: the whole name; 1: its beginning; 2: the beginning of a word in it; Infinity: not at all.
const rank = (name, text) => {
  if (name === text) return 0;
  if (name.startsWith(text)) return 1;
  return name.includes(` ${text}`) ? 2 : Infinity;
};

const regionsOf = (data, present) => {
  const words = [...(navigator.languages || ["en"]), "en"].map((tag) => new Intl.DisplayNames(tag, { type: "region" }));
  return data.regions.split(" ").flatMap((region) => {
    if (!/^[A-Z]{2}$/.test(region)) return [];
    const called = [...new Set(words.map((names) => names.of(region)))].filter((name) => name && name !== region);
    const where = new Intl.Locale("und", { region });
    const found = called.length ? (where.getTimeZones?.() ?? where.timeZones ?? []) : [];
    const zones = [...new Set(found.map(present))].filter((zone) => data.zones.includes(zone));
    return zones.map((zone) => ({ zone, label: `${city(zone)}, ${called[0]}`, called: called.map(spaced), many: zones.length > 1 }));
  });
};

/** `data.zones` are the names of today, `data.oldZones` the names of yesterday: old -> present. */
export const zones = (data) => {
  const present = (zone) => (data.oldZones || {})[zone] || zone;
  const cities = data.zones.map((zone) => ({
    zone,
    label: zone.replace(/_/g, " "),
    called: [spaced(city(zone)), spaced(zone)],
  }));
  const old = Object.entries(data.oldZones || {}).map(([was, zone]) => ({
    zone,
    label: `${zone.replace(/_/g, " ")} (${city(was)})`,
    called: [spaced(city(was)), spaced(was)],
  }));
  let regions = null; // worked out when first asked, for there are many
  let places = () => [];
  const entries = () => [...cities, ...old, ...(regions = regions || regionsOf(data, present))];
  const ranked = (text) =>
    entries()
      .map((entry) => [Math.min(...entry.called.map((name) => rank(name, text))), entry])
      .filter(([place]) => place < Infinity)
      .sort((a, b) => a[0] - b[0]);
  const found = (text) => {
    const wanted = spaced(text),
      byZone = new Map();
    if (!wanted) return [];
    for (const [place, entry] of [...places(wanted), ...ranked(wanted)])
      if (!byZone.has(entry.zone)) byZone.set(entry.zone, [place, entry]);
    return [...byZone.values()].sort((a, b) => a[0] - b[0]);
  };
  return {
    /** Lets a table of places take part: `look(text)` gives [[rank, {zone, label}]], the most people first. */
    know: (look) => {
      places = look;
    },
    search: (text) =>
      found(text)
        .slice(0, MOST)
        .map(([, { zone, label, many }]) => ({ value: zone, label, detail: zone, sure: !many })),
    exact: (text) => {
      const whole = found(text).filter(([place]) => place === 0);
      return whole.length === 1 ? whole[0][1].zone : "";
    },
    present,
    reader: () => {
      const zone = present(Intl.DateTimeFormat().resolvedOptions().timeZone);
      return data.zones.includes(zone) ? zone : "";
    },
  };
};
