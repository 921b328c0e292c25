// A file's values against its schema, in the sentences of `peerpact check`. Holds no sentence itself: these come with
// the data. A finding is {rule, path, message, fix, hint}; `path` leads to the value.
import { isLogin } from "../reader.js";
import { contact } from "./contact.js";
import { clip, fill, say } from "./templates.js";

const FIRST = [
  "type",
  "const",
  "enum",
  "minLength",
  "maxLength",
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "pattern",
  "format",
];

export const isDay = (text) => {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

const TESTS = {
  type: (v, want) =>
    want === "string"
      ? typeof v === "string"
      : want === "boolean"
        ? typeof v === "boolean"
        : want === "array"
          ? Array.isArray(v)
          : want === "object"
            ? typeof v === "object"
            : typeof v === "number" && (want === "number" || Number.isInteger(v)),
  const: (v, want) => v === want,
  enum: (v, want) => want.includes(v),
  minLength: (v, want) => [...v].length >= want,
  maxLength: (v, want) => [...v].length <= want,
  minimum: (v, want) => v >= want,
  exclusiveMinimum: (v, want) => v > want,
  maximum: (v, want) => v <= want,
  pattern: (v, want) => new RegExp(want, "u").test(v),
  format: (v, want) => want !== "date" || isDay(v),
  minItems: (v, want) => v.length >= want,
  maxItems: (v, want) => v.length <= want,
  minProperties: (v, want) => Object.keys(v).length >= want,
  uniqueItems: (v) => new Set(v.map((item) => JSON.stringify(item))).size === v.length,
};
// Keywords that `faults` and the fields follow beside those of TESTS; a test holds the schemas against all of them.
const SHAPES = ["properties", "required", "items", "allOf", "anyOf", "additionalProperties", "default"];
export const KEYWORDS = [...Object.keys(TESTS), ...SHAPES];
const RULES = {
  const: "commitment",
  enum: "not-a-choice",
  minLength: "wrong-form",
  maxLength: "too-long",
  minimum: "out-of-range",
  exclusiveMinimum: "out-of-range",
  maximum: "out-of-range",
  pattern: "wrong-form",
  format: "wrong-form",
  minItems: "list-size",
  maxItems: "list-size",
  uniqueItems: "repeated-entry",
  minProperties: "empty-value",
};

const spell = (value) => (Array.isArray(value) ? `[${value.map(spell).join(", ")}]` : String(value));
const example = (part) =>
  spell([...(part.examples || part.enum || [part.const === undefined ? "..." : part.const])][0]);

// The number of an account is read only where nothing but `id` stands beside it.
const SIGNS = "[^\\p{L}\\p{N}_]*";
const ACCOUNT = new RegExp(
  `^(?:${SIGNS}(?:(?:user|github)?[ _-]?id)?${SIGNS}|https://(?:api.github.com/user|avatars.githubusercontent.com/u)/)` +
    `(\\d{1,15}|\\d{1,3}(?:[ ,._'’]\\d{3}){1,3})(?:\\.0|\\?v=\\d)?${SIGNS}$`,
  "iu",
);
const WHOLE = /^\D*?(\d{1,15})\D*$/,
  DECIMAL = /^[^\d-]*?(\d{1,15}(?:\.\d{1,3})?)\D*$/;
// What somebody probably meant, as the checks propose it: a login out of a link, a number out of words.
const proposal = (schema, field, text, words) => {
  if (schema.type === "integer" || schema.type === "number") {
    const whole = schema.type === "integer",
      found = (field === "github_id" ? ACCOUNT : whole ? WHOLE : DECIMAL).exec(text);
    const value = found && whole ? found[1].replace(/\D/g, "").replace(/^0+/, "") : found?.[1],
      wrong = (keyword) => keyword in schema && !TESTS[keyword](Number(value), schema[keyword]);
    if (!Number(value) || FIRST.some(wrong)) return "";
    return fill(value === text ? words["plain-number"] : words.number, { value });
  }
  const pattern = schema.pattern || "";
  if (pattern.startsWith("^[A-Za-z0-9]") && !pattern.includes("/")) {
    const found =
      /^(?:https?:\/\/)?(?:www\.)?(?:github\.com\/|@)([A-Za-z0-9](?:[A-Za-z0-9_-]{0,37}[A-Za-z0-9-])?)\/?$/.exec(text);
    return found ? fill(words.login, { value: found[1] }) : "";
  }
  if (pattern.startsWith("^https://")) {
    const value = `https://${text.replace(/^(?:https?:)?\/*/i, "")}`;
    return new RegExp(pattern, "u").test(value) && !text.split("/")[0].includes("@") ? fill(words.link, { value }) : "";
  }
  return "";
};

const figure = (number) => number.toLocaleString("en");
// A range in words, from the keywords that bound it.
const span = (schema, lowest, highest) => {
  const [least, most, above] = [schema[lowest], schema[highest], schema.exclusiveMinimum];
  if (above !== undefined) return `more than ${above}${most === undefined ? "" : ` and at most ${figure(most)}`}`;
  if (least === undefined) return `at most ${figure(most)}`;
  return most === undefined ? `at least ${figure(least)}` : `${figure(least)} to ${figure(most)}`;
};
const oneOf = (words) => {
  const quoted = words.map((word) => `\`${word}\``);
  return `${quoted.slice(0, -1).join(", ")} or ${quoted[quoted.length - 1]}`;
};
// Which of the sentences about a wrong form it is.
const formOf = ({ format, pattern = "" }) => {
  if (format === "date" || format === "opening-hours") return `wrong-form ${format}`;
  return pattern.startsWith("^https://") ? "wrong-form link" : "wrong-form";
};

const spoken = (data, schema, keyword, value, path) => {
  const field = path.filter((step) => typeof step === "string").pop();
  const pause = field === "capacity" && Number.isInteger(value) && value < 1 ? data.proposals.pause : "";
  const noDay = keyword === "format" ? data.proposals.no_day : "";
  const own =
    pause ||
    noDay ||
    (typeof value === "string" && proposal(schema, field, value, data.proposals)) ||
    schema.errorMessage;
  const gaps = { field, own, value: clip(value), limit: schema[keyword] };
  if (keyword === "enum") gaps.example = oneOf(schema.enum);
  if (keyword === "maxLength") gaps.length = figure([...value].length);
  if (Array.isArray(value))
    Object.assign(gaps, { length: value.length || "none", span: span(schema, "minItems", "maxItems") });
  if (RULES[keyword] === "out-of-range") gaps.span = span(schema, "minimum", "maximum");
  // An e-mail address where a link or a login belongs is told as what it is.
  const reached = keyword === "pattern" ? contact(data, path, value, schema.errorMessage) : [];
  if (reached.length) return reached[0];
  if (keyword === "type") return say(data, `wrong-type ${schema.type}`, path, gaps);
  const formed = schema.format === "date" || path.at(-1) === "every"; // nobody counts the letters of these
  const rule = keyword === "maxLength" && formed ? "wrong-form" : RULES[keyword];
  return say(data, rule === "wrong-form" ? formOf(schema) : rule, path, gaps);
};

// Every mistake of the shape, one for each value.
export const faults = (data, schema, value, path = []) => {
  const found = [];
  const broken = FIRST.find((keyword) => keyword in schema && !TESTS[keyword](value, schema[keyword]));
  if (broken) return [spoken(data, schema, broken, value, path)];
  if (schema.type === "array") {
    for (const keyword of ["maxItems", "minItems", "uniqueItems"]) {
      if (keyword in schema && !TESTS[keyword](value, schema[keyword]))
        found.push(spoken(data, schema, keyword, value, path));
    }
    value.forEach((item, place) => found.push(...faults(data, schema.items, item, [...path, place])));
  }
  if (schema.type === "object") {
    if (!TESTS.minProperties(value, schema.minProperties ?? 0))
      found.push(spoken(data, schema, "minProperties", value, path));
    for (const key of (schema.required || []).filter((name) => !(name in value))) {
      const part = schema.properties[key];
      const login = isLogin(value.github || "") ? value.github : "LOGIN";
      const gaps = { key, example: example(part), description: part.description, login };
      found.push(say(data, key === "github_id" ? "missing-key github_id" : "missing-key", [...path, key], gaps));
    }
    for (const key of Object.keys(value))
      found.push(...faults(data, schema.properties[key], value[key], [...path, key]));
    for (const choice of schema.allOf || []) {
      const keys = (choice.anyOf || []).map((one) => one.required[0]);
      if (keys.length && !keys.some((key) => key in value)) {
        found.push(say(data, "nothing-to-share", keys.slice(-1), { own: choice.errorMessage }));
      }
    }
  }
  return found;
};

// What the rules say counts where the shape is right.
export const together = (shape, more) => {
  const broken = new Set(shape.map((finding) => finding.path.join(".")));
  return [...shape, ...more.filter((finding) => !broken.has(finding.path.join(".")))];
};
