"""Writes training.txt: the losses of whole trainings in PyTorch, step by step.

Run with a Python that has torch: python3 training.py > training.txt
Lines: `CASE loss0 loss1 … ; final`, where `final` is the loss on the first batch in eval mode at the end.
Parameter number k of a model starts as cos(0.7 i + k) · 0.4 / sqrt(size of the last dim); weights of normalisations as 1 + 0.1 of it.
Batch t has inputs sin(1.3 i + 0.7 t); labels (3 i + t) mod 4; numbers cos(0.9 i + t).
"""
import math

import torch
from torch import nn

STEPS = 40
BATCH = 16


def series(n, f):
    return torch.tensor([f(i) for i in range(n)], dtype=torch.float64).float()


def start(model):
    k = 0
    for module in model.modules():
        for p in module.parameters(recurse=False):
            values = series(p.numel(), lambda i: math.cos(0.7 * i + k) * 0.4 / math.sqrt(p.shape[-1])).reshape(p.shape)
            norm = isinstance(module, (nn.BatchNorm1d, nn.LayerNorm)) and p is module.weight
            p.data = 1 + 0.1 * values if norm else values
            k += 1


def inputs(t):
    return series(BATCH * 6, lambda i: math.sin(1.3 * i + 0.7 * t)).reshape(BATCH, 6)


def labels(t):
    return torch.tensor([(3 * i + t) % 4 for i in range(BATCH)])


def numbers(t):
    return series(BATCH * 2, lambda i: math.cos(0.9 * i + t)).reshape(BATCH, 2)


def train(case, model, loss, target, optimizer):
    start(model)
    step = optimizer(model.parameters())
    losses = []
    for t in range(STEPS):
        step.zero_grad()
        y = loss(model(inputs(t)), target(t))
        y.backward()
        step.step()
        losses.append(y.item())
    model.eval()
    print(case, *losses, ";", loss(model(inputs(0)), target(0)).item())


train(
    "classes",
    nn.Sequential(nn.Linear(6, 12), nn.ReLU(), nn.Linear(12, 8), nn.Tanh(), nn.Linear(8, 4)),
    nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 0.5, 1.5]), label_smoothing=0.1),
    labels,
    lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
)
train(
    "normalised",
    nn.Sequential(nn.Linear(6, 12), nn.BatchNorm1d(12), nn.GELU(), nn.Linear(12, 8), nn.LayerNorm(8), nn.SiLU(), nn.Linear(8, 4)),
    nn.CrossEntropyLoss(ignore_index=3),
    labels,
    lambda p: torch.optim.Adam(p, lr=0.01),
)
train(
    "numbers",
    nn.Sequential(nn.Linear(6, 10), nn.ELU(), nn.Linear(10, 10), nn.Softplus(), nn.Linear(10, 2)),
    nn.SmoothL1Loss(beta=0.5),
    numbers,
    lambda p: torch.optim.RMSprop(p, lr=0.005),
)
train(
    "probabilities",
    nn.Sequential(nn.Linear(6, 10), nn.PReLU(), nn.Linear(10, 2), nn.Sigmoid()),
    nn.BCELoss(),
    lambda t: (numbers(t) > 0).float(),
    lambda p: torch.optim.AdamW(p, lr=0.02),
)
train(
    "margins",
    nn.Sequential(nn.Linear(6, 10), nn.Mish(), nn.Linear(10, 4)),
    nn.MultiMarginLoss(p=2),
    labels,
    lambda p: torch.optim.SGD(p, lr=0.1),
)
