// Text as it is compared and looked for, one way for the whole site: small letters, no accents, letters with a stroke
// as the plain ones, whatever the order of marks. Touches no page.
const STROKES = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", ħ: "h", ŧ: "t", ŋ: "n" };
const STROKE = new RegExp(`[${Object.keys(STROKES).join("")}]`, "gu");

export const plainText = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(STROKE, (letter) => STROKES[letter])
    .trim();

/** Whether `typed` is the beginning of `whole` but for one typo: a letter too many, missing, wrong or swapped. */
export const nearlyBegins = (typed, whole) => {
  let at = 0;
  while (at < typed.length && typed[at] === whole[at]) at += 1;
  const rest = typed.slice(at),
    there = whole.slice(at);
  return (
    !rest ||
    there.slice(1).startsWith(rest.slice(1)) ||
    there.slice(1).startsWith(rest) ||
    there.startsWith(rest.slice(1)) ||
    (rest.length > 1 && there.startsWith(rest[1] + rest[0] + rest.slice(2)))
  );
};
