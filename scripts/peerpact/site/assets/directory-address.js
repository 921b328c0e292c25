// The state of the directory in the page's address.
export const PAGE = 60; // people shown at once

// The address holds the whole state, so that a link or the back button leads to the same people. The words are called
// `find`, because the theme's own search takes `q` for itself.
/** What the address asks for: text, picks by facet, order, and how many are shown. */
export const read = (people) => {
  const query = new URLSearchParams(location.search),
    picks = new Map();
  for (const [id, facet] of people.facets) {
    const keys = query.getAll(id).filter((key) => facet.values.has(key));
    if (keys.length) picks.set(id, new Set(keys));
  }
  return {
    text: (query.get("find") ?? "").slice(0, 200),
    picks,
    sort: query.get("sort") === "best" ? "best" : "name",
    shown: history.state?.shown ?? PAGE,
  };
};
/** The address of a state. */
export const write = ({ text, picks, sort }) => {
  const query = new URLSearchParams();
  if (text.trim()) query.set("find", text.trim());
  for (const [id, keys] of picks) for (const key of keys) query.append(id, key);
  if (sort === "best") query.set("sort", sort);
  return query.size ? `?${query}` : location.pathname;
};
