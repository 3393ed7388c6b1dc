-- What people ask for first. The views read tables only, so a later file may replace any of them; PostgreSQL has the same,
-- with the same columns.

CREATE VIEW trials AS
SELECT e.name AS experiment, t.number, t.configuration, t.problem, t.dimension, t.optimizer, t.hyperparameters, t.seed,
       t.outcome, t.stop_reason, t.iterations, t.start, t.final_x, t.final_objective, t.best_objective,
       t.best_iteration, t.target_iteration
FROM experiment AS e
JOIN trial AS t ON t.experiment = e.id;

-- One row a configuration. Quartiles interpolate linearly between neighbours: of n sorted values, counted from 0, the
-- quarter q lies at position q * (n - 1) / 4, between the values at that position rounded down and up. Where these are
-- equal, that is the quartile: infinity minus infinity would be NaN. NULL is NaN and counts as the highest.
--
-- Every quartile reads its configuration alone, through the index. One pass with window functions over all trials would
-- be as fast for the whole view, but SQLite does not carry a condition on the experiment into it, and would read every
-- experiment to show one.
CREATE VIEW leaderboard AS
SELECT e.name AS experiment, t.configuration, t.problem, t.dimension, t.optimizer, t.hyperparameters,
       count(DISTINCT t.seed) AS seeds,
       count(*) AS trials,
       sum(t.outcome = 'completed') AS completed,
       sum(t.outcome = 'diverged') AS diverged,
       count(t.target_iteration) AS reached_target,
       min(t.best_objective) AS best_objective,
       (SELECT CASE WHEN count(best) < count(*) THEN NULL
                    WHEN min(best) = max(best) THEN min(best)
                    ELSE min(best) + (max(best) - min(best)) * (last % 4) / 4.0 END
        FROM (SELECT best_objective AS best, count(*) OVER () - 1 AS last,
                     row_number() OVER (ORDER BY best_objective NULLS LAST) - 1 AS position
              FROM trial INDEXED BY trial_by_configuration WHERE experiment = e.id AND configuration = t.configuration)
        WHERE position IN (last / 4, (last + 3) / 4)) AS best_objective_q1,
       (SELECT CASE WHEN count(best) < count(*) THEN NULL
                    WHEN min(best) = max(best) THEN min(best)
                    ELSE min(best) + (max(best) - min(best)) * (last * 2 % 4) / 4.0 END
        FROM (SELECT best_objective AS best, count(*) OVER () - 1 AS last,
                     row_number() OVER (ORDER BY best_objective NULLS LAST) - 1 AS position
              FROM trial INDEXED BY trial_by_configuration WHERE experiment = e.id AND configuration = t.configuration)
        WHERE position IN (last * 2 / 4, (last * 2 + 3) / 4)) AS best_objective_median,
       (SELECT CASE WHEN count(best) < count(*) THEN NULL
                    WHEN min(best) = max(best) THEN min(best)
                    ELSE min(best) + (max(best) - min(best)) * (last * 3 % 4) / 4.0 END
        FROM (SELECT best_objective AS best, count(*) OVER () - 1 AS last,
                     row_number() OVER (ORDER BY best_objective NULLS LAST) - 1 AS position
              FROM trial INDEXED BY trial_by_configuration WHERE experiment = e.id AND configuration = t.configuration)
        WHERE position IN (last * 3 / 4, (last * 3 + 3) / 4)) AS best_objective_q3,
       CASE WHEN count(t.best_objective) = count(*) THEN max(t.best_objective) END AS best_objective_max,
       min(t.target_iteration) AS target_iteration,
       (SELECT min(target) + (max(target) - min(target)) * (last % 4) / 4.0
        FROM (SELECT target_iteration AS target, count(*) OVER () - 1 AS last,
                     row_number() OVER (ORDER BY target_iteration) - 1 AS position
              FROM trial INDEXED BY trial_by_configuration WHERE experiment = e.id AND configuration = t.configuration AND target_iteration IS NOT NULL)
        WHERE position IN (last / 4, (last + 3) / 4)) AS target_iteration_q1,
       (SELECT min(target) + (max(target) - min(target)) * (last * 2 % 4) / 4.0
        FROM (SELECT target_iteration AS target, count(*) OVER () - 1 AS last,
                     row_number() OVER (ORDER BY target_iteration) - 1 AS position
              FROM trial INDEXED BY trial_by_configuration WHERE experiment = e.id AND configuration = t.configuration AND target_iteration IS NOT NULL)
        WHERE position IN (last * 2 / 4, (last * 2 + 3) / 4)) AS target_iteration_median,
       (SELECT min(target) + (max(target) - min(target)) * (last * 3 % 4) / 4.0
        FROM (SELECT target_iteration AS target, count(*) OVER () - 1 AS last,
                     row_number() OVER (ORDER BY target_iteration) - 1 AS position
              FROM trial INDEXED BY trial_by_configuration WHERE experiment = e.id AND configuration = t.configuration AND target_iteration IS NOT NULL)
        WHERE position IN (last * 3 / 4, (last * 3 + 3) / 4)) AS target_iteration_q3,
       max(t.target_iteration) AS target_iteration_max
FROM experiment AS e
CROSS JOIN trial AS t INDEXED BY trial_by_configuration ON t.experiment = e.id
GROUP BY e.name, t.configuration;

-- The views below are made of window functions alone, partitioned by the experiment's name first: through those SQLite
-- carries a condition on the experiment down to its table, which it does not through GROUP BY. A condition on the
-- configuration goes the same way, where it is a plain value. Their quartiles are the leaderboard's.

-- One row a configuration and recorded iteration, over all its trials stored so far. A trial that stopped keeps its last
-- objective, for that is where it got: were it left out, the rest would look better, or worse, for no reason of theirs.
-- One that diverged is +infinity from its last iteration on. So nothing is NULL, and every row has the same trials.
--
-- Iterations are those at which every trial is known: it has a point there, or had stopped. That is the schedule of the
-- trace; the best and last iterations, which thinned traces have besides, are points of single trials. All of them are
-- among the points of the trial that ran longest. Once sorted, an iteration's first row reaches for the others; where
-- there is no last one, some trial is not known.
CREATE VIEW convergence AS
SELECT experiment, configuration, iteration, trials, objective AS objective_min,
       CASE WHEN q1 = q1_next THEN q1 ELSE q1 + (q1_next - q1) * (last % 4 / 4.0) END AS objective_q1,
       CASE WHEN q2 = q2_next THEN q2 ELSE q2 + (q2_next - q2) * (last * 2 % 4 / 4.0) END AS objective_median,
       CASE WHEN q3 = q3_next THEN q3 ELSE q3 + (q3_next - q3) * (last * 3 % 4 / 4.0) END AS objective_q3,
       objective_max
FROM (SELECT experiment, configuration, iteration, objective, trials, trials - 1 AS last,
             row_number() OVER sorted AS position,
             lead(objective, (trials - 1) / 4) OVER sorted AS q1,
             lead(objective, (trials - 1 + 3) / 4) OVER sorted AS q1_next,
             lead(objective, (trials - 1) * 2 / 4) OVER sorted AS q2,
             lead(objective, ((trials - 1) * 2 + 3) / 4) OVER sorted AS q2_next,
             lead(objective, (trials - 1) * 3 / 4) OVER sorted AS q3,
             lead(objective, ((trials - 1) * 3 + 3) / 4) OVER sorted AS q3_next,
             lead(objective, trials - 1) OVER sorted AS objective_max
      FROM (SELECT t.experiment, t.configuration, i.iteration, t.trials,
                   CASE WHEN i.iteration >= t.iterations THEN t.last_objective
                        ELSE coalesce(p.objective, 9e999) END AS objective
            FROM (SELECT e.name AS experiment, e.id, t.configuration, t.number, t.iterations,
                         CASE t.outcome WHEN 'completed' THEN coalesce(t.final_objective, 9e999)
                                        ELSE 9e999 END AS last_objective,
                         count(*) OVER (PARTITION BY e.name, t.configuration) AS trials,
                         first_value(t.number) OVER (PARTITION BY e.name, t.configuration
                                                     ORDER BY t.iterations DESC, t.number) AS longest
                  FROM experiment AS e
                  CROSS JOIN trial AS t INDEXED BY trial_by_configuration ON t.experiment = e.id) AS t
            CROSS JOIN trace AS i ON i.experiment = t.id AND i.trial = t.longest
            LEFT JOIN trace AS p ON p.experiment = t.id AND p.trial = t.number AND p.iteration = i.iteration
            WHERE i.iteration >= t.iterations OR p.iteration IS NOT NULL)
      WINDOW sorted AS (PARTITION BY experiment, configuration, iteration ORDER BY objective))
WHERE position = 1 AND objective_max IS NOT NULL;

-- How many of a configuration's trials have reached each target by each iteration: one row for every iteration at which
-- the number rises, so the share holds until the next row, is 0 before the first, and a target that nobody reached has
-- none. The targets are powers of ten from 1e2 down to 1e-8, and are reached when the objective is at most that.
--
-- The iteration is the first recorded one, which in a thinned trace can be later than the first. Where nothing was
-- recorded it is the best iteration. Which trials reach a target does not depend on what was recorded.
CREATE VIEW ecdf AS
SELECT experiment, configuration, problem, dimension, optimizer, target, iteration, reached, trials,
       CAST(reached AS REAL) / trials AS share
FROM (SELECT experiment, configuration, problem, dimension, optimizer, target, iteration, trials,
             count(*) OVER steps AS reached,
             lag(iteration) OVER steps AS previous
      FROM (SELECT t.experiment, t.configuration, t.problem, t.dimension, t.optimizer, target.target, t.trials,
                   coalesce((SELECT p.iteration FROM trace AS p
                             WHERE p.experiment = t.id AND p.trial = t.number AND p.objective <= target.target
                             ORDER BY p.iteration LIMIT 1), t.best_iteration) AS iteration
            FROM (SELECT e.name AS experiment, e.id, t.configuration, t.problem, t.dimension, t.optimizer, t.number,
                         t.best_objective, t.best_iteration,
                         count(*) OVER (PARTITION BY e.name, t.configuration) AS trials
                  FROM experiment AS e
                  CROSS JOIN trial AS t INDEXED BY trial_by_configuration ON t.experiment = e.id) AS t
            CROSS JOIN (SELECT column1 AS target
                        FROM (VALUES (1e2), (1e1), (1e0), (1e-1), (1e-2), (1e-3), (1e-4), (1e-5), (1e-6), (1e-7), (1e-8))) AS target
            WHERE t.best_objective <= target.target)
      WINDOW steps AS (PARTITION BY experiment, configuration, target ORDER BY iteration))
WHERE previous IS NOT iteration;

-- One row a value of a hyperparameter: the best objective of all trials that have it, and its median over them, whatever
-- their other hyperparameters are. Switches are 1 or 0. The variant, NULL where an optimizer has none, is no
-- hyperparameter: each has its own defaults. NULL is NaN and counts as the highest objective.
--
-- A configuration's trials share its hyperparameters, which are therefore taken apart once for all of them.
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
            WHERE c.position = 1 AND h.key <> 'variant'
            WINDOW alike AS (PARTITION BY c.experiment, c.problem, c.dimension, c.optimizer,
                                          c.hyperparameters ->> 'variant', h.key, h.value)) AS s
      CROSS JOIN trial AS t INDEXED BY trial_by_configuration
          ON t.experiment = s.id AND t.configuration = s.configuration
      WINDOW sorted AS (PARTITION BY s.experiment, s.problem, s.dimension, s.optimizer, s.variant, s.hyperparameter, s.value
                        ORDER BY t.best_objective NULLS LAST))
WHERE position = 1;
