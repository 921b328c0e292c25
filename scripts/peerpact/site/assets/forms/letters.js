// Text that went through the wrong encoding: `JosÃ©` for José, or U+FFFD where a letter is lost. Finds what `broken` in
// text/broken_letters.py finds, with the expressions of the checks. Comes only where such text may be.
import { clip, say } from "./templates.js";

const LOST = "\ufffd";
const QUOTES = new Set("\u2018\u2019\u201c\u201d\u201e\u201a\u2026\u2013\u2014\u2022\u2039\u203a\u00bb\u2122"),
  SPACE = new Set("\u00a0\u00b7\u00b0");
const windows = new TextDecoder("windows-1252");
const BYTES = new Map(
  Array.from({ length: 32 }, (_, n) => [windows.decode(new Uint8Array([128 + n])), 128 + n]), // the rest is Latin 1
);
const HIGH = (letter) => BYTES.has(letter) && letter > "\u009f";

// One letter is enough where its second half could not follow a word; other scripts need two letters in a row.
const proves = (run, letters) => {
  const ends = (letter) => QUOTES.has(letter) || (!/[\u00c2\u00c3]/.test(run[0]) && SPACE.has(letter));
  const sure = [...run.slice(1)].some((letter) => !ends(letter) && (HIGH(letter) || !/\p{L}/u.test(letter)));
  const latin = [...letters].every((letter) => letter < "\u0180" || (letter >= "\u2000" && letter < "\u2200"));
  return sure && (latin || [...letters].length > 1);
};
const meant = (run, whole) => {
  const bytes = [...run].map((letter) => BYTES.get(letter) ?? letter.charCodeAt(0));
  try {
    const letters = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes));
    if (!proves(run, letters) && letters !== LOST) return "";
    return (whole.exec(letters) && meant(letters, whole)) || letters; // some were saved in the wrong way twice
  } catch {
    return ""; // it is what it looks like
  }
};

/** Where broken letters begin, how they look and what they were, "" where it is lost; null where none are. */
export const broken = (data, text) => {
  const [source, flags] = data.patterns.broken,
    whole = new RegExp(`^(?:${source})$`, flags.replace("g", "")),
    found = [];
  for (const { 0: run, index } of text.matchAll(new RegExp(source, flags))) {
    const own = meant(run, whole);
    if (own) found.push([index, run, own.includes(LOST) ? "" : own]);
  }
  if (text.includes(LOST)) found.push([text.indexOf(LOST), LOST, ""]);
  return found.sort((a, b) => a[0] - b[0])[0] ?? null;
};

const texts = (value, path) => {
  if (typeof value === "string") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((each, n) => texts(each, [...path, n]));
  return value && typeof value === "object"
    ? Object.entries(value).flatMap(([key, each]) => texts(each, [...path, key]))
    : [];
};
/** The mistakes in all texts of a file. */
export const brokenTexts = (data, values) =>
  texts(values, []).flatMap(([path, text]) => {
    const found = broken(data, text);
    if (!found) return [];
    const [, value, own] = found;
    return [say(data, own ? "broken-letters" : "broken-letters lost", path, { value: clip(value), own })];
  });
