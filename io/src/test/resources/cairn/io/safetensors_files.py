"""Writes the safetensors files beside this script: the format by hand, the numbers by PyTorch.

every_dtype.safetensors holds for each dtype D the tensors "D" and "D.expected": the same numbers as F32, I64 or BOOL.
pytorch_mlp.safetensors holds the state dict of a small network; pytorch_mlp_io.safetensors an input "x" and its output "y".
"""
import json
import pathlib
import struct

import torch

HERE = pathlib.Path(__file__).parent


def write(path, entries, metadata=None):
    """entries: name -> (dtype, shape, bytes), laid out one after the other."""
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for name, (dtype, shape, raw) in entries.items():
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def raw(t):
    t = t.contiguous()
    return (t.view(torch.int16) if t.dtype == torch.bfloat16 else t).numpy().tobytes()


def expected(t):
    if t.dtype == torch.bool:
        return "BOOL", t
    return ("F32", t.float()) if t.is_floating_point() else ("I64", t.long())


def float8(exponent_bits, mantissa_bits, bias, infinities):
    """The value of every code of a one-byte float."""
    out = []
    for code in range(256):
        e = code >> mantissa_bits & (1 << exponent_bits) - 1
        m = code & (1 << mantissa_bits) - 1
        last = e == (1 << exponent_bits) - 1
        if last and infinities:
            value = float("inf") if m == 0 else float("nan")
        elif last and m == (1 << mantissa_bits) - 1:
            value = float("nan")
        elif e == 0:
            value = m * 2.0 ** (1 - bias - mantissa_bits)
        else:
            value = (1 + m * 2.0**-mantissa_bits) * 2.0 ** (e - bias)
        out.append(-value if code & 128 else value)
    return out


def every_dtype():
    torch.manual_seed(1)
    x = torch.randn(3, 5, dtype=torch.float64) * torch.logspace(-9, 4, 5, dtype=torch.float64)
    x[0, 0], x[1, 1], x[2, 2] = float("inf"), float("nan"), -0.0
    tensors = {
        "F64": x, "F32": x.float(), "F16": x.half(), "BF16": x.bfloat16(),
        "I64": torch.tensor([[-(2**63), -1, 2**63 - 1]]), "I32": torch.tensor([-(2**31), 0, 2**31 - 1], dtype=torch.int32),
        "I16": torch.tensor([-(2**15), 7], dtype=torch.int16), "I8": torch.tensor([-128, 127], dtype=torch.int8),
        "U8": torch.tensor([0, 255], dtype=torch.uint8), "BOOL": torch.tensor([[True], [False]]),
    }
    entries = {}
    for name, t in tensors.items():
        dtype, same = expected(t)
        entries[name] = (name, t.shape, raw(t))
        entries[name + ".expected"] = (dtype, same.shape, raw(same))
    unsigned = {"U16": ("<H", [0, 1, 65535]), "U32": ("<I", [0, 2**31, 2**32 - 1]), "U64": ("<Q", [0, 2**63 - 1])}
    for name, (form, values) in unsigned.items():
        entries[name] = (name, [len(values)], b"".join(struct.pack(form, v) for v in values))
        entries[name + ".expected"] = ("I64", [len(values)], raw(torch.tensor(values)))
    for name, codes in {"F8_E4M3": float8(4, 3, 7, False), "F8_E5M2": float8(5, 2, 15, True)}.items():
        entries[name] = (name, [16, 16], bytes(range(256)))
        entries[name + ".expected"] = ("F32", [16, 16], raw(torch.tensor(codes)))
    write(HERE / "every_dtype.safetensors", entries, {"note": "ünïcode 😀", "empty": ""})


def network():
    torch.manual_seed(2)
    net = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Tanh(), torch.nn.Linear(8, 3))
    x = torch.randn(5, 4)
    state = {k: ("F32", v.shape, raw(v)) for k, v in net.state_dict().items()}
    write(HERE / "pytorch_mlp.safetensors", state, {"format": "pt"})
    with torch.no_grad():
        y = net(x)
    write(HERE / "pytorch_mlp_io.safetensors", {"x": ("F32", x.shape, raw(x)), "y": ("F32", y.shape, raw(y))})


every_dtype()
network()
