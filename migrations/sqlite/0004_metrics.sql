-- Metrics of recorded points: what a problem measures beside its objective. PostgreSQL has the same column and view.

-- A JSON array of the training loss, the training accuracy, the test loss and the test accuracy, with null for those that
-- the problem does not have, or that are NaN; NULL where it has none. One column rather than four: a row without metrics,
-- as most are, then takes one byte more and not four, and is written as fast as before. Rows that are there need not be
-- touched.
ALTER TABLE trace ADD COLUMN metrics TEXT;

-- One row a recorded point that has metrics, with a column for each. As in trace, experiment is the experiment's id:
-- conditions on it and on the trial are searches in the table's key.
CREATE VIEW trace_metrics AS
SELECT experiment, trial, iteration, objective,
       CAST(metrics ->> 0 AS REAL) AS loss,
       CAST(metrics ->> 1 AS REAL) AS accuracy,
       CAST(metrics ->> 2 AS REAL) AS test_loss,
       CAST(metrics ->> 3 AS REAL) AS test_accuracy
FROM trace
WHERE metrics IS NOT NULL;
