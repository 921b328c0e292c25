// The form for an agreement: who, what each learns, when, and what all promise. Who teaches what follows from the goals.
import { agreementRules, hiddenIn } from "./rules.js";
import { combobox } from "./combobox.js";
import { el, put } from "./dom.js";
import { fields, group, text } from "./fields.js";
import { createForm, fetched, today } from "./form.js";
import { Skills } from "./skills.js";
import { clip, faults, say, together } from "./validate.js";

const STEPS = [
  ["start", "Before you begin", []],
  ["who", "Who takes part", ["partners"]],
  ["goals", "What each of you will learn", []],
  ["when", "When you meet", ["starts", "ends", "sessions", "check_ins"]],
  ["promises", "What you promise each other", ["commitments", "ground_rules", "terms", "channel"]],
  ["send", "Check and send", []],
];
const LATER = ["amendments", "ended", "outcome"], GOALS = 3, MONTHS = 6;

const day = (date) => date.toISOString().slice(0, 10);
const after = (start, days) => day(new Date(Date.parse(start) + days * 864e5));
// The day before the same day some months later, as in the drafts of the command.
const end = (start, months) => {
  const [year, month, date] = start.split("-").map(Number), last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return day(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last) - 1)));
};

const start = async (host) => {
  const [data, rows, people] = await Promise.all(["form.json", "skills.json", "people.json"].map(fetched));
  const skills = new Skills(rows), whole = data.schemas.agreement, profiles = new Map();
  const properties = Object.fromEntries(Object.entries(whole.properties).filter(([key]) => !LATER.includes(key)));
  const schema = { ...whole, properties };
  const at = (login) => people.login.findIndex((one) => one.toLowerCase() === String(login).toLowerCase());

  const profile = async (place) => {
    if (!profiles.has(place)) profiles.set(place, (await fetched(`profiles-${Math.floor(place / data.shard)}.json`))[place % data.shard]);
    return profiles.get(place);
  };
  const of = (partner) => profiles.get(at(partner.github)) || { offers: [], seeks: [] };
  const offers = (partner, skill) => (of(partner).offers || []).some((offer) => offer.skill === skill);

  // Whoever offers a skill teaches it; when nobody says so, the next one in the row does.
  const teachers = (team, learner, skill) => {
    const able = team.filter((other) => other !== learner && offers(other, skill));
    return able.length ? able : [team[(team.indexOf(learner) + 1) % team.length]];
  };
  const taught = (team, teacher) => [...new Set(team.flatMap((learner) => (learner === teacher ? [] : (learner.goals || [])
    .map((goal) => skills.resolve(String(goal.learn || "").trim())).filter((skill) => skill && teachers(team, learner, skill).includes(teacher)))))];
  const proposed = (team) => team.forEach((partner) => {
    if ((partner.goals || []).some((goal) => goal.learn || goal.goal)) return;
    const fitting = (of(partner).seeks || []).filter((seek) => team.some((other) => other !== partner && offers(other, seek.skill)));
    partner.goals = fitting.slice(0, GOALS).map((seek) => ({ learn: skills.name(seek.skill), goal: seek.goal || "", evidence: "" }));
    if (!partner.goals.length) partner.goals = [{}];
  });

  const busy = (values) => (values.partners || []).flatMap((partner, n) => {
    const self = at(partner.github), mine = people.live.filter(([who, from, to]) => who.includes(self)
      && from <= (values.ends || "") && (values.starts || "") <= to);
    const others = values.partners.map((other) => at(other.github)).filter((other) => other !== self);
    const found = mine.filter(([who]) => n && others.some((other) => who.includes(other)))
      .map(([, , , path]) => say(data, "one-agreement", ["partners", n], { path }));
    const apart = mine.filter(([who]) => !others.some((other) => who.includes(other)));
    const capacity = people.capacity[self], number = apart.length + 1, login = partner.github, path = `profiles/${login}.yml`;
    if (number > capacity) found.push(say(data, "capacity", ["partners", n], { login, capacity, number, path }));
    const missing = data.modules.filter((_, bit) => !(people.trained[self] & (1 << bit)));
    if (missing.length) {
      const gaps = { login, modules: missing.join(", "), module: missing[0], path, now: today() };
      found.push(say(data, "training-done", ["partners", n], gaps, !data.enforce));
    }
    return found;
  });
  const check = (values) => together(faults(data, schema, values), [...agreementRules(data, skills, values), ...busy(values)]);

  const path = (values) => {
    const logins = (values.partners || []).map((partner) => partner.github.toLowerCase()).sort().join("--") || "LOGIN--LOGIN";
    const taken = new Set(people.taken.map((name) => name.toLowerCase())), year = (values.starts || today()).slice(0, 4);
    for (let number = 1; ; number += 1) {
      const name = `${year}-${logins}${number > 1 ? `-${number}` : ""}.yml`;
      if (!taken.has(name)) return `agreements/${name}`;
    }
  };

  const begin = () => {
    const starts = after(today(), 7), months = Math.min(Math.max(MONTHS, data.months[0]), data.months[1]), ends = end(starts, months);
    const days = (Date.parse(ends) - Date.parse(starts)) / 864e5;
    return {
      partners: [], starts, ends, check_ins: [...new Set([42, Math.floor(days / 2)])].filter((n) => n < days).sort((a, b) => a - b).map((n) => after(starts, n)),
      sessions: { every: "2 weeks", minutes: Math.min(Math.max(60, data.minutes[0]), data.minutes[1]) }, terms: data.terms,
    };
  };

  const search = (typed) => people.login.map((login, n) => [login, people.name[n]])
    .filter((one) => one.some((word) => word.toLowerCase().includes(typed.trim().toLowerCase()))).slice(0, 8)
    .map(([login, name]) => ({ value: login, label: name, detail: login }));
  const named = (partner) => (at(partner.github) < 0 ? partner.github : people.name[at(partner.github)]);

  // Picking people: each is somebody with a profile; their goals are proposed from what they seek.
  const who = (form) => (part) => {
    const list = el("ul", { class: "ppf-people" }), team = () => form.get(["partners"]) || [];
    const told = el("p", { class: "ppf-hint", role: "status" });
    const write = (partners) => {
      partners.sort((a, b) => (a.github.toLowerCase() < b.github.toLowerCase() ? -1 : 1));
      proposed(partners);
      form.set(["partners"], partners);
      const first = form.get(["sessions", "first_to_learn"]);
      if (!partners.some((partner) => partner.github === first)) form.set(["sessions", "first_to_learn"], partners.length ? partners[0].github : "");
      draw();
    };
    const add = async (login) => {
      const place = at(login.trim());
      if (place < 0) { told.textContent = `Nobody here is called ${clip(login)}. Everybody needs a profile first.`; return; }
      if (team().some((partner) => partner.github_id === people.id[place])) { told.textContent = "This person is chosen already."; return; }
      await profile(place);
      box.input.value = "";
      told.textContent = "";
      write([...team(), { github: people.login[place], github_id: people.id[place], goals: [] }]);
      box.input.focus();
    };
    const box = combobox({ attributes: { id: "ppf-person" }, search, change: () => {}, settle: (login) => { if (at(login.trim()) >= 0) add(login); } });
    const draw = () => {
      put(list, team().map((partner, n) => el("li", {}, el("bdi", {}, named(partner)), " ", el("code", {}, partner.github), " ",
        el("button", { type: "button", class: "ppf-plain", "aria-label": `Remove ${partner.github}`, onclick: () => { write(team().filter((_, other) => other !== n)); box.input.focus(); } }, "Remove"))));
      picker.hidden = team().length >= part.maxItems;
      form.redraw();
    };
    const picker = el("div", { class: "ppf-field" }, el("label", { for: "ppf-person" }, "Add somebody by name or login"), box.element, told);
    const element = group(form, part, ["partners"], true, list, picker);
    form.ready = async () => {
      await Promise.all(team().map((partner) => at(partner.github)).filter((place) => place >= 0).map(profile));
      const asked = (new URLSearchParams(location.search).get("partners") || "").split(",").filter(Boolean);
      if (!team().length) for (const login of asked.slice(0, part.maxItems)) await add(login);
      draw();
    };
    return element;
  };

  const goals = (form) => {
    const holder = el("div", {}), part = properties.partners.items;
    form.redraw = () => {
      const team = form.get(["partners"]) || [];
      team.forEach((_, n) => form.drop(["partners", n]));
      put(holder, team.length ? team.map((partner, n) => el("section", {}, el("h3", {}, el("bdi", {}, named(partner))),
        fields(form, part, ["partners", n], ["goals"]))) : el("p", {}, "Choose the partners first."));
      put(first, team.map((partner) => el("option", { value: partner.github }, named(partner))));
      first.value = form.get(["sessions", "first_to_learn"]) || "";
    };
    return holder;
  };
  const first = el("select", { id: "ppf-first" });

  const searches = { skill: { search: (typed) => skills.search(typed).map((s) => ({ value: s.name, label: s.name })), exact: (typed) => typed } };
  const steps = STEPS.map(([id, title, keys]) => ({
    id, title, keys,
    owns: ([key, , inner]) => (id === "goals" ? key === "partners" && Boolean(inner) : keys.includes(key) && !(key === "partners" && inner)),
    draw: (form) => (id === "start" ? [...host.querySelectorAll("[data-first]")] : id === "goals" ? goals(form) : fields(form, schema, [], keys)),
  }));
  const form = createForm({
    host, name: "agree", schema, data, steps, check, begin, searches, last: () => [],
    finish: (values) => (values.check_ins ? { ...values, check_ins: [...values.check_ins].sort() } : values),
    prepare: (model) => ({
      ...model,
      partners: (model.partners || []).map((partner) => ({ ...partner, offers: taught(model.partners, partner) })),
    }),
    context: { hidden: hiddenIn(data), better: (format, typed) => (format === "skill" ? skills.find(typed) || typed : typed) },
    target: (values) => ({ path: path(values), editing: false }),
    extra: (form) => ({ partners: who(form), "sessions.first_to_learn": (part, way) => {
      first.addEventListener("change", () => form.set(way, first.value));
      return el("div", { class: "ppf-field" }, el("label", { for: "ppf-first" }, part.title), el("p", { class: "ppf-hint" }, "After that you take turns."), first);
    } }),
  });
  await form.ready();
};

const host = document.getElementById("peerpact-agree");
start(host).catch(() => put(host, el("p", { class: "ppf-note", role: "alert" },
  "The form could not be loaded. Load the page again, or write the agreement by hand as the guide shows.")));
