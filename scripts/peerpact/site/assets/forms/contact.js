// What looks like a way to reach somebody, and what nobody can see, by the expressions of the checks.
import { say } from "./templates.js";

const expressions = new Map();
const pattern = (data, name) => {
  if (!expressions.has(name)) expressions.set(name, new RegExp(data.patterns[name][0], data.patterns[name][1]));
  const found = expressions.get(name);
  found.lastIndex = 0;
  return found;
};
export const hiddenIn = (data) => pattern(data, "hidden");

// `instead` is what belongs where the text stands.
export const contact = (data, path, text, instead) => {
  if (!pattern(data, "suspect").test(text)) return [];
  const plain = text.replace(pattern(data, "harmless"), " ");
  const kind = pattern(data, "mail").test(plain)
    ? "mail"
    : pattern(data, "phone").test(plain) || pattern(data, "called").test(plain)
      ? "phone"
      : "";
  if (!kind) return [];
  const rule = `no-contact-data ${kind}`;
  return [instead ? say(data, `${rule} instead`, path, { own: instead }) : say(data, rule, path)];
};
