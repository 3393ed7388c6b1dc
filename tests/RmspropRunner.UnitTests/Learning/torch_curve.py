"""The training curve of a perceptron in torch: what LearningCurveTests compares against.

Reads one JSON object from standard input (sizes, activation, loss, x, rows, targets, batches, learning_rate, alpha, eps,
momentum) and prints the loss of every batch before its update, then the parameters after the last, as JSON.
"""

import json
import sys

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
task = json.load(sys.stdin)

sizes = task["sizes"]
layers = []
for inputs, outputs in zip(sizes, sizes[1:]):
    layers += [torch.nn.Linear(inputs, outputs), torch.nn.Tanh() if task["activation"] == "tanh" else torch.nn.ReLU()]
model = torch.nn.Sequential(*layers[:-1])
torch.nn.utils.vector_to_parameters(torch.tensor(task["x"]), model.parameters())

rows = torch.tensor(task["rows"])
if task["loss"] == "squared_error":
    targets = torch.tensor(task["targets"]).reshape(-1, 1)
    loss_of = torch.nn.MSELoss()
else:
    targets = torch.tensor([int(target) for target in task["targets"]])
    loss_of = torch.nn.CrossEntropyLoss()

optimizer = torch.optim.RMSprop(
    model.parameters(), lr=task["learning_rate"], alpha=task["alpha"], eps=task["eps"], momentum=task["momentum"])
losses = []
for batch in task["batches"]:
    optimizer.zero_grad()
    loss = loss_of(model(rows[batch]), targets[batch])
    losses.append(loss.item())
    loss.backward()
    optimizer.step()
print(json.dumps({"losses": losses, "x": torch.nn.utils.parameters_to_vector(model.parameters()).tolist()}))
