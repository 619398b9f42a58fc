"""What the reference answers: inputs of `cost` as the operation takes them, every one with its day. `debt` and `bands`
ask for those too.
"""

NOW = "2026-11-23"

GDP_FILE = "year,gdp_billion\n2026,2320\n2030,2600\n2035,2980\n"
SHARES_FILE = "year,share\n2028,3.2\n2035,5\n"
PRICED_FILE = "year,gdp_billion,deflator\n2023,1980,94.1\n2026,2330,103.2\n2031,2700,115\n2036,3100,\n2037,,131\n"
THIN_FILE = "year,deflator,gdp_million\n2022,80,\n2026,101,830000\n2035,160,1900000\n"
AMOUNTS_FILE = "year,amount_billion\n2025,69.5\n2026,74.2\n2027,79.7\n"


PLANS = [
    dict(area="ESP", asOf=NOW, maxGrowth=9),
    dict(area="DEU", asOf=NOW, target=5, by=2033, maxGrowth=13, maxStep=0.45, prices="2024", currency="USD"),
    dict(area="EU-NATO", asOf=NOW, maxGrowth=6, prices="2026", currency="EUR", rateYear=2025),
]


def ask(area, debt=False, bands=False, **words):
    if "from_" in words:
        words["from"] = words.pop("from_")
    return dict(ask=dict(area=area, asOf=words.pop("asOf", NOW), **words), debt=debt, bands=bands)


QUESTIONS = [
    # One ally: paths
    ask("CAN", debt=True, bands=True),
    ask("DEU", prices="2026", bands=True),
    ask("ITA", path="growth", prices="2021", debt=True, bands=True),
    ask("FRA", path="front", bend=0.7, prices="2025", debt=True),
    ask("ESP", path="back", bend=1, baseline="frozen-cash", debt=True, bands=True),
    ask("NLD", path="steps", steps=4, baseline="frozen-real", prices="2030", bands=True),
    ask("BEL", path="pace", by=2033, debt=True),
    ask("DEU", path="plan", baseline="frozen-cash", debt=True, debtFinanced=0.5, multiplier=0.9),
    ask("ITA", maxGrowth=4, path="back"),
    ask("DNK", target=5, by=2045, debt=True, bands=True),
    ask("CZE", from_=2024, path="pace", by=2030),
    # Baselines
    ask("GBR", from_=2025, target=3, by=2029, baseline="plan", bands=True),
    ask("NLD", path="plan", baseline="plan"),
    ask("ROU", target=3.6, path="back", baseline="plan", currency="EUR", rateYear=2024),
    # Prices and currencies
    ask("NOR", currency="EUR", rateYear=2025, prices="2023", debt=True),
    ask("SWE", currency="USD"),
    ask("TUR", currency="USD", prices="2026", baseline="frozen-cash", bands=True),
    ask("HUN", currency="PPP", rateYear=2023),
    ask("SVK", currency="PPP", rateYear=2024, prices="2025"),
    ask("BGR", currency="PPP", rateYear=2024),
    ask("CZE", prices="2035", currency="GBP", rateYear=2024),
    ask("PRT", prices="2033", baseline="frozen-real"),
    ask("ALB", currency="USD", rateYear=2020, prices="2015"),
    # GDP: static, given, spliced, from a file
    ask("CAN", gdp="static"),
    ask("BEL", gdp="static", gdpYear=2030, startShare=2),
    ask("SVK", gdp="static", gdpYear=2020, prices="2020"),
    ask("FIN", from_=2028, startShare=3, gdp="static", gdpYear=2025, prices="2027"),
    ask("LVA", target=6, gdp="static", prices="2031"),
    ask("SVN", gdp="static", gdpYear=2029, prices="2025", currency="USD"),
    ask("GBR", gdp="static", gdpYear=2028, startShare=2.6, from_=2025),
    ask("DEU", growth=1.2, inflation=2),
    ask("FRA", growth=0.5, prices="2026"),
    ask("ESP", inflation=3, path="growth"),
    ask("CAN", gdp="splice", from_=2024, prices="2024"),
    ask("ITA", from_=2026, startShare=2.8, target=5, gdp="gdp.csv", path="path.csv",
        files={"gdp.csv": GDP_FILE, "path.csv": SHARES_FILE}, bands=True),
    ask("ITA", from_=2026, startShare=2.1, gdp="priced.csv", prices="2024", debt=True, bands=True,
        files={"priced.csv": PRICED_FILE}),
    ask("ITA", from_=2026, startShare=2.1, gdp="priced.csv", prices="2021", files={"priced.csv": PRICED_FILE}),
    ask("NLD", from_=2026, startLevel=26e9, gdp="thin.csv", prices="2035", path="growth", baseline="frozen-real",
        debt=True, files={"thin.csv": THIN_FILE}),
    ask("POL", target=5, growth=2.5, inflation=3, path="back", debt=True),
    ask("LUX", debt=True, bands=True),
    # Own starts, other years
    ask("HRV", from_=2020, debt=True),
    ask("CAN", from_=2025, startLevel=62.5e9),
    ask("LUX", from_=2026, startShare=2, startLevel=1.3e9, prices="2026"),
    ask("FIN", from_=2028, startShare=3, by=2034, prices="2026"),
    # Groups
    ask("NATO", prices="2026", debt=True, bands=True),
    ask("NATO", members="whole", path="growth", target=4),
    ask("NATO-Europe", baseline="frozen-real", prices="2026"),
    ask("NATO-Europe", currency="EUR", rateYear=2024, prices="2024"),
    ask("NATO-Europe", members="whole", currency="PPP", rateYear=2024, prices="2024"),
    ask("NATO-Europe-Canada", startShare=2.5, startLevel=780e9, maxGrowth=5),
    ask("EU-NATO", currency="EUR", rateYear=2025, debt=True, bands=True),
    ask("EU-NATO", members="whole", path="pace", from_=2025),
    ask("EU", startShare=0, target=1.5, from_=2024, by=2028, gdp="static", gdpYear=2024, currency="EUR"),
    ask("EU", startShare=1.9, from_=2024, currency="EUR", prices="2024", path="front"),
    ask("NATO", growth=1.2, prices="2021", debt=True),
    ask("NATO-Europe", members="whole", baseline="frozen-cash", prices="2030", debt=True, bands=True),
    ask("EU-NATO", inflation=2, currency="PPP", rateYear=2024, debt=True),
    # As known on earlier days
    ask("NATO-Europe-Canada", asOf="2024-07-01", target=3.5, by=2032, members="whole", debt=True),
    ask("EU-NATO", asOf="2025-06-30", edition="nato.defexp/2024-06-17", gdp="static"),
    ask("DEU", asOf="2025-09-30", path="plan", bands=True, by=2032),
    ask("GBR", asOf="2025-02-25", from_=2024, startLevel=66.3e9, target=2.5, by=2027,
        path="cash.csv", files={"cash.csv": AMOUNTS_FILE}),
    ask("POL", asOf="2024-07-01", target=5, by=2030, prices="2024"),
    ask("GBR", asOf="2020-01-15", goal="wales-2014.spending", from_=2019, startShare=2.1, startLevel=46e9,
        target=3, by=2026),
]
