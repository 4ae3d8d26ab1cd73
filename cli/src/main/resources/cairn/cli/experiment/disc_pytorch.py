"""The disc by PyTorch, as the experiment disc-vs-pytorch does it. Arguments: runs, epochs, batch size, learning rate, threads.

Prints one JSON object: the version, and accuracies and seconds of every run. The first training is not counted: it warms up.
"""
import json
import math
import sys
import time

import torch
from torch import nn


def points(seed):
    x = torch.rand(1000, 2, generator=torch.Generator().manual_seed(seed))
    y = (((x - 0.5) ** 2).sum(1) < 1 / (2 * math.pi)).float().unsqueeze(1)
    return x, y


def accuracy(net, x, y):
    with torch.no_grad():
        return ((net(x) > 0).float() == y).float().mean().item()


def run(seed, epochs, batch, lr):
    torch.manual_seed(seed)
    x, y = points(seed)
    net = nn.Sequential(
        nn.Linear(2, 25), nn.ReLU(), nn.Linear(25, 25), nn.ReLU(), nn.Linear(25, 25), nn.ReLU(), nn.Linear(25, 1))
    optimizer = torch.optim.Adam(net.parameters(), lr)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    criterion = nn.BCEWithLogitsLoss()
    start = time.perf_counter()
    for _ in range(epochs):
        order = torch.randperm(1000)
        for at in range(0, 1000, batch):
            rows = order[at:at + batch]
            optimizer.zero_grad()
            criterion(net(x[rows]), y[rows]).backward()
            optimizer.step()
        schedule.step()
    seconds = time.perf_counter() - start
    return accuracy(net, x, y), accuracy(net, *points(1000 + seed)), seconds


runs, epochs, batch = (int(a) for a in sys.argv[1:4])
lr, threads = float(sys.argv[4]), int(sys.argv[5])
torch.set_num_threads(threads)
run(0, epochs, batch, lr)
results = [run(seed, epochs, batch, lr) for seed in range(1, runs + 1)]
print(json.dumps({
    "version": torch.__version__,
    "train": [r[0] for r in results],
    "test": [r[1] for r in results],
    "seconds": [r[2] for r in results],
}))
