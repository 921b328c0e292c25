// From what the fields hold to what belongs in the file: no empty places, numbers as numbers, nothing invisible.
// Where an empty place was left out of a list, `origins` remembers which place each entry came from.
const INTEGER = /^-?(0|[1-9][0-9]{0,17})$/,
  NUMBER = /^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?$/;
export const origins = new WeakMap();

export const visible = (text, hidden) => {
  let before,
    after = text
      .replace(/\r\n?/g, "\n")
      .replace(/\t/g, " ")
      .replace(/\p{Cs}/gu, "");
  do {
    before = after;
    after = before.replace(hidden, (place, unseen) => (unseen === undefined ? place : ""));
  } while (after !== before);
  return after;
};

const filled = (value) => value !== undefined && value !== "";

// `better(format, text)` gives the spelling that the file should have, such as a skill's id.
export const clean = (schema, value, context) => {
  switch (schema.type) {
    case "object": {
      const found = {};
      for (const key of Object.keys(schema.properties)) {
        const inner = clean(schema.properties[key], (value || {})[key], context);
        if (filled(inner)) found[key] = inner;
      }
      return Object.keys(found).length ? found : undefined;
    }
    case "array": {
      const found = [],
        from = [];
      (value || []).forEach((item, place) => {
        const inner = clean(schema.items, item, context);
        if (filled(inner)) {
          found.push(inner);
          from.push(place);
        }
      });
      origins.set(found, from);
      return found.length ? found : undefined;
    }
    case "boolean":
      if (schema.const !== undefined) return Boolean(value);
      return value ? true : undefined;
    default: {
      if (value === undefined || value === null) return undefined;
      const text = visible(String(value), context.hidden).trim();
      if (schema.type === "string") return context.better(schema.format, text);
      const plain = text.replace(/^(\d+),(\d+)$/, "$1.$2"); // much of the world writes a comma
      return (schema.type === "integer" ? INTEGER : NUMBER).test(plain) ? Number(plain) : text;
    }
  }
};

// The way to a value in the file, as the way to its place in the form.
export const inForm = (data, path) => {
  let here = data;
  return path.map((step) => {
    const place = Array.isArray(here) ? (origins.get(here) || [])[step] : step;
    here = here === undefined ? undefined : here[step];
    return place === undefined ? step : place;
  });
};
