// The form for a profile: its steps, who the reader is, and who would be their partners.
import { hiddenIn } from "./contact.js";
import { profileRules } from "./rules.js";
import { clip } from "./saying.js";
import { languages, zones } from "./choices.js";
import { visible } from "./clean.js";
import { el, put } from "./dom.js";
import { fields, text } from "./fields.js";
import { createForm } from "./form.js";
import { opened } from "./opened.js";
import { fetched, site, today } from "./site.js";
import { Skills } from "./skills.js";
import { faults, together } from "./validate.js";
import { matches } from "./matches.js";

const STEPS = [
  ["start", "Before you begin", []],
  ["you", "You", ["github", "github_id", "name", "pronouns"]],
  ["place", "Where and in which languages", ["timezone", "languages"]],
  ["teach", "What you teach", ["offers"]],
  ["learn", "What you want to learn", ["seeks"]],
  ["time", "When you have time", ["availability"]],
  ["way", "How you like to work", ["formats", "capacity", "status"]],
  ["more", "A few more words", ["contact", "about", "training"]],
  ["send", "Check and send", []],
];
const USERS = "https://api.github.com/users/";
// People write their login as they see it elsewhere: with an @, or as the address of their page.
const alone = (typed) => typed.trim().replace(/^(?:(?:https?:\/\/)?(?:www\.)?github\.com\/|@)([^/]+)\/?$/i, "$1");
const account = (form) => (schema, path, required) => {
  const element = text(form, schema, path, required),
    input = element.querySelector("input");
  input.addEventListener("change", () => {
    input.value = alone(input.value);
    form.set(path, input.value);
  });
  return element;
};

// The number of an account: asked of GitHub when a button is pressed, copied by hand, or left to the bot.
const number = (form) => (schema, path, required) => {
  const element = text(form, schema, path, required);
  const told = el("p", { class: "ppf-hint", role: "status" }),
    input = element.querySelector("input");
  const login = () => alone(String(form.get(["github"]) || ""));
  const look = async () => {
    if (!/^[A-Za-z0-9-]+$/.test(login())) {
      told.textContent = login()
        ? "This is no login of GitHub: look at the field above."
        : "Write your login first, in the field above.";
      return;
    }
    told.textContent = "Asking GitHub …";
    try {
      const answer = await fetch(USERS + encodeURIComponent(login()), {
        headers: { accept: "application/vnd.github+json" },
      });
      if (answer.status === 404) {
        told.textContent = "GitHub knows nobody by this login.";
        return;
      }
      const found = await answer.json();
      if (!answer.ok || !Number.isInteger(found.id)) throw new Error(answer.status);
      input.value = String(found.id);
      form.set(path, input.value);
      form.touch(path);
      told.textContent = `Found: ${found.id}.`;
    } catch {
      told.textContent = "GitHub did not answer. Look it up by hand, or leave it empty.";
    }
  };
  const help = el(
    "details",
    { class: "ppf-details" },
    el("summary", {}, "Without asking GitHub from here"),
    el(
      "p",
      {},
      "Open ",
      el("code", {}, `${USERS}YOUR-LOGIN`),
      " in your browser and copy the number after ",
      el("code", {}, '"id"'),
      ". Or leave it empty: the bot then tells you the line that is missing.",
    ),
  );
  element.append(
    el(
      "p",
      { class: "ppf-tools" },
      el("button", { type: "button", class: "md-button", onclick: look }, "Look up my number"),
    ),
    told,
    help,
  );
  return element;
};

const intro = (host) => [...host.querySelectorAll("[data-first]")];

const start = async (host) => {
  const login = new URLSearchParams(location.search).get("edit") || "";
  const [data, rows, people] = await Promise.all(["form.json", "skills.json", "people.json"].map(fetched));
  const skills = new Skills(rows),
    speech = languages(data),
    clocks = zones(data),
    schema = data.schemas.profile;
  const self = login ? people.login.findIndex((one) => one.toLowerCase() === login.toLowerCase()) : -1;
  let old = null;
  if (self >= 0) old = (await fetched(`profiles-${Math.floor(self / data.shard)}.json`))[self % data.shard];
  const path = old ? old.path : "";
  const placed = new Set(STEPS.flatMap(([, , keys]) => keys));
  const more = Object.keys(schema.properties).filter((key) => !placed.has(key));
  const first = intro(host);

  const taken = (github, id) => {
    const at = github ? people.login.findIndex((one) => one.toLowerCase() === github.toLowerCase()) : -1;
    const same = people.id.indexOf(id),
      file = (n) => (n < 0 || n === self ? "" : `profiles/${people.login[n]}.yml`);
    return { login: file(at), id: at === same ? "" : file(same) };
  };
  const check = (values) => {
    const found = together(faults(data, schema, values), profileRules(data, skills, values, today(), taken));
    return found.map((one) =>
      one.rule === "missing-key" && one.path[0] === "github_id" ? { ...one, hint: true } : one,
    );
  };
  const better = (format, typed) => (format === "skill" ? skills.find(typed) || typed : typed);
  const searches = {
    skill: {
      search: (typed) =>
        skills.search(typed).map((s) => ({ value: s.name, label: s.name, detail: s.aliases.slice(0, 3).join(", ") })),
      exact: (typed) => typed,
    },
    language: { search: speech.search, exact: speech.exact },
    timezone: { search: clocks.search, exact: clocks.exact },
  };
  const begin = () =>
    old
      ? JSON.parse(JSON.stringify({ ...old, path: undefined }))
      : { timezone: clocks.reader(), languages: speech.reader() };
  const steps = STEPS.map(([id, title, keys]) => {
    const all = id === "more" ? [...keys, ...more] : keys;
    const own = Object.keys(schema.properties).filter((key) => all.includes(key));
    const draw = (form) => (id === "start" ? first : fields(form, data.shown.profile, [], own));
    return { id, title, keys: own, draw };
  });
  const last = (form, values, findings) =>
    matches({ people, skills, data, values, findings, self, day: today(), site });
  const form = createForm({
    host,
    name: path ? `edit-${login.toLowerCase()}` : "join",
    asks: data.asks.profile,
    schema,
    data,
    steps,
    check,
    begin,
    searches,
    last,
    context: { hidden: hiddenIn(data), better },
    target: (values) => ({
      path: path || `profiles/${values.github || "LOGIN"}.yml`,
      editing: Boolean(path),
      then: "Some minutes later a bot answers below your pull request. It says whether something is missing.",
    }),
    extra: (form) => ({ github: account(form), github_id: number(form) }),
  });
  if (login) {
    const note = path
      ? `You are editing ${path}. Comments in the old file are not kept.`
      : `Nobody here is called ${clip(visible(login, hiddenIn(data)))}, so this is a new profile.`;
    host.prepend(el("p", { class: "ppf-note", role: "status" }, note));
  }
  return form;
};

opened("join", "add your profile", start);
