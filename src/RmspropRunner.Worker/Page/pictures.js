// Pictures: figures of the API, drawn by plotly.js, which is loaded when the first is about to be seen.
import { h, field, notice, select, debounce } from "./dom.js";
import { get, query } from "./api.js";

let loading;

function plotly() {
  return loading ??= new Promise((resolve, reject) => {
    const address = document.querySelector("meta[name=plotly]").content;
    const script = h("script", { src: address });
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => { loading = undefined; reject(new Error("plotly.js could not be loaded.")); });
    if (address.startsWith("https:")) {
      script.crossOrigin = "anonymous";
      document.querySelector("footer").before(notice(`The pictures need plotly.js, which comes from ${new URL(address).host}: it was not there when this worker was built.`));
    }
    document.head.append(script);
  });
}

function whenSeen(element, action) {
  const watch = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) { watch.disconnect(); action(); }
  }, { rootMargin: "300px" });
  watch.observe(element);
}

// A place for a figure: show(figure) draws it, and draws it again when the colours of the page change.
export function place() {
  const picture = h("div", { class: "picture" });
  const words = h("figcaption");
  const element = h("figure", null, picture, words);
  let figure;
  let isDrawing;
  const draw = async () => {
    if (isDrawing) return;
    isDrawing = true;
    let drawn;
    try {
      await plotly();
      while (drawn !== figure) {
        drawn = figure;
        if (!picture.isConnected) return;
        await drawFigure(picture, drawn);
      }
      element.dataset.drawn = drawn.kind;
    } catch (error) {
      words.replaceChildren(notice(error.message));
    } finally {
      isDrawing = false;
    }
  };
  const recolour = () => { if (figure && picture.isConnected) drawFigure(picture, figure); };
  window.addEventListener("theme", recolour);
  return {
    element,
    show(next) {
      if (figure && JSON.stringify(figure) === JSON.stringify(next)) return;
      const isFirst = !figure;
      figure = next;
      delete element.dataset.drawn;
      words.replaceChildren(h("p", { class: "note" }, figure.title),
        ...figure.notes.map(line => h("p", { class: "note" }, line)), ...figure.caption.map(line => h("p", null, line)));
      if (isFirst) whenSeen(picture, draw); else draw();
    },
    fail(text) {
      if (picture.data) Plotly.purge(picture);
      figure = undefined;
      delete element.dataset.drawn;
      picture.replaceChildren();
      picture.removeAttribute("aria-label");
      words.replaceChildren(notice(text));
    },
    forget() {
      window.removeEventListener("theme", recolour);
      if (picture.data) Plotly.purge(picture);
    },
  };
}

const numbers = text => text.split(/[\s,;]+/).filter(Boolean);

// All kinds that the experiment has, with their options. update() asks again, while there are new results.
export async function gallery(path, signal) {
  const offered = await get(`${path}/plots`, signal);
  const spot = place();
  let kind = offered.kinds.find(one => one.name === "convergence") ?? offered.kinds[0];
  const summary = h("p", { class: "soft small" });
  const hyperparameters = h("datalist", { id: "directions" },
    ["x1", "x2", ...offered.hyperparameters].map(name => h("option", { value: name })));
  const form = h("form", { class: "row", "aria-label": "What the picture shows" },
    field("Problem", select("problem", [["", "the first"], ...offered.problems.map((one, i) => [String(i), `${one.name}, ${one.dimension} dimensions`])], "")),
    field("Optimizer", select("optimizer", [["", "what suits it"], ...offered.optimizers.map(name => [name, name])], "")),
    field("Configurations", h("input", { name: "configuration", class: "short", placeholder: "the best" })),
    field("Trials", h("input", { name: "trial", class: "short", placeholder: "such as 1, 2" })),
    field("To the right", h("input", { name: "x", class: "short", list: "directions" })),
    field("Up", h("input", { name: "y", class: "short", list: "directions" })),
    field("Target", h("input", { name: "target", class: "short", inputmode: "decimal" })),
    field("Scale", select("scale", [["", "what suits it"], ["linear", "linear"], ["log", "logarithmic"]], "")),
    field("Paths", select("paths", [["", "shown"], ["none", "left out"]], "")),
    hyperparameters);
  const kinds = h("div", { class: "row", role: "group", "aria-label": "Kinds of pictures" }, offered.kinds.map(one =>
    h("button", { type: "button", "data-kind": one.name, "aria-pressed": String(one === kind), onclick: () => { kind = one; draw(); } }, one.name.replaceAll("-", " "))));
  let asked = 0;
  async function draw() {
    for (const button of kinds.children) button.setAttribute("aria-pressed", String(button.dataset.kind === kind.name));
    summary.textContent = kind.summary;
    const values = form.elements;
    const problem = offered.problems[values.problem.value];
    const turn = ++asked;
    try {
      const figure = await get(kind.url + query({
        problem: problem?.name,
        dimension: problem?.dimension,
        optimizer: values.optimizer.value,
        configuration: numbers(values.configuration.value),
        trial: numbers(values.trial.value),
        x: values.x.value.trim(),
        y: values.y.value.trim(),
        target: values.target.value.trim(),
        scale: values.scale.value,
        paths: values.paths.value,
      }), signal);
      if (turn === asked) spot.show(figure);
    } catch (error) {
      if (turn === asked && error.name !== "AbortError") spot.fail(error.message);
    }
  }
  const later = debounce(draw, 400);
  form.addEventListener("input", later);
  form.addEventListener("submit", event => { event.preventDefault(); draw(); });
  signal.addEventListener("abort", () => spot.forget());
  draw();
  return { element: h("div", null, kinds, summary, form, spot.element), update: draw };
}
