// What the page says of a draft: that there is one, how to forget it, and how to bring it back.
import { el } from "./dom.js";

const BACK = {
  forgotten: ["Your draft is gone.", "Undo"],
  sent: ["You took your last answers to GitHub, so this form is empty again.", "Bring them back"],
};

const again = () => {
  location.hash = "";
  location.reload();
};
const button = (label, act) => el("button", { type: "button", class: "ppf-plain", onclick: act }, label);

/** Above the form: what was forgotten or sent can be brought back as long as the tab is open. "" where nothing was. */
export const createUndo = (draft) => {
  const [message, label] = BACK[draft.asideReason()] || [];
  if (!message) return "";
  const back = () => {
    draft.bringBack();
    again();
  };
  return el("p", { class: "ppf-note ppf-undo", role: "status" }, message, " ", button(label, back));
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
