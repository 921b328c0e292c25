// Fields made from a schema: its order, titles, limits and choices. Values live in `form.model`, in the shape of the
// file. `form` gives get(path), set(path, value), touch(path), extra (own fields by path) and the searches by format.
import { el, put } from "./dom.js";
import { choice, group, hours, several, spelt, text, yes } from "./inputs.js";

// Entries that can be added and taken away. Every change redraws the list, since the places after it move.
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
  const row = (_value, n) => {
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
    const silent = schema.items.type === "object"; // its fields have names of their own
    const named = { ...schema.items, title: `${schema.items.title} ${n + 1}`, description: undefined, silent };
    return el("div", { class: "ppf-row" }, field(form, named, [...path, n], true), entries().length > 1 ? remove : "");
  };
  const draw = () => {
    form.drop(path);
    if (!entries().length) form.model && form.put(path, [empty()]);
    put(rows, entries().map(row));
    close();
  };
  const close = () => {
    const full = entries().length >= schema.maxItems;
    add.hidden = full;
    limit.hidden = !full;
  };
  // Something else has changed the list. One more entry leaves the others as they are, if they have their buttons.
  const follow = () => {
    const last = rows.children.length;
    if (last < 2 || entries().length !== last + 1) return draw();
    rows.append(row(null, last));
    return close();
  };
  const limit = el("p", { class: "ppf-hint", hidden: true }, `You can add up to ${schema.maxItems}.`);
  const element = group(form, schema, path, required, rows, add, limit);
  form.lists?.set(path.join("."), follow);
  draw();
  return element;
};

const inner = (form, schema, path, required) => group(form, schema, path, required, fields(form, schema, path));

// The fields of some or all keys of a schema, in its order.
export const fields = (form, schema, path, keys = Object.keys(schema.properties)) =>
  keys.map((key) => field(form, schema.properties[key], [...path, key], (schema.required || []).includes(key)));

export const field = (form, schema, path, required) => {
  const own = form.extra[spelt(path)];
  return own ? own(schema, path, required) : usual(form, schema, path, required);
};

/** The field that a value has by its kind, whatever fields of its own a form has. */
export const usual = (form, schema, path, required) => {
  if (schema.type === "object") return inner(form, schema, path, required);
  if (schema.type === "array") {
    const kind = schema.items.format === "opening-hours" ? hours : schema.items.enum ? several : list;
    return kind(form, schema, path, required);
  }
  return (schema.type === "boolean" ? yes : schema.enum ? choice : text)(form, schema, path, required);
};
