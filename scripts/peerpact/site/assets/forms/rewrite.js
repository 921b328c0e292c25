// A file with other values, in which everything that stays keeps its bytes: comments, quotes and the ends of lines.
import { emit, entry } from "./yaml.js";

// The top level of a file as it is written: what is above the first key, then each key with the comments before it.
const blocks = (text) => {
  const found = [];
  let head = "",
    waiting = ""; // comments and empty lines, which belong to the key below them
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) || []) {
    const key = (/^([a-z_]+):(?=\s)/.exec(line) || [])[1];
    if (key) {
      found.push({ key, lead: waiting, body: line });
      waiting = "";
    } else if (/^\s*(#|$)/.test(line) || !found.length) waiting += line;
    else {
      found[found.length - 1].body += waiting + line;
      waiting = "";
    }
    if (!found.length) {
      head += waiting;
      waiting = "";
    }
  }
  return { head, found, tail: waiting };
};
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// A box that is not ticked says nothing; where the file said no, it still does.
const withNo = (values, before) => {
  const whole = { ...values };
  for (const [key, old] of Object.entries(before)) {
    const now = values[key];
    if (old === false && now === undefined) whole[key] = false;
    else if (now && old && typeof now === "object" && !Array.isArray(now)) whole[key] = withNo(now, old);
  }
  return whole;
};

/**
 * A file with other values, in which everything that stays keeps its lines, comments and quotes. `before` are the
 * values of `text`, `order` the keys in the order of the schema. Without a text the whole file is written.
 */
export const rewrite = (text, before, given, order) => {
  const values = withNo(given, before);
  const { head, found, tail } = blocks(text);
  if (!found.length) return emit(values);
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const written = (key) => entry(key, values[key], "").replaceAll("\n", end);
  const parts = found.flatMap((part) => {
    if (same(values[part.key], before[part.key])) return [part];
    return values[part.key] === undefined ? [] : [{ ...part, body: written(part.key) }];
  });
  const has = new Set(found.map(({ key }) => key));
  for (const key of order) {
    if (has.has(key) || values[key] === undefined || same(values[key], before[key])) continue;
    const above = order.slice(0, order.indexOf(key));
    const at = parts.findLastIndex((part) => above.includes(part.key));
    parts.splice(at + 1, 0, { key, lead: "", body: written(key) });
  }
  const whole = parts.map(({ lead, body }) => lead + (body.endsWith("\n") ? body : body + end));
  return head + whole.join("") + tail;
};

const lineEnd = (text) => (text.includes("\r\n") ? "\r\n" : "\n");
const closed = (text) => (!text || text.endsWith("\n") ? text : text + lineEnd(text));

/** The same bytes and one more line, in the file's own line ends. */
export const appendLine = (text, line) => closed(text) + line + lineEnd(text);

/** The same bytes and one more entry of a list of groups; a list that is written in brackets is written again. */
export const appendEntry = (text, key, values) => {
  const end = lineEnd(text);
  const { head, found, tail } = blocks(closed(text));
  const part = found.find((each) => each.key === key);
  const item = entry(key, [values], "").split("\n").slice(1).join(end);
  if (!part) return closed(text) + `${key}:${end}${item}`;
  const indent = (/^( *)- /m.exec(part.body) || [])[1];
  if (indent === undefined) return "";
  const own = item.replace(/^ {2}/gm, indent);
  return head + found.map((each) => each.lead + each.body + (each === part ? own : "")).join("") + tail;
};
