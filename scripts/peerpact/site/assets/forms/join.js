// The form for a profile: its steps, who the reader is, and who would be their partners.
import { unpack } from "../people.js";
import { number, username } from "./account.js";
import { languages } from "./choices.js";
import { hiddenIn } from "./contact.js";
import { el } from "./dom.js";
import { offerUndo, openDraft } from "./draft.js";
import { fields } from "./fields.js";
import { createForm } from "./form.js";
import { text } from "./inputs.js";
import { fetched, mount, site, today } from "./page.js";
import { clean, visible } from "./normalise.js";
import { profileRules } from "./rules.js";
import { Skills } from "./skills.js";
import { clip } from "./templates.js";
import { faults, together } from "./validate.js";
import { emit } from "./yaml.js";
import { zones } from "./zones.js";

/** @type {[string, string, string, string[]][]} */
const STEPS = [
  ["start", "Before you begin", "Before you begin", []],
  ["you", "You", "Who are you?", ["github", "github_id", "name", "pronouns"]],
  ["place", "Where and in which languages", "Where are you, and what do you speak?", ["timezone", "languages"]],
  ["teach", "What you teach", "What can you teach?", ["offers"]],
  ["learn", "What you want to learn", "What do you want to learn?", ["seeks"]],
  ["time", "When you have time", "When do you have time?", ["availability"]],
  ["way", "How you like to work", "How do you like to work?", ["formats", "capacity", "status"]],
  ["more", "A few more words", "Anything else?", ["contact", "about", "training"]],
  ["send", "Check and send", "Check and send", []],
];

// What people confirm by two ticks on the last step: the first comment of a new file.
const CONFIRMED = "# I'm 18 or over, and I'll follow the code of conduct.\n";

// The browser may answer with the name that it knows.
const personName = (form) => (schema, path, required) =>
  text(form, { ...schema, input: { autocomplete: "name" } }, path, required);

const samePerson = (one, other) => one.toLowerCase() === other.toLowerCase();

// Everything that the page fetches: the form's sentences, the vocabulary, and the people.
const load = async (login) => {
  const [data, rows, extra, columns] = await Promise.all([
    ...["form.json", "skills.json", "people.json"].map((name) => fetched(name)),
    fetched("../../directory/people.json"),
  ]);
  const people = unpack(columns);
  const self = login ? people.login.findIndex((one) => samePerson(one, login)) : -1;
  const shard = self < 0 ? null : await fetched(`profiles-${Math.floor(self / data.shard)}.json`);
  return { data, skills: new Skills(rows), extra, people, self, old: shard ? shard[self % data.shard] : null };
};

// Whose profile has this username or number already: its path, or "".
const takenBy = ({ people, extra, self }) => {
  const file = (n) => (n < 0 || n === self ? "" : `profiles/${people.login[n]}.yml`);
  return (github, id) => {
    const at = github ? people.login.findIndex((one) => samePerson(one, github)) : -1,
      same = extra.id.indexOf(id);
    return { login: file(at), id: at === same ? "" : file(same) };
  };
};

const checker = (loaded, schema) => {
  const { data, skills, people } = loaded,
    taken = takenBy(loaded);
  return (values) =>
    together(faults(data, schema, values), profileRules(data, skills, values, today(), taken)).map((finding) => {
      if (finding.rule === "missing-key" && finding.path[0] === "github_id") return { ...finding, hint: true };
      if (finding.rule === "known-language")
        return { ...finding, fix: "Write its name in English or as it calls itself, and choose it from the list." };
      if (finding.rule !== "login-once") return finding;
      const login = people.login.find((one) => samePerson(one, values.github));
      const link = { href: `?edit=${encodeURIComponent(login)}`, label: "Change that profile instead" };
      return { ...finding, message: `${clip(values.github)} has a profile here already.`, fix: "", link };
    });
};

const searchesOf = (data, skills, speech, clocks) => ({
  skill: {
    search: (typed) =>
      skills.search(typed).map(({ name, aliases, sure }) => ({
        value: name,
        label: name,
        detail: aliases.slice(0, 3).join(", "),
        sure,
      })),
    exact: (typed) => {
      const id = skills.find(typed);
      return id ? skills.name(id) : "";
    },
  },
  language: speech,
  timezone: clocks,
});

/** @returns {import("./steps.js").Step[]} */
const stepsOf = (data, schema, host, opened) => {
  const first = [...host.querySelectorAll("[data-first]")];
  const placed = new Set(STEPS.flatMap(([, , , keys]) => keys));
  const rest = Object.keys(schema.properties).filter((key) => !placed.has(key));
  return STEPS.map(([id, title, question, keys]) => {
    const all = id === "more" ? [...keys, ...rest] : keys;
    const own = Object.keys(schema.properties).filter((key) => all.includes(key));
    const draw = (form) => (id === "start" ? first : fields(form, data.shown.profile, [], own));
    return { id, title, question, keys: own, draw, opened: opened[id] };
  });
};

// The page speaks of changing where there is something to change.
const retitle = (title) => {
  const heading = document.querySelector("article h1");
  if (heading) heading.firstChild.textContent = title;
  document.title = document.title.replace(/^[^-–]*/, `${title} `);
};

const once = (act) => {
  let done = false;
  return () => {
    if (!done) act().catch(() => {}); // the form is whole without it
    done = true;
  };
};

// What people here need is asked on two steps, below the list that an answer goes into.
const ASKED = { teach: "offers", learn: "seeks" };
const MOST_TICKS = 12;
// Skills that a link suggests, by list: `offer=a&offer=b` or `offer=a,b`. Unknown ones are left out.
const ticksOf = (query, skills) => {
  const some = (name) => query.getAll(name).flatMap((given) => given.split(","));
  const known = (name) => [...new Set(some(name))].filter((id) => skills.byId.has(id)).slice(0, MOST_TICKS);
  return { offers: known("offer"), seeks: known("seek") };
};
// `made` gives what createChips wants, as soon as the form is there.
const addChips = (steps, made) => {
  let chips = null;
  const fetchChips = once(async () => {
    const { createChips } = await import("./chips.js"),
      options = made();
    chips = createChips(options);
    options.form.refresh();
  });
  for (const step of steps) {
    const { draw, opened, id } = step,
      list = ASKED[id],
      holder = el("div", {});
    step.opened = () => {
      if (id !== "start") setTimeout(fetchChips); // a moment before it's needed
      opened?.();
      if (list) chips?.open(list);
    };
    if (!list) continue;
    step.draw = (form) => [draw(form), holder];
    step.changed = (values) => chips?.update(list, holder, values);
  }
};

const start = async (host) => {
  const query = new URLSearchParams(location.search),
    login = query.get("edit") || "";
  const loaded = await load(login);
  const { data, skills, old, self } = loaded;
  const schema = data.schemas.profile,
    shown = data.shown.profile,
    speech = languages(data),
    clocks = zones(data);
  const context = {
    hidden: hiddenIn(data),
    better: (format, typed) =>
      format === "skill" ? skills.find(typed) || typed : format === "timezone" ? clocks.present(typed) : typed,
  };
  const say = (format, value) =>
    format === "skill" ? skills.name(skills.resolve(value)) : format === "language" ? speech.name(value) : value;
  const confirm = old ? [] : host.querySelectorAll("[data-confirm]");
  const begin = () => (old ? structuredClone(old.values) : { timezone: clocks.reader(), languages: speech.reader() });
  const name = old ? `edit-${login.toLowerCase()}` : "join";
  const draft = openDraft({ name, base: begin, schema, renames: data.renames.profile });
  offerUndo(host, draft);
  const { rewrite = null } = old ? await import("./rewrite.js") : {};
  const tidy = (model) => clean(schema, model, context) || {};
  if (old && draft.restored) {
    const [{ resolveConflict }, { inWords }] = await Promise.all([import("./conflict.js"), import("./review.js")]);
    await resolveConflict({
      host,
      draft,
      now: begin(),
      tidy,
      shown,
      words: (key, value) => inWords(shown.properties[key], value, say),
    });
  }
  if (old && query.has("pause")) draft.model.status = "paused";
  // The table of places is asked for when someone comes to that step.
  const onPlace = once(async () => {
    const [{ placesOf }, table] = await Promise.all([import("./places.js"), fetched("places.json")]);
    clocks.know(placesOf(table, data));
  });
  const steps = stepsOf(data, schema, host, { place: onPlace });
  const settings = { ...data, live: loaded.extra.live },
    ticks = ticksOf(query, skills);
  addChips(steps, () => ({ form, people: loaded.people, skills, settings, self, site, ticks }));
  const asked = ["teach", "learn"].find((id) => ticks[ASKED[id]].length);
  if (asked && !location.hash) history.replaceState(null, "", `#${asked}`);
  steps[steps.length - 1].show = async (_, values, findings) => {
    const [{ showMatches }, { ownCard, reviewed, warned }] = await Promise.all([
      import("./matches.js"),
      import("./review.js"),
    ]);
    return [
      ...showMatches({ people: loaded.people, skills, form: settings, values, self, site }),
      ...reviewed({ shown, values, steps, say }),
      ownCard(values, say),
      ...warned(findings),
      ...confirm,
    ];
  };
  const form = createForm({
    host,
    draft,
    asks: data.asks.profile,
    schema,
    shown,
    data,
    steps,
    check: checker(loaded, schema),
    searches: searchesOf(data, skills, speech, clocks),
    context,
    write: (values) =>
      rewrite ? rewrite(old.text, tidy(begin()), values, Object.keys(schema.properties)) : CONFIRMED + emit(values),
    target: (values) => ({
      path: old ? old.path : `profiles/${values.github || "USERNAME"}.yml`,
      editing: Boolean(old),
      then: "A bot answers below your pull request and says whether something is missing.",
    }),
    extra: (made) => ({ github: username(made), github_id: number(made), name: personName(made) }),
  });
  if (old) retitle("Change your profile");
  if (login) {
    const note = old
      ? `You are changing ${old.path}.`
      : `Nobody here is called ${clip(visible(login, hiddenIn(data)))}, so this is a new profile.`;
    host.prepend(el("p", { class: "ppf-note", role: "status" }, note));
  }
};

mount("join", "add your profile", start);
