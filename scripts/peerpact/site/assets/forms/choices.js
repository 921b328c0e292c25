// Languages and zones to choose from, by what people call them; and what the browser knows about its reader.
import { fold } from "../fold.js";

const words = (text) =>
  fold(text.replace(/[_/()]/g, " "))
    .split(/[\s,]+/u)
    .filter(Boolean);
const spaced = (text) => words(text).join(" ");
const mine = () => navigator.languages || [navigator.language || "en"];
const MOST = 8;

// 0: the whole name; 1: its beginning; 2: the beginning of a word in it; 3: inside; Infinity: not at all.
const rank = (name, text) => {
  const at = name.indexOf(text);
  if (at < 0 || !text) return Infinity;
  if (at === 0) return name === text ? 0 : 1;
  return name[at - 1] === " " ? 2 : 3;
};
const best = (entries, text) =>
  entries
    .map((entry) => [Math.min(...entry.called.map((name) => rank(name, text))), entry])
    .filter(([place]) => place < Infinity)
    .sort((a, b) => a[0] - b[0])
    .slice(0, MOST);

const displayNames = (tags) => {
  const own = new Intl.DisplayNames([...mine()], { type: "language" }),
    english = new Intl.DisplayNames("en", { type: "language" });
  const local = (tag) => new Intl.DisplayNames(tag, { type: "language" }).of(tag) || tag;
  return tags.map((tag) => {
    const names = [own.of(tag) || tag, english.of(tag) || tag, local(tag)];
    return { tag, label: names[0], called: [...new Set(names.map(spaced))] };
  });
};

const TAGGED = /^(?:.*\()?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)?$/;

/** `data.languages` are all codes of two letters, `data.languageNames` other names people use: name -> code. */
export const languages = (data) => {
  let all = null; // worked out when first asked, for there are many
  const nicknames = Object.entries(data.languageNames || {});
  const known = () => {
    if (all) return all;
    const tags = [...data.languages.split(" "), "pt-BR", "pt-PT", "zh-Hans", "zh-Hant"];
    all = displayNames([...new Set([...tags, ...nicknames.map(([, tag]) => tag)])]);
    for (const [name, tag] of nicknames) {
      const one = all.find((each) => each.tag === tag);
      one.called.push(spaced(name));
      if (one.label === tag) one.label = name; // the browser has no name for it
    }
    return all;
  };
  const coded = (text) => known().find(({ tag }) => tag.toLowerCase() === text.toLowerCase());
  const named = (text) => {
    const found = known().filter(({ called }) => called.includes(spaced(text)));
    return found.length === 1 || (found.length && found[0].label) ? found[0].tag : "";
  };
  return {
    search: (text) =>
      best(known(), spaced(text)).map(([place, { tag, label }]) => ({
        value: tag,
        label,
        detail: tag,
        sure: place < 3,
      })),
    exact: (text) => {
      const tag = (TAGGED.exec(text) || [])[1] || "";
      return named(text) || (tag && text.endsWith(")") ? tag : "") || coded(text)?.tag || "";
    },
    display: (value) => {
      const one = coded(value);
      return one ? `${one.label} (${one.tag})` : value;
    },
    name: (value) => coded(value)?.label || value,
    reader: () =>
      [...new Set(mine().map((tag) => tag.split("-")[0]))].filter((tag) => ` ${data.languages} `.includes(` ${tag} `)),
  };
};
