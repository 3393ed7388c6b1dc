-- Schedules among the hyperparameters: the view sensitivity took their names for numbers, which no database has a number for.
-- PostgreSQL has the same view.

-- One row a value of a hyperparameter: the best objective of all trials that have it, and its median over them, whatever
-- their other hyperparameters are. Switches are 1 or 0. The variant, NULL where an optimizer has none, is no
-- hyperparameter: each has its own defaults. Nor is the schedule, which is a name; its parameters are.
-- NULL is NaN and counts as the highest objective.
--
-- A configuration's trials share its hyperparameters, which are therefore taken apart once for all of them.
DROP VIEW sensitivity;

CREATE VIEW sensitivity AS
SELECT experiment, problem, dimension, optimizer, variant, hyperparameter, value, configurations, trials, best_objective,
       CASE WHEN low = high THEN low ELSE low + (high - low) / 2 END AS best_objective_median
FROM (SELECT s.experiment, s.problem, s.dimension, s.optimizer, s.variant, s.hyperparameter, s.value, s.configurations,
             s.trials, t.best_objective,
             row_number() OVER sorted AS position,
             lead(t.best_objective, (s.trials - 1) / 2) OVER sorted AS low,
             lead(t.best_objective, s.trials / 2) OVER sorted AS high
      FROM (SELECT c.experiment, c.id, c.configuration, c.problem, c.dimension, c.optimizer,
                   c.hyperparameters ->> 'variant' AS variant, h.key AS hyperparameter, CAST(h.value AS REAL) AS value,
                   count(*) OVER alike AS configurations,
                   sum(c.trials) OVER alike AS trials
            FROM (SELECT e.name AS experiment, e.id, t.configuration, t.problem, t.dimension, t.optimizer, t.hyperparameters,
                         row_number() OVER own AS position,
                         count(*) OVER own AS trials
                  FROM experiment AS e
                  CROSS JOIN trial AS t INDEXED BY trial_by_configuration ON t.experiment = e.id
                  WINDOW own AS (PARTITION BY e.name, t.configuration)) AS c
            CROSS JOIN json_each(c.hyperparameters) AS h
            WHERE c.position = 1 AND h.key NOT IN ('variant', 'schedule')
            WINDOW alike AS (PARTITION BY c.experiment, c.problem, c.dimension, c.optimizer,
                                          c.hyperparameters ->> 'variant', h.key, h.value)) AS s
      CROSS JOIN trial AS t INDEXED BY trial_by_configuration
          ON t.experiment = s.id AND t.configuration = s.configuration
      WINDOW sorted AS (PARTITION BY s.experiment, s.problem, s.dimension, s.optimizer, s.variant, s.hyperparameter, s.value
                        ORDER BY t.best_objective NULLS LAST))
WHERE position = 1;
