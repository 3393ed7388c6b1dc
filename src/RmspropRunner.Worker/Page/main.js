// Which view an address has, and what all views share.
import { h, notice } from "./dom.js";
import { listView } from "./list.js";
import { submitView } from "./submit.js";
import { experimentView } from "./experiment.js";
import { trialView } from "./trial.js";
import { compareView } from "./compare.js";

const routes = [
  [/^$/, listView],
  [/^submit$/, submitView],
  [/^compare(?:\/([^/]+))?(?:\/([^/]+))?$/, compareView],
  [/^experiments\/([^/]+)$/, experimentView],
  [/^experiments\/([^/]+)\/trials\/(\d+)$/, trialView],
];

const main = document.getElementById("main");
let current = new AbortController();
let shown;

async function show(isNew) {
  const address = location.hash.replace(/^#\/?/, "");
  if (location.hash === "#main") { main.focus(); return; }
  current.abort();
  current = new AbortController();
  const { signal } = current;
  for (const link of document.querySelectorAll("nav a:not(.home)"))
    if (link.hash.replace(/^#\/?/, "") === address.split("/")[0]) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  const [view, parts] = routes.map(([shape, made]) => [made, shape.exec(address)]).find(([, found]) => found) ?? [];
  shown = address;
  main.replaceChildren(h("p", { class: "soft" }, "…"));
  try {
    if (!view) throw new Error("There is no such page.");
    const { title, content } = await view(signal, ...parts.slice(1).map(part => part && decodeURIComponent(part)));
    if (signal.aborted) return;
    document.title = `${title} – rmsprop-worker`;
    main.replaceChildren(...content);
    if (isNew) main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  } catch (error) {
    if (signal.aborted) return;
    document.title = "rmsprop-worker";
    main.replaceChildren(h("h1", null, "It cannot be shown"), notice(error.message));
  }
}

window.addEventListener("hashchange", () => show(true));
window.addEventListener("token", () => { if (shown !== "submit") show(true); });

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const chosen = localStorage.getItem("rmsprop-theme");
if (chosen) document.documentElement.dataset.theme = chosen;
document.getElementById("theme").addEventListener("click", () => {
  const data = document.documentElement.dataset;
  data.theme = (data.theme ?? (dark.matches ? "dark" : "light")) === "dark" ? "light" : "dark";
  localStorage.setItem("rmsprop-theme", data.theme);
  window.dispatchEvent(new Event("theme"));
});
dark.addEventListener("change", () => window.dispatchEvent(new Event("theme")));
show(false);
