// The experiments, and how far they have come.
import { h, field, moment, notice, number, select, whole } from "./dom.js";
import { get, listen, query, root } from "./api.js";
import { copyButton, quoted, table } from "./table.js";

const states = ["queued", "running", "paused", "finished", "cancelled", "failed", "partial"];

export const hrefOf = experiment => `#/experiments/${encodeURIComponent(decodeURIComponent(experiment.url.split("/").pop()))}`;

export const stateOf = status => {
  const name = status;
  return h("span", { class: `state ${name}` }, name);
};

export async function listView(signal) {
  const filter = h("form", { class: "row", "aria-label": "Which experiments" },
    field("Status", select("status", [["", "any"], ...states.map(name => [name, name])], "")),
    field("Name", h("input", { name: "name", placeholder: "the whole name" })));
  const place = h("div");
  const more = h("button", { type: "button", hidden: true }, "More");
  let items = [];
  let next;
  const live = new Map();
  let stream;

  const progressOf = experiment => {
    const bar = h("progress", { max: experiment.planned_trials, value: experiment.stored_trials, "aria-label": `Progress of ${experiment.name}` });
    const rate = h("span", { class: "soft small" });
    live.set(experiment.name, { bar, rate });
    return h("span", null, bar, " ", rate);
  };
  const columns = [
    { title: "Experiment", kind: "text", of: one => h("a", { href: hrefOf(one) }, one.name) },
    { title: "Status", of: one => { const state = stateOf(one.status); state.dataset.of = one.id; return state; } },
    { title: "Progress", of: progressOf },
    { title: "Trials", kind: "number", of: one => whole(one.planned_trials) },
    { title: "Diverged", kind: "number", of: one => whole(one.diverged_trials) },
    { title: "Description", kind: "text", of: one => one.description },
    { title: "Made", of: one => moment(one.created_at) },
  ];

  function draw() {
    live.clear();
    place.replaceChildren(items.length > 0
      ? table("Experiments, the newest first", columns, items)
      : h("p", null, "There is nothing here. ", h("a", { href: "#/submit" }, "Submit a spec"), "."));
    more.hidden = !next;
  }

  async function load(after) {
    try {
      const values = filter.elements;
      const page = await get(`${root}/experiments${query({ status: values.status.value, name: values.name.value.trim(), limit: 50, after })}`, signal);
      items = after ? items.concat(page.items) : page.items;
      next = page.next;
      draw();
    } catch (error) {
      if (!signal.aborted) place.replaceChildren(notice(error.message));
    }
  }

  more.addEventListener("click", () => load(next));
  filter.addEventListener("change", () => load());
  filter.addEventListener("submit", event => { event.preventDefault(); load(); });
  await load();

  let reload = 0;
  stream = listen(`${root}/events`, signal, progress => {
    const known = items.find(one => one.name === progress.name);
    const shown = live.get(progress.name);
    if (!known || known.status !== progress.status) {
      clearTimeout(reload);
      if (!filter.elements.status.value && !filter.elements.name.value) reload = setTimeout(() => !signal.aborted && items.length <= 50 && load(), 300);
    }
    if (!shown) return;
    shown.bar.max = progress.planned_trials;
    shown.bar.value = progress.stored_trials;
    shown.rate.textContent = progress.trials_per_second > 0 ? `${number(progress.trials_per_second)}/s` : "";
  });
  stream.catch(() => {});

  const sql = () => {
    const status = filter.elements.name.value.trim();
    return `SELECT id, name, description, created_at FROM experiment${status ? ` WHERE name = ${quoted(status)}` : ""} ORDER BY id DESC LIMIT 50`;
  };
  return {
    title: "Experiments",
    content: [h("div", { class: "row" }, h("h1", null, "Experiments")), filter, place, h("div", { class: "row" }, more, copyButton(sql))],
  };
}
