"""Writes sequences.jsonl.gz: modules of sequences, evaluated by PyTorch in double precision, where its own tables hold few cases.

Run with a Python that has torch: python3 sequences.py
"""

import gzip
import json
import math

import torch
from torch import nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

cases = []


def number(v, digits):
    return float("%.*g" % (digits, v)) if math.isfinite(v) else str(v)


def encode(value, digits=9):
    if isinstance(value, torch.Tensor):
        kind = "float32" if value.is_floating_point() else str(value.dtype).removeprefix("torch.")
        flat = value.detach().flatten().tolist()
        values = [number(v, digits) for v in flat] if value.is_floating_point() else flat
        return {"t": kind, "s": list(value.shape), "v": values}
    if isinstance(value, (tuple, list)):
        return {"tuple": [encode(v, digits) for v in value]}
    return value


def cotangent(y):
    return torch.cos(0.7 * torch.arange(y.numel(), dtype=torch.float64) + 0.3).reshape(y.shape)


def flattened(out):
    if isinstance(out, torch.Tensor):
        return [out]
    return [y for part in out for y in flattened(part)] if isinstance(out, (tuple, list)) else []


def leaves(args):
    return [a for a in flattened(args) if a.is_floating_point()]


def draw(*shape):
    return (torch.randn(shape, generator=generator) * 0.8).float().double()


def evaluate(module, call, args, kwargs):
    inputs = leaves(args + list(kwargs.values()))
    for x in inputs:
        x.grad = None
        x.requires_grad_(True)
    module.zero_grad()
    out = call(module, *args, **kwargs)
    sum((y * cotangent(y)).sum() for y in flattened(out) if y.requires_grad).backward()
    grads = [torch.zeros_like(x) if x.grad is None else x.grad for x in inputs]
    params = {n: encode(p.grad, 7) for n, p in module.named_parameters() if p.grad is not None}
    return {"out": encode(out, 7), "grad_inputs": [encode(g, 7) for g in grads], "grad_params": params}


def case(make, args, kwargs=None, call=None, ctor_args=(), **ctor):
    """One case; None among the keyword arguments is left out."""
    kwargs = {k: v for k, v in (kwargs or {}).items() if v is not None}
    module = make(*ctor_args, **ctor)
    with torch.no_grad():
        for p in module.parameters():
            p.copy_(draw(*p.shape) * min(0.6, 1.2 / math.sqrt(p.shape[-1])))
            p.copy_(p.float())
    call = call or (lambda m, *a, **k: m(*a, **k))
    line = {"module": make.__name__, "desc": str(len(cases)), "ctor": {"args": list(ctor_args), "kwargs": ctor}}
    line["state"] = {n: encode(v) for n, v in module.state_dict().items()}
    line["args"] = [encode(a) for a in args]
    line["kwargs"] = {k: encode(v) for k, v in kwargs.items()}
    module.train()
    line["train"] = evaluate(module, call, args, kwargs)
    cases.append(line)


def packed(module, x, *states, lengths):
    rows = pack_padded_sequence(x, lengths, batch_first=module.batch_first, enforce_sorted=False)
    out, last = module(rows, *states)
    return pad_packed_sequence(out, batch_first=module.batch_first, padding_value=0.5)[0], last


def states(kind, layers, batch, hidden, out):
    h = draw(*([layers, batch, out] if batch else [layers, out]))
    if kind is not nn.LSTM:
        return h
    return (h, draw(*([layers, batch, hidden] if batch else [layers, hidden])))


def recurrent(kind, size, hidden, **ctor):
    out = ctor.get("proj_size") or hidden
    layers = ctor.get("num_layers", 1) * (2 if ctor.get("bidirectional") else 1)
    first = ctor.get("batch_first", False)
    x = draw(3, 5, size) if first else draw(5, 3, size)
    ctor = dict(input_size=size, hidden_size=hidden, **ctor)
    case(kind, [x, states(kind, layers, 3, hidden, out)], dict(lengths=torch.tensor([3, 5, 2])), packed, **ctor)
    if hidden > 30:
        return
    case(kind, [x], **ctor)
    case(kind, [x, states(kind, layers, 3, hidden, out)], **ctor)
    case(kind, [draw(5, size), states(kind, layers, 0, hidden, out)], **ctor)
    case(kind, [x, states(kind, layers, 3, hidden, out)], dict(lengths=torch.tensor([4, 4, 4])), packed, **ctor)


def all_recurrent():
    for kind in (nn.RNN, nn.GRU, nn.LSTM):
        options = [dict(), dict(nonlinearity="relu")] if kind is nn.RNN else [dict()]
        if kind is nn.LSTM:
            options.append(dict(proj_size=2))
        for o in options:
            recurrent(kind, 4, 3, **o)
            recurrent(kind, 3, 4, num_layers=2, bidirectional=True, batch_first=True, **o)
        recurrent(kind, 2, 37, bias=False)
    recurrent(nn.LSTM, 2, 37, proj_size=35, bidirectional=True)
    for kind in (nn.RNNCell, nn.GRUCell, nn.LSTMCell):
        for bias in (True, False):
            h = draw(4, 6)
            state = (h, draw(4, 6)) if kind is nn.LSTMCell else h
            case(kind, [draw(4, 3), state], ctor_args=(3, 6), bias=bias)


torch.set_default_dtype(torch.float64)
def boolean(*shape):
    mask = draw(*shape) > 0.3
    mask[..., 0] = False  # no row is all masked
    return mask


def attention(**ctor):
    kdim, vdim = ctor.get("kdim") or 6, ctor.get("vdim") or 6
    first = ctor.get("batch_first", False)
    q, k, v = ((draw(2, n, d) if first else draw(n, 2, d)) for n, d in ((5, 6), (4, kdim), (4, vdim)))
    ctor = dict(embed_dim=6, num_heads=3, **ctor)
    case(nn.MultiheadAttention, [q, k, v], **ctor)
    masks = dict(attn_mask=draw(5, 4), key_padding_mask=boolean(2, 4))
    case(nn.MultiheadAttention, [q, k, v], masks, **ctor)
    masks = dict(attn_mask=boolean(6, 5, 4), average_attn_weights=False)
    case(nn.MultiheadAttention, [q, k, v], masks, **ctor)
    masks = dict(attn_mask=boolean(5, 4), need_weights=False)
    case(nn.MultiheadAttention, [q, k, v], masks, **ctor)


def TransformerEncoder(num_layers, norm, **layer):
    last = nn.LayerNorm(layer["d_model"]) if norm else None
    return nn.TransformerEncoder(nn.TransformerEncoderLayer(**layer), num_layers, last)


def TransformerDecoder(num_layers, norm, **layer):
    last = nn.LayerNorm(layer["d_model"]) if norm else None
    return nn.TransformerDecoder(nn.TransformerDecoderLayer(**layer), num_layers, last)


def transformers():
    ahead = nn.Transformer.generate_square_subsequent_mask(5).double()
    for o in (dict(), dict(norm_first=True, activation="gelu", batch_first=True)):
        o = dict(d_model=6, nhead=2, dim_feedforward=7, dropout=0.0, **o)
        x, memory = (draw(2, 5, 6), draw(2, 4, 6)) if o.get("batch_first") else (draw(5, 2, 6), draw(4, 2, 6))
        masks = dict(src_mask=boolean(5, 5), src_key_padding_mask=boolean(2, 5))
        case(nn.TransformerEncoderLayer, [x], masks, **o)
        case(TransformerEncoder, [x], dict(mask=ahead.clone()), num_layers=2, norm=o["nhead"] == 2, **o)
        masks = dict(tgt_mask=ahead.clone(), memory_key_padding_mask=boolean(2, 4))
        case(nn.TransformerDecoderLayer, [x, memory], masks, **o)
        case(TransformerDecoder, [x, memory], masks, num_layers=2, norm=False, **o)
        masks = dict(tgt_mask=ahead.clone(), src_key_padding_mask=boolean(2, 4), memory_mask=boolean(5, 4))
        case(nn.Transformer, [memory, x], masks, num_encoder_layers=1, num_decoder_layers=2, **o)


generator = torch.Generator().manual_seed(5)
all_recurrent()
for options in (dict(), dict(bias=False, add_bias_kv=True, add_zero_attn=True, batch_first=True), dict(kdim=5, vdim=3)):
    attention(**options)
transformers()
with gzip.GzipFile("sequences.jsonl.gz", "wb", mtime=0) as f:
    for line in cases:
        f.write((json.dumps(line) + "\n").encode())
print(len(cases), "cases")
