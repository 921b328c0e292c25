// The fields that only an agreement has: who takes part, what each learns, who learns first, how often they meet, and
// dates that follow the first day as long as nobody has changed them.
import { combobox } from "./combobox.js";
import { hiddenIn } from "./contact.js";
import { planned } from "./dates.js";
import { el, fresh, put } from "./dom.js";
import { fields, usual } from "./fields.js";
import { group, text } from "./inputs.js";
import { equal } from "./model.js";
import { visible } from "./normalise.js";
import { clip, fill } from "./templates.js";

const plainButton = (label, about, onclick) =>
  el("button", { type: "button", class: "ppf-plain", "aria-label": about, onclick }, label);

/** Picking people: each is somebody with a profile; their goals are proposed from what they seek. */
export const createPicker = ({ form, part, crew, data, asked }) => {
  const list = el("ul", { class: "ppf-people" }),
    status = el("p", { class: "ppf-hint", role: "status" }),
    team = () => form.get(["partners"]) || [];
  const write = (partners) => {
    partners.sort((a, b) => (a.github.toLowerCase() < b.github.toLowerCase() ? -1 : 1));
    crew.proposed(partners);
    form.set(["partners"], partners);
    const first = form.get(["sessions", "first_to_learn"]);
    if (!partners.some((partner) => partner.github === first))
      form.set(["sessions", "first_to_learn"], partners.length ? partners[0].github : "");
    draw();
  };
  const add = async (login) => {
    const place = crew.at(login.trim());
    if (place < 0) {
      status.textContent = `Nobody here is called ${clip(visible(login, hiddenIn(data)))}. Everyone needs a profile first.`;
      return;
    }
    if (team().some((partner) => partner.github_id === crew.id(place))) {
      status.textContent = "You've already chosen this person.";
      return;
    }
    await crew.profile(place);
    box.set("");
    status.textContent = "";
    write([...team(), { github: crew.login(place), github_id: crew.id(place), goals: [] }]);
  };
  const box = combobox({
    attributes: { id: "ppf-person" },
    stays: true,
    search: crew.search,
    exact: crew.exact,
    change: () => {},
    settle: (login) => login.trim() && add(login),
  });
  const remove = (n) => {
    write(team().filter((_, other) => other !== n));
    box.input.focus();
  };
  const draw = () => {
    put(
      list,
      team().map((partner, n) =>
        el(
          "li",
          {},
          crew.label(partner),
          " ",
          el("code", {}, partner.github),
          " ",
          plainButton("Remove", `Remove ${partner.github}`, () => remove(n)),
        ),
      ),
    );
    picker.hidden = team().length >= part.maxItems;
    form.redraw();
  };
  const label = el("label", { for: "ppf-person" }, "Add someone by name or username");
  const picker = el("div", { class: "ppf-field" }, label, box.element, status);
  form.ready = async () => {
    const places = team().map((partner) => crew.at(partner.github));
    await Promise.all(places.filter((place) => place >= 0).map(crew.profile));
    if (!team().length) for (const login of asked.slice(0, part.maxItems)) await add(login);
    draw();
  };
  return group(form, part, ["partners"], true, list, picker);
};

/** What each learns, drawn again whenever the team changes; `after` draws what else depends on the team. */
export const createGoals = ({ form, part, crew, after }) => {
  const holder = el("div", {});
  const side = (partner, n) => {
    const { goals } = part.properties,
      description = fill(goals.description, { name: clip(crew.named(partner)) });
    const theirs = { ...part, properties: { goals: { ...goals, description } } };
    return el("section", {}, el("h3", {}, crew.label(partner)), fields(form, theirs, ["partners", n]));
  };
  form.redraw = () => {
    const team = form.get(["partners"]) || [];
    team.forEach((_, n) => form.drop(["partners", n]));
    put(holder, team.length ? team.map(side) : el("p", {}, "Choose the partners first."));
    after(team);
  };
  return holder;
};

export const createFirst = (crew) => {
  const select = el("select", { id: "ppf-first" });
  const show = (form, team) => {
    put(
      select,
      team.map((partner) => el("option", { value: partner.github }, crew.named(partner))),
    );
    select.value = form.get(["sessions", "first_to_learn"]) || "";
  };
  const draw = (form) => (part, way) => {
    select.addEventListener("change", () => form.set(way, select.value));
    return el(
      "div",
      { class: "ppf-field" },
      el("label", { for: "ppf-first" }, part.title),
      el("p", { class: "ppf-hint" }, "After that you take turns."),
      select,
    );
  };
  return { show, draw };
};

const EVERY = /^(\d+) (week|month)s?$/;
/** `2 weeks` as a number and a unit. */
export const every = (form) => (part, way, required) => {
  const [, count, unit] = EVERY.exec(String(form.get(way) || "")) || ["", "2", "week"];
  const id = fresh("every");
  const units = el("select", { id: `${id}-unit`, "aria-label": "Weeks or months" });
  put(
    units,
    [
      ["week", "weeks"],
      ["month", "months"],
    ].map(([value, label]) => el("option", { value }, label)),
  );
  units.value = unit;
  const element = text(form, { ...part, type: "integer", examples: [2] }, way, required),
    number = element.querySelector("input");
  const write = () => {
    const typed = number.value.trim();
    form.set(way, /^\d+$/.test(typed) ? `${typed} ${units.value}${typed === "1" ? "" : "s"}` : typed);
  };
  number.value = count;
  number.addEventListener("input", write);
  units.addEventListener("change", write);
  number.after(" ", units);
  return element;
};

/** First day, last day and check-ins: the later ones follow the first as long as they are as they were proposed. */
export const dates = (form, data) => {
  const drawn = new Map();
  const holder = (part, way, required) => {
    const [key] = way,
      place = el("div", {});
    const draw = () => put(place, usual(form, part, way, required));
    drawn.set(key, draw);
    draw();
    return place;
  };
  const follow = (before, after) => {
    const old = planned(data, before),
      next = planned(data, after);
    for (const key of ["ends", "check_ins"]) {
      if (!equal(form.get([key]), old[key])) continue;
      form.set([key], next[key]);
      drawn.get(key)?.();
    }
  };
  const starts = (part, way, required) => {
    const place = el("div", {});
    drawn.set("starts", () => {
      let before = form.get(way);
      const element = text(form, part, way, required);
      element.querySelector("input").addEventListener("change", () => {
        const after = form.get(way);
        if (/^\d{4}-\d\d-\d\d$/.test(after) && before) follow(before, after);
        before = after || before;
      });
      put(place, element);
    });
    drawn.get("starts")();
    return place;
  };
  /** Proposes another first day where the one there is still the proposal. */
  const propose = (day) => {
    const before = form.get(["starts"]);
    if (before === day) return;
    form.set(["starts"], day);
    follow(before, day);
    drawn.get("starts")?.();
  };
  return { fields: { starts, ends: holder, check_ins: holder }, propose };
};
