"""Writes resample.csv: planes scaled by PyTorch. Run: python3 resample.py > resample.csv (PyTorch 1.13)"""

import torch
import torch.nn.functional as F

CASES = [(8, 8, 16, 16), (16, 16, 8, 8), (13, 7, 5, 11), (28, 28, 3, 50), (1, 5, 4, 4), (40, 30, 1, 1)]


def pixel(i):
    """The source: bytes that follow from their position alone."""
    return (i * 37 + (i * i) % 91) % 256


for height, width, h, w in CASES:
    plane = torch.tensor([float(pixel(i)) for i in range(height * width)]).reshape(1, 1, height, width)
    scaled = F.interpolate(plane, size=(h, w), mode="bilinear", antialias=True)
    print(",".join([str(v) for v in (height, width, h, w)] + ["%.5f" % v for v in scaled.flatten().tolist()]))
