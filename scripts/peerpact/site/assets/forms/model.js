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
// Whether a model has the shape that the fields need, whatever its texts say.
export const fits = (schema, value) => {
  if (schema.type === "array")
    return Array.isArray(value) && value.every((item) => fits(schema.items, item));
  if (schema.type !== "object")
    return value === null || typeof value === "string" || (schema.type !== "string" && typeof value !== "object");
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(schema.properties).every(
    ([key, part]) => !Object.hasOwn(value, key) || value[key] === null || fits(part, value[key]),
  );
};
