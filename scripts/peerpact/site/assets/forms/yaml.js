// Plain values as YAML text that every reader takes for the same values. Knows nothing of profiles.
// Text stands without quotes only where no reader could take it for a number, a date, a word or a sign of YAML.
const WORDS = new Set("y n yes no on off true false null nan inf".split(" "));
const PLAIN = /^(?:\p{L}(?:[\p{L}\p{N}_ /+.-]*[\p{L}\p{N}_+.-])?|[1-9][0-9]? [a-z]+)$/u;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/gu;

export const scalar = (value) => {
  if (typeof value !== "string") return number(value);
  if (PLAIN.test(value) && !WORDS.has(value.toLowerCase())) return value;
  const text = value.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(UNPRINTABLE, "");
  return `"${text}"`;
};

// Never with an exponent, which is no number to everybody.
const number = (value) => {
  const text = String(value);
  return text.includes("e") && typeof value === "number" ? value.toFixed(18).replace(/\.?0+$/, "") : text;
};

export const entry = (key, value, indent) => {
  const further = `${indent}  `;
  if (Array.isArray(value) && value.some((item) => typeof item === "object")) {
    const items = value.map((item) => {
      const lines = Object.keys(item)
        .map((inner) => entry(inner, item[inner], `${further}  `))
        .join("");
      return `${further}- ${lines.slice(further.length + 2)}`;
    });
    return `${indent}${key}:\n${items.join("")}`;
  }
  if (Array.isArray(value)) return `${indent}${key}: [${value.map(scalar).join(", ")}]\n`;
  if (typeof value === "object") {
    return `${indent}${key}:\n${Object.keys(value)
      .map((inner) => entry(inner, value[inner], further))
      .join("")}`;
  }
  return `${indent}${key}: ${scalar(value)}\n`;
};

export const emit = (values) =>
  Object.keys(values)
    .map((key) => entry(key, values[key], ""))
    .join("");
