// The form for an agreement: who, what each learns, when, and what all promise. The same page ends an agreement,
// changes it, and records what came of it (agreement_change.js).
import { unpack } from "../people.js";
import { createFirst, createGoals, createPicker, dates, every } from "./agree_fields.js";
import { hiddenIn } from "./contact.js";
import { begin, firstDay } from "./dates.js";
import { el } from "./dom.js";
import { offerUndo, openDraft } from "./draft.js";
import { fields } from "./fields.js";
import { createForm } from "./form.js";
import { fetched, mount, site } from "./page.js";
import { agreementRules } from "./agreement_rules.js";
import { Skills } from "./skills.js";
import { createTeam } from "./team.js";
import { clip } from "./templates.js";
import { faults, together } from "./validate.js";

/** @type {[string, string, string, string[]][]} */
const STEPS = [
  ["start", "Before you begin", "Before you begin", []],
  ["who", "Who takes part", "Who takes part?", ["partners"]],
  ["goals", "What each of you will learn", "What will each of you learn?", []],
  ["when", "When you meet", "When do you meet?", ["starts", "ends", "sessions", "check_ins"]],
  ["promises", "Commitments", "What do you commit to?", ["commitments", "ground_rules", "terms", "channel"]],
  ["send", "Check and send", "Check and send", []],
];
const LATER = ["amendments", "ended", "outcome"];

const without = (schema, keys) => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties).filter(([key]) => !keys.includes(key))),
});
// The labels with links to what is promised.
const linked = (shown, terms) => {
  const copy = structuredClone(shown),
    { commitments } = copy.properties;
  commitments.properties.code_of_conduct.link = { href: site("code-of-conduct/"), label: "Read the code of conduct" };
  copy.properties.terms.link = { href: site(`terms/${terms}/`), label: `Read version ${terms} of the terms` };
  return copy;
};

const load = async () => {
  const [data, rows, extra, columns] = await Promise.all([
    ...["form.json", "skills.json", "people.json"].map((name) => fetched(name)),
    fetched("../../directory/people.json"),
  ]);
  return { data, skills: new Skills(rows), people: { ...unpack(columns), ...extra } };
};

/** @returns {import("./steps.js").Step[]} */
const stepsOf = ({ host, shown, goals }) => {
  // A key that is new to the format is asked for as well, until it gets a step of its own.
  const placed = new Set([...STEPS.flatMap(([, , , keys]) => keys), ...LATER]);
  const rest = Object.keys(shown.properties).filter((key) => !placed.has(key));
  return STEPS.map(([id, title, question, named]) => {
    const keys = id === "promises" ? [...named, ...rest] : named;
    return {
      id,
      title,
      question,
      keys,
      owns: ([key, , inner]) =>
        id === "goals" ? key === "partners" && Boolean(inner) : keys.includes(key) && !(key === "partners" && inner),
      draw: (form) =>
        id === "start"
          ? [...host.querySelectorAll("[data-first]")]
          : id === "goals"
            ? goals(form)
            : fields(form, shown, [], keys),
    };
  });
};

const fixedTerms = (form) => (part, way) =>
  el(
    "div",
    { class: "ppf-field" },
    el("p", {}, `${part.title}: version ${form.get(way)}. `, el("a", { href: part.link.href }, part.link.label), "."),
  );

const start = async (host) => {
  const query = new URLSearchParams(location.search);
  const loaded = await load();
  if (query.get("edit")) {
    const { changing } = await import("./agreement_change.js");
    return changing({ host, query, linked, without, stepsOf, ...loaded });
  }
  const { data, skills, people } = loaded;
  const asked = (query.get("partners") || "")
    .split(",")
    .filter(Boolean)
    .slice(0, 9) // a link may hold anything, and becomes the name of a draft
    .map((login) => login.slice(0, 39));
  const crew = createTeam({ data, people, skills });
  const schema = without(data.schemas.agreement, LATER),
    shown = linked(without(data.shown.agreement, LATER), data.terms);
  const draft = openDraft({
    name: ["agree", ...asked].join(" ").toLowerCase(), // a link to other people starts over
    base: () => begin(data),
    schema,
    renames: data.renames.agreement,
  });
  offerUndo(host, draft);
  const first = createFirst(crew),
    hint = el("p", { class: "ppf-hint ppf-shared" });
  let when = null,
    latest = null,
    proposed = firstDay();
  const after = (form) => async (team) => {
    first.show(form, team);
    latest = team;
    const { hoursOf } = await import("./shared_hours.js");
    const { days, words } = hoursOf(people, crew, team, data.minutes[0]);
    if (team !== latest) return; // the team has changed meanwhile
    hint.textContent = team.length > 1 ? words : "";
    if (team.length < 2 || !days.length || form.get(["starts"]) !== proposed) return;
    proposed = firstDay(days);
    when.propose(proposed);
  };
  const goals = (form) => createGoals({ form, part: shown.properties.partners.items, crew, after: after(form) });
  const steps = stepsOf({ host, shown, goals });
  steps.find(({ id }) => id === "when").opened = () =>
    steps
      .find(({ id }) => id === "when")
      .element.querySelector("h2")
      .after(hint);
  const say = (format, value) => (format === "skill" ? skills.name(skills.resolve(value)) : value);
  steps[steps.length - 1].show = async (_, values, findings) => {
    const { reviewed, warned } = await import("./review.js");
    return [...reviewed({ shown, values, steps, say }), ...warned(findings)];
  };
  const form = createForm({
    host,
    draft,
    asks: data.asks.agreement,
    schema,
    shown,
    data,
    steps,
    check: (values) =>
      together(faults(data, schema, values).flatMap(crew.untaught(values)), [
        ...agreementRules(data, skills, values),
        ...crew.busy(values),
      ]),
    searches: {
      skill: {
        search: (typed) => skills.search(typed).map(({ name, sure }) => ({ value: name, label: name, sure })),
        exact: (typed) => (skills.find(typed) ? skills.name(skills.find(typed)) : ""),
      },
    },
    whose: (made, [key, n, inner]) => (key === "partners" && inner ? clip(crew.named(made.get([key, n]))) : ""),
    finish: (values) => (values.check_ins ? { ...values, check_ins: [...values.check_ins].sort() } : values),
    prepare: (model) => ({
      ...model,
      partners: (model.partners || []).map((partner) => ({ ...partner, offers: crew.taught(model.partners, partner) })),
    }),
    context: {
      hidden: hiddenIn(data),
      better: (format, typed) => (format === "skill" ? skills.find(typed) || typed : typed),
    },
    target: (values) => ({
      path: crew.path(values),
      editing: false,
      then: "Send your partners the link to the pull request. You all sign there, and a bot says how.",
    }),
    extra: (made) => {
      when = dates(made, data);
      return {
        partners: (part) => createPicker({ form: made, part, crew, data, asked }),
        "sessions.first_to_learn": first.draw(made),
        "sessions.every": every(made),
        terms: fixedTerms(made),
        ...when.fields,
      };
    },
  });
  return form.ready();
};

mount("agree", "write the agreement", start);
