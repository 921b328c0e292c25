// What was typed, kept in this browser only, until it is sent or forgotten. A browser that keeps nothing is no mistake.
// A draft remembers the values that it began from, so that nobody takes back what has changed in the file since.
import { el } from "./dom.js";
import { prune, renamed } from "./model.js";

const PREFIX = "peerpact-form:";
const VERSION = 2;

const dare = (act) => {
  try {
    return act() ?? null;
  } catch {
    return null;
  }
};
const read = (store, key) => dare(() => JSON.parse(store().getItem(key)));
const write = (store, key, value) => dare(() => store().setItem(key, JSON.stringify(value)));
const remove = (store, key) => dare(() => store().removeItem(key));
const local = () => localStorage,
  session = () => sessionStorage;

// A draft of version 1 was the model alone.
const record = (found) => {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return null;
  return found.version === VERSION ? found : { version: VERSION, model: found, base: null, saved: "" };
};

/**
 * The draft of one form. `name` tells forms apart, `names` are older names of it, newest first; `base` are the values
 * that a new draft begins from; `renames` is a list of [old way, new way], oldest first.
 */
export const openDraft = ({ name, names = [], base, schema, renames = [] }) => {
  const at = (each) => PREFIX + new URL("../../", import.meta.url).pathname + each;
  const key = at(name),
    aside = `${key}:aside`;
  const shaped = (found) => {
    const kept = record(found);
    const model = kept && prune(schema, renamed(kept.model, renames));
    return model ? { ...kept, model } : null;
  };
  const stored = () => {
    for (const each of [name, ...names]) {
      const found = shaped(read(local, at(each)));
      if (found) return found;
    }
    return null;
  };
  const old = stored(),
    store = {
      model: old ? old.model : base(),
      base: old ? old.base : base(),
      saved: old ? old.saved : "",
      restored: Boolean(old),
    };
  const now = () => new Date().toISOString();
  const gone = () => [name, ...names].forEach((each) => remove(local, at(each)));
  return Object.assign(store, {
    keep: (model) => write(local, key, { version: VERSION, model, base: store.base, saved: now() }),
    /** Begins from other values: what the file holds now, with what was taken over into it. */
    rebase: (model, from) => {
      Object.assign(store, { model, base: from });
      write(local, key, { version: VERSION, model, base: from, saved: now() });
    },
    /** The draft is gone, but can be brought back as long as this tab is open. */
    setAside: (why) => {
      const found = read(local, key) || { version: VERSION, model: store.model, base: store.base, saved: now() };
      write(session, aside, { ...found, why });
      gone();
    },
    asideReason: () => (read(session, aside) || {}).why || "",
    bringBack: () => {
      const { why: _, ...found } = read(session, aside) || {};
      if (found.model) write(local, key, found);
      remove(session, aside);
    },
  });
};

// What the page says of a draft: that there is one, how to forget it, and, above the form, how to bring it back.
export const again = () => {
  location.hash = "";
  location.reload();
};
export const button = (label, act) => el("button", { type: "button", class: "ppf-plain", onclick: act }, label);

/** Above the form: what was forgotten or sent can be brought back as long as the tab is open. */
export const offerUndo = async (host, draft) => {
  if (draft.asideReason()) host.before((await import("./undo.js")).createUndo(draft));
};

/** Below the form. */
export const createDraftNote = (draft) =>
  el(
    "p",
    { class: "ppf-hint" },
    draft.restored ? "Your draft from last time is here again. " : "",
    "A draft is kept in this browser only. ",
    button("Forget this draft", () => {
      draft.setAside("forgotten");
      again();
    }),
  );
