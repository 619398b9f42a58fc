"""Published figures for the reference: the committed CSV files, and the few facts that stand in YAML beside them.

A figure is looked up as it was known on a day. Its cell is that of the newest edition published on or before that
day which has a row for it; an empty row hides older numbers. Money is handed out in millions, population in
millions of persons.
"""

import csv
import hashlib
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
DATASETS = ["ecb.fx", "eurostat.gov-ev", "imf.weo", "nato.defexp", "worldbank.wdi"]

OWN = "nato.core.national.current"
USD = "nato.core.usd.current"
GDP = "nato.gdp.usd.current"

EURO = "AUT BEL BGR HRV CYP EST FIN FRA DEU GRC IRL ITA LVA LTU LUX MLT MNE NLD PRT SVK SVN ESP".split()
OTHER_MONEY = dict(
    ALB="ALL", CAN="CAD", CZE="CZK", DNK="DKK", HUN="HUF", ISL="ISK", MKD="MKD", NOR="NOK",
    POL="PLN", ROU="RON", SWE="SEK", TUR="TRY", GBR="GBP", USA="USD",
)
CURRENCY = {**{area: "EUR" for area in EURO}, **OTHER_MONEY}
EU = EURO + ["CZE", "DNK", "HUN", "POL", "ROU", "SWE"]
EU.remove("MNE")
NATO = [area for area in CURRENCY if area not in ("AUT", "CYP", "IRL", "MLT")]
GROUPS = {
    "NATO": NATO,
    "NATO-Europe": [a for a in NATO if a not in ("USA", "CAN")],
    "NATO-Europe-Canada": [a for a in NATO if a != "USA"],
    "EU": EU,
    "EU-NATO": [a for a in EU if a in NATO],
}
NO_FORCES = "ISL"
# Members are those of today: before 2024-06-17 no group has levels or rates to ask about, since then none has changed.
# Who joined NATO since 2010, and when: an edition's sums hold the members of each year.
JOINED = dict(MNE=2017, MKD=2020, FIN=2023, SWE=2024)

# Announced shares of GDP, as in data/pledges: day, kind, last day or None, points.
PLANS = {
    "DEU": [
        ("2025-06-24", "plan", "2026-07-06", {2025: 2.4, 2029: 3.5}),
        ("2025-11-26", "plan", None, {2029: 3.5}),
        ("2026-07-06", "plan", None, {2029: 3.5}),
    ],
    "GBR": [
        ("2025-02-25", "target", None, {2027: 2.6}),
        ("2025-06-11", "plan", None, {2027: 2.6}),
        ("2025-06-23", "target", None, {2035: 3.5}),
        ("2026-06-30", "plan", None, {2026: 2.6, 2027: 2.7, 2028: 2.7, 2029: 2.7, 2035: 3.5}),
    ],
    "NLD": [("2026-01-30", "plan", None, {2030: 2.8, 2035: 3.5})],
    "ROU": [("2025-02-28", "target", None, {2027: 3}), ("2025-06-02", "target", None, {2032: 3.5})],
}


def number(text):
    return None if text == "" else float(text)


class Book:
    """Every committed figure; `inputs` is the sha256 of each file read."""

    def __init__(self):
        self.cells = {}
        self.where = {}
        self.day = {}
        self.inputs = {}
        for path in sorted(p for name in DATASETS for p in DATA.glob(f"editions/{name}/*/*.csv")):
            dataset, day = path.parts[-3:-1]
            edition = f"{dataset}/{day}"
            self.day[edition] = day
            for row in self.rows(path):
                key = (row["measure"], row["area"], int(row["period"]))
                self.cells[(edition, *key)] = (number(row["value"]), row["unit"], int(row["scale"] or 0))
                self.where.setdefault(key, []).append(edition)
        record = DATA / "track-records/imf.weo"
        self.forecasts = list(self.rows(record / "forecasts.csv"))
        self.outcomes = list(self.rows(record / "outcomes.csv"))

    def rows(self, path):
        raw = path.read_bytes()
        self.inputs[path.relative_to(ROOT).as_posix()] = hashlib.sha256(raw).hexdigest()
        return list(csv.DictReader(raw.decode("utf-8").splitlines()))

    def edition(self, measure, area, year, as_of):
        """The edition that tells a cell on a day, or None."""
        known = [e for e in self.where.get((measure, area, year), []) if self.day[e] <= as_of]
        return max(known, key=lambda e: self.day[e], default=None)

    def value(self, edition, measure, area, year):
        """Value of one edition's cell, money and persons in millions; None where it has no number."""
        value, _, scale = self.cells.get((edition, measure, area, year), (None, "", 0))
        return None if value is None else value * 10.0 ** (scale - 6) if scale else value

    def unit(self, edition, measure, area, year):
        return self.cells[(edition, measure, area, year)][1]

    def newest_year(self, measure, area, as_of):
        """Last year with a number in the newest edition that has any row for the measure and area."""
        held = [(self.day[e], y, e) for (m, a, y), es in self.where.items() if (m, a) == (measure, area) for e in es]
        held = [h for h in held if h[0] <= as_of]
        if not held:
            return None
        newest = max(held)[0]
        years = [y for day, y, e in held if day == newest and self.value(e, measure, area, y) is not None]
        return max(years, default=None)


class Outlook:
    """The IMF's projection as known on a day: the newest edition whose deflator reaches five years beyond its own year,
    and the newest edition after it, which does not."""

    def __init__(self, book, as_of):
        self.book = book
        self.as_of = as_of
        weo = sorted((d, e) for e, d in book.day.items() if e.startswith("imf.weo/") and d <= as_of)
        reach = {}
        for (measure, _, year), editions in book.where.items():
            if measure == "imf.gdp.deflator":
                for e in editions:
                    reach[e] = max(year, reach.get(e, 0))
        whole = [(d, e) for d, e in weo if reach.get(e, 0) >= int(d[:4]) + 5]
        self.day, self.edition = whole[-1]
        self.partial = weo[-1][1] if weo[-1][1] != self.edition else None
        self.made = int(self.day[:4])
        self.season = self.day[5:7]

    def get(self, subject, area, year, edition=None):
        return self.book.value(edition or self.edition, f"imf.{subject}", area, year)

    def last(self, subject, area, year):
        """Year and value of the newest figure at or before a year."""
        for y in range(year, year - 60, -1):
            value = self.get(subject, area, y)
            if value is not None:
                return y, value
        return None

    def growth(self, area, year, edition=None):
        """Growth of nominal GDP and of prices in a year, as fractions; None where the edition does not tell."""
        n0, n1 = (self.get("gdp.nominal", area, y, edition) for y in (year - 1, year))
        p0, p1 = (self.get("gdp.deflator", area, y, edition) for y in (year - 1, year))
        r0, r1 = (self.get("gdp.real", area, y, edition) for y in (year - 1, year))
        real = self.get("gdp.growth", area, year, edition)
        whole_money = n0 is not None and n1 is not None
        if p0 is not None and p1 is not None:
            if whole_money:
                return n1 / n0 - 1, p1 / p0 - 1
            return None if real is None else ((1 + real / 100) * p1 / p0 - 1, p1 / p0 - 1)
        if whole_money and r0 is not None and r1 is not None:
            return n1 / n0 - 1, (n1 / r1) / (n0 / r0) - 1
        return None
