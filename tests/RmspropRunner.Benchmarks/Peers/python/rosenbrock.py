# RMSProp on Rosenbrock, as one does it in Python: python3 rosenbrock.py numpy|loop|torch TRIALS_FILE TRIALS DIMENSION ITERATIONS
# Reads the trials as peer.cpp does, and prints the seconds of the processor's time that the updates took.
#   numpy  all trials at once, as columns of an array
#   loop   one trial after the other, parameter by parameter, as tutorials write it
#   torch  one trial after the other, with torch.optim.RMSprop

import sys
import time

import numpy as np

style, path = sys.argv[1:3]
trials, dimension, iterations = map(int, sys.argv[3:])
inputs = np.fromfile(path).reshape(-1, 3 + dimension)[:trials]


def rosenbrock(x):
    bend, slack = x[1:] - x[:-1] ** 2, 1 - x[:-1]
    gradient = np.zeros_like(x)
    gradient[:-1] = -400 * x[:-1] * bend - 2 * slack
    gradient[1:] += 200 * bend
    return (100 * bend**2 + slack**2).sum(axis=0), gradient


def with_numpy():
    rate, rho, epsilon = inputs[:, 0], inputs[:, 1], inputs[:, 2]
    x = np.ascontiguousarray(inputs[:, 3:].T)
    v = np.zeros_like(x)
    best = np.full(trials, np.inf)
    for _ in range(iterations):
        objective, g = rosenbrock(x)
        np.minimum(best, objective, out=best)
        v *= rho
        v += (1 - rho) * g * g
        x -= rate * g / (np.sqrt(v) + epsilon)


def with_a_loop():
    for rate, rho, epsilon, *start in inputs:
        x = np.array(start)
        averages = [0.0 for _ in range(dimension)]
        best = np.inf
        for _ in range(iterations):
            objective, gradient = rosenbrock(x)
            best = min(best, objective)
            for i in range(dimension):
                averages[i] = averages[i] * rho + gradient[i] ** 2.0 * (1.0 - rho)
            solution = []
            for i in range(dimension):
                solution.append(x[i] - rate / (epsilon + np.sqrt(averages[i])) * gradient[i])
            x = np.array(solution)


def with_torch():
    import torch

    torch.set_num_threads(1)
    for rate, rho, epsilon, *start in inputs:
        x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.RMSprop([x], lr=rate, alpha=rho, eps=epsilon)
        best = float("inf")
        for _ in range(iterations):
            optimizer.zero_grad()
            objective = (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()
            best = min(best, objective.item())
            objective.backward()
            optimizer.step()


run = {"numpy": with_numpy, "loop": with_a_loop, "torch": with_torch}[style]
if style == "torch":
    import torch  # Loading it is not part of the work.
before = time.process_time()
run()
print(time.process_time() - before)
