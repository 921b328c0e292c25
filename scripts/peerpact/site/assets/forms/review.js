// The last look before sending: what will be public, in words, with a way back to each part; and the card as others
// will see it. Works nothing out.
import { el } from "./dom.js";

const called = ({ titles }, value) => (titles && titles[value]) || value;

/** A value as text for people. `say(format, value)` names skills and languages. */
export const inWords = (schema, value, say) => {
  if (value === undefined || value === null) return "–";
  if (schema.type === "array") return value.map((item) => inWords(schema.items, item, say)).join("; ");
  if (schema.type === "boolean") return value ? "yes" : "no";
  if (schema.type === "object") {
    return Object.entries(value)
      .filter(([key]) => schema.properties[key] && !schema.properties[key].hidden)
      .map(([key, part]) => {
        const { title, type } = schema.properties[key];
        const text = inWords(schema.properties[key], part, say);
        return key === "skill" || key === "learn" || key === "level"
          ? text
          : type === "boolean"
            ? part
              ? title
              : ""
            : `${title}: ${text}`;
      })
      .filter(Boolean)
      .join(", ");
  }
  return schema.enum ? called(schema, value) : say(schema.format, String(value));
};

/** `steps` are those of the form: each part of the list leads back to where it is written. */
export const reviewed = ({ shown, values, steps, say }) => {
  const stepOf = (key) => steps.find((step) => step.keys.includes(key)) || steps[0];
  const rows = Object.keys(shown.properties)
    .filter((key) => values[key] !== undefined)
    .map((key) => {
      const schema = shown.properties[key];
      return [
        el("dt", {}, schema.title),
        el(
          "dd",
          {},
          el("span", { dir: "auto" }, inWords(schema, values[key], say)),
          " ",
          el("a", { href: `#${stepOf(key).id}`, "aria-label": `Change: ${schema.title}` }, "Change"),
        ),
      ];
    });
  return [el("h3", {}, "What will be public"), el("dl", { class: "ppf-review" }, rows)];
};

/** Warnings of the checks, which block nothing: told here, so that the bot is not the first to tell. */
export const warned = (findings) => {
  const some = findings.filter(({ hint }) => hint);
  if (!some.length) return [];
  return [
    el("h3", {}, "Worth a look before you send it"),
    el(
      "ul",
      { class: "ppf-warnings" },
      some.map(({ name, message, fix }) =>
        el("li", {}, name && !message.includes(name) ? `${name}: ` : "", `${message} ${fix}`.replaceAll("`", "")),
      ),
    ),
  ];
};

const tags = (label, items) =>
  items.length
    ? el(
        "p",
        { class: "pp-skills" },
        `${label} `,
        items.slice(0, 3).map((text) => [el("span", { class: "pp-tag", dir: "auto" }, text), " "]),
        items.length > 3 ? `and ${items.length - 3} more` : "",
      )
    : "";
const initials = (name) =>
  [...name.matchAll(/(?:^|\s)(\p{L})/gu)]
    .map(([, letter]) => letter)
    .filter((_, n, all) => n === 0 || n === all.length - 1)
    .join("")
    .toUpperCase() || "?";

/** The reader's own card, as the directory will show it. */
export const ownCard = (values, say) => {
  if (!values.name) return "";
  const skills = (list) => (list || []).filter((item) => item.skill).map((item) => say("skill", item.skill));
  const place = values.timezone ? values.timezone.split("/").pop().replaceAll("_", " ") : "";
  const languages = (values.languages || []).map((tag) => say("language", tag)).join(", ");
  return el(
    "div",
    { class: "pp-card pp-person ppf-own", "data-pp-face": initials(values.name) },
    el("span", { class: "pp-name", dir: "auto" }, values.name),
    el("p", { class: "pp-where" }, [values.pronouns, place].filter(Boolean).join(" · ")),
    tags("Offers", skills(values.offers)),
    tags("Seeks", skills(values.seeks)),
    el("p", { class: "pp-card__foot" }, languages),
  );
};
