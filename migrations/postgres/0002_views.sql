-- What people ask for first. The views read tables only, so a later file may replace any of them; SQLite has the same,
-- with the same columns.

CREATE VIEW trials AS
SELECT e.name AS experiment, t.number, t.configuration, t.problem, t.dimension, t.optimizer, t.hyperparameters, t.seed,
       t.outcome, t.stop_reason, t.iterations, t.start, t.final_x, t.final_objective, t.best_objective,
       t.best_iteration, t.target_iteration
FROM experiment AS e
JOIN trial AS t ON t.experiment = e.id;

-- Quartiles interpolate linearly between neighbours: of n sorted values, counted from 0, the quarter q lies at position
-- q * (n - 1) / 4, between the values at that position rounded down and up. Where these are equal, that is the quartile:
-- infinity minus infinity would be NaN, as it is in percentile_cont. NaN sorts as the highest. The other branches keep to
-- the range of a double, beyond which PostgreSQL raises an error where IEEE arithmetic would give infinity or 0.
CREATE FUNCTION quartile(sorted double precision[], quarter integer) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE
               WHEN low = high OR part = 0 THEN low
               WHEN abs(high) <= 4e307 AND abs(low) <= 4e307 THEN
                   CASE WHEN (high - low) * part <= 1e-323 THEN low ELSE low + (high - low) * part / 4 END
               WHEN high = 'NaN' OR abs(high) = 'Infinity' OR abs(low) = 'Infinity' THEN low + (high - low)
               ELSE low / 4 * (4 - part) + high / 4 * part
           END
    FROM (SELECT sorted[1 + quarter * (cardinality(sorted) - 1) / 4] AS low,
                 sorted[1 + (quarter * (cardinality(sorted) - 1) + 3) / 4] AS high,
                 quarter * (cardinality(sorted) - 1) % 4 AS part) AS neighbours
$$;

-- One row a configuration. Its trials are sorted once for each of the two columns, however many quartiles are read.
-- LATERAL keeps the planner from joining every experiment's trials to the one that is asked for: it reads that one's
-- partition alone.
CREATE VIEW leaderboard AS
SELECT e.name AS experiment, c.configuration, one.problem, one.dimension, one.optimizer, one.hyperparameters,
       c.seeds, c.trials, c.completed, c.trials - c.completed AS diverged, c.reached_target,
       c.sorted_best[1] AS best_objective,
       quartile(c.sorted_best, 1) AS best_objective_q1,
       quartile(c.sorted_best, 2) AS best_objective_median,
       quartile(c.sorted_best, 3) AS best_objective_q3,
       c.sorted_best[cardinality(c.sorted_best)] AS best_objective_max,
       c.target_iteration,
       quartile(c.sorted_target, 1) AS target_iteration_q1,
       quartile(c.sorted_target, 2) AS target_iteration_median,
       quartile(c.sorted_target, 3) AS target_iteration_q3,
       c.target_iteration_max
FROM experiment AS e
CROSS JOIN LATERAL (
    SELECT t.configuration,
           min(t.number) AS first_trial,
           count(DISTINCT t.seed) AS seeds,
           count(*) AS trials,
           count(*) FILTER (WHERE t.outcome = 'completed') AS completed,
           count(t.target_iteration) AS reached_target,
           array_agg(t.best_objective ORDER BY t.best_objective) AS sorted_best,
           min(t.target_iteration) AS target_iteration,
           max(t.target_iteration) AS target_iteration_max,
           array_agg(t.target_iteration::double precision ORDER BY t.target_iteration)
               FILTER (WHERE t.target_iteration IS NOT NULL) AS sorted_target
    FROM trial AS t
    WHERE t.experiment = e.id
    GROUP BY t.configuration
) AS c
CROSS JOIN LATERAL (
    SELECT t.problem, t.dimension, t.optimizer, t.hyperparameters
    FROM trial AS t
    WHERE t.experiment = e.id AND t.number = c.first_trial
    LIMIT 1
) AS one;

-- The recorded objectives of some trials of one experiment, for the views below. A function, so that it is planned with
-- the numbers at hand, for one partition: it picks few trials by the index, and reads through for many. In the views' own
-- plans every experiment's partition would be counted in, and compiling those would take longer than answering.
--
-- Trials in a row, as a configuration's are until its seeds are added to, are one search in the index; others are one each.
CREATE FUNCTION points_of(experiment_id bigint, trials bigint[])
RETURNS TABLE (trial bigint, iteration integer, objective double precision)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan SET jit = off AS $$
DECLARE
    first_trial bigint := (SELECT min(number) FROM unnest(trials) AS number);
    last_trial  bigint := (SELECT max(number) FROM unnest(trials) AS number);
BEGIN
    IF last_trial - first_trial + 1 = cardinality(trials) THEN
        RETURN QUERY
        SELECT p.trial, p.iteration, p.objective
        FROM trace AS p
        WHERE p.experiment = experiment_id AND p.trial BETWEEN first_trial AND last_trial;
    ELSE
        RETURN QUERY
        SELECT p.trial, p.iteration, p.objective
        FROM trace AS p
        WHERE p.experiment = experiment_id AND p.trial = ANY (trials);
    END IF;
END
$$;

-- As with the other functions, the trace is the one beside it.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION points_of SET search_path = %I, pg_temp', current_schema());
END
$$;

-- One row a configuration and recorded iteration, over all its trials stored so far. A trial that stopped keeps its last
-- objective, for that is where it got: were it left out, the rest would look better, or worse, for no reason of theirs.
-- One that diverged is +infinity from its last iteration on. So nothing is NaN, and every row has the same trials.
--
-- Iterations are those at which every trial is known: it has a point there, or had stopped. That is the schedule of the
-- trace; the best and last iterations, which thinned traces have besides, are points of single trials. All of them are
-- among the points of the trial that ran longest.
CREATE VIEW convergence AS
SELECT e.name AS experiment, own.configuration, c.iteration, own.trials,
       c.sorted[1] AS objective_min,
       quartile(c.sorted, 1) AS objective_q1,
       quartile(c.sorted, 2) AS objective_median,
       quartile(c.sorted, 3) AS objective_q3,
       c.sorted[own.trials] AS objective_max
FROM experiment AS e
CROSS JOIN LATERAL (
    SELECT t.configuration,
           count(*) AS trials,
           array_agg(t.number) AS numbers,
           array_agg(t.iterations) AS iterations,
           array_agg(CASE WHEN t.outcome = 'diverged' OR t.final_objective = 'NaN' THEN 'Infinity'
                          ELSE t.final_objective END) AS last_objectives,
           (array_agg(t.number ORDER BY t.iterations DESC))[1] AS longest
    FROM trial AS t
    WHERE t.experiment = e.id
    GROUP BY t.configuration
) AS own
CROSS JOIN LATERAL (
    WITH t AS (SELECT * FROM unnest(own.numbers, own.iterations, own.last_objectives) AS t (number, iterations, last_objective)),
    p AS MATERIALIZED (SELECT * FROM points_of(e.id, own.numbers))
    SELECT known.iteration, array_agg(known.objective ORDER BY known.objective) AS sorted
    FROM (SELECT p.iteration,
                 CASE WHEN p.iteration >= t.iterations THEN t.last_objective
                      WHEN p.objective = 'NaN' THEN 'Infinity'
                      ELSE p.objective END AS objective
          FROM p JOIN t ON t.number = p.trial
          UNION ALL
          SELECT p.iteration, t.last_objective
          FROM p JOIN t ON t.iterations < p.iteration
          WHERE p.trial = own.longest) AS known
    GROUP BY known.iteration
    HAVING count(*) = own.trials
) AS c;

-- How many of a configuration's trials have reached each target by each iteration: one row for every iteration at which
-- the number rises, so the share holds until the next row, is 0 before the first, and a target that nobody reached has
-- none. The targets are powers of ten from 1e2 down to 1e-8, and are reached when the objective is at most that.
--
-- The iteration is the first recorded one, which in a thinned trace can be later than the first. Where nothing was
-- recorded it is the best iteration. Which trials reach a target does not depend on what was recorded.
--
-- Every point up to the best has a level: how many targets it reaches, counted from the highest. Each trial's first point
-- of every level is enough to know its first of any target.
CREATE VIEW ecdf AS
SELECT e.name AS experiment, own.configuration, own.problem, own.dimension, own.optimizer, c.target, c.iteration, c.reached,
       own.trials, c.reached::double precision / own.trials AS share
FROM experiment AS e
CROSS JOIN LATERAL (
    SELECT t.configuration, t.problem, t.dimension, t.optimizer,
           count(*) AS trials,
           array_agg(t.number) AS numbers,
           array_agg(t.best_iteration) AS best_iterations,
           array_agg(t.best_objective) AS best_objectives
    FROM trial AS t
    WHERE t.experiment = e.id
    GROUP BY t.configuration, t.problem, t.dimension, t.optimizer
) AS own
CROSS JOIN LATERAL (
    WITH target AS (
        SELECT target, level
        FROM unnest(ARRAY[1e2, 1e1, 1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8]::double precision[])
            WITH ORDINALITY AS target (target, level)
    ),
    t AS (
        SELECT * FROM unnest(own.numbers, own.best_iterations, own.best_objectives) AS t (number, best_iteration, best_objective)
    ),
    improvement AS (
        SELECT t.number, t.best_iteration AS iteration, t.best_objective AS objective
        FROM t
        WHERE t.best_objective <= 1e2
        UNION ALL
        SELECT t.number, p.iteration, p.objective
        FROM t JOIN points_of(e.id, own.numbers) AS p ON p.trial = t.number
        WHERE p.iteration < t.best_iteration AND p.objective <= 1e2
    ),
    leveled AS (
        SELECT number, min(iteration) AS iteration,
               width_bucket(-objective, (SELECT array_agg(-target ORDER BY level) FROM target)) AS level
        FROM improvement
        GROUP BY 1, 3
    ),
    hit AS (
        SELECT target.target, leveled.number, min(leveled.iteration) AS iteration
        FROM target JOIN leveled ON leveled.level >= target.level
        GROUP BY target.target, leveled.number
    )
    SELECT target, iteration, (sum(count(*)) OVER (PARTITION BY target ORDER BY iteration))::bigint AS reached
    FROM hit
    GROUP BY target, iteration
) AS c;

-- One row a value of a hyperparameter: the best objective of all trials that have it, and its median over them, whatever
-- their other hyperparameters are. Switches are 1 or 0. The variant, NULL where an optimizer has none, is no
-- hyperparameter: each has its own defaults. NaN counts as the highest objective.
--
-- A configuration's trials share its hyperparameters, which are therefore taken apart once for all of them.
CREATE VIEW sensitivity AS
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
          WHERE h.key <> 'variant') AS own
    CROSS JOIN LATERAL unnest(own.best_objectives) AS best (objective)
    GROUP BY own.problem, own.dimension, own.optimizer, own.variant, own.hyperparameter, own.value
) AS s;
