// Letters that went through the wrong encoding (`JosÃ©` for José), told as `text/broken_letters.py` tells them.
import { clip, say } from "./templates.js";

const LOST = "\ufffd";
const QUOTES = "‘’“”„‚…–—•‹›»™",
  SPACE = "\u00a0·°";
let bytes = null; // what each sign was as a byte of Windows-1252; the bytes without a sign stand for themselves

const byteOf = (sign) => {
  if (!bytes) {
    const all = Uint8Array.from({ length: 128 }, (_, n) => 128 + n);
    bytes = new Map([...new TextDecoder("windows-1252").decode(all)].map((one, n) => [one, 128 + n]));
  }
  return bytes.get(sign) ?? (sign.codePointAt(0) < 256 ? sign.codePointAt(0) : NaN);
};

const proves = (run, letters) => {
  const follows = "ÂÃ".includes(run[0]) ? QUOTES : QUOTES + SPACE;
  const sure = [...run]
    .slice(1)
    .some((sign) => !follows.includes(sign) && (sign.codePointAt(0) > 255 || !/\p{L}/u.test(sign)));
  const latin = [...letters].every((one) => one < "\u0180" || (one >= "\u2000" && one < "\u2200"));
  return sure && (latin || [...letters].length > 1);
};

const meant = (run) => {
  try {
    const letters = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from([...run].map(byteOf)),
    );
    return proves(run, letters) ? letters : "";
  } catch {
    return "";
  }
};

const brokenIn = (data, path, text) => {
  const lost = text.indexOf(LOST);
  for (const { 0: run, index } of text.matchAll(new RegExp(data.patterns.broken[0], data.patterns.broken[1]))) {
    const letters = meant(run);
    if (letters && (lost < 0 || index < lost))
      return [say(data, "broken-letters", path, { value: clip(run), example: clip(letters) })];
  }
  return lost < 0 ? [] : [say(data, "broken-letters lost", path, { value: LOST })];
};

// Every text in the values of a file.
export const broken = (data, value, path = []) => {
  if (typeof value === "string") return brokenIn(data, path, value);
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    broken(data, inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
};
