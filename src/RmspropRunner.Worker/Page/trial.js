// One trial: how it ended, its trace, its path.
import { h, number, settings, whole } from "./dom.js";
import { get, root } from "./api.js";
import { copyButton, quoted, table } from "./table.js";
import { place } from "./pictures.js";
import { hrefOf } from "./list.js";

const drawnPoints = 1000;
const shownPoints = 100;

const vector = values => Array.isArray(values) ? `[${values.slice(0, 8).map(number).join(", ")}${values.length > 8 ? `, … ${values.length} in all` : ""}]` : "";

// Numbers that are none become gaps; where the trace ends in one, a mark says so.
function figureOf(trial, trace) {
  const finite = trace.map(point => typeof point.objective === "number" ? point.objective : null);
  const isLogarithmic = finite.every(value => value === null || value > 0);
  const isBroken = trial.outcome === "diverged";
  const last = finite.findLastIndex(value => value !== null);
  const data = [{ type: "scatter", mode: "lines", name: "objective", x: trace.map(point => point.iteration), y: finite, line: { color: "#0072b2" } }];
  if (isBroken && last >= 0)
    data.push({ type: "scatter", mode: "markers", name: "diverged", x: [trace[last].iteration], y: [finite[last]], marker: { symbol: "x", size: 11, color: "#d55e00" } });
  return {
    kind: "trace", title: `The objective of trial ${trial.number} over its iterations`, caption: [], frames: [], data,
    notes: isBroken ? [`It diverged at iteration ${trial.iterations}; what is not finite is left out.`] : [],
    alt: `The objective begins at ${number(trace[0]?.objective)} and ends at ${number(trial.final_objective)}; the best is ${number(trial.best_objective)} at iteration ${trial.best_iteration}.`,
    layout: { xaxis: { title: { text: "iteration" } }, yaxis: { title: { text: "objective" }, type: isLogarithmic ? "log" : "linear", exponentformat: "power" }, showlegend: false },
  };
}

export async function trialView(signal, key, numberText) {
  const experimentPath = `${root}/experiments/${encodeURIComponent(key)}`;
  const path = `${experimentPath}/trials/${numberText}`;
  const [experiment, trial, trace] = await Promise.all([
    get(experimentPath, signal), get(path, signal), get(`${path}/trace?points=${drawnPoints}`, signal)]);
  const curve = place();
  const way = place();
  signal.addEventListener("abort", () => { curve.forget(); way.forget(); });
  if (trace.length > 0) curve.show(figureOf(trial, trace));
  else curve.fail("Nothing of this trial was recorded.");
  get(`${experimentPath}/plots/contour?trial=${numberText}`, signal).then(figure => way.show(figure), error => signal.aborted || way.fail(error.message));

  const rows = trace.length <= shownPoints ? trace
    : Array.from({ length: shownPoints }, (_, i) => trace[Math.round(i * (trace.length - 1) / (shownPoints - 1))]);
  const known = [["Outcome", h("span", { class: trial.outcome === "diverged" ? "bad" : undefined }, `${trial.outcome} (${trial.stop_reason})`)],
    ["Problem", `${trial.problem}, ${trial.dimension} dimensions`], ["Optimizer", trial.optimizer], ["Settings", settings(trial.hyperparameters)],
    ["Configuration", String(trial.configuration)], ["Seed", String(trial.seed)], ["Iterations", whole(trial.iterations)],
    ["Best objective", `${number(trial.best_objective)} at iteration ${whole(trial.best_iteration)}`], ["Final objective", number(trial.final_objective)],
    ["Target reached", trial.target_iteration === null || trial.target_iteration === undefined ? "" : `at iteration ${whole(trial.target_iteration)}`],
    ["Start", vector(trial.start)], ["Final x", vector(trial.final_x)]];
  const names = ["loss", "accuracy", "test_loss", "test_accuracy"].filter(name => trace.some(point => point[name] !== undefined));
  const columns = [["Iteration", "iteration"], ["Objective", "objective"], ["‖gradient‖", "gradient_norm"], ["‖step‖", "step_norm"], ...names.map(name => [name.replace("_", " "), name])]
    .map(([title, name]) => ({ title, kind: "number", of: point => number(point[name]) }));
  if (trace.some(point => point.x)) columns.push({ title: "x", of: point => vector(point.x) });
  const sql = () => `SELECT iteration, objective, gradient_norm, step_norm, x\nFROM trace\nWHERE experiment = (SELECT id FROM experiment WHERE name = ${quoted(experiment.name)})\n  AND trial = ${trial.number}\nORDER BY iteration`;
  const to = other => `${hrefOf(experiment)}/trials/${other}`;
  return {
    title: `Trial ${trial.number} of ${experiment.name}`,
    content: [
      h("p", null, h("a", { href: hrefOf(experiment) }, experiment.name)),
      h("h1", null, `Trial ${trial.number}`),
      h("p", { class: "row" }, trial.number > 1 && h("a", { href: to(trial.number - 1) }, "Previous trial"),
        trial.number < experiment.planned_trials && h("a", { href: to(trial.number + 1) }, "Next trial")),
      h("dl", null, known.filter(([, value]) => value !== "").map(([name, value]) => [h("dt", null, name), h("dd", null, value)])),
      h("h2", null, "Objective"), curve.element,
      h("h2", null, "Path"), way.element,
      h("div", { class: "row" }, h("h2", null, "Trace"), copyButton(sql)),
      table(rows.length < trace.length ? `${rows.length} of its recorded iterations, the first and the last among them` : "Its recorded iterations", columns, rows, "tall"),
    ],
  };
}
