"""The deterministic model of `cost`, from its description: DESIGN.md rules 6, 8, 13 and 14 and the operation's
docstrings.

Money of year t is share_t GDP_t / 100. At prices of year P it is multiplied with deflator_P / deflator_t in
national currency, and only then with one exchange rate, that of the start year unless another year is asked for.
Baselines: start share x GDP_t; start level L; L deflator_t; plan share x GDP_t. Extra: level - baseline.
Cumulative: its sum over the years after the start; average: that over their number; yearly step: the last extra
over their number. A group's money is the sum of its members', its
share their shares weighted with their GDP at the start's prices and rates, whatever prices the answer is at. As a
whole it has one share for all members.

Of the budget: share of GDP over the budget's, which is published as a part of the projection's GDP (`outlook_gdp`)
and stays as in its last year.
"""

import numpy as np

from cost_data import GROUPS, NO_FORCES, OWN, PLANS, Outlook
from cost_party import cells_of_start, party_of, table

DEFAULTS = dict(
    goal="hague-2025.core",
    gdp="weo",
    prices="current",
    baseline="constant-share",
    path="linear",
    bend=0.5,
    steps=3,
    members="each",
)
PACE_SINCE = 2024
BASELINES = ("constant-share", "frozen-cash", "frozen-real", "plan")


class Ask:
    """A question with its defaults; the words are those of the operation's input."""

    def __init__(self, words):
        self.words = {**DEFAULTS, **words}

    def __getattr__(self, name):
        return self.words.get(name)


def plan_points(ask, area, as_of):
    known = [p for p in PLANS.get(area, []) if p[0] <= as_of and (p[2] is None or p[2] > as_of)]
    known = [p for p in known if any(y > ask.start_year for y in p[3])]
    firm = [p for p in known if p[1] in ("plan", "law")] or known
    return max(firm, key=lambda p: p[0])[3] if firm else None


def through(start, points, years):
    points = {years[0]: start, **{y: s for y, s in points.items() if y > years[0]}}
    return np.interp(years, sorted(points), [points[y] for y in sorted(points)])


def path_of(book, ask, start, target, gdp, deflator, area, as_of, before=None):
    """Shares of GDP, and the year a pace arrives."""
    years = list(range(ask.start_year, ask.by + 1))
    n = len(years) - 1
    u = np.arange(n + 1) / n
    if ask.path in ("linear", "front", "back"):
        bend = dict(linear=0, front=ask.bend, back=-ask.bend)[ask.path]
        return start + (target - start) * (u + bend * u * (1 - u)), None
    if ask.path == "steps":
        return start + (target - start) * np.floor(np.arange(n + 1) * ask.steps / n) / ask.steps, None
    if ask.path == "growth":
        real = gdp / deflator
        factor = (target * real[-1] / (start * real[0])) ** (1 / n)
        return start * real[0] * factor ** np.arange(n + 1) / real, None
    if ask.path == "pace":
        since = pace_since(ask)
        if before is None:
            then = cells_of_start(book, area, since, as_of)
            before = 100 * then["level"] / then["gdp"]
        pace = (start - before) / (ask.start_year - since)
        path = np.clip(start + pace * np.arange(n + 1), 0, target)
        return path, ask.start_year + int(np.ceil((target - start) / pace - 1e-9)) if pace > 0 else None
    if ask.path == "plan":
        return through(start, plan_points(ask, area, as_of), years), None
    rows = table(ask, ask.path, ("share", "amount"))
    if any("amount" in row for row in rows.values()):
        amounts = np.array([rows[y]["amount"] / 1e6 if y > years[0] else np.nan for y in years])
        return np.where(np.isnan(amounts), start, 100 * amounts / gdp), None
    return through(start, {y: row["share"] for y, row in rows.items()}, years), None


def pace_since(ask):
    return PACE_SINCE if PACE_SINCE < ask.start_year else ask.start_year - 1


def capped(path, gdp, deflator, most):
    if most is None:
        return path
    real = path * gdp / deflator
    for t in range(1, len(real)):
        real[t] = min(real[t], real[t - 1] * (1 + most / 100))
    return real * deflator / gdp


class Course:
    """A question answered: its parties on their paths and all money."""

    def __init__(self, book, words):
        self.ask = ask = Ask(words)
        self.book = book
        as_of = ask.asOf
        self.outlook = outlook = Outlook(book, as_of)
        group = ask.area in GROUPS
        areas = GROUPS.get(ask.area, [ask.area])
        own = ask.startShare is not None or ask.startLevel is not None
        forces = [a for a in areas if not (group and a == NO_FORCES)]
        newest = [book.newest_year(OWN, a, as_of) for a in forces]
        newest = [y for y in newest if y is not None] if own else newest
        ask.words["start_year"] = ask.words.get("from") or (min(newest) if newest else outlook.made)
        ask.words.setdefault("by", 2035)
        self.target = ask.words.get("target", 3.5)
        self.years = list(range(ask.start_year, ask.by + 1))
        self.gives_gdp = ask.gdp not in ("weo", "splice") or ask.growth is not None or ask.inflation is not None
        editions = [self.newest_edition(a, as_of) for a in areas]
        exempt_edition = next((e for e in editions if e), None)
        self.parties = [party_of(book, outlook, ask, a, as_of, exempt_edition) for a in areas]
        self.whole = group and (own or ask.members == "whole")
        self.to = ask.currency or ("USD" if group else self.parties[0].currency)
        self.arrives = None
        if self.whole:
            self.as_a_whole(own, as_of)
        else:
            self.each(group, as_of)

    def newest_edition(self, area, as_of):
        held = [(self.book.day[e], e) for (m, a, _), es in self.book.where.items() if (m, a) == (OWN, area) for e in es]
        held = [h for h in held if h[0] <= as_of]
        return max(held)[1] if held else None

    def each(self, group, as_of):
        ask = self.ask
        for p in self.parties:
            p.keeps = group and not p.exempt and p.start >= self.target
            if p.exempt or p.keeps:
                p.path = np.full(len(self.years), p.start)
            else:
                p.path, self.arrives = path_of(self.book, ask, p.start, self.target, p.gdp, p.deflator, p.area, as_of)
            p.path = capped(p.path, p.gdp, p.deflator, ask.maxGrowth)

    def as_a_whole(self, own, as_of):
        ask = self.ask
        gdp = self.total(lambda p: p.gdp)
        if ask.startShare is not None:
            share = ask.startShare
            if ask.startLevel is not None:
                for p in self.parties:
                    p.gdp = p.gdp * (100 * ask.startLevel / 1e6 / share / gdp[0])
                gdp = self.total(lambda p: p.gdp)
        elif ask.startLevel is not None:
            share = 100 * ask.startLevel / 1e6 / gdp[0]
        else:
            share = 100 * self.total(lambda p: p.start * p.gdp[:1] / 100)[0] / gdp[0]
        deflator = gdp / self.total(lambda p: p.gdp / p.deflator)
        before = None
        if ask.path == "pace":
            then = [cells_of_start(self.book, p.area, pace_since(ask), as_of) for p in self.parties if not p.exempt]
            before = 100 * sum(c["level"] * c["dollars"] for c in then) / sum(c["gdp"] * c["dollars"] for c in then)
        path, self.arrives = path_of(self.book, ask, share, self.target, gdp, deflator, None, as_of, before)
        path = capped(path, gdp, deflator, ask.maxGrowth)
        for p in self.parties:
            p.path, p.start = path, share

    def total(self, of):
        return sum(of(p) * p.rate for p in self.parties)

    def into(self, p):
        """Factor from money of each year into the answer's prices and currency."""
        if self.ask.prices == "current":
            return p.rate * np.ones(len(self.years))
        return p.price_level(int(self.ask.prices)) / p.deflator * p.rate

    def parts(self, p, baseline):
        """Baseline of a party as shares of GDP, cash, and money that moves with prices."""
        none = np.zeros(len(self.years))
        level = p.start * p.gdp[0] / 100
        if baseline == "constant-share":
            return none + p.start, 0.0, 0.0
        if baseline == "frozen-cash":
            return none, level, 0.0
        if baseline == "frozen-real":
            return none, 0.0, level
        points = plan_points(self.ask, p.area, self.ask.asOf)
        return (none if p.exempt else through(p.start, points, self.years)), 0.0, 0.0

    def base(self, p, baseline):
        share, cash, real = self.parts(p, baseline)
        return share * p.gdp / 100 + cash + real * p.deflator / p.deflator[0]

    def money(self, baseline):
        level = sum(p.path * p.gdp / 100 * self.into(p) for p in self.parties)
        gdp = sum(p.gdp * self.into(p) for p in self.parties)
        base = sum(self.base(p, baseline) * self.into(p) for p in self.parties)
        return level, gdp, base

    def totals(self, baseline):
        level, _, base = self.money(baseline)
        extra = (level - base)[1:]
        last = extra[-1]
        return dict(cumulative=extra.sum(), average=extra.mean(), inTargetYear=last, yearlyStep=last / len(extra))

    def people(self, year):
        count = 0.0
        for p in self.parties:
            found = self.outlook.last("population", p.area, year)
            if found is None:
                return None
            known, persons = found
            before = self.outlook.get("population", p.area, known - 1)
            count += persons * (persons / before if before else 1.0) ** (year - known)
        return count

    def of_budget(self, subject, t):
        found = [self.outlook.last(subject, p.area, self.years[t]) for p in self.parties]
        if any(f is None for f in found):
            return None
        part = self.averaged([f[1] / 100 * p.outlook_gdp for f, p in zip(found, self.parties)], t)
        return self.share(t) / part

    def averaged(self, values, t):
        weights = [p.weights()[t] for p in self.parties]
        return np.dot(values, weights) / sum(weights)

    def share(self, t):
        return self.averaged([p.path[t] for p in self.parties], t)

    def answer(self):
        level, gdp, base = self.money(self.ask.baseline)
        share = [self.share(t) for t in range(len(self.years))]
        columns = dict(share=share, level=level, baseline=base, extra=level - base, gdp=gdp)
        people = [self.people(y) for y in self.years]
        if None not in people:
            columns.update(perHead=level / people, extraPerHead=(level - base) / people)
        for name in ("revenue", "expenditure"):
            part = [self.of_budget(name, t) for t in range(len(self.years))]
            if None not in part:
                columns[f"of{name.capitalize()}"] = part
        baselines = {}
        for kind in BASELINES:
            planless = any(not p.exempt and plan_points(self.ask, p.area, self.ask.asOf) is None for p in self.parties)
            if kind == "plan" and planless:
                continue  # only some plans are copied here: no answer is not the answer that there is none
            totals = self.totals(kind)
            baselines[kind] = [totals["inTargetYear"], totals["cumulative"]]
        one = self.parties[0]
        total = self.totals(self.ask.baseline)
        found = dict(years=self.years, columns=columns, total=total, baselines=baselines, readings=self.readings(),
                     members=self.members(), currency=self.to, rate=one.rate if len(self.parties) == 1 else None)
        if len(self.parties) == 1:
            nominal, prices = one.gdp[1:] / one.gdp[:-1], one.deflator[1:] / one.deflator[:-1]
            rates = dict(nominalGrowth=nominal, realGrowth=nominal / prices, inflation=prices)
            found["economy"] = {name: 100 * (factor - 1) for name, factor in rates.items()}
        if self.ask.path == "pace":
            found["arrives"] = None if self.arrives is None else str(self.arrives)
        return found

    def readings(self):
        if self.ask.gdp == "static":
            return []
        rise = [(p.path[-1] - p.path[0]) / 100 * p.rate for p in self.parties]
        return [sum(r * p.gdp[0] for r, p in zip(rise, self.parties)),
                sum(r * p.gdp[-1] / p.deflator[-1] for r, p in zip(rise, self.parties))]

    def members(self):
        if self.ask.area not in GROUPS or self.whole:
            return {}


        def extra(p):
            return ((p.path * p.gdp / 100 - self.base(p, self.ask.baseline)) * self.into(p))[-1]

        return {p.area: [p.start, self.target - p.start, extra(p)] for p in self.parties if not p.exempt}
