"""Where an area starts, and how its economy goes on.

Start. Level L: NATO's Table 1 at current prices in national currency. GDP: Table 5 (dollars) x L / Table 2 (L in
dollars), all of one edition, the newest that has the level. Share: 100 L / GDP. Iceland has no spending; its GDP in
dollars is listed or is what NATO-Europe-Canada leaves when its other members are taken off. Of the user's own level
and share one gives the other, both give GDP.

GDP path. Nominal GDP grows from the start at the projection's nominal growth, prices at its deflator; both go on as
in the projection's last year. Given growth g and inflation p replace real growth and the deflator: (1 + g)(1 + p) -
1. Static: GDP of one year at the prices of that year, held still. File: the user's GDP, years between two of its
points by a constant rate; its deflator likewise if it has one, whose points may begin before the start.

Two GDPs. Debt, balances, revenue and expenditure are published as parts of the projection's GDP of the start year,
`outlook_gdp` times NATO's: in national currency where both have the same, else both in dollars; 1 where the user gives
GDP or one lists none, as NATO's tables do not list Iceland's.
"""

from dataclasses import dataclass, field

import numpy as np

from cost_data import CURRENCY, GDP, GROUPS, JOINED, NO_FORCES, OWN, USD


@dataclass
class Party:
    """One area: shares in per cent, money in millions of its currency, one entry a year from the start on."""

    area: str
    currency: str
    start: float
    gdp: np.ndarray
    deflator: np.ndarray
    price_level: object
    rate: float
    edition: str = ""
    outlook_gdp: float = 1.0
    outlook_growth: np.ndarray = field(default_factory=lambda: np.zeros(0))
    outlook_prices: np.ndarray = field(default_factory=lambda: np.zeros(0))
    path: np.ndarray = field(default_factory=lambda: np.zeros(0))
    exempt: bool = False
    keeps: bool = False

    def weights(self):
        """GDP of each year at the start's prices and the fixed rate: what shares of members are averaged by."""
        return self.gdp * self.rate * self.deflator[0] / self.deflator

    def outlook_weights(self):
        """The same had GDP grown from the start as projected."""
        return self.gdp[0] * self.rate * np.cumprod((1 + self.outlook_growth) / (1 + self.outlook_prices))


def table(ask, lines, names):
    """A user's file: {year: {column: value}}, amounts in units."""
    rows = [line.split(",") for line in ask.files[lines].strip().splitlines()]
    scale = {"": 1, "_billion": 1e9, "_million": 1e6}
    found = {}
    for row in rows[1:]:
        for head, cell in zip(rows[0][1:], row[1:]):
            name = next(n for n in names if head.startswith(n))
            if cell:
                found.setdefault(int(row[0]), {})[name] = float(cell) * scale[head[len(name):]]
    return found


def cells_of_start(book, area, year, as_of):
    edition = book.edition(OWN, area, year, as_of)
    if edition is None:
        return None
    own, usd, gdp = (book.value(edition, m, area, year) for m in (OWN, USD, GDP))
    if own is None or not usd or gdp is None:
        return None
    unit = book.unit(edition, OWN, area, year)
    return dict(edition=edition, currency=unit, level=own, gdp=gdp * own / usd, dollars=usd / own)


def iceland(book, edition, year):
    listed = book.value(edition, GDP, NO_FORCES, year)
    if listed is not None:
        return listed
    others = [a for a in GROUPS["NATO-Europe-Canada"] if a != NO_FORCES and JOINED.get(a, 0) <= year]
    return book.value(edition, GDP, "NATO-Europe-Canada", year) - sum(book.value(edition, GDP, a, year) for a in others)


def exchange(book, currency, to, year, as_of):
    """What one unit of a currency is worth in another, by ECB means in euro, else by World Bank means in dollars."""

    def quoted(measure, money):
        for area in CURRENCY:
            edition = book.edition(measure, area, year, as_of)
            if edition and book.unit(edition, measure, area, year) == money:
                return book.value(edition, measure, area, year)
        return None

    def in_euro(money):
        if money == "EUR":
            return 1.0
        direct = quoted("ecb.eur-rate", money)
        return 1 / direct if direct else 1 / quoted("wb.usd-rate", money) / quoted("ecb.eur-rate", "USD")

    return 1.0 if currency == to else in_euro(currency) / in_euro(to)


def rate_of(book, ask, area, currency, to, as_of):
    """Into dollars by NATO's own two figures of the cell; into international dollars by the parity."""
    year = ask.rateYear or ask.start_year
    if to == "USD" and currency != to:
        cells = cells_of_start(book, area, year, as_of)
        if cells and cells["currency"] == currency:
            return cells["dollars"]
    if to == "PPP":
        edition = book.edition("wb.ppp", area, year, as_of)
        money = book.unit(edition, "wb.ppp", area, year)
        return exchange(book, currency, money, year, as_of) / book.value(edition, "wb.ppp", area, year)
    return exchange(book, currency, to, year, as_of)


class Economy:
    """Nominal GDP and price level of an area in any year, from one year's GDP on."""

    def __init__(self, outlook, ask, area, anchor, gdp):
        self.outlook, self.ask, self.area, self.anchor, self.gdp0 = outlook, ask, area, anchor, gdp
        self.points = table(ask, ask.gdp, ("gdp", "deflator")) if ask.gdp not in ("weo", "splice", "static") else None

    def projected(self, year):
        """Growth of a year, the last known one where the projection has ended."""
        for y in range(year, self.anchor, -1):
            if self.ask.gdp == "splice" and self.outlook.partial:
                newer = self.outlook.growth(self.area, y, self.outlook.partial)
                if newer is not None:
                    return newer
            found = self.outlook.growth(self.area, y)
            if found is not None:
                return found
        raise ValueError(f"no growth of {self.area} in {year}")

    def rates(self, year):
        nominal, prices = self.projected(year)
        real = (1 + nominal) / (1 + prices) - 1
        if self.ask.growth is not None:
            real = self.ask.growth / 100
        if self.ask.inflation is not None:
            prices = self.ask.inflation / 100
        return (1 + real) * (1 + prices) - 1, prices

    def gdp(self, year):
        if self.points is not None:
            return self.filled(year)
        if year < self.anchor:
            raise ValueError("GDP before the anchor")
        return self.gdp0 * np.prod([1 + self.rates(y)[0] for y in range(self.anchor + 1, year + 1)])

    def filled(self, year, column="gdp", unit=1e6):
        """A column of the user's file: a straight line in logarithms. None outside its years."""
        known = {y: row[column] / unit for y, row in self.points.items() if column in row}
        if not known or not min(known) <= year <= max(known):
            return None
        years = sorted(known)
        return np.exp(np.interp(year, years, [np.log(known[y]) for y in years]))

    def prices(self, year):
        """Price level over that of the anchor."""
        if self.points is not None:
            own = self.filled(year, "deflator", 1)
            if own is not None:
                return own / self.filled(self.anchor, "deflator", 1)
        if year >= self.anchor:
            return np.prod([1 + self.rates(y)[1] for y in range(self.anchor + 1, year + 1)])
        then, now = (self.outlook.get("gdp.deflator", self.area, y) for y in (year, self.anchor))
        return None if then is None or now is None else then / now


def two_gdps(book, outlook, cells, area, year):
    """The projection's GDP of a year over NATO's."""
    if not cells:
        return 1.0
    own, dollars = (outlook.get(f"gdp.{name}", area, year) for name in ("nominal", "usd"))
    if own is not None and book.unit(outlook.edition, "imf.gdp.nominal", area, year) == cells["currency"]:
        return own / cells["gdp"]
    # A country without forces is not listed: its GDP in dollars is what the aggregates leave.
    listed = cells["gdp"] if area == NO_FORCES else book.value(cells["edition"], GDP, area, year)
    return dollars / listed if dollars is not None and listed is not None else 1.0


def party_of(book, outlook, ask, area, as_of, exempt_edition):
    group = ask.area in GROUPS
    own = ask.startShare is not None or ask.startLevel is not None
    exempt = group and area == NO_FORCES
    cells, year = None, ask.start_year
    if exempt and exempt_edition:
        gdp = iceland(book, exempt_edition, year)
        cells = dict(edition=exempt_edition, currency="USD", level=0.0, gdp=gdp, dollars=1.0)
    elif not exempt:
        for y in range(year, year - (20 if own else 1), -1):
            cells = cells_of_start(book, area, y, as_of)
            if cells:
                year = y
                break
    if cells:
        currency, gdp0 = cells["currency"], cells["gdp"]
    else:
        found = outlook.last("gdp.nominal", area, ask.start_year)
        currency = CURRENCY[area]
        if found:
            year, gdp0 = found
            currency = book.unit(outlook.edition, "imf.gdp.nominal", area, year)
    if own and not group and ask.startShare is not None and ask.startLevel is not None:
        year, gdp0 = ask.start_year, ask.startLevel / 1e6 / ask.startShare * 100
    economy = Economy(outlook, ask, area, year, gdp0)
    if economy.points is not None:
        economy.anchor = ask.start_year
    years = range(ask.start_year, ask.by + 1)
    if ask.gdp == "static":
        still = ask.gdpYear or ask.start_year
        if still >= year:
            held = economy.gdp(still)
        else:
            then = cells_of_start(book, area, still, as_of)
            since = [1 + outlook.growth(area, y)[0] for y in range(still + 1, year + 1)]
            held = then["gdp"] if then else gdp0 / np.prod(since)
        gdp = np.full(len(years), held)
        deflator = np.full(len(years), economy.prices(still) / economy.prices(ask.start_year))
    else:
        gdp = np.array([economy.gdp(y) for y in years])
        deflator = np.array([economy.prices(y) for y in years]) / economy.prices(ask.start_year)

    def price_level(y):
        return economy.prices(y) / economy.prices(ask.start_year)

    start = 0.0
    if not exempt and not group and own:
        start = ask.startShare if ask.startShare is not None else 100 * ask.startLevel / 1e6 / gdp[0]
    elif not exempt and cells and year == ask.start_year:
        start = 100 * cells["level"] / cells["gdp"]
    to = ask.currency or ("USD" if group else currency)
    own_gdp = economy.points is not None or (ask.startShare is not None and ask.startLevel is not None)
    party = Party(area, currency, start, gdp, deflator, price_level, rate_of(book, ask, area, currency, to, as_of),
                  cells["edition"] if cells else "", exempt=exempt)
    if not own_gdp:
        party.outlook_gdp = two_gdps(book, outlook, cells, area, year)
    if ask.gdp != "static":
        ahead = Economy(outlook, ask, area, ask.start_year, gdp[0])
        grown = [(0.0, 0.0)] + [ahead.projected(y) for y in years[1:]]
        party.outlook_growth, party.outlook_prices = np.array(grown).T
    return party
