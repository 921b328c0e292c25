// Who would be your partners, shown as cards; and where nobody fits, what closes the way and what would open it.
import { circles } from "../circles.js";
import { bestMatches, isMatch, lessons, matched, matches } from "../matching.js";
import { related } from "../question_columns.js";
import { KINDS } from "../score.js";
import { el } from "./dom.js";
import { newcomer } from "./newcomer.js";
import { closed, fitting, onlyTheWhole, openings } from "./openings.js";

const CIRCLES = 2; // as many as the suggestions name
const FITS = {
  pair: "You teach each other",
  "related-pair": "You teach each other, one of you only a related skill",
  "async-pair": "You teach each other asynchronously",
  "one-way": "One way only",
};
const figures = new Intl.NumberFormat("en");
/** A number with its noun. */
export const countOf = (number, one, many) => `${figures.format(number)} ${number === 1 ? one : many}`;
const people = (number) => countOf(number, "person", "people");

const lesson = (data, levels, { seek, offer, exact }) => {
  const name = (coded) => data.skills[coded >> 2][1],
    taught = exact ? name(seek) : `${name(offer)}, a part of ${name(seek)}`;
  const [from, to] = [levels[seek & 3], levels[offer & 3]];
  return `${taught}: the teacher is ${to}, the learner ${from}`;
};
const named = (data, n) => el("bdi", { lang: data.nameLanguage[n] }, data.name[n]);
const called = (data, n, site) =>
  el("a", { class: "pp-name", href: site(`people/${data.page[n] ?? data.login[n]}/`) }, named(data, n));
const badge = (text) => el("span", { class: "pp-badge" }, text);
const foot = (score) => el("p", { class: "pp-card__foot" }, `Match score ${(score / 10000).toFixed(2)} of 1`);
const hours = (common) => {
  if (common < 0) return "Shared hours: ask, because one of you lists none";
  return common ? `At least ${common / 4} shared hours in every week of the next six months` : "No shared hours";
};

// `both.me` is the newcomer; reasons are worked out only for the few cards that are shown.
const card = ({ data, me, found, levels, site }, n) =>
  el(
    "li",
    { class: "pp-card" },
    el("p", {}, called(data, n, site), " ", badge(FITS[KINDS[found.kind[n]]])),
    el(
      "ul",
      { class: "pp-reasons" },
      lessons(data, data.offers[n], me.seeks, me.offers)
        .slice(0, 2)
        .map((one) => el("li", {}, `You learn ${lesson(data, levels, one)}`)),
      lessons(data, me.offers, data.seeks[n], data.offers[n])
        .slice(0, 2)
        .map((one) => el("li", {}, `You teach ${lesson(data, levels, one)}`)),
      el("li", {}, hours(found.quarters[n])),
    ),
    foot(found.scores[n]),
  );

const round = ({ data, me, levels, site }, { first, second, score }) => {
  const best = (offers, seeks, own) => lesson(data, levels, lessons(data, offers, seeks, own)[0]),
    name = (n) => named(data, n);
  return el(
    "li",
    { class: "pp-card" },
    el("p", {}, called(data, first, site), " and ", called(data, second, site), " ", badge("Circle of three")),
    el(
      "ul",
      { class: "pp-reasons" },
      el("li", {}, "You teach ", name(first), ` ${best(me.offers, data.seeks[first], data.offers[first])}`),
      el(
        "li",
        {},
        name(first),
        " teaches ",
        name(second),
        ` ${best(data.offers[first], data.seeks[second], data.offers[second])}`,
      ),
      el("li", {}, name(second), ` teaches you ${best(data.offers[second], me.seeks, me.offers)}`),
    ),
    foot(score),
  );
};

// The best circles, nobody in two of them.
const chosen = (all) => {
  const seen = new Set(),
    fresh = ({ first, second }) => !seen.has(first) && !seen.has(second);
  return all.filter((one) => seen.size < 2 * CIRCLES && fresh(one) && seen.add(one.first).add(one.second));
};

const WAYS = 3;
const FEW = 2; // with fewer partners to choose from, what would open more is shown as well, as in the suggestions
const SO_FAR = {
  nothing: "Enter a skill, a language and a time zone, and people who match you appear here.",
  paused: "You're paused, so you get no suggestions and aren't suggested to anyone.",
  full: "You're at capacity at the moment, so there are no suggestions.",
};
// Why nobody fits, with how many people it is about.
const why = ({ gate, count }, ways) => {
  const fit = `${people(count)} ${count === 1 ? "matches" : "match"} what you teach or want to learn, but`,
    one = count === 1;
  if (gate === "hours") return `${fit} ${one ? "shares" : "share"} no hour with you.`;
  if (gate === "language") return `${fit} ${one ? "speaks" : "speak"} none of your languages.`;
  if (gate === "both") return `${fit} ${one ? "shares" : "share"} neither a language nor an hour with you.`;
  if (gate === "room") return `${fit} ${one ? "is" : "are"} at capacity at the moment.`;
  return ways.length
    ? "Nobody matches yet, but these changes would help:"
    : "Nobody here teaches what you want to learn, or wants to learn what you teach, yet. One more skill often helps, and people who join later will find you.";
};
// Who could be a teacher as well, if they know the part that is sought.
const wider = (count) =>
  count
    ? ` ${people(count)} could learn from you, but ${count === 1 ? "lists" : "list"} only a wider skill than the one you want to learn. Ask whether they could teach it.`
    : "";
const drawWays = (ways) =>
  el(
    "ul",
    { class: "ppf-openings" },
    ways.map(({ text, step, count }) => el("li", {}, el("a", { href: `#${step}` }, `${people(count)} ${text}`))),
  );

/**
 * Who would be partners of someone whose form holds `values`. `form` has levels, formats, live and zones. Gives `note`
 * (a key of SO_FAR) where nothing can be said, else `data`, `me`, `found`, `rounds` (circles), how many people `fit` in
 * any way, and the places of the `best` few of them. `both` are the places of all who would teach and learn, in
 * a pair or next to one in a circle, the best first; `shut` says what is closed where nobody fits, and `whole`, where
 * there are few partners, how many people list only the whole of what is sought.
 */
export const partners = ({ people: all, skills, form, values, self }) => {
  const { me, columns: data } = newcomer({ data: all, skills, form, values, self });
  const base = { data, me, fit: 0, both: [], best: [], rounds: [], found: null, shut: null, whole: 0, note: "" };
  if (!me.languages.size || !(me.offers.length || me.seeks.length) || !form.zones.includes(values.timezone))
    return { ...base, note: "nothing" };
  if (values.status === "paused") return { ...base, note: "paused" };
  if (!me.available) return { ...base, note: "full" };
  const found = matches(data, me, related(data, me)), // no one else can fit
    fit = fitting(found),
    rounds = circles(data, me, found),
    best = bestMatches(found, form.count);
  const pairs = [...best, ...matched(found)].filter((n) => isTwoWay(found, n)),
    both = [...new Set([...pairs, ...rounds.flatMap(({ first, second }) => [first, second])])];
  const whole = both.length < FEW ? onlyTheWhole(data, me, found) : 0;
  return { ...base, found, rounds, fit, best, both, whole, shut: fit ? null : closed(data, me) };
};
const isTwoWay = (found, n) => isMatch(found, n) && KINDS[found.kind[n]] !== "one-way";

const NAMED = 2;
/** Who would be partners, in a line. `gained` is how many of them are new since the last press. */
export const summary = ({ data, both, fit, note, shut, whole }, gained = 0) => {
  if (note) return SO_FAR[note];
  if (!fit) return why(shut, []);
  if (!both.length)
    return `Nobody yet who would teach you and learn from you; ${people(fit)} one way only.${wider(whole)}`;
  const rest = both.length - NAMED,
    names = both.slice(0, NAMED).map((n) => named(data, n));
  const listed =
    rest > 0 ? [names[0], ", ", names[1], ` and ${rest} more`] : names.flatMap((n) => [" and ", n]).slice(1);
  return [
    el("strong", {}, countOf(both.length, "partner", "partners")),
    gained > 0 ? ` (${gained} new)` : "",
    " to choose from: ",
    listed,
    ".",
  ];
};

/** Cards of the partners that `partners` has found; `form` has levels, site, and how many at most (`count`). */
export const drawPartners = (view, form) => {
  const heading = el("h3", {}, "Who would match you"),
    { data, me, found, fit, both, note, shut, whole } = view;
  if (note) return [heading, el("p", {}, SO_FAR[note])];
  const ways = both.length < FEW ? openings(data, me, fit > 0).slice(0, WAYS) : [];
  if (!fit) return [heading, el("p", {}, why(shut, ways)), drawWays(ways)];
  const shown = { ...view, levels: form.levels, site: form.site };
  const best = view.best.slice(0, form.count);
  return [
    heading,
    el(
      "p",
      { class: "ppf-hint" },
      `${people(fit)} ${fit === 1 ? "matches" : "match"} what you've written. `,
      "This was worked out in your browser, and nothing was sent.",
    ),
    el(
      "ul",
      { class: "pp-cards" },
      best.filter((n) => isTwoWay(found, n)).map((n) => card(shown, n)),
      chosen(view.rounds).map((circle) => round(shown, circle)),
      best.filter((n) => !isTwoWay(found, n)).map((n) => card(shown, n)),
    ),
    whole ? el("p", {}, wider(whole).trim()) : "",
    ways.length ? [el("p", {}, "You'd have more to choose from:"), drawWays(ways)] : "",
  ];
};

/** The part of the last step about partners. */
export const showMatches = (given) => drawPartners(partners(given), { ...given.form, site: given.site });
