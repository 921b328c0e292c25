// Where the site is, what it knows, and which day it is in the reader's browser.
const HERE = new URL("./", import.meta.url);
export const fetched = async (name) => {
  const answer = await fetch(new URL(name, HERE));
  if (!answer.ok) throw new Error(name);
  return answer.json();
};
export const today = () => new Date().toISOString().slice(0, 10);
export const site = (address) => new URL(`../../${address}`, HERE).href;
