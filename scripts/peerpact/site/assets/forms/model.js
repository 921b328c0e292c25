// A value in the model by the way to it; groups and lists on the way are made when they are not there.
export const getIn = (model, path) =>
  path.reduce((at, step) => (at === undefined || at === null ? undefined : at[step]), model);
export const setIn = (model, path, value) => {
  const last = path.length - 1;
  let at = model;
  path.slice(0, last).forEach((step, n) => {
    if (typeof at[step] !== "object" || at[step] === null) at[step] = typeof path[n + 1] === "number" ? [] : {};
    at = at[step];
  });
  at[path[last]] = value;
};

/** The model without what has not the shape that the fields need, whatever its texts say. */
export const prune = (schema, value) => {
  if (schema.type === "array") {
    if (!Array.isArray(value)) return undefined;
    return value.map((item) => prune(schema.items, item)).filter((item) => item !== undefined && item !== null);
  }
  if (schema.type !== "object") {
    const fits = value === null || typeof value === "string" || (schema.type !== "string" && typeof value !== "object");
    return fits ? value : undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const known = Object.entries(value).filter(([key]) => Object.hasOwn(schema.properties, key));
  return Object.fromEntries(
    known
      .map(([key, part]) => [key, part === null ? null : prune(schema.properties[key], part)])
      .filter(([, part]) => part !== undefined),
  );
};

/** A model of an earlier form with its keys as they are called today. `renames` is a list of [old way, new way]. */
export const renamed = (model, renames) => {
  if (typeof model !== "object" || model === null || Array.isArray(model)) return model;
  const copy = structuredClone(model);
  /** @param {any} at @param {string[]} way @param {string} from @param {string} to */
  const each = (at, [step, ...rest], from, to) => {
    if (typeof at !== "object" || at === null) return;
    if (step === "*") Object.values(at).forEach((item) => each(item, rest, from, to));
    else if (rest.length) each(at[step], rest, from, to);
    else if (Object.hasOwn(at, from) && !Object.hasOwn(at, to)) {
      at[to] = at[from];
      delete at[from];
    }
  };
  for (const [from, to] of renames) {
    const way = from.split("."),
      last = way[way.length - 1];
    each(copy, way, last, to.split(".").pop());
  }
  return copy;
};

const text = (value) => JSON.stringify(value === undefined ? null : value);
export const equal = (one, other) => text(one) === text(other);
