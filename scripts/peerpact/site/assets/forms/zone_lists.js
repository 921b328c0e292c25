// Several zones side by side, such as `EST/EDT`, and an abbreviation behind a part of the world, such as `America/EST`.
// Loaded with the table of places.
import { spaced } from "./zones.js";

/** `data` as `zones` has it. Gives `read(text)`: [[rank, {zone, label, many}]], empty for other texts. */
export const zoneLists = ({ zones, oldZones, shortZones, placeWords }) => {
  const present = [...zones.map((zone) => [zone, oldZones[zone] || zone]), ...Object.entries(oldZones)];
  const byWhole = new Map(present.map(([name, zone]) => [spaced(name), [zone]]));
  for (const [called, all] of Object.entries(shortZones)) byWhole.set(called, all);
  const zonesOf = (name) => byWhole.get(spaced(name)) || [];
  const beside = new RegExp(placeWords.beside[0], placeWords.beside[1]);
  // Those that all names have, else all in turn. Two letters beside a place are a country's or a state's.
  const listed = (text) => {
    const all = text.split(beside).flatMap((part) => (zonesOf(part).length ? [part] : part.split("/")));
    const known = all.map((name) => [name.trim(), zonesOf(name)]).filter(([name]) => name),
      clear = known.every(([, found]) => found.length);
    const lists = known.filter(([name, found]) => found.length && (clear || name.length > 2)).map(([, found]) => found);
    if (lists.length < 2) return [];
    const common = lists[0].filter((zone) => lists.every((list) => list.includes(zone)));
    const turns = lists[0].map((_, n) => lists.map((list) => list[n])).flat();
    return common.length ? common : turns.filter(Boolean);
  };
  const inArea = (text) => {
    const [area, name] = text.split("/").map((part) => part.trim().toLowerCase()),
      all = (placeWords.areas.includes(area) && shortZones[name]) || [];
    const there = all.filter((zone) => zone.toLowerCase().startsWith(`${area}/`));
    return there.length ? there : all;
  };
  return (text) => {
    const behind = inArea(text),
      several = behind.length ? behind : listed(text),
      sure = behind.length === 1;
    return several.map((zone) => [sure ? 0 : 1, { zone, label: zone.replace(/_/g, " "), many: !sure }]);
  };
};
