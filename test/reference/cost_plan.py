"""The cheapest path to a target under limits, in closed form, and by SciPy's linear programming where that is here.

Least sum of share_t x real GDP_t over the years after the start, if the share does not fall, reaches the target in the
due year, rises by at most `maxStep` points a year and real spending by at most `maxGrowth` per cent a year. Going back
from the due year each share has a least value: the start's, the next less a step, the next over what may be grown to
from it. The path of these least values keeps every limit if the start itself does, and no other is cheaper in any
year. Extra: plan less start share, times GDP. A group has one share, and GDP of its members at fixed rates.
"""

import numpy as np

from cost_model import Course

NO_SCIPY = "SciPy is not here: plans are checked in closed form alone"


def plan_of(book, words):
    limits = {name: words.pop(name, None) for name in ("maxGrowth", "maxStep")}
    course = Course(book, {**words, "members": "whole"})
    gdp = course.total(lambda p: p.gdp)
    real = course.total(lambda p: p.gdp / p.deflator)
    one = course.parties[0]
    start = one.start
    growth = np.inf if limits["maxGrowth"] is None else 1 + limits["maxGrowth"] / 100
    step = np.inf if limits["maxStep"] is None else limits["maxStep"]
    share = np.full(len(gdp), float(course.target))
    for t in range(len(gdp) - 2, -1, -1):
        share[t] = max(start, share[t + 1] - step, share[t + 1] * real[t + 1] / real[t] / growth)
        if share[t] > share[t + 1] + 1e-12:
            raise ValueError("GDP grows faster than spending may: no path")
    if share[0] > start:
        raise ValueError("the limits leave no path")
    check(share, start, course.target, real, growth, step)
    into = sum(p.gdp * course.into(p) for p in course.parties)
    return dict(years=course.years, share=share, level=share * into / 100, extra=(share - start) * into / 100,
                realGrowth=100 * (share[1:] * real[1:] / (share[:-1] * real[:-1]) - 1))


def check(share, start, target, real, growth, step):
    """The same by a linear programme."""
    try:
        from scipy.optimize import linprog
    except ImportError:
        import sys

        print(NO_SCIPY, file=sys.stderr)
        return
    n = len(real)
    rows, most = [], []
    for t in range(1, n):
        for now, before, limit in ((-1, 1, 0), (1, -1, step), (real[t] / real[t - 1], -growth, 0)):
            if np.isfinite([before, limit]).all():
                row = np.zeros(n)
                row[t], row[t - 1] = now, before
                rows.append(row)
                most.append(limit)
    bounds = [(start, start)] + [(0, None)] * (n - 2) + [(target, None)]
    found = linprog(np.concatenate([[0], real[1:] / real[0]]), np.array(rows), most, bounds=bounds)
    if not found.success or np.abs(found.x - share).max() > 1e-7:
        raise ValueError(f"the linear programme says {found.x} ({found.message}), the closed form {share}")
