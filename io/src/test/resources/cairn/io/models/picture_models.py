"""Writes the fixtures of picture models beside this script, by PyTorch and torchvision.

lenet5.safetensors and resnet20.safetensors hold whole state dicts. The larger networks are told by a text file: a line
for each entry of the state dict with its name and shape; their weights are `numbers(...)`, which any language can repeat.
picture_models.safetensors holds for each network its outputs, for inputs that are `numbers(0, shape)`.
"""
import json
import pathlib
import struct

import numpy
import torch
import torch.nn.functional as F
import torchvision
from torch import nn

HERE = pathlib.Path(__file__).parent
CLASSES = 10


def numbers(stream, shape):
    """Evenly spread numbers in [-1, 1): the same for the same stream and shape."""
    count = int(numpy.prod(shape, dtype=numpy.int64))
    h = numpy.arange(count, dtype=numpy.uint64) + numpy.uint64(stream * 1_000_003)
    mask = numpy.uint64(0xFFFFFFFF)
    for _ in range(2):
        h = ((h >> numpy.uint64(16)) ^ h) * numpy.uint64(0x45D9F3B) & mask
    h = (h >> numpy.uint64(16)) ^ h
    return torch.from_numpy((h.astype(numpy.float64) / 2**31 - 1).astype(numpy.float32)).reshape(shape)


def fill(net):
    """Weights that keep the outputs of deep networks between 0.1 and 100."""
    state = net.state_dict()
    for i, (name, t) in enumerate(state.items()):
        if name.endswith("num_batches_tracked"):
            t.fill_(7)
            continue
        u = numbers(i + 1, tuple(t.shape))
        if t.dim() > 1:
            u *= (3.0 / t[0].numel()) ** 0.5
        elif name.endswith("running_var"):
            u = 1 + u / 2
        elif name.endswith("weight"):
            u = 1 + u / 5
        else:
            u /= 10
        t.copy_(u)
    return net.eval()


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, CLASSES)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x.flatten(1))))))


class Block(nn.Module):
    def __init__(self, cin, cout, stride):
        super().__init__()
        self.stride, self.more = stride, (cout - cin) // 2
        self.conv1 = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        around = x[:, :, :: self.stride, :: self.stride]
        return F.relu(y + F.pad(around, (0, 0, 0, 0, self.more, self.more)))


class CifarResNet(nn.Module):
    def __init__(self, blocks):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16)
        self.layer1 = self.stage(16, 16, blocks, 1)
        self.layer2 = self.stage(16, 32, blocks, 2)
        self.layer3 = self.stage(32, 64, blocks, 2)
        self.linear = nn.Linear(64, CLASSES)

    @staticmethod
    def stage(cin, cout, blocks, stride):
        return nn.Sequential(Block(cin, cout, stride), *(Block(cout, cout, 1) for _ in range(blocks - 1)))

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.linear(x.mean((2, 3)))


def write(path, tensors):
    header, data = {}, b""
    for name, t in tensors.items():
        raw = t.contiguous().numpy().tobytes()
        dtype = {torch.float32: "F32", torch.int64: "I64"}[t.dtype]
        header[name] = {"dtype": dtype, "shape": list(t.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


NETWORKS = {
    "lenet5": (LeNet5(), (2, 1, 28, 28)),
    "resnet20": (CifarResNet(3), (2, 3, 32, 32)),
    "resnet56": (CifarResNet(9), (1, 3, 32, 32)),
    "resnet18": (torchvision.models.resnet18(num_classes=CLASSES), (1, 3, 64, 64)),
    "vgg11_bn": (torchvision.models.vgg11_bn(num_classes=CLASSES), (1, 3, 32, 32)),
    "mobilenet_v2": (torchvision.models.mobilenet_v2(num_classes=CLASSES), (1, 3, 64, 64)),
}

outputs = {}
for name, (net, shape) in NETWORKS.items():
    fill(net)
    with torch.no_grad():
        outputs[name] = net(numbers(0, shape))
    if name in ("lenet5", "resnet20"):
        write(HERE / f"{name}.safetensors", net.state_dict())
    else:
        lines = (" ".join([key, *map(str, t.shape)]) for key, t in net.state_dict().items())
        (HERE / f"{name}.txt").write_text("\n".join(lines) + "\n")
    print(name, outputs[name].abs().max().item())
write(HERE / "picture_models.safetensors", outputs)
