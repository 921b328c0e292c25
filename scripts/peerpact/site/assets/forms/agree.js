// The form for an agreement: who, what each learns, when, and what all promise.
import { hiddenIn } from "./contact.js";
import { agreementRules } from "./rules.js";
import { clip, fill } from "./saying.js";
import { visible } from "./clean.js";
import { combobox } from "./combobox.js";
import { el, put } from "./dom.js";
import { begin } from "./dates.js";
import { fields, group } from "./fields.js";
import { createForm } from "./form.js";
import { opened } from "./opened.js";
import { fetched } from "./site.js";
import { Skills } from "./skills.js";
import { createTeam } from "./team.js";
import { faults, together } from "./validate.js";

const STEPS = [
  ["start", "Before you begin", []],
  ["who", "Who takes part", ["partners"]],
  ["goals", "What each of you will learn", []],
  ["when", "When you meet", ["starts", "ends", "sessions", "check_ins"]],
  ["promises", "What you promise each other", ["commitments", "ground_rules", "terms", "channel"]],
  ["send", "Check and send", []],
];
const LATER = ["amendments", "ended", "outcome"];

const start = async (host) => {
  const asked = (new URLSearchParams(location.search).get("partners") || "")
    .split(",")
    .filter(Boolean)
    .slice(0, 9) // a link may hold anything, and becomes the name of a draft
    .map((login) => login.slice(0, 39));
  const [data, rows, people] = await Promise.all(["form.json", "skills.json", "people.json"].map(fetched));
  const skills = new Skills(rows),
    whole = data.schemas.agreement;
  const properties = Object.fromEntries(Object.entries(whole.properties).filter(([key]) => !LATER.includes(key)));
  const schema = { ...whole, properties };
  const { at, busy, named, path, profile, proposed, search, taught, untaught } = createTeam({ data, people, skills });
  const shown = data.shown.agreement;
  const check = (values) =>
    together(faults(data, schema, values).flatMap(untaught(values)), [
      ...agreementRules(data, skills, values),
      ...busy(values),
    ]);

  // Picking people: each is somebody with a profile; their goals are proposed from what they seek.
  const who = (form) => (part) => {
    const list = el("ul", { class: "ppf-people" }),
      team = () => form.get(["partners"]) || [];
    const told = el("p", { class: "ppf-hint", role: "status" });
    const write = (partners) => {
      partners.sort((a, b) => (a.github.toLowerCase() < b.github.toLowerCase() ? -1 : 1));
      proposed(partners);
      form.set(["partners"], partners);
      const first = form.get(["sessions", "first_to_learn"]);
      if (!partners.some((partner) => partner.github === first))
        form.set(["sessions", "first_to_learn"], partners.length ? partners[0].github : "");
      draw();
    };
    const add = async (login) => {
      const place = at(login.trim());
      if (place < 0) {
        const asked = clip(visible(login, hiddenIn(data)));
        told.textContent = `Nobody here is called ${asked}. Everybody needs a profile first.`;
        return;
      }
      if (team().some((partner) => partner.github_id === people.id[place])) {
        told.textContent = "This person is chosen already.";
        return;
      }
      await profile(place);
      box.input.value = "";
      told.textContent = "";
      write([...team(), { github: people.login[place], github_id: people.id[place], goals: [] }]);
      box.input.focus();
    };
    const box = combobox({
      attributes: { id: "ppf-person" },
      search,
      change: () => {},
      settle: (login) => {
        if (login.trim()) add(login);
      },
    });
    const draw = () => {
      put(
        list,
        team().map((partner, n) =>
          el(
            "li",
            {},
            el("bdi", {}, named(partner)),
            " ",
            el("code", {}, partner.github),
            " ",
            el(
              "button",
              {
                type: "button",
                class: "ppf-plain",
                "aria-label": `Remove ${partner.github}`,
                onclick: () => {
                  write(team().filter((_, other) => other !== n));
                  box.input.focus();
                },
              },
              "Remove",
            ),
          ),
        ),
      );
      picker.hidden = team().length >= part.maxItems;
      form.redraw();
    };
    const picker = el(
      "div",
      { class: "ppf-field" },
      el("label", { for: "ppf-person" }, "Add somebody by name or login"),
      box.element,
      told,
    );
    const element = group(form, part, ["partners"], true, list, picker);
    form.ready = async () => {
      await Promise.all(
        team()
          .map((partner) => at(partner.github))
          .filter((place) => place >= 0)
          .map(profile),
      );
      if (!team().length) for (const login of asked.slice(0, part.maxItems)) await add(login);
      draw();
    };
    return element;
  };

  const goals = (form) => {
    const holder = el("div", {}),
      part = shown.properties.partners.items;
    form.redraw = () => {
      const team = form.get(["partners"]) || [];
      team.forEach((_, n) => form.drop(["partners", n]));
      put(
        holder,
        team.length
          ? team.map((partner, n) => {
              const { goals } = part.properties,
                description = fill(goals.description, { name: clip(named(partner)) }),
                theirs = { ...part, properties: { goals: { ...goals, description } } };
              return el(
                "section",
                {},
                el("h3", {}, el("bdi", {}, named(partner))),
                fields(form, theirs, ["partners", n]),
              );
            })
          : el("p", {}, "Choose the partners first."),
      );
      put(
        first,
        team.map((partner) => el("option", { value: partner.github }, named(partner))),
      );
      first.value = form.get(["sessions", "first_to_learn"]) || "";
    };
    return holder;
  };
  const first = el("select", { id: "ppf-first" });

  const searches = {
    skill: {
      search: (typed) => skills.search(typed).map((s) => ({ value: s.name, label: s.name })),
      exact: (typed) => typed,
    },
  };
  const steps = STEPS.map(([id, title, keys]) => ({
    id,
    title,
    keys,
    owns: ([key, , inner]) =>
      id === "goals" ? key === "partners" && Boolean(inner) : keys.includes(key) && !(key === "partners" && inner),
    draw: (form) =>
      id === "start"
        ? [...host.querySelectorAll("[data-first]")]
        : id === "goals"
          ? goals(form)
          : fields(form, shown, [], keys),
  }));
  const form = createForm({
    host,
    name: ["agree", ...asked].join(" ").toLowerCase(), // a link to other people begins anew
    asks: data.asks.agreement,
    schema,
    data,
    steps,
    check,
    begin: () => begin(data),
    searches,
    whose: (form, [key, n, inner]) => (key === "partners" && inner ? clip(named(form.get([key, n]))) : ""),
    last: () => [],
    finish: (values) => (values.check_ins ? { ...values, check_ins: [...values.check_ins].sort() } : values),
    prepare: (model) => ({
      ...model,
      partners: (model.partners || []).map((partner) => ({ ...partner, offers: taught(model.partners, partner) })),
    }),
    context: {
      hidden: hiddenIn(data),
      better: (format, typed) => (format === "skill" ? skills.find(typed) || typed : typed),
    },
    target: (values) => ({
      path: path(values),
      editing: false,
      then: "Send the address of the pull request to whoever is in it with you. All of you sign there: a bot says how.",
    }),
    extra: (form) => ({
      partners: who(form),
      "sessions.first_to_learn": (part, way) => {
        first.addEventListener("change", () => form.set(way, first.value));
        return el(
          "div",
          { class: "ppf-field" },
          el("label", { for: "ppf-first" }, part.title),
          el("p", { class: "ppf-hint" }, "After that you take turns."),
          first,
        );
      },
    }),
  });
  await form.ready();
};

opened("agree", "write the agreement", start);
