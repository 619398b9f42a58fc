"""Makes draws.json: the model of src/math/kernel.ts by NumPy, to be held against the kernel.

    python3 test/reference/draws.py > test/reference/draws.json

Tables and picks are whole-number arithmetic that a test can do again; paths are NumPy's float32, quantiles its np.quantile
of float64.
"""

import json
import sys

import numpy as np

AREAS, YEARS, ORIGINS, DRAWS = 2, 5, 31, 1001
BLOCK_OF = [0, 0, 0, 1, 1]
BLOCKS = 2
FLOOR = np.float32(0.5)
PROBABILITIES = [0, 0.025, 0.1, 1 / 3, 0.5, 0.9, 0.975, 1]

cells = np.arange(AREAS * YEARS * 2 * ORIGINS)
level = (1.03 + ((cells * 37) % 1013 - 506) / 8000).astype(np.float32).reshape(AREAS, YEARS, 2, ORIGINS)
spread = (((cells * 53) % 997 - 498) / 20000).astype(np.float32).reshape(AREAS, YEARS, 2, ORIGINS)

draw, block = np.arange(DRAWS), np.arange(BLOCKS)[:, None]
first = (draw * 7 + block * 13) % ORIGINS
second = (draw * draw + 3 * draw + block) % ORIGINS
normal = (((draw * 37 + block * 11) % 1001 - 500) / 200).astype(np.float32)

factors = np.empty((AREAS, YEARS, 2, DRAWS), np.float32)
for year, b in enumerate(BLOCK_OF):
    factors[:, year] = np.maximum(FLOOR, level[:, year][..., first[b]] + normal[b] * spread[:, year][..., second[b]])
paths = np.cumprod(factors, axis=1, dtype=np.float32)
real, price = paths[:, :, 0], paths[:, :, 1]
kinds = np.stack([real, price, real * price], axis=2)
fans = np.moveaxis(np.quantile(kinds.astype(np.float64), PROBABILITIES, axis=-1), 0, -1)

json.dump(
    {
        "madeBy": f"test/reference/draws.py with NumPy {np.__version__}",
        "areas": AREAS,
        "years": YEARS,
        "origins": ORIGINS,
        "blocks": BLOCKS,
        "blockOf": BLOCK_OF,
        "draws": DRAWS,
        "floor": float(FLOOR),
        "probabilities": PROBABILITIES,
        "fans": fans.ravel().tolist(),
    },
    sys.stdout,
    indent=1,
)
print()
