// Who the reader of the site is, as far as they have said so in this browser: a username, kept under one name. What an
// earlier version of the site kept under another name is found and moved. Touches no page.
const KEY = "peerpact.me",
  EARLIER = []; // names of the key in earlier versions, newest first
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,37}[A-Za-z0-9-])?$/;

export const isLogin = (text) => LOGIN.test(text);

/** The username, "" where none or nonsense is kept, or where the browser keeps nothing. */
export const remembered = (earlier = EARLIER) => {
  try {
    const old = earlier.find((name) => localStorage.getItem(name));
    if (old && !localStorage.getItem(KEY)) localStorage.setItem(KEY, localStorage.getItem(old));
    if (old) localStorage.removeItem(old);
    const login = localStorage.getItem(KEY) || "";
    return isLogin(login) ? login : "";
  } catch {
    return "";
  }
};

/** Keeps a username; "" forgets it. */
export const remember = (login) => {
  try {
    if (login) localStorage.setItem(KEY, login);
    else localStorage.removeItem(KEY);
  } catch {
    // a browser that keeps nothing
  }
};
