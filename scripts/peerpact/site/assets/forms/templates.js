// Sentences of the checks with their gaps filled. Holds no sentence itself: these come with the data.
const LONGEST = 60;

export const fill = (text, gaps) => text.replace(/\{(\w+)\}/g, (all, name) => (name in gaps ? gaps[name] : all));

// As the checks show a value: on one line, not too long, without backticks.
export const clip = (value) => {
  const text = [...String(value)]
    .slice(0, 4 * LONGEST)
    .join("")
    .split(/\s+/)
    .filter(Boolean)
    .join(" ");
  const letters = [...text];
  return (letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST - 1).join("")}…`).replace(/`/g, "'");
};

export const say = (data, rule, path, gaps = {}, hint = false) => {
  const both = data.words[rule];
  const [message, fix] = Array.isArray(both[0]) ? both[typeof path[path.length - 1] === "number" ? 1 : 0] : both;
  return { rule: rule.split(" ")[0], path, message: fill(message, gaps), fix: fill(fix, gaps), hint };
};
