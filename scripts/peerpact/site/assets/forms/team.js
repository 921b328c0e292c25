// The people of an agreement: who they are, who teaches what, and whether they have room for it.
// Who teaches what follows from the goals: nobody has to write it twice.
import { fold } from "../fold.js";
import { el } from "./dom.js";
import { fetched, today } from "./page.js";
import { say } from "./templates.js";

const GOALS = 3;

export const createTeam = ({ data, people, skills }) => {
  const profiles = new Map();
  const at = (login) => people.login.findIndex((one) => one.toLowerCase() === String(login).toLowerCase());
  const id = (place) => people.id[place],
    login = (place) => people.login[place];

  const profile = async (place) => {
    if (!profiles.has(place))
      profiles.set(
        place,
        (await fetched(`profiles-${Math.floor(place / data.shard)}.json`))[place % data.shard].values,
      );
    return profiles.get(place);
  };
  const of = (partner) => profiles.get(at(partner.github)) || { offers: [], seeks: [] };
  const offers = (partner, skill) => (of(partner).offers || []).some((offer) => skills.resolve(offer.skill) === skill);

  // The partner who offers a skill teaches it; if nobody does, the next partner in the list.
  const teachers = (team, learner, skill) => {
    const able = team.filter((other) => other !== learner && offers(other, skill));
    return able.length ? able : [team[(team.indexOf(learner) + 1) % team.length]];
  };
  const taught = (team, teacher) => [
    ...new Set(
      team.flatMap((learner) =>
        learner === teacher
          ? []
          : (learner.goals || [])
              .map((goal) => skills.resolve(String(goal.learn || "").trim()))
              .filter((skill) => skill && teachers(team, learner, skill).includes(teacher)),
      ),
    ),
  ];
  const proposed = (team) =>
    team.forEach((partner) => {
      if ((partner.goals || []).some((goal) => goal.learn || goal.goal)) return;
      const fitting = (of(partner).seeks || []).filter((seek) =>
        team.some((other) => other !== partner && offers(other, skills.resolve(seek.skill))),
      );
      partner.goals = fitting
        .slice(0, GOALS)
        .map((seek) => ({ learn: skills.name(skills.resolve(seek.skill)), goal: seek.goal || "", evidence: "" }));
      if (!partner.goals.length) partner.goals = [{}];
    });

  // What somebody teaches has no field. That nothing is there is told once all goals are, where one can be added.
  const untaught = (values) => (finding) => {
    const [, n, key] = finding.path,
      team = values.partners || [];
    if (finding.rule !== "missing-key" || key !== "offers") return [finding];
    if (!team.every((partner) => (partner.goals || []).some((goal) => goal.learn))) return [];
    const message = `Nobody learns from ${named(team[n])} yet. Add a learning goal that ${named(team[n])} can teach.`;
    return [{ ...finding, rule: "untaught", path: ["partners", (n + 1) % team.length, "goals"], message, fix: "" }];
  };

  const busy = (values) =>
    (values.partners || []).flatMap((partner, n) => {
      const self = at(partner.github),
        mine = people.live.filter(
          ([who, from, to]) => who.includes(self) && from <= (values.ends || "") && (values.starts || "") <= to,
        );
      const others = values.partners.map((other) => at(other.github)).filter((other) => other !== self);
      const found = mine
        .filter(([who]) => n && others.some((other) => who.includes(other)))
        .map(([, , , path]) => say(data, "one-agreement", ["partners", n], { path }));
      const apart = mine.filter(([who]) => !others.some((other) => who.includes(other)));
      const capacity = people.capacity[self],
        number = apart.length + 1,
        who = partner.github,
        path = `profiles/${who}.yml`;
      if (number > capacity) found.push(say(data, "capacity", ["partners", n], { login: who, capacity, number, path }));
      const missing = data.modules.filter((_, bit) => !(people.trained[self] & (1 << bit)));
      if (missing.length) {
        const gaps = { login: who, modules: missing.join(", "), module: missing[0], path, now: today() };
        found.push(say(data, "training-done", ["partners", n], gaps, !data.enforce));
      }
      return found;
    });
  const path = (values) => {
    const logins =
      (values.partners || [])
        .map((partner) => partner.github.toLowerCase())
        .sort()
        .join("--") || "LOGIN--LOGIN";
    const taken = new Set(people.taken.map((name) => name.toLowerCase())),
      year = (values.starts || today()).slice(0, 4);
    for (let number = 1; ; number += 1) {
      const name = `${year}-${logins}${number > 1 ? `-${number}` : ""}.yml`;
      if (!taken.has(name)) return `agreements/${name}`;
    }
  };

  const folded = people.login.map((name, n) => [fold(name), fold(people.name[n])]);
  const search = (typed) => {
    const wanted = fold(typed);
    return folded
      .map((names, n) => [Math.min(...names.map((name) => begins(name, wanted))), n])
      .filter(([rank]) => rank < Infinity)
      .sort((a, b) => a[0] - b[0])
      .slice(0, 8)
      .map(([, n]) => ({ value: login(n), label: people.name[n], detail: login(n) }));
  };
  // A name that only one person has, or a login.
  const exact = (typed) => {
    const wanted = fold(typed),
      same = folded.flatMap((names, n) => (names.includes(wanted) ? [n] : []));
    return same.length === 1 ? login(same[0]) : "";
  };
  const named = (partner) => (at(partner.github) < 0 ? partner.github : people.name[at(partner.github)]);
  /** A name as an element in its own direction and language. */
  const label = (partner) => el("bdi", { lang: people.nameLanguage[at(partner.github)] }, named(partner));
  /** The places of a team's people in the columns. */
  const places = (team) => team.map((partner) => at(partner.github)).filter((place) => place >= 0);

  return { at, busy, exact, id, label, login, named, path, places, profile, proposed, search, taught, untaught };
};

const begins = (name, wanted) => {
  const found = name.indexOf(wanted);
  return found < 0 ? Infinity : found === 0 || /[\s-]/.test(name[found - 1]) ? 0 : 1;
};
