// Two experiments side by side.
import { h, field, notice, select } from "./dom.js";
import { get, root } from "./api.js";
import { copyButton } from "./table.js";
import { board, boardSql } from "./board.js";
import { place } from "./pictures.js";
import { hrefOf } from "./list.js";

const keyOf = experiment => decodeURIComponent(experiment.url.split("/").pop());

export async function compareView(signal, left, right) {
  const { items } = await get(`${root}/experiments?limit=200`, signal);
  const choices = [["", "choose one"], ...items.map(one => [keyOf(one), one.name])];
  const first = select("left", choices, left ?? "");
  const second = select("right", choices, right ?? "");
  const go = () => { location.hash = `#/compare/${encodeURIComponent(first.value)}${second.value ? `/${encodeURIComponent(second.value)}` : ""}`; };
  const form = h("form", { class: "row", onsubmit: event => { event.preventDefault(); if (first.value) go(); } },
    field("One experiment", first), field("Another", second), h("button", { type: "submit" }, "Compare"));

  async function half(key) {
    const section = h("section");
    try {
      const path = `${root}/experiments/${encodeURIComponent(key)}`;
      const [experiment, rows] = await Promise.all([get(path, signal), get(`${path}/leaderboard?limit=20`, signal)]);
      const spot = place();
      signal.addEventListener("abort", () => spot.forget());
      section.setAttribute("aria-label", experiment.name);
      section.append(h("h2", null, h("a", { href: hrefOf(experiment) }, experiment.name)), experiment.description && h("p", null, experiment.description) || "",
        spot.element, rows.length > 0 ? board(rows) : h("p", { class: "soft" }, "Nothing is stored yet."), copyButton(() => boardSql(experiment, 20)));
      const figure = await get(`${path}/plots/convergence`, signal).catch(error => { spot.fail(error.message); });
      return { section, spot, figure };
    } catch (error) {
      section.append(notice(error.message));
      return { section };
    }
  }

  const halves = await Promise.all([left, right].filter(Boolean).map(half));
  const figures = halves.map(one => one.figure).filter(Boolean);
  for (const { spot, figure } of halves) if (figure) spot.show(figure);
  return {
    title: "Compare",
    content: [h("h1", null, "Compare two experiments"), form,
      figures.length > 1 && h("p", { class: "soft" }, "The scales of the two pictures are their own: read the numbers on the axes."),
      h("div", { class: "halves" }, halves.map(one => one.section))].filter(Boolean),
  };
}
