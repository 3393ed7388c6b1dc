# RMSProp on the sphere, each iteration reported to Optuna's RDB storage: python3 optuna_reports.py STORAGE TRIALS ITERATIONS
# Prints the points and the seconds that they took.

import random
import sys
import time

import optuna

storage, trials, iterations = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
optuna.logging.set_verbosity(optuna.logging.WARNING)
study = optuna.create_study(storage=storage, study_name="bench")
generator = random.Random(1)

before = time.perf_counter()
for _ in range(trials):
    trial = study.ask()
    x = [generator.uniform(-1, 1), generator.uniform(-1, 1)]
    v = [0.0, 0.0]
    for iteration in range(iterations):
        trial.report(sum(xi * xi for xi in x), iteration)
        for i in range(2):
            g = 2 * x[i]
            v[i] = 0.99 * v[i] + 0.01 * g * g
            x[i] -= 0.01 * g / (v[i] ** 0.5 + 1e-8)
    study.tell(trial, sum(xi * xi for xi in x))
print(trials * iterations, time.perf_counter() - before)
