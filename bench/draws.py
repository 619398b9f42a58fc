"""NumPy's side of bench/draws.mjs: the same model, the same quantiles, as somebody who knows NumPy would write it.

Reads the job and float32 tables from a folder, then names of variants from standard input, one a line; runs each once and
answers with its milliseconds. `check` answers with the quantiles of the last run.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
job = json.loads((folder / "job.json").read_text())
A, T, D, N, B = (job[name] for name in ("areas", "years", "draws", "origins", "blocks"))
BLOCK_OF = np.array(job["blockOf"])
P = np.array(job["probabilities"])
FLOOR = job["floor"]
level32 = np.fromfile(folder / "level", np.float32).reshape(A, T, 2, N)
spread32 = np.fromfile(folder / "spread", np.float32).reshape(A, T, 2, N)
level, spread = level32.astype(np.float64), spread32.astype(np.float64)
# Real and price of one origin side by side, as one item of eight bytes, so that one look-up takes both.
level_pairs = np.ascontiguousarray(level32.swapaxes(2, 3)).view(np.complex64)[..., 0]
spread_pairs = np.ascontiguousarray(spread32.swapaxes(2, 3)).view(np.complex64)[..., 0]

at = (D - 1) * P
low = np.floor(at).astype(int)
rest = at - low
kth = sorted({*low, *(low + 1)})

# Buffers, made once.
factors = np.empty((T, 2, D))
nominal64 = np.empty((A, T, D))
nominal = np.empty((T, D), np.float32)
running = np.empty((2, D), np.float32)
one = np.empty((2, D), np.float32)
two = np.empty((2, D), np.float32)
rng = np.random.default_rng(1)


def picks(kind):
    return rng.integers(0, N, (B, D)), rng.integers(0, N, (B, D)), rng.standard_normal((B, D), dtype=kind)


def percentile_whole():
    """float64, all areas at once."""
    first, second, z = picks(np.float64)
    all_factors = np.empty((A, T, 2, D))
    for b in range(B):
        y = BLOCK_OF == b
        all_factors[:, y] = np.maximum(FLOOR, level[:, y][..., first[b]] + z[b] * spread[:, y][..., second[b]])
    paths = np.cumprod(all_factors, axis=1)
    return np.quantile(paths[:, :, 0] * paths[:, :, 1], P, axis=-1)


def percentile_by_area():
    """float64, paths area by area in reused buffers, one call for all quantiles."""
    first, second, z = picks(np.float64)
    for a in range(A):
        for b in range(B):
            y = BLOCK_OF == b
            factors[y] = np.maximum(FLOOR, level[a, y][..., first[b]] + z[b] * spread[a, y][..., second[b]])
        paths = np.cumprod(factors, axis=0)
        np.multiply(paths[:, 0], paths[:, 1], out=nominal64[a])
    return np.quantile(nominal64, P, axis=-1)


def quantiles_in_place(keys):
    """Partition where the values stand, by themselves or by their bits, which sort alike where all are positive."""
    keys.partition(kth, axis=-1)
    below = nominal[:, low].astype(np.float64)
    return (below + rest * (nominal[:, low + 1] - below)).T


def by_take(keys):
    """float32, in place, np.take into reused buffers."""
    first, second, z = picks(np.float32)
    found = np.empty((len(P), A, T))
    floor = np.float32(FLOOR)
    for a in range(A):
        running.fill(1)
        for t, b in enumerate(BLOCK_OF):
            np.take(level32[a, t], first[b], axis=1, out=one, mode="clip")
            np.take(spread32[a, t], second[b], axis=1, out=two, mode="clip")
            np.multiply(two, z[b], out=two)
            np.add(two, one, out=two)
            np.maximum(two, floor, out=two)
            np.multiply(running, two, out=running)
            np.multiply(running[0], running[1], out=nominal[t])
        found[:, a] = quantiles_in_place(keys)
    return found


def by_pairs(keys):
    """float32, in place, both variables of a draw taken at once."""
    first, second, z = picks(np.float32)
    twice = np.repeat(z, 2, axis=1)
    found = np.empty((len(P), A, T))
    floor = np.float32(FLOOR)
    flat, other, product = one.reshape(-1), two.reshape(-1), running.reshape(-1)
    real, price = product[0::2], product[1::2]
    for a in range(A):
        product.fill(1)
        for t, b in enumerate(BLOCK_OF):
            np.take(level_pairs[a, t], first[b], out=flat.view(np.complex64), mode="clip")
            np.take(spread_pairs[a, t], second[b], out=other.view(np.complex64), mode="clip")
            np.multiply(other, twice[b], out=other)
            np.add(other, flat, out=other)
            np.maximum(other, floor, out=other)
            np.multiply(product, other, out=product)
            np.multiply(real, price, out=nominal[t])
        found[:, a] = quantiles_in_place(keys)
    return found


bits = nominal.view(np.int32)
VARIANTS = {
    "percentile/whole": percentile_whole,
    "percentile/by-area": percentile_by_area,
    "best/take": lambda: by_take(nominal),
    "best/pairs": lambda: by_pairs(nominal),
    "best/pairs-bits": lambda: by_pairs(bits),
}
print(json.dumps({"version": np.__version__, "variants": list(VARIANTS)}), flush=True)
for line in sys.stdin:
    name = line.strip()
    if name == "check":
        print(json.dumps(np.moveaxis(last, 0, -1).ravel().tolist()), flush=True)
        continue
    start = time.perf_counter()
    last = VARIANTS[name]()
    print((time.perf_counter() - start) * 1000, flush=True)
