// When the people of an agreement could meet: loaded once there are people.
import { sharedSpans } from "../common_hours.js";

const DAYS = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
const clock = (minute) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
/** The hours that all of a team have in common, in the reader's own time: a day to begin on, and a word about them. */
export const hoursOf = (people, crew, team, least) => {
  const spans = sharedSpans(people, crew.places(team)).filter(([from, to]) => to - from >= least);
  const days = [...new Set(spans.map(([from]) => Math.floor(from / 1440)))];
  const told = spans.slice(0, 3).map(([from, to]) => `${DAYS[Math.floor(from / 1440)]} ${clock(from)}–${clock(to)}`);
  return { days, words: told.length ? `Hours that all of you have, in your time: ${told.join(", ")}.` : "" };
};
