// What a schema cannot say about an agreement: the order of dates, skills, contact data.
// The sentences come with the data.
import { contact, holds } from "./contact.js";
import { today } from "./page.js";
import { unknownSkill } from "./skills.js";
import { say } from "./templates.js";
import { isDay } from "./validate.js";

const LONG_PAST = 365; // days

const later = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 864e5).toISOString().slice(0, 10);

const term = (data, { starts, ends }) => {
  if (!isDay(starts) || !isDay(ends)) return [];
  if (ends <= starts) return [say(data, "dates-in-order ends", ["ends"], { starts, ends })];
  const [least, most] = data.months;
  const shortest = later(starts, 28 * least - 1),
    longest = later(starts, 31 * most);
  return ends < shortest || ends > longest
    ? [say(data, "term-length", ["ends"], { starts, ends, least, most, shortest, longest })]
    : [];
};

const agreedTexts = (values) => [
  [["channel"], values.channel],
  [["ground_rules", "missed_sessions"], (values.ground_rules || {}).missed_sessions],
  ...(values.partners || []).flatMap((partner, n) =>
    (partner.goals || []).flatMap((goal, i) =>
      ["goal", "evidence"].map((key) => [["partners", n, "goals", i, key], goal[key]]),
    ),
  ),
];

/** `fresh`: the agreement is a new one. */
export const agreementRules = (data, skills, values, fresh = true) => {
  const found = term(data, values),
    { starts, ends, check_ins: days = [], sessions = {}, partners = [] } = values;
  days.forEach((value, n) => {
    if (isDay(starts) && isDay(ends) && isDay(value) && (value < starts || value > ends)) {
      found.push(say(data, "check-in-in-term", ["check_ins", n], { value, starts, ends }));
    }
  });
  const [least, most] = data.minutes;
  if (typeof sessions.minutes === "number" && (sessions.minutes < least || sessions.minutes > most)) {
    found.push(say(data, "session-length", ["sessions", "minutes"], { minutes: sessions.minutes, least, most }));
  }
  partners.forEach((partner, n) =>
    (partner.goals || []).forEach((goal, i) => {
      if (goal.learn) found.push(...unknownSkill(data, skills, ["partners", n, "goals", i, "learn"], goal.learn));
    }),
  );
  if (values.channel && holds(data, "link", values.channel)) found.push(say(data, "no-room-link", ["channel"]));
  if (fresh && isDay(starts) && starts < later(today(), -LONG_PAST))
    found.push(say(data, "long-past", ["starts"], { starts }, true));
  for (const [path, text] of agreedTexts(values)) if (text) found.push(...contact(data, path, text));
  return found;
};
