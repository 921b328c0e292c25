// How to bring back a draft that was forgotten or sent, loaded where there is one.
import { el } from "./dom.js";
import { again, button } from "./draft.js";

const BACK = {
  forgotten: ["Your draft is gone.", "Undo"],
  sent: ["You sent your last answers to GitHub, so this form is empty again.", "Bring them back"],
};

/** The line above the form. */
export const createUndo = (draft) => {
  const [message, label] = BACK[draft.asideReason()];
  const back = () => {
    draft.bringBack();
    again();
  };
  return el("p", { class: "ppf-note ppf-undo", role: "status" }, message, " ", button(label, back));
};
