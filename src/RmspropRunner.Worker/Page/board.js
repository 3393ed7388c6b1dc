// An experiment's leaderboard, and the SQL that asks for it.
import { number, settingsOf, whole } from "./dom.js";
import { table, quoted } from "./table.js";

export const boardSql = (experiment, limit) => `SELECT configuration, problem, dimension, optimizer, hyperparameters, trials, diverged,
       best_objective_median, best_objective_q1, best_objective_q3, target_iteration_median
FROM leaderboard
WHERE experiment = ${quoted(experiment.name)}
ORDER BY problem, dimension, best_objective_median NULLS LAST
LIMIT ${limit}`;

export function board(rows) {
  const hasTarget = rows.some(row => row.target_iteration_median !== null && row.target_iteration_median !== undefined);
  const settings = settingsOf(rows);
  return table(`The best configurations of each problem, by the median of their trials' best objective${settings.words}`, [
    { title: "Configuration", kind: "number", of: row => String(row.configuration) },
    { title: "Problem", of: row => `${row.problem}, ${row.dimension}` },
    { title: "Optimizer", of: row => row.optimizer },
    { title: "Settings", kind: "text", of: settings.of },
    { title: "Trials", kind: "number", of: row => whole(row.trials) },
    { title: "Diverged", kind: "number", of: row => whole(row.diverged) },
    { title: "Median", kind: "number", of: row => number(row.best_objective_median) },
    { title: "Quartiles", kind: "number", of: row => `${number(row.best_objective_q1)} … ${number(row.best_objective_q3)}` },
    ...hasTarget ? [{ title: "Iterations to the target", kind: "number", of: row => number(row.target_iteration_median) }] : [],
  ], rows);
}
