-- Schedules among the hyperparameters: the view sensitivity took their names for numbers, which no database has a number for.
-- SQLite has the same view.

-- One row a value of a hyperparameter: the best objective of all trials that have it, and its median over them, whatever
-- their other hyperparameters are. Switches are 1 or 0. The variant, NULL where an optimizer has none, is no
-- hyperparameter: each has its own defaults. Nor is the schedule, which is a name; its parameters are.
-- NaN counts as the highest objective.
--
-- A configuration's trials share its hyperparameters, which are therefore taken apart once for all of them.
CREATE OR REPLACE VIEW sensitivity AS
SELECT e.name AS experiment, s.problem, s.dimension, s.optimizer, s.variant, s.hyperparameter, s.value, s.configurations,
       s.trials,
       s.sorted[1] AS best_objective,
       quartile(s.sorted, 2) AS best_objective_median
FROM experiment AS e
CROSS JOIN LATERAL (
    SELECT own.problem, own.dimension, own.optimizer, own.variant, own.hyperparameter, own.value,
           count(DISTINCT own.configuration) AS configurations,
           count(*) AS trials,
           array_agg(best.objective ORDER BY best.objective) AS sorted
    FROM (SELECT c.configuration, c.problem, c.dimension, c.optimizer, c.hyperparameters ->> 'variant' AS variant,
                 h.key AS hyperparameter,
                 CASE h.value WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE h.value::double precision END AS value,
                 c.best_objectives
          FROM (SELECT t.configuration, t.problem, t.dimension, t.optimizer, t.hyperparameters,
                       array_agg(t.best_objective) AS best_objectives
                FROM trial AS t
                WHERE t.experiment = e.id
                GROUP BY t.configuration, t.problem, t.dimension, t.optimizer, t.hyperparameters) AS c
          CROSS JOIN LATERAL jsonb_each_text(c.hyperparameters) AS h
          WHERE h.key NOT IN ('variant', 'schedule')) AS own
    CROSS JOIN LATERAL unnest(own.best_objectives) AS best (objective)
    GROUP BY own.problem, own.dimension, own.optimizer, own.variant, own.hyperparameter, own.value
) AS s;
