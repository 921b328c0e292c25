// A file with other values, in which everything that stays keeps its bytes: comments, quotes and the ends of lines.
import { emit, entry } from "./yaml.js";

// What is written at one depth of a file: what is above the first key, then each key with the comments before it.
const blocks = (text, indent = 0, begins = new RegExp(`^ {${indent}}([a-z_]+):(?=\\s)`)) => {
  // What is further in belongs to the value above it: in a text of many lines, `#` is text.
  const found = [],
    apart = new RegExp(`^ {0,${indent}}#|^\\s*$`);
  let head = "",
    waiting = ""; // comments and empty lines, which belong to the key below them
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) || []) {
    const key = (begins.exec(line) || [])[1];
    if (key) {
      found.push({ key, lead: waiting, body: line });
      waiting = "";
    } else if (apart.test(line) || !found.length) waiting += line;
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
const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// A box that is not ticked says nothing; where the file said no, it still does.
const withNo = (values, before) => {
  const whole = { ...values };
  for (const [key, old] of Object.entries(before)) {
    const now = values[key];
    if (old === false && now === undefined) whole[key] = false;
    else if (isGroup(now) && isGroup(old)) whole[key] = withNo(now, old);
  }
  return whole;
};

// The keys of one group. "" where the text is written in a way that cannot be followed, and has to be written again.
const group = (text, { indent = 0, before, values, order = Object.keys(values), end }) => {
  const { head, found, tail } = blocks(text, indent);
  const has = new Set(found.map(({ key }) => key));
  if (!Object.keys(before).every((key) => has.has(key))) return "";
  const written = (key) => entry(key, values[key], " ".repeat(indent)).replaceAll("\n", end);
  const parts = found.flatMap((part) => {
    const [was, now] = [before[part.key], values[part.key]];
    if (same(now, was)) return [part];
    return now === undefined ? [] : [{ ...part, body: within(part.body, was, now, end) || written(part.key) }];
  });
  for (const key of order) {
    if (has.has(key) || values[key] === undefined || same(values[key], before[key])) continue;
    const above = order.slice(0, order.indexOf(key));
    const at = parts.findLastIndex((part) => above.includes(part.key));
    parts.splice(at + 1, 0, { key, lead: "", body: written(key) });
  }
  const whole = parts.map(({ lead, body }) => lead + (body.endsWith("\n") ? body : body + end));
  return head + whole.join("") + tail;
};

// A key whose value is a group or a list of groups, one on a line: only the lines that change are written again.
const within = (body, before, now, end) => {
  const [first] = /^[^\n]*\n?/.exec(body),
    below = body.slice(first.length);
  if (!/^ *[a-z_]+:\s*(#.*)?$/.test(first.trimEnd())) return "";
  const indent = (/^( *)[a-z_]/m.exec(below) || [""])[0].length - 1;
  const text =
    isGroup(before) && isGroup(now)
      ? group(below, { indent, before, values: now, end })
      : Array.isArray(before) && Array.isArray(now) && [...before, ...now].every(isGroup)
        ? list(below, before, now, end)
        : "";
  return text && first + text;
};

// Entries that stay keep their text wherever they are now; one that changed is found by what comes first in it.
const list = (text, before, now, end) => {
  const dash = (/^( *)- /m.exec(text) || [])[1];
  if (dash === undefined) return "";
  const { head, found, tail } = blocks(text, dash.length, new RegExp(`^${dash}(-) `));
  if (found.length !== before.length) return "";
  found[0].lead = head;
  const left = found.map((part, n) => ({ ...part, value: before[n] }));
  const take = (fits) => left.splice(left.findIndex(fits), left.some(fits) ? 1 : 0)[0];
  const name = (value) => Object.values(value)[0];
  const kept = now.map((value) => take((part) => same(part.value, value)));
  const near = now.map((value, n) => kept[n] || take((part) => name(part.value) === name(value)));
  const one = (value, n) => {
    const part = near[n] || take(() => now.length === found.length);
    if (!part) return item(value, dash, end);
    return part.lead + (kept[n] ? part.body : inItem(part, dash, value, end) || item(value, dash, end));
  };
  const whole = now.map(one).map((each) => (each.endsWith("\n") ? each : each + end));
  return whole.join("") + tail;
};
const item = (value, dash, end) =>
  entry("", [value], "").split("\n").slice(1).join("\n").replace(/^ {2}/gm, dash).replaceAll("\n", end);
const inItem = ({ body, value: before }, dash, values, end) => {
  const [opening] = /^ *- +(?=[a-z_]+:\s)/.exec(body) || [""],
    indent = opening.length;
  const text = indent && group(" ".repeat(indent) + body.slice(indent), { indent, before, values, end });
  return text && /^ +[a-z_]/.test(text) ? opening + text.slice(indent) : "";
};

/**
 * A file with other values, in which everything that stays keeps its lines, comments and quotes. `before` are the
 * values of `text`, `order` the keys in the order of the schema. Without a text the whole file is written.
 */
export const rewrite = (text, before, given, order) => {
  const values = withNo(given, before);
  return group(text, { before, values, order, end: lineEnd(text) }) || emit(values);
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
  if (!part) return closed(text) + `${key}:${end}${item(values, "  ", end)}`;
  const dash = (/^( *)- /m.exec(part.body) || [])[1];
  if (dash === undefined) return "";
  const own = item(values, dash, end);
  return head + found.map((each) => each.lead + each.body + (each === part ? own : "")).join("") + tail;
};
