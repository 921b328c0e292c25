// Letters as people compare them, one way for the whole site and the same as in Python (`fold` in text/letters.py):
// small, without accents, letters with a stroke as the plain ones, each run of white space one space. Touches no page.
const ACCENTS = /[\u0300-\u036f]/gu;
const LETTERS = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d", ħ: "h", ŧ: "t", ς: "σ" };
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

export const fold = (text) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .toLowerCase()
    .replace(ACCENTS, "")
    .normalize("NFC")
    .replace(LETTER, (letter) => LETTERS[letter])
    .split(/\s+/u)
    .filter(Boolean)
    .join(" ");

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
