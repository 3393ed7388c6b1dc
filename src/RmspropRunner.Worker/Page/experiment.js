// One experiment: where it stands, its leaderboard, its pictures and its trials, live while it runs.
import { ask, h, field, moment, notice, number, say, select, settingsOf, whole } from "./dom.js";
import { download, get, listen, post, query, remove, root, text } from "./api.js";
import { copyButton, quoted, table } from "./table.js";
import { board, boardSql } from "./board.js";
import { gallery } from "./pictures.js";
import { stateOf } from "./list.js";

// While it runs, what is shown is asked for again so often at most.
const pause = 3000;
const pageSize = 50;

const steps = {
  pause: { states: ["queued", "running"], title: "Pause", question: name => `Pause ${name}? What is stored stays; it goes on when it is resumed.` },
  resume: { states: ["paused", "cancelled", "failed"], title: "Resume" },
  cancel: { states: ["queued", "running", "paused"], title: "Cancel", danger: true, question: name => `Cancel ${name}? What is stored stays.` },
};

export async function experimentView(signal, key) {
  const path = `${root}/experiments/${encodeURIComponent(key)}`;
  let experiment = await get(path, signal);
  const state = h("span");
  const bar = h("progress", { "aria-label": "Progress" });
  const words = h("span", { class: "soft" });
  const failure = h("div");
  const buttons = h("div", { class: "row" });
  const times = h("dl");

  function stand(rate) {
    state.replaceChildren(stateOf(experiment.status));
    bar.max = experiment.planned_trials;
    bar.value = experiment.stored_trials;
    words.textContent = `${whole(experiment.stored_trials)} of ${whole(experiment.planned_trials)} trials stored`
      + (experiment.diverged_trials ? `, ${whole(experiment.diverged_trials)} diverged` : "") + (rate > 0 ? `, ${number(rate)} a second` : "");
    failure.replaceChildren(...experiment.failure ? [notice(experiment.failure)] : []);
    const allowed = Object.entries(steps).filter(([, step]) => step.states.includes(experiment.status));
    const wanted = allowed.map(([name]) => name).join();
    if (buttons.dataset.steps === wanted) return;
    buttons.dataset.steps = wanted;
    const hadFocus = buttons.contains(document.activeElement);
    buttons.replaceChildren(
      ...allowed.map(([name, step]) => h("button", { type: "button", class: step.danger && "danger", onclick: () => steer(name, step) }, step.title)),
      h("button", { type: "button", class: "danger", onclick: erase }, "Delete"),
      h("button", { type: "button", onclick: () => download(`${path}/trials.csv`, `${key}-trials.csv`) }, "trials.csv"),
      h("button", { type: "button", onclick: () => download(`${path}/traces.csv`, `${key}-traces.csv`) }, "traces.csv"),
      h("a", { href: `#/compare/${encodeURIComponent(key)}` }, "Compare"));
    if (hadFocus) buttons.querySelector("button").focus();
  }

  function tell() {
    const rows = [["Made", moment(experiment.created_at)], ["Started", moment(experiment.started_at)], ["Ended", moment(experiment.ended_at)],
      ["Revisions", String(experiment.revisions)], ["Plan", experiment.plan_hash]];
    times.replaceChildren(...rows.filter(([, value]) => value).flatMap(([name, value]) => [h("dt", null, name), h("dd", null, value)]));
  }

  async function steer(name, step) {
    if (step.question && !await ask(step.question(experiment.name), step.title)) return;
    try {
      experiment = await post(`${path}/${name}`, null);
      stand();
      say(`${experiment.name} is ${experiment.status}.`);
      follow();
    } catch (error) {
      failure.replaceChildren(notice(error.message));
    }
  }

  async function erase() {
    const question = `Delete ${experiment.name} with its ${whole(experiment.stored_trials)} stored trials? This cannot be undone.`;
    if (!await ask(question, "Delete it")) return;
    try {
      await remove(path);
      say(`${experiment.name} is deleted.`);
      location.hash = "#/";
    } catch (error) {
      failure.replaceChildren(notice(error.message));
    }
  }

  // The leaderboard.
  const boardPlace = h("div", null, h("p", { class: "soft" }, "…"));
  async function drawBoard() {
    try {
      const rows = await get(`${path}/leaderboard?limit=20`, signal);
      boardPlace.replaceChildren(rows.length > 0 ? board(rows) : h("p", { class: "soft" }, "Nothing is stored yet."));
    } catch (error) {
      if (!signal.aborted) boardPlace.replaceChildren(notice(error.message));
    }
  }

  // The trials.
  const trials = trialList(path, experiment, signal);

  // The pictures, which come after what is first read.
  const pictures = h("div");
  let drawn;
  async function drawPictures() {
    try {
      drawn = await gallery(path, signal);
      pictures.replaceChildren(drawn.element);
    } catch (error) {
      if (!signal.aborted) pictures.replaceChildren(notice(error.message));
    }
  }

  function renew() {
    waiting = undefined;
    if (signal.aborted) return;
    drawBoard();
    trials.update();
    drawn?.update();
  }

  let waiting;
  const refresh = () => { waiting ??= setTimeout(renew, pause); };

  // Summaries are computed once a second at most, and may be a moment behind when all is stored.
  const settle = () => { for (const wait of [0, 1500, 4000]) setTimeout(renew, wait); };

  let isFollowing;
  let told = 0;
  async function follow() {
    if (isFollowing || !["queued", "running", "paused"].includes(experiment.status)) return;
    isFollowing = true;
    await listen(`${path}/events`, signal, progress => {
      const isNew = progress.stored_trials !== experiment.stored_trials;
      experiment = { ...experiment, status: progress.status, failure: progress.failure, stored_trials: progress.stored_trials, planned_trials: progress.planned_trials };
      stand(progress.trials_per_second);
      const tenth = Math.floor(10 * experiment.stored_trials / experiment.planned_trials);
      if (tenth !== told) { told = tenth; say(`${10 * tenth} percent of ${experiment.name} is stored.`); }
      if (isNew) refresh();
    });
    isFollowing = false;
    if (signal.aborted) return;
    try {
      experiment = await get(path, signal);
      stand();
      tell();
      say(`${experiment.name} is ${experiment.status}.`);
      settle();
    } catch { /* It was deleted, or the page is left. */ }
  }

  const spec = h("details", null, h("summary", null, "Spec, with every default"));
  spec.addEventListener("toggle", async () => {
    if (spec.children.length > 1) return;
    try {
      spec.append(h("pre", { tabindex: "0" }, await text(`${path}/spec`, signal)));
    } catch (error) {
      if (!signal.aborted) spec.append(notice(error.message));
    }
  });

  stand();
  tell();
  await Promise.all([drawBoard(), trials.update()]);
  follow();
  if (Date.now() - new Date(experiment.ended_at ?? 0) < 15000) settle();
  drawPictures();
  return {
    title: experiment.name,
    content: [
      h("div", { class: "row" }, h("h1", null, experiment.name), state),
      experiment.description && h("p", null, experiment.description),
      bar, words, failure, buttons,
      h("div", { class: "row" }, h("h2", null, "Leaderboard"), copyButton(() => boardSql(experiment, 20))), boardPlace,
      h("h2", null, "Pictures"), pictures,
      h("div", { class: "row" }, h("h2", null, "Trials"), copyButton(trials.sql)), trials.element,
      h("h2", null, "About it"), times, spec,
    ].filter(Boolean),
  };
}

const sorts = [["number", "number"], ["best_objective", "best objective"], ["final_objective", "final objective"], ["iterations", "iterations"],
  ["target_iteration", "iterations to the target"]];

// Filtered, sorted and cut into pages by the worker.
function trialList(path, experiment, signal) {
  const form = h("form", { class: "row", "aria-label": "Which trials" },
    field("Problem", h("input", { name: "problem", class: "short" })),
    field("Optimizer", h("input", { name: "optimizer", class: "short" })),
    field("Configuration", h("input", { name: "configuration", type: "number", min: 1 })),
    field("Seed", h("input", { name: "seed", type: "number", min: 0 })),
    field("Outcome", select("outcome", [["", "any"], ["completed", "completed"], ["diverged", "diverged"]], "")),
    field("Sort by", select("sort", sorts, "number")),
    field("Order", select("order", [["asc", "the lowest first"], ["desc", "the highest first"]], "asc")));
  const place = h("div");
  const back = h("button", { type: "button" }, "Previous");
  const forth = h("button", { type: "button" }, "Next");
  const where = h("span", { class: "soft" });
  let cursors = [undefined];
  let next;
  const filters = () => Object.fromEntries([...form.elements].filter(one => one.name).map(one => [one.name, one.value.trim()]));
  const columnsOf = settings => [
    { title: "Trial", of: row => h("a", { href: `#/experiments/${path.split("/").pop()}/trials/${row.number}` }, String(row.number)) },
    { title: "Problem", of: row => `${row.problem}, ${row.dimension}` },
    { title: "Optimizer", of: row => row.optimizer },
    { title: "Settings", kind: "text", of: settings.of },
    { title: "Seed", kind: "number", of: row => String(row.seed) },
    { title: "Outcome", of: row => h("span", { class: row.outcome === "diverged" ? "bad" : undefined }, row.outcome === row.stop_reason ? row.outcome : `${row.outcome}: ${row.stop_reason}`) },
    { title: "Iterations", kind: "number", of: row => whole(row.iterations) },
    { title: "Best", kind: "number", of: row => number(row.best_objective) },
    { title: "Final", kind: "number", of: row => number(row.final_objective) },
  ];

  async function update() {
    try {
      const page = await get(`${path}/trials${query({ ...filters(), limit: pageSize, after: cursors.at(-1) })}`, signal);
      next = page.next;
      const first = (cursors.length - 1) * pageSize;
      where.textContent = page.items.length > 0 ? `${whole(first + 1)} to ${whole(first + page.items.length)}` : "none";
      const focused = place.contains(document.activeElement) ? document.activeElement.hash : undefined;
      const settings = settingsOf(page.items);
      place.replaceChildren(table(`Stored trials${settings.words}`, columnsOf(settings), page.items));
      if (focused) [...place.querySelectorAll("a")].find(link => link.hash === focused)?.focus();
    } catch (error) {
      if (!signal.aborted) place.replaceChildren(notice(error.message));
    }
    back.disabled = cursors.length < 2;
    forth.disabled = !next;
  }

  back.addEventListener("click", () => { cursors.pop(); update(); });
  forth.addEventListener("click", () => { cursors.push(next); update(); });
  form.addEventListener("change", () => { cursors = [undefined]; update(); });
  form.addEventListener("submit", event => { event.preventDefault(); cursors = [undefined]; update(); });
  const sql = () => {
    const { sort, order, ...conditions } = filters();
    const where = Object.entries(conditions).filter(([, value]) => value !== "")
      .map(([name, value]) => `  AND ${name} = ${["configuration", "seed"].includes(name) ? Number(value) : quoted(value)}\n`).join("");
    return `SELECT number, problem, dimension, optimizer, hyperparameters, seed, outcome, stop_reason, iterations, best_objective, final_objective\nFROM trials\n`
      + `WHERE experiment = ${quoted(experiment.name)}\n${where}ORDER BY ${sort}${order === "desc" ? " DESC" : ""}, number\nLIMIT ${pageSize} OFFSET ${(cursors.length - 1) * pageSize}`;
  };
  return { element: h("div", null, form, place, h("div", { class: "row" }, back, forth, where)), update, sql };
}
