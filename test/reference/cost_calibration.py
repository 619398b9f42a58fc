"""How often past bands held, all allies together: leave-one-origin-out coverage with NumPy's own random numbers.

Each origin is judged by bands drawn from the other origins (`others`), or from those alone that lie more than five
editions away and share no year with it (`apart`); fewer than ten make no bands. One draw takes two origins and a
normal for all areas, years and both variables, as in cost_draws.py, for one to five years ahead. Factors are chained
into real GDP, prices and nominal GDP; the outcome is the product of the errors as they were published, very high
inflation too, and lies in a band of coverage q if between (1 - q) / 2 and (1 + q) / 2 of the draws are below it.

The 95 % interval of a coverage draws circular blocks of five consecutive judged origins, as many origins as there
are, 1,000 times. Where all or none were held it is that of as many independent blocks as there are: 0.025 = p^blocks.

Bands of so few draws as the operation takes are themselves uncertain, and so are intervals of so few resamples. So 40
sets of that many are drawn: coverage and the ends of its interval are their means, their standard errors the standard
deviations (cells that share draws do not err independently, and those that change sides are of the origins that
matter most for the interval).
"""

import numpy as np

from cost_data import NATO
from cost_draws import FLOOR, HORIZON, SEED, errors, smoothing

BANDS = (0.5, 0.8, 0.95)
LEVELS = ("real GDP", "prices", "nominal GDP")
LEAST, SETS, DRAWS = 10, 40, 4_000
RESAMPLES = 1_000


def outcome_levels(actual):
    """Real GDP, prices and nominal GDP of one to five years ahead: [area, level, year, origin]."""
    chained = np.cumprod(actual[:, 1:], axis=1)
    real, prices = chained[:, :, 0], chained[:, :, 1]
    return np.stack([real, prices, real * prices], axis=1)


def inside(ratio, seen, rng):
    """Whether an outcome lies in the bands of draws from some origins: [set, band, area, level, year]."""
    n = ratio.shape[-1]
    one, two = rng.integers(n, size=(2, SETS * DRAWS))
    z = rng.standard_normal(SETS * DRAWS)
    b, c = smoothing(n)
    found = np.zeros((SETS, len(BANDS), *seen.shape), bool)
    tails = np.array([[(1 - q) / 2, (1 + q) / 2] for q in BANDS])[:, :, None, None]
    for a, own in enumerate(ratio[:, 1:]):
        mean = own.mean(axis=-1, keepdims=True)
        e = own - mean
        factor = np.maximum(FLOOR, mean + c * e[..., one] + c * b * z * e[..., two])
        chained = np.cumprod(factor, axis=0)
        levels = np.stack([chained[:, 0], chained[:, 1], chained[:, 0] * chained[:, 1]])
        below = (levels <= seen[a][..., None]).reshape(len(LEVELS), HORIZON, SETS, DRAWS).mean(axis=-1)
        below = np.moveaxis(below, -1, 0)[:, None]
        found[:, :, a] = (below >= tails[:, 0]) & (below <= tails[:, 1])
    return found


def coverage(ratio, actual, near, rng):
    seen = outcome_levels(actual)
    n = seen.shape[-1]
    judged, hits = [], []
    for o in range(n):
        kept = np.abs(np.arange(n) - o) > near
        if kept.sum() < LEAST:
            continue
        judged.append(o)
        hits.append(inside(ratio[..., kept], seen[..., o], rng))
    known = ~np.isnan(seen[..., judged])
    cells = known.sum(axis=0)
    # [set, band, level, year, origin]
    held = np.stack([(h & ~np.isnan(seen[..., o])).sum(axis=2) for o, h in zip(judged, hits)], axis=-1)
    rows = []
    for k, level in enumerate(LEVELS):
        for t in range(HORIZON):
            for b, band in enumerate(BANDS):
                of = cells[k, t]
                each = held[:, b, k, t].sum(axis=-1) / of.sum()
                ends = [interval(one, of, rng) for one in held[:, b, k, t]]
                row = dict(level=level, horizon=t + 1, band=band, origins=int((of > 0).sum()), cells=int(of.sum()))
                for name, values in zip(("covered", "low", "high"), (each, *np.transpose(ends))):
                    row.update({name: values.mean(), f"{name}Error": values.std(ddof=1)})
                rows.append(row)
    return rows


def interval(held, of, rng):
    held, of = held[of > 0], of[of > 0]
    n = len(of)
    bound = 0.025 ** (1 / max(1, n // HORIZON))
    if held.sum() in (0, of.sum()):
        return (0, 1 - bound) if held.sum() == 0 else (bound, 1)
    blocks = -(-n // HORIZON)
    starts = rng.integers(n, size=(RESAMPLES, blocks))
    picks = ((starts[..., None] + np.arange(HORIZON)) % n).reshape(RESAMPLES, -1)[:, :n]
    shares = held[picks].sum(axis=1) / of[picks].sum(axis=1)
    return np.quantile(shares, [0.025, 0.975])


def calibration(book, outlook):
    ratio, actual, origins = errors(book, outlook, outlook.as_of)
    ratio, actual = (np.array([of[a] for a in NATO]) for of in (ratio, actual))
    found = dict(asOf=outlook.as_of, draws=DRAWS, sets=SETS, origins=origins)
    for name, near in (("others", 0), ("apart", HORIZON)):
        found[name] = coverage(ratio, actual, near, np.random.default_rng([SEED, near]))
    return found
