"""Writes trajectories.txt: what PyTorch's optimizers and schedules do, step by step.

Run with a Python that has torch: python3 trajectories.py > trajectories.txt
Lines: `optimizer CASE STEP p0 … p7` (a 3x2 and a 2-element parameter after the step) and `schedule CASE STEP lr [momentum]`.
The gradient of element i at step t is cos(0.7 i + 0.3 t) + 0.1 p_i.
"""
import math
import torch
from torch.optim import SGD, Adam, AdamW, Adagrad, Adadelta, Adamax, RAdam, RMSprop
from torch.optim import lr_scheduler as S


class NAdam:
    """PyTorch's documented formula, as PyTorch computes it from 2.1 on; 1.x multiplies one momentum factor too many."""

    def __init__(self, ps, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, momentum_decay=4e-3):
        self.ps, self.lr, self.betas, self.eps, self.wd, self.md = ps, lr, betas, eps, weight_decay, momentum_decay
        self.t, self.product = 0, 1.0
        self.m = [torch.zeros_like(p) for p in ps]
        self.v = [torch.zeros_like(p) for p in ps]

    @torch.no_grad()
    def step(self):
        self.t += 1
        b1, b2 = self.betas
        mu = b1 * (1 - 0.5 * 0.96 ** (self.t * self.md))
        mu_next = b1 * (1 - 0.5 * 0.96 ** ((self.t + 1) * self.md))
        self.product *= mu
        for p, m, v in zip(self.ps, self.m, self.v):
            g = p.grad + self.wd * p
            m.mul_(b1).add_(g, alpha=1 - b1)
            v.mul_(b2).addcmul_(g, g, value=1 - b2)
            denom = v.div(1 - b2 ** self.t).sqrt().add_(self.eps)
            p.addcdiv_(g, denom, value=-self.lr * (1 - mu) / (1 - self.product))
            p.addcdiv_(m, denom, value=-self.lr * mu_next / (1 - self.product * mu_next))


OPTIMIZERS = {
    "sgd": lambda p: SGD(p, lr=0.1),
    "sgd-momentum": lambda p: SGD(p, lr=0.1, momentum=0.9),
    "sgd-dampening": lambda p: SGD(p, lr=0.1, momentum=0.9, dampening=0.9),
    "sgd-nesterov-decay": lambda p: SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
    "adam": lambda p: Adam(p),
    "adam-amsgrad-decay": lambda p: Adam(p, lr=0.02, betas=(0.8, 0.95), amsgrad=True, weight_decay=0.1),
    "adamw": lambda p: AdamW(p),
    "adamw-amsgrad": lambda p: AdamW(p, lr=0.02, amsgrad=True, weight_decay=0.1),
    "rmsprop": lambda p: RMSprop(p),
    "rmsprop-centered-momentum": lambda p: RMSprop(p, lr=0.02, alpha=0.9, centered=True, momentum=0.8, weight_decay=0.01),
    "adagrad": lambda p: Adagrad(p),
    "adagrad-decay": lambda p: Adagrad(p, lr=0.1, lr_decay=0.01, weight_decay=0.1, initial_accumulator_value=0.5),
    "adadelta": lambda p: Adadelta(p),
    "adadelta-decay": lambda p: Adadelta(p, lr=0.5, rho=0.8, weight_decay=0.1),
    "adamax": lambda p: Adamax(p),
    "adamax-decay": lambda p: Adamax(p, lr=0.05, betas=(0.8, 0.9), weight_decay=0.1),
    "nadam": lambda p: NAdam(p),
    "nadam-decay": lambda p: NAdam(p, lr=0.05, betas=(0.8, 0.9), weight_decay=0.1, momentum_decay=0.01),
    "radam": lambda p: RAdam(p),
    "radam-decay": lambda p: RAdam(p, lr=0.05, betas=(0.8, 0.9), weight_decay=0.1),
}


def sequential(o):
    return S.SequentialLR(o, [S.LinearLR(o, 0.1, 1.0, 5), S.CosineAnnealingLR(o, 10), S.ExponentialLR(o, 0.8)], [5, 15])


SCHEDULES = {
    "step": lambda o: S.StepLR(o, 3, 0.5),
    "multi-step": lambda o: S.MultiStepLR(o, [2, 7, 7, 11], 0.3),
    "constant": lambda o: S.ConstantLR(o, 0.5, 4),
    "linear": lambda o: S.LinearLR(o, 0.25, 0.75, 6),
    "exponential": lambda o: S.ExponentialLR(o, 0.9),
    "polynomial": lambda o: S.PolynomialLR(o, 12, 2.0),
    "cosine": lambda o: S.CosineAnnealingLR(o, 8, 0.01),
    "restarts": lambda o: S.CosineAnnealingWarmRestarts(o, 3, 2, 0.01),
    "one-cycle": lambda o: S.OneCycleLR(o, 0.5, total_steps=20),
    "cyclic": lambda o: S.CyclicLR(o, 0.01, 0.2, 4, 3),
    "cyclic-halving": lambda o: S.CyclicLR(o, 0.01, 0.2, 2, 3, mode="triangular2"),
    "lambda": lambda o: S.LambdaLR(o, lambda t: 0.9 ** (t * t)),
    "multiplicative": lambda o: S.MultiplicativeLR(o, lambda t: 1 - t / 100),
    "chained": lambda o: S.ChainedScheduler([S.ConstantLR(o, 0.2, 3), S.ExponentialLR(o, 0.9)]),
    "warmup-cosine": lambda o: S.ChainedScheduler([S.LinearLR(o, 0.25, 1.0, 3), S.CosineAnnealingLR(o, 15)]),
    "sequential": sequential,
    "plateau": lambda o: S.ReduceLROnPlateau(o, factor=0.5, patience=2, cooldown=1, min_lr=0.01),
}


def parameters():
    a = torch.tensor([[0.5, -1.0], [1.5, 0.25], [-0.75, 2.0]], requires_grad=True)
    b = torch.tensor([0.1, -0.2], requires_grad=True)
    return [a, b]


def set_gradients(ps, t):
    i = 0
    for p in ps:
        c = torch.tensor([math.cos(0.7 * (i + k) + 0.3 * t) for k in range(p.numel())]).reshape(p.shape)
        p.grad = c + 0.1 * p.detach()
        i += p.numel()


for name, make in OPTIMIZERS.items():
    ps = parameters()
    opt = make(ps)
    for t in range(1, 31):
        set_gradients(ps, t)
        opt.step()
        print("optimizer", name, t, *[repr(v) for p in ps for v in p.detach().flatten().tolist()])

for name, make in SCHEDULES.items():
    opt = SGD(parameters(), lr=0.1, momentum=0.9)
    sched = make(opt)
    for t in range(0, 21):
        print("schedule", name, t, repr(opt.param_groups[0]["lr"]), repr(opt.param_groups[0]["momentum"]))
        opt.step()
        if t == 20:
            break
        if name == "plateau":
            sched.step(1.0 / (1 + min(t, 4)))
        else:
            sched.step()
