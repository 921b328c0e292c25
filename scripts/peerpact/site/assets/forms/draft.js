// What was typed, kept in this browser only, until it is forgotten. A browser that keeps nothing is no mistake.
const PREFIX = "peerpact-form:";

export const draft = (name) => {
  const key = PREFIX + new URL("../../", import.meta.url).pathname + name;
  const dare = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  return {
    // One of an older form, or from elsewhere, may have another shape: then there is none.
    read: (fits) =>
      dare(() => {
        const model = JSON.parse(localStorage.getItem(key));
        return model && fits(model) ? model : null;
      }),
    keep: (model) => dare(() => localStorage.setItem(key, JSON.stringify(model))),
    forget: () => dare(() => localStorage.removeItem(key)),
  };
};
