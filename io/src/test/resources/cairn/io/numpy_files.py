"""Writes the .npy and .npz files beside this script with NumPy itself.

Element i of each array, in C order, is: signed and float types i - 5 (halves for floats: (i - 5) / 2), unsigned types i, bool i % 3 == 0.
"""
import pathlib

import numpy as np
from numpy.lib import format as npy

HERE = pathlib.Path(__file__).parent
SHAPE = (2, 3, 4)


def values(code):
    i = np.arange(24).reshape(SHAPE)
    if code == "b1":
        return i % 3 == 0
    if code[0] == "u":
        return i
    return (i - 5) / 2 if code[0] == "f" else i - 5


every_type = {}
for code in "f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 b1".split():
    for name, order in ("little", "<"), ("big", ">"):
        if code[1] == "1":
            order = "|"
        every_type[f"{code}.{name}"] = values(code).astype(order + code)
        every_type[f"{code}.{name}.fortran"] = np.asfortranarray(values(code).astype(order + code))
np.savez(HERE / "every_type.npz", **every_type)
np.savez_compressed(HERE / "compressed.npz", x=values("f4").astype("<f4"), y=values("i8").astype("<i8"))

# What Cairn must write, byte for byte.
np.save(HERE / "f4.npy", values("f4").astype("<f4"))
np.save(HERE / "i8_vector.npy", np.arange(24, dtype="<i8") - 5)
np.save(HERE / "b1_scalar.npy", np.array(True))
np.save(HERE / "f4_empty.npy", np.zeros((0, 3), "<f4"))

for version in (2, 0), (3, 0):
    with open(HERE / f"version_{version[0]}.npy", "wb") as out:
        npy.write_array(out, values("f4").astype("<f4"), version=version)

# What Cairn must refuse.
np.save(HERE / "complex.npy", np.zeros(2, "<c8"))
np.save(HERE / "text.npy", np.array(["a", "bc"]))
np.save(HERE / "records.npy", np.zeros(2, [("a", "<f4"), ("b", "<i4")]))
np.save(HERE / "objects.npy", np.array([{}, None], dtype=object), allow_pickle=True)
np.save(HERE / "u8_large.npy", np.array([1, 2**63], "<u8"))
