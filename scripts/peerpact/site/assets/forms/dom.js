// Elements from names, attributes and children. Text is always text: nothing here reads HTML.
let count = 0;
const shown = (children) =>
  children.flat(Infinity).filter((child) => child !== undefined && child !== "" && child !== false);
export const fresh = (name) => `ppf-${name}-${(count += 1)}`;

export const el = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && (value !== "" || name === "value"))
      element.setAttribute(name, value);
  }
  element.append(...shown(children));
  return element;
};

// A sentence of the checks: what stands between backticks is code.
export const prose = (text) =>
  text
    .split("`")
    .map((part, n) => (n % 2 ? el("code", {}, part) : part))
    .filter((p) => p !== "");

export const put = (element, ...children) => {
  element.textContent = "";
  element.append(...shown(children));
  return element;
};
