"""The disc by PyTorch, as the experiment disc-vs-pytorch does it. Arguments: file of points, runs, epochs, batch size, learning rate, threads.

The file holds float32 [runs, 2, 1000, 3]: for each run the training and the test part, x1, x2 and the label.
Prints one JSON object: the version, and accuracies and seconds of every run. The first training is done twice: it warms up.
"""
import json
import sys
import time

import torch
from torch import nn


def accuracy(net, x, y):
    with torch.no_grad():
        return ((net(x) > 0).float() == y).float().mean().item()


def run(seed, points, epochs, batch, lr):
    torch.manual_seed(seed)
    (x, y), test = ((part[:, :2].contiguous(), part[:, 2:].contiguous()) for part in points)
    net = nn.Sequential(
        nn.Linear(2, 25), nn.ReLU(), nn.Linear(25, 25), nn.ReLU(), nn.Linear(25, 25), nn.ReLU(), nn.Linear(25, 1))
    optimizer = torch.optim.Adam(net.parameters(), lr)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)
    criterion = nn.BCEWithLogitsLoss()
    start, spent = time.perf_counter(), time.process_time()
    for _ in range(epochs):
        order = torch.randperm(1000)
        for at in range(0, 1000, batch):
            rows = order[at:at + batch]
            optimizer.zero_grad()
            criterion(net(x[rows]), y[rows]).backward()
            optimizer.step()
        schedule.step()
    seconds, spent = time.perf_counter() - start, time.process_time() - spent
    return accuracy(net, x, y), accuracy(net, *test), seconds, spent


runs, epochs, batch = (int(a) for a in sys.argv[2:5])
lr, threads = float(sys.argv[5]), int(sys.argv[6])
torch.set_num_threads(threads)
with open(sys.argv[1], "rb") as file:
    data = torch.frombuffer(bytearray(file.read()), dtype=torch.float32).reshape(runs, 2, 1000, 3)
run(1, data[0], epochs, batch, lr)
results = [run(i + 1, data[i], epochs, batch, lr) for i in range(runs)]
print(json.dumps({
    "version": torch.__version__,
    "train": [r[0] for r in results],
    "test": [r[1] for r in results],
    "seconds": [r[2] for r in results],
    "processor_seconds": [r[3] for r in results],
}))
