// Elements, and numbers as words. Whatever comes from the store becomes text here, never markup.

export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

export const whole = value => typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 0 }) : "";

// An objective, or any other number of the results: NaN and infinities come as text.
export function number(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "number") return String(value).replace("Infinity", "∞");
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e6 ? String(Number(value.toPrecision(6))) : value.toExponential(4).replace(/\.?0+e/, "e");
}

export function bytes(value) {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) { value /= 1000; unit++; }
  return `${Number(value.toPrecision(3))} ${units[unit]}`;
}

export const moment = text => text ? new Date(text).toLocaleString() : "";

export const settings = object => Object.entries(object ?? {})
  .map(([name, value]) => `${name} ${typeof value === "object" ? JSON.stringify(value) : number(value)}`).join(", ");

// What tells configurations apart: words for each, and for what all have in common.
export function settingsOf(rows) {
  const all = rows.map(row => row.hyperparameters ?? {});
  const isShared = name => all.every(one => JSON.stringify(one[name]) === JSON.stringify(all[0][name]));
  const only = (object, wanted) => settings(Object.fromEntries(Object.entries(object).filter(([name]) => isShared(name) === wanted)));
  const shared = all.length > 1 ? only(all[0], true) : "";
  return { of: row => shared ? only(row.hyperparameters ?? {}, false) : settings(row.hyperparameters), words: shared && `; all have ${shared}` };
}

export const field = (label, control) => h("label", null, label, control);

export const select = (name, choices, chosen) => h("select", { name },
  choices.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));

export const notice = text => h("p", { class: "notice", role: "alert" }, text);

// For those who do not see it: said once, after what is being said.
export function say(text) {
  const told = document.getElementById("told");
  if (told.textContent !== text) told.textContent = text;
}

export function debounce(action, wait) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(action, wait); };
}

// Asks before something that cannot be undone, or is not wanted by accident.
export function ask(question, step) {
  return new Promise(resolve => {
    const dialog = h("dialog", { "aria-labelledby": "question" },
      h("form", { method: "dialog" },
        h("p", { id: "question" }, question),
        h("div", { class: "row" },
          h("button", { value: "", autofocus: true }, "No, leave it"),
          h("button", { value: "yes", class: "danger" }, step))));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "yes"); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
