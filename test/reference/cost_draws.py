"""Bands of `cost` by a smoothed bootstrap, with NumPy's own random numbers.

Errors. An edition of the IMF's outlook (an origin) forecast growth and price change of its own year (h = 0) to five
years ahead; the outcome is what was published in October of the year after. The error of a cell is (1 + outcome) /
(1 + forecast). Prices: the GDP deflator where both numbers are known, else consumer prices. Taken are the origins
of the projection's season all of whose six years have outcomes in editions known on the day, a month counting from
its 28th. A missing cell, and a price cell whose forecast or outcome is above 40 %, is the median of the same
origin, year and variable among the area's group (economies in transition in the 1990s with Turkey, or the others),
without such cells.

Draws. For n origins with mean error mu and deviations e_o a draw picks origins o and o' and a standard normal z,
the same for all areas, years and both variables: factor = max(0.5, mu + c e_o + c b z e_o'), b = (4 / 3n)^(1/5)
Silverman's bandwidth in units of the spread and c = 1 / sqrt(1 + b^2), so that means and covariances are those of
the errors (Silverman and Young 1987). The first year after the start lies `ahead` years after the projection was
made (1 where the user gives GDP); years before the projection have no error. Beyond h = 5 every five years draw
anew, and the k-th of them (from 0) takes the h = 5 errors of the k-th origin after those drawn, around the circle.

Factors are chained into real GDP, prices and nominal GDP relative to the central path. Promised shares then cost
share x nominal x GDP; promised amounts are 100 x amount / (nominal x GDP) per cent, a group's averaged with each
draw's GDP at the start's prices and rates, and reach a target in so many draws. At prices of a year P the money of a
draw is divided by its own price level and multiplied by its own level of P.

400,000 draws. The standard error of a quantile p at 10,000 draws is half the distance between the quantiles p - s
and p + s of all of them, s = sqrt(p (1 - p) / 10,000): the binomial error of the rank.
"""

import numpy as np

GROUPS = (
    "ALB BGR HRV CZE EST HUN LVA LTU MNE MKD POL ROU SVK SVN TUR".split(),
    "AUT BEL CAN CYP DNK FIN FRA DEU GRC ISL IRL ITA LUX MLT NLD NOR PRT ESP SWE GBR USA".split(),
)
HORIZON, HIGH, FLOOR, DRAWS, SHOWN = 5, 40.0, 0.5, 400_000, 10_000
ENDS = (0.25, 0.75, 0.1, 0.9, 0.025, 0.975, 0.5)
SEED = 20261123


def errors(book, outlook, as_of):
    """Ratios to draw from, those that were, both {area: [horizon, variable, origin]}, and the origins."""
    day = as_of
    forecast, outcome = {}, {}
    for row in book.forecasts:
        for h in range(HORIZON + 1):
            if row[f"h{h}"] != "":
                forecast[row["area"], row["variable"], row["origin"], h] = float(row[f"h{h}"])
    for row in book.outcomes:
        if f"{row['edition']}-28" <= day:
            outcome[row["area"], row["variable"], int(row["year"])] = float(row["value"])
    listed = sorted({row["area"] for row in book.forecasts})
    editions = {row["origin"] for row in book.forecasts}
    origins = sorted(o for o in editions if o[5:] == outlook.season and f"{o}-28" <= day)

    def cell(area, origin, h, variable, most):
        for name in ("growth",) if variable == 0 else ("deflator", "consumer-prices"):
            f = forecast.get((area, name, origin, h))
            o = outcome.get((area, name, int(origin[:4]) + h))
            if f is not None and o is not None:
                return np.nan if variable == 1 and max(f, o) > most else (1 + o / 100) / (1 + f / 100)
        return np.nan

    ahead = range(HORIZON + 1)

    def cells(most):
        return np.array([[[[cell(a, o, h, v, most) for o in origins] for v in (0, 1)] for h in ahead] for a in listed])

    raw, published = cells(HIGH), cells(np.inf)
    whole = ~np.isnan(raw).all(axis=0).any(axis=(0, 1))
    raw, published = raw[..., whole], published[..., whole]
    origins = [o for o, w in zip(origins, whole) if w]
    none = np.full(raw.shape[1:], np.nan)
    found, actual = {}, {}
    with np.errstate(all="ignore"):
        for group in GROUPS:
            rows = [listed.index(a) for a in group if a in listed]
            middle = np.nanmedian(raw[rows], axis=0)
            middle = np.where(np.isnan(middle), np.nanmedian(raw, axis=0), middle)
            for area in group:
                own = raw[listed.index(area)] if area in listed else none
                found[area] = np.where(np.isnan(own), middle, own)
                actual[area] = published[listed.index(area)] if area in listed else none
    return found, actual, origins


def smoothing(n):
    """Silverman's bandwidth in units of the spread, and the shrinkage that keeps the variance."""
    b = (4 / (3 * n)) ** 0.2
    return b, 1 / np.sqrt(1 + b * b)


def factors(ratio, picks, ahead, years):
    """Chained factors of one area: real and prices, [year, draw] from the first year after the start."""
    n = ratio.shape[-1]
    b, c = smoothing(n)
    mean = ratio.mean(axis=-1, keepdims=True)
    deviation = ratio - mean
    chained = []
    for variable in (0, 1):
        level, column = [], 1.0
        for t in range(years):
            h = ahead + t
            if h >= 0:
                beyond = h - HORIZON - 1
                later = beyond % HORIZON if beyond >= 0 else 0
                one, two, z = picks[1 + beyond // HORIZON if beyond >= 0 else 0]
                k = min(h, HORIZON)
                e = deviation[k, variable]
                drawn = mean[k, variable, 0] + c * e[(one + later) % n] + c * b * z * e[(two + later) % n]
                column = column * np.maximum(FLOOR, drawn)
            level.append(column + np.zeros(len(picks[0][0])))
        chained.append(np.array(level))
    return chained


def bands_of(book, course):
    ask, outlook, years = course.ask, course.outlook, len(course.years) - 1
    ratio, _, origins = errors(book, outlook, ask.asOf)
    ahead = 1 if course.gives_gdp else ask.start_year + 1 - outlook.made
    rng = np.random.default_rng([SEED, len(origins), years])
    last = ahead + years - 1
    blocks = 1 if last <= HORIZON else 2 + (last - HORIZON - 1) // HORIZON
    draw = lambda: rng.integers(len(origins), size=DRAWS)
    picks = [(draw(), draw(), rng.standard_normal(DRAWS)) for _ in range(blocks)]
    level, extra, gdp = (np.zeros((years, DRAWS)) for _ in range(3))
    cash = np.zeros((years, DRAWS))
    for p in course.parties:
        real, prices = factors(ratio[p.area], picks, ahead, years)
        nominal = p.gdp[1:, None] * real * prices * p.rate
        drawn = p.deflator[1:, None] * prices
        into = 1.0
        if ask.prices != "current":
            base = int(ask.prices) - ask.start_year
            into = p.price_level(int(ask.prices)) * (prices[base - 1] if base > 0 else 1.0) / drawn
        share, still, moving = course.parts(p, ask.baseline)
        level += p.path[1:, None] / 100 * nominal * into
        extra += ((p.path - share)[1:, None] / 100 * nominal - p.rate * (still + moving * drawn / p.deflator[0])) * into
        at_start = p.deflator[0] / drawn
        gdp += nominal * at_start
        cash += p.rate * (p.gdp * p.path / 100)[1:, None] * at_start
    shares = 100 * cash / gdp
    ends = np.array(ENDS)
    s = np.sqrt(ends * (1 - ends) / SHOWN)
    needed = course.target / 100 * (1 - 1e-12)
    reaches = [np.mean(cash[t] >= needed * gdp[t]) for t in range(years)]
    found = dict(origins=[origins[0], origins[-1]], editions=len(origins), reaches=reaches)
    for name, values in (("level", level), ("extra", extra), ("share", shares)):
        q = np.quantile(values, np.concatenate([ends, ends - s, ends + s]), axis=1)
        at, below, above = np.split(q, 3)
        found[name] = [list(column) for column in at.T]
        found[f"{name}Error"] = [list(column) for column in ((above - below) / 2).T]
    return found
