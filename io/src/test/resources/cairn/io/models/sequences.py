"""The architectures of cairn.nn.model and a transformer in PyTorch: their state dicts, an input "x" and its output "y".

    python3 sequences.py            writes NAME.safetensors and NAME_io.safetensors beside this script; gpt_io and vae_io also hold
                                    the gradients of a loss
    python3 sequences.py FOLDER     loads FOLDER/NAME.safetensors, written by Cairn, into the PyTorch modules, strictly, and compares outputs
"""
import json
import math
import pathlib
import struct
import sys

import torch
from torch import nn
from torch.nn import functional as F

HERE = pathlib.Path(__file__).parent
DTYPES = {torch.float32: "F32", torch.int64: "I64"}


class Norm(nn.Module):
    def __init__(self, n, bias):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(n))
        self.bias = nn.Parameter(torch.zeros(n)) if bias else None

    def forward(self, x):
        return F.layer_norm(x, self.weight.shape, self.weight, self.bias, 1e-5)


class SelfAttention(nn.Module):
    def __init__(self, n, heads, bias):
        super().__init__()
        self.heads = heads
        self.c_attn = nn.Linear(n, 3 * n, bias=bias)
        self.c_proj = nn.Linear(n, n, bias=bias)

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = (p.view(b, t, self.heads, c // self.heads).transpose(1, 2) for p in self.c_attn(x).split(c, dim=2))
        scores = q @ k.transpose(-2, -1) / math.sqrt(c // self.heads)
        ahead = torch.ones(t, t, dtype=torch.bool).triu(1)
        y = scores.masked_fill(ahead, float("-inf")).softmax(-1) @ v
        return self.c_proj(y.transpose(1, 2).reshape(b, t, c))


class Feedforward(nn.Module):
    def __init__(self, n, bias):
        super().__init__()
        self.c_fc = nn.Linear(n, 4 * n, bias=bias)
        self.c_proj = nn.Linear(4 * n, n, bias=bias)

    def forward(self, x):
        return self.c_proj(F.gelu(self.c_fc(x)))


class Block(nn.Module):
    def __init__(self, n, heads, bias):
        super().__init__()
        self.ln_1 = Norm(n, bias)
        self.attn = SelfAttention(n, heads, bias)
        self.ln_2 = Norm(n, bias)
        self.mlp = Feedforward(n, bias)

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


class GPT(nn.Module):
    """The names and the arithmetic of nanoGPT's model."""

    def __init__(self, vocabulary, layers, heads, width, block, bias):
        super().__init__()
        self.transformer = nn.ModuleDict(dict(
            wte=nn.Embedding(vocabulary, width),
            wpe=nn.Embedding(block, width),
            h=nn.ModuleList([Block(width, heads, bias) for _ in range(layers)]),
            ln_f=Norm(width, bias)))
        self.lm_head = nn.Linear(width, vocabulary, bias=False)
        self.transformer.wte.weight = self.lm_head.weight

    def forward(self, tokens):
        t = self.transformer
        x = t.wte(tokens) + t.wpe(torch.arange(tokens.shape[1]))
        for block in t.h:
            x = block(x)
        return self.lm_head(t.ln_f(x))


class CharLSTM(nn.Module):
    def __init__(self, vocabulary, embedding, hidden, layers):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, embedding)
        self.lstm = nn.LSTM(embedding, hidden, layers, batch_first=True)
        self.fc = nn.Linear(hidden, vocabulary)

    def forward(self, tokens):
        return self.fc(self.lstm(self.embedding(tokens))[0])


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(12, 8), nn.ReLU(), nn.Linear(8, 3))
        self.decoder = nn.Sequential(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 12), nn.Sigmoid())

    def forward(self, x):
        return self.decoder(self.encoder(x.flatten(1))).view_as(x)


class VAE(nn.Module):
    """The names and the arithmetic of PyTorch's example; in use the code is the mean."""

    def __init__(self, size, hidden, latent):
        super().__init__()
        self.fc1 = nn.Linear(size, hidden)
        self.fc21 = nn.Linear(hidden, latent)
        self.fc22 = nn.Linear(hidden, latent)
        self.fc3 = nn.Linear(latent, hidden)
        self.fc4 = nn.Linear(hidden, size)

    def code(self, x):
        h = F.relu(self.fc1(x.flatten(1)))
        return self.fc21(h), self.fc22(h)

    def forward(self, x):
        return torch.sigmoid(self.fc4(F.relu(self.fc3(self.code(x)[0])))).view_as(x)

    def loss(self, x):
        mean, logvar = self.code(x)
        bce = F.binary_cross_entropy(self(x), x, reduction="sum")
        return bce - 0.5 * torch.sum(1 + logvar - mean.pow(2) - logvar.exp())


def models():
    """name -> (module, input)"""
    torch.manual_seed(1)
    tokens = torch.randint(0, 11, (2, 6))
    pictures = torch.rand(3, 1, 3, 4)
    layer = nn.TransformerEncoderLayer(8, 2, 12, dropout=0.1, activation="gelu", batch_first=True, norm_first=True)
    return {
        "gpt": (GPT(11, 2, 2, 8, 6, True), tokens),
        "gpt_without_bias": (GPT(11, 2, 2, 8, 6, False), tokens),
        "char_lstm": (CharLSTM(11, 5, 7, 2), tokens),
        "autoencoder": (Autoencoder(), pictures),
        "vae": (VAE(12, 6, 2), pictures),
        "transformer_encoder": (nn.TransformerEncoder(layer, 2, nn.LayerNorm(8)), torch.randn(2, 5, 8)),
    }


def write(path, tensors):
    header, data = {}, b""
    for name, t in tensors.items():
        raw = t.detach().contiguous().numpy().tobytes()
        header[name] = {"dtype": DTYPES[t.dtype], "shape": list(t.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def read(path):
    raw = path.read_bytes()
    length = struct.unpack("<Q", raw[:8])[0]
    header, data = json.loads(raw[8:8 + length]), raw[8 + length:]
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        dtype = {v: k for k, v in DTYPES.items()}[entry["dtype"]]
        begin, end = entry["data_offsets"]
        tensors[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=dtype).reshape(entry["shape"])
    return tensors


def fixtures():
    for name, (model, x) in models().items():
        for p in model.parameters():
            nn.init.normal_(p, 0, 0.4)  # biases and scales too, so that a mistake in them shows
        model.eval()
        io = {"x": x, "y": model(x)}
        if name == "vae":
            io["loss"] = model.loss(x)
            io["loss"].backward()
        if name == "gpt":
            F.cross_entropy(io["y"].flatten(0, 1), (x.flatten() + 3) % 11).backward()
        io.update({f"grad.{n}": p.grad for n, p in model.named_parameters() if p.grad is not None})
        write(HERE / f"{name}.safetensors", model.state_dict())
        write(HERE / f"{name}_io.safetensors", io)


def check(folder):
    for name, (model, _) in models().items():
        model.eval()
        print(name, model.load_state_dict(read(folder / f"{name}.safetensors"), strict=True))
        io = read(HERE / f"{name}_io.safetensors")
        with torch.no_grad():
            assert torch.allclose(model(io["x"]), io["y"], atol=1e-5), name


if len(sys.argv) > 1:
    check(pathlib.Path(sys.argv[1]))
else:
    fixtures()
