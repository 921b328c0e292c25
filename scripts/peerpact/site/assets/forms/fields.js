// Fields made from a schema: its order, titles, limits and choices. Values live in `form.model`, in the shape of the
// file. `form` gives get(path), set(path, value), touch(path), extra (own fields by path) and the searches by format.
import { combobox } from "./combobox.js";
import { el, fresh, put } from "./dom.js";
import { grid } from "./grid.js";

// The way to a value with `*` for any entry of a list.
export const spelt = (path) => path.map((step) => (typeof step === "number" ? "*" : step)).join(".");
const LONG = 100;
// What a choice is called; the file keeps the value itself.
const called = ({ titles }, value) => (titles && titles[value]) || value;

const title = (schema, required) => [schema.title, required ? "" : el("span", { class: "ppf-muted" }, " (optional)")];

// Where the findings about a value are shown, and which element gets the focus from the summary.
const place = (form, path, element, error, input, hint) => {
  form.places.set(path.join("."), { path, element, error, input, hint });
  return element;
};

const single = (form, schema, path, required, make) => {
  const id = fresh("field"),
    hint = `${id}-hint`,
    error = el("p", { id: `${id}-error`, class: "ppf-error", hidden: true });
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
  );
  return place(form, path, element, error, input, about ? hint : "");
};

export const group = (form, schema, path, required, ...content) => {
  const id = fresh("group"),
    error = el("p", { id: `${id}-error`, class: "ppf-error", hidden: true });
  const element = el(
    "fieldset",
    { class: "ppf-group", tabindex: "-1" },
    el("legend", {}, title(schema, required)),
    schema.description ? el("p", { class: "ppf-hint" }, schema.description) : "",
    error,
    content,
  );
  return place(form, path, element, error, element, "");
};

export const text = (form, schema, path, required) =>
  single(form, schema, path, required, (attributes) => {
    const value = form.get(path),
      write = (event) => form.set(path, event.target.value);
    const search = form.searches[schema.format];
    if (search) {
      const box = combobox({
        attributes,
        search: search.search,
        change: (typed) => form.set(path, typed),
        settle: (typed) => {
          const better = search.exact(typed.trim());
          if (better !== typed) {
            box.input.value = better;
            form.set(path, better);
          }
        },
      });
      box.input.value = value === undefined ? "" : value;
      return box;
    }
    const many = schema.type === "string" && schema.maxLength > LONG && !schema.pattern.startsWith("^");
    const input = many
      ? el("textarea", { ...attributes, rows: 3, dir: "auto" })
      : el("input", {
          ...attributes,
          type: schema.format === "date" ? "date" : "text",
          dir: schema.format === "date" ? "" : "auto",
          inputmode: schema.type === "integer" ? "numeric" : schema.type === "number" ? "decimal" : "",
          class: schema.type === "string" && schema.maxLength > 20 ? "" : "ppf-short",
          autocomplete: "off",
        });
    input.value = value === undefined ? "" : value;
    input.addEventListener("input", write);
    return input;
  });

const choice = (form, schema, path, required) =>
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

const yes = (form, schema, path) => {
  const error = el("p", { id: fresh("error"), class: "ppf-error", hidden: true });
  const made = tick(form, schema.title, schema.description, Boolean(form.get(path)), (value) => {
    form.set(path, value);
    form.touch(path);
  });
  made.element.prepend(error);
  return place(form, path, made.element, error, made.input, `${made.input.id}-hint`);
};

const several = (form, schema, path, required) =>
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

const hours = (form, schema, path, required) =>
  group(
    form,
    schema,
    path,
    required,
    el("p", { class: "ppf-hint" }, "Choose the hours with the pointer, or with the arrow keys and space."),
    grid({ windows: form.get(path) || [], label: schema.title, change: (windows) => form.set(path, windows) }),
  );

// Entries that can be added and taken away. Every change draws the list anew, for the places after it move.
const list = (form, schema, path, required) => {
  const rows = el("div", {}),
    one = schema.items.title.toLowerCase();
  const entries = () => form.get(path) || [];
  const empty = () => (schema.items.type === "object" ? {} : "");
  const add = el(
    "button",
    { type: "button", class: "md-button ppf-add", onclick: () => change([...entries(), empty()], entries().length) },
    `Add another ${one}`,
  );
  const change = (values, focus) => {
    form.set(path, values);
    draw();
    const target = rows.children[focus] && rows.children[focus].querySelector("input, select, textarea");
    (target || add).focus();
  };
  const row = (_, n) => {
    const remove = el(
      "button",
      {
        type: "button",
        class: "ppf-plain",
        "aria-label": `Remove ${one} ${n + 1}`,
        onclick: () => {
          form.forget([...path, n]);
          change(
            entries().filter((_, other) => other !== n),
            n,
          );
        },
      },
      "Remove",
    );
    const named = { ...schema.items, title: `${schema.items.title} ${n + 1}`, description: undefined };
    return el("div", { class: "ppf-row" }, field(form, named, [...path, n], true), entries().length > 1 ? remove : "");
  };
  const draw = () => {
    form.drop(path);
    if (!entries().length) form.model && form.put(path, [empty()]);
    put(rows, entries().map(row));
    add.hidden = entries().length >= schema.maxItems;
  };
  const element = group(form, schema, path, required, rows, add);
  draw();
  return element;
};

const inner = (form, schema, path, required) => group(form, schema, path, required, fields(form, schema, path));

// The fields of some or all keys of a schema, in its order.
export const fields = (form, schema, path, keys = Object.keys(schema.properties)) =>
  keys.map((key) => field(form, schema.properties[key], [...path, key], (schema.required || []).includes(key)));

export const field = (form, schema, path, required) => {
  const own = form.extra[spelt(path)];
  if (own) return own(schema, path, required);
  if (schema.type === "object") return inner(form, schema, path, required);
  if (schema.type === "array") {
    const kind = schema.items.format === "opening-hours" ? hours : schema.items.enum ? several : list;
    return kind(form, schema, path, required);
  }
  return (schema.type === "boolean" ? yes : schema.enum ? choice : text)(form, schema, path, required);
};
