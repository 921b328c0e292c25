// The fields that hold one value, or a few choices: text, numbers, days, choices, ticks, and the hours of a week.
import { combobox } from "./combobox.js";
import { el, fresh, put } from "./dom.js";

// The way to a value with `*` for any entry of a list.
export const spelt = (path) => path.map((step) => (typeof step === "number" ? "*" : step)).join(".");
const COUNTED = 40; // characters; below, a limit is hardly ever met
// What a choice is called; the file keeps the value itself.
const called = ({ titles }, value) => (titles && titles[value]) || value;

const title = (schema, required) => [
  schema.title,
  required || schema.silent || schema.needed ? "" : el("span", { class: "ppf-muted" }, " (optional)"),
];

// Where the findings about a value are shown, and which element gets the focus from the summary.
const place = (form, path, element, error, input, hint) => {
  form.places.set(path.join("."), { path, element, error, input, hint });
  return element;
};

const errorBox = (id) => el("p", { id: `${id}-error`, class: "ppf-error", hidden: true });

const single = (form, schema, path, required, make) => {
  const id = fresh("field"),
    hint = `${id}-hint`,
    error = errorBox(id);
  const about = schema.description;
  const made = make({ id, "aria-describedby": about ? hint : "", "aria-required": required ? "true" : "" });
  const input = made.input || made;
  input.addEventListener("blur", () => form.touch(path));
  const element = el(
    "div",
    { class: "ppf-field" },
    el("label", { for: id }, title(schema, required)),
    about ? el("p", { id: hint, class: "ppf-hint" }, about) : "",
    error,
    made.element || made,
    counter(schema, input),
  );
  return place(form, path, element, error, input, about ? hint : "");
};

// How much room is left where there is a limit; said aloud only when it gets tight.
const counter = ({ type, maxLength, format }, input) => {
  if (type !== "string" || !maxLength || maxLength < COUNTED || format) return "";
  const left = el("p", { class: "ppf-hint ppf-left" });
  const show = () => {
    const room = maxLength - [...input.value].length;
    left.hidden = input.tagName === "INPUT" && room > maxLength / 2; // a short answer needs no figures
    left.textContent = room < 0 ? `${-room} too many` : `${room} left of ${maxLength}`;
    left.classList.toggle("ppf-tight", room < maxLength / 10);
    left.setAttribute("aria-live", room < maxLength / 10 ? "polite" : "off");
  };
  input.addEventListener("input", show);
  show();
  return left;
};

export const group = (form, schema, path, required, ...content) => {
  const id = fresh("group"),
    error = errorBox(id);
  const element = el(
    "fieldset",
    { class: "ppf-group", tabindex: "-1" },
    el("legend", { class: schema.silent ? "ppf-hear" : "" }, title(schema, required)),
    schema.description ? el("p", { class: "ppf-hint" }, schema.description) : "",
    error,
    content,
  );
  return place(form, path, element, error, element, "");
};

const LONG = 100, // characters
  FEW = 5; // choices

const searched = (form, path, value, attributes, look) => {
  const box = combobox({
    attributes,
    ...look,
    change: (typed) => form.set(path, typed),
    settle: (settled) => form.get(path) === settled || form.set(path, settled),
  });
  box.set(value);
  look.opened?.();
  return box;
};

// What kind of keyboard and which of the browser's own answers fit a field.
const kindOf = ({ type, format, maxLength, pattern = "" }) => {
  if (format === "date") return { type: "date" };
  if (type === "integer") return { type: "text", inputmode: "numeric", class: "ppf-short", autocomplete: "off" };
  if (type === "number") return { type: "text", inputmode: "decimal", class: "ppf-short", autocomplete: "off" };
  const link = pattern.startsWith("^https");
  return {
    type: link ? "url" : "text",
    dir: "auto",
    class: maxLength > 20 ? "" : "ppf-short",
    autocomplete: link ? "url" : "off",
  };
};

export const text = (form, schema, path, required) =>
  single(form, schema, path, required, (attributes) => {
    const value = form.get(path),
      look = form.searches[schema.format];
    if (look) return searched(form, path, value, attributes, look);
    const many = schema.type === "string" && schema.maxLength > LONG && !(schema.pattern || "").startsWith("^");
    const input = many
      ? el("textarea", { ...attributes, rows: 3, dir: "auto" })
      : el("input", { ...attributes, ...kindOf(schema), enterkeyhint: "next", ...schema.input });
    input.value = value === undefined ? "" : value;
    input.addEventListener("input", () => form.set(path, input.value));
    return input;
  });

// A few choices are all in sight, and one tap takes one; many are a list.
export const choice = (form, schema, path, required) =>
  schema.enum.length <= FEW ? pills(form, schema, path, required) : menu(form, schema, path, required);

const menu = (form, schema, path, required) =>
  single(form, schema, path, required, (attributes) => {
    const select = el(
      "select",
      { ...attributes, onchange: () => form.set(path, select.value) },
      schema.default ? "" : el("option", { value: "" }, "Choose"),
      schema.enum.map((value) => el("option", { value }, called(schema, value))),
    );
    select.value = form.get(path) || schema.default || "";
    return select;
  });

const pills = (form, schema, path, required) => {
  const name = fresh("choice"),
    now = form.get(path) || schema.default;
  const element = group(
    form,
    schema,
    path,
    required,
    el(
      "div",
      { class: "ppf-pills" },
      schema.enum.map((value) => {
        const id = fresh("pill");
        const onchange = () => {
          form.set(path, value);
          form.touch(path);
        };
        const input = el("input", { type: "radio", id, name, value, checked: value === now, onchange });
        return el("span", {}, input, el("label", { for: id }, called(schema, value)));
      }),
    ),
  );
  element.setAttribute("role", "radiogroup");
  return element;
};

const tick = (form, label, hint, checked, change) => {
  const id = fresh("tick");
  const input = el("input", {
    type: "checkbox",
    id,
    "aria-describedby": hint ? `${id}-hint` : "",
    onchange: () => change(input.checked),
  });
  input.checked = checked;
  return {
    input,
    element: el(
      "div",
      { class: "ppf-tick" },
      input,
      el("label", { for: id }, label),
      hint ? el("p", { id: `${id}-hint`, class: "ppf-hint" }, hint) : "",
    ),
  };
};

export const yes = (form, schema, path) => {
  const error = errorBox(fresh("tick"));
  const made = tick(form, schema.title, schema.description, Boolean(form.get(path)), (value) => {
    form.set(path, value);
    form.touch(path);
  });
  if (schema.link) made.element.append(el("p", { class: "ppf-hint" }, el("a", schema.link, schema.link.label)));
  made.element.prepend(error);
  return place(form, path, made.element, error, made.input, `${made.input.id}-hint`);
};

export const several = (form, schema, path, required) =>
  group(
    form,
    schema,
    path,
    required,
    schema.items.enum.map(
      (value) =>
        tick(form, called(schema.items, value), "", (form.get(path) || []).includes(value), (on) => {
          const chosen = new Set(form.get(path) || []);
          if (on) chosen.add(value);
          else chosen.delete(value);
          form.set(
            path,
            schema.items.enum.filter((one) => chosen.has(one)),
          );
        }).element,
    ),
  );

export const hours = (form, schema, path, required) => {
  const holder = el("div", {});
  const change = (windows) => form.set(path, windows);
  import("./grid.js").then(({ grid }) =>
    put(holder, grid({ windows: form.get(path) || [], label: schema.title, change })),
  );
  return group(form, schema, path, required, holder);
};
