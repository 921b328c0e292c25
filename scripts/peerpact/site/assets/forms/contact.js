// What looks like a way to reach somebody, what nobody can see, and broken letters, by the expressions of the checks.
import { say } from "./templates.js";

const expressions = new Map();
const pattern = (data, name) => {
  if (!expressions.has(name)) expressions.set(name, new RegExp(data.patterns[name][0], data.patterns[name][1]));
  const found = expressions.get(name);
  found.lastIndex = 0;
  return found;
};
/** Whether an expression of the checks finds something in a text. */
export const holds = (data, name, text) => pattern(data, name).test(text);
export const hiddenIn = (data) => pattern(data, "hidden");

// `instead` is what belongs where the text stands.
export const contact = (data, path, text, instead) => {
  const folded = text.normalize("NFKC");
  if (!pattern(data, "suspect").test(folded)) return [];
  const plain = folded.replace(pattern(data, "harmless"), " ");
  const has = (name, where = plain) => pattern(data, name).test(where);
  const kind = has("room", folded) ? "room" : has("mail") ? "mail" : has("phone") || has("called") ? "phone" : "";
  if (!kind) return [];
  const rule = `no-contact-data ${kind}`;
  return [instead ? say(data, `${rule} instead`, path, { own: instead }) : say(data, rule, path)];
};

const SUSPECT = /[\u00c2-\u00f4\ufffd]/;
let letters = null;
/** Letters of a wrong encoding are rare: what knows them comes when there may be some, and then calls `ready`. */
export const brokenLetters = (data, values, ready) => {
  if (!SUSPECT.test(JSON.stringify(values))) return [];
  if (letters) return letters.brokenTexts?.(data, values) ?? [];
  letters = import("./letters.js").then((module) => {
    letters = module;
    ready();
  });
  return [];
};
