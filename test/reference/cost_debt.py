"""Debt with and without the extra spending, in per cent of GDP.

Without it the debt is the projection's: d_t = d_{t-1} (1 + i_t) / (1 + g_t) - pb_t + f_t, g the growth of nominal
GDP. The interest paid is primary less overall balance, so i_t = (pb_t - ob_t)(1 + g_t) / d_{t-1}, not below 0; the
stock-flow residual f_t is what is left of the published d_t. After the last year with all three figures i and pb
stay, f is 0. All are parts of the projection's GDP: a group's are its members', weighted with that GDP at the start's
prices and rates, and its growth is theirs, weighted with GDP at the start's prices and rates of the year before. So is
the extra: money over the projection's GDP. Where the user's GDP grows otherwise, i, pb and f are those of the
projection's and only g changes.

With it n_t points of GDP more are borrowed, real GDP is y_t per cent higher, y_t = rho y_{t-1} + m (n_t - n_{t-1}),
the primary balance is epsilon y_t better, and GDP grows by (1 + g_t)(1 + y_t / 100) / (1 + y_{t-1} / 100) - 1. What
is owed more than without it bears at least 2.5 % interest.
Ranges go over multipliers m and points added to i.
"""

import numpy as np

MULTIPLIER, PERSISTENCE, ELASTICITY, LEAST = 0.6, 0.7, 0.5, 0.025
MULTIPLIERS, SHIFTS = (0, 0.6, 1), (-1, 0, 1)


def projected(course):
    """Debt, interest rate, primary balance, residual and growth of each year; None where the start has no debt."""
    n = len(course.years)
    weights = np.array([p.outlook_weights() for p in course.parties])
    scales = np.array([p.outlook_gdp for p in course.parties])

    def weighted(subject):
        cells = [[course.outlook.get(subject, p.area, y) for p in course.parties] for y in course.years]
        return [
            None if None in row else np.average(row, weights=weights[:, t] * scales) for t, row in enumerate(cells)
        ]

    debt, primary, overall = (weighted(s) for s in ("debt", "primary-balance", "balance"))
    growth = grown(course, weights, [p.outlook_growth for p in course.parties])
    known = [None not in row for row in zip(debt, primary, overall)]
    if debt[0] is None or not known[1]:
        return None
    d, i, pb, f = (np.zeros(n) for _ in range(4))
    d[0] = debt[0]
    for t in range(1, n):
        carried = d[t - 1] / (1 + growth[t])
        if all(known[1 : t + 1]):
            i[t] = max(0.0, (primary[t] - overall[t]) / carried)
            pb[t] = primary[t]
            f[t] = debt[t] - (carried * (1 + i[t]) - pb[t])
        else:
            i[t], pb[t] = i[t - 1], pb[t - 1]
        d[t] = carried * (1 + i[t]) - pb[t] + f[t]
    return dict(d=d, i=i, pb=pb, f=f, g=growth)


def grown(course, weights, rates):
    """Nominal growth of all, each year's weighted as of the year before; 0 at the start."""
    found = np.zeros(len(course.years))
    for t in range(1, len(found)):
        found[t] = np.average([r[t] for r in rates], weights=weights[:, t - 1])
    return found


def moved(course, base):
    """The projection's debt under the growth of the user's GDP."""
    weights = np.array([p.weights() for p in course.parties])
    rates = [np.concatenate([[0.0], p.gdp[1:] / p.gdp[:-1] - 1]) for p in course.parties]
    return dict(base, g=grown(course, weights, rates))


def points(course):
    """Extra spending in points of the projection's GDP of each year, none at the start."""
    share, still, moving = zip(*(course.parts(p, course.ask.baseline) for p in course.parties))
    extra = gdp = 0
    for p, s, cash, real in zip(course.parties, share, still, moving):
        base = s + 100 * (cash + real * p.deflator / p.deflator[0]) / p.gdp
        extra = extra + p.weights() * (p.path - base)
        gdp = gdp + p.weights() * p.outlook_gdp
    extra = extra / gdp
    extra[0] = 0
    return extra


def simulate(base, extra, borrowed, multiplier, shift):
    n = borrowed * extra
    y = np.zeros(len(n))
    for t in range(1, len(n)):
        y[t] = PERSISTENCE * y[t - 1] + multiplier * (n[t] - n[t - 1])
    i = base["i"] + shift / 100
    growth = 1 + base["g"]
    with_it = growth.copy()
    with_it[1:] *= (1 + y[1:] / 100) / (1 + y[:-1] / 100)
    d, e = np.full(len(n), base["d"][0]), np.full(len(n), base["d"][0])
    dearer = np.zeros(len(n))
    for t in range(1, len(n)):
        d[t] = d[t - 1] * (1 + i[t]) / growth[t] - base["pb"][t] + base["f"][t]
        dearer[t] = (e[t - 1] - d[t - 1]) * max(0.0, LEAST - i[t]) / with_it[t]
        e[t] = e[t - 1] * (1 + i[t]) / with_it[t] - base["pb"][t] + n[t] - ELASTICITY * y[t] + base["f"][t] + dearer[t]
    extra_debt = e - d
    spending = n.sum()
    interest = (extra_debt[:-1] * i[1:] / growth[1:]).sum() + dearer.sum()
    feedback = -ELASTICITY * y.sum()
    parts = [spending, interest, extra_debt[-1] - spending - interest - feedback, feedback]
    return d, e, y, parts


def debt_of(course):
    if course.ask.gdp == "static":
        return None
    base = projected(course)
    if base is None:
        return None
    if course.gives_gdp:
        base = moved(course, base)
    extra = points(course)
    borrowed = 1 if course.ask.debtFinanced is None else course.ask.debtFinanced
    multiplier = MULTIPLIER if course.ask.multiplier is None else course.ask.multiplier
    d, e, y, parts = simulate(base, extra, borrowed, multiplier, 0)
    corners = {}
    for m in MULTIPLIERS:
        for s in SHIFTS:
            without, with_it, _, _ = simulate(base, extra, borrowed, m, s)
            corners[m, s] = with_it - without
    grid = np.array(list(corners.values()))
    ends = dict(low=grid.min(axis=0), high=grid.max(axis=0))
    return dict(baseline=d, scenario=e, effect=e - d, output=y, decomposition=parts, **ends)
