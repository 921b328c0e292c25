// The arithmetic of the score, with the same whole numbers as `peerpact suggest` (guides/matching.md).
// For the directory and for the preview in the forms. Nothing here knows people, hours or the page.
// Levels are 0 to 3; weights are in ten-thousandths.

export const KINDS = ["pair", "related-pair", "async-pair", "one-way"];
const GAPS = [0, 7000, 10000, 9000]; // what a teacher counts who is so many levels ahead

export const weight = (teacher, learner, exact) => {
  const full = teacher > learner ? GAPS[teacher - learner] : 0;
  return exact ? full : Math.floor((full * 6) / 10);
};
export const direction = (best, next) => Math.floor((8 * best + 2 * next + 5) / 10);
export const mean = (u, v) => (u && v ? Math.floor((4 * u * v + u + v) / (2 * (u + v))) : 0);
export const mean3 = (all) => {
  const product = all.reduce((one, other) => one * other),
    below = all.reduce((sum, each) => sum + product / each, 0);
  return Math.floor((6 * product + below) / (2 * below));
};
export const score = (value, quarters, formats) => {
  const factor = 600000 + 15625 * Math.min(quarters, 16) + 75000 * Math.min(formats, 2);
  return Math.floor((value * factor + 500000) / 1000000);
};
export const bitCount = (number) => {
  let bits = number - ((number >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};
// Formats as bits; someone who names none is open to all five.
export const inCommon = (one, other) => bitCount((one || 31) & (other || 31));
