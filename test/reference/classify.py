"""Answers questions of `classify` by a second program that shares no code with the first: standard input has them as
JSON, standard output gets the answers. It is written from the documentation of the rule file, of the mappings and of
the sums; all arithmetic is in whole numbers and fractions. Python 3.9 or newer, nothing else.

A question is {rules, options, stage, lines | file + mapping, gdp | area + currency + asOf, compared: [...]}: a rule file
as it is written, a ledger as lines or as the publisher's own CSV file, the GDP of its years or where to look it up.

Normal form. Invisible characters inside words go, every kind of blank becomes one, Unicode NFC, lower case letter by
letter (final sigma is sigma, the dotted and the dotless Turkish i are i). Words are runs of letters, marks and numbers.
Conditions. Fields of one condition must all hold, of a list one. A code is met by its beginning, a name whole or, with
a star, by its beginning, words by words that follow one another, a star leaving the first or last of them open.
Order. Of the rules that hold for a line the highest priority decides, among equals the one declared `before`.
Sums. Hundredths. The sums of a rule, spending and revenue together, times its shares (to twelve decimals), half away from
zero; central shares cumulatively, so that nothing is lost; low and high change places below zero.
"""

import csv
import functools
import gzip
import io
import json
import pathlib
import sys
import unicodedata
from decimal import Decimal
from fractions import Fraction

DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
INVISIBLE = "\u00ad\u200c\u200d\u2060\ufeff"
ONE_LETTER = {"ς": "σ", "İ": "i", "ı": "i"}
COUNTED = ["agreed", "claimed"]
SPANS = ("low", "central", "high")


def cut(number, decimals=0):
    """A fraction to so many decimals, half away from zero; as a whole number of the last of them."""
    above, below = number.as_integer_ratio()
    whole = (2 * abs(above) * 10**decimals + below) // (2 * below)
    return -whole if above < 0 else whole


def is_near_half(number):
    """Whether a double of the number may be cut the other way."""
    return abs(Fraction(number) % 1 - Fraction(1, 2)) < Fraction(1, 10**6)


def units(cents):
    return float(Fraction(cents, 100))


# Texts


@functools.lru_cache(maxsize=None)
def is_blank(letter):
    return letter.isspace() or letter == "\u200b" or unicodedata.category(letter) in ("Cc", "Cs")


@functools.lru_cache(maxsize=None)
def normal(text):
    kept = "".join(" " if is_blank(letter) else letter for letter in text if letter not in INVISIBLE)
    letters = unicodedata.normalize("NFC", " ".join(kept.split(" ")))
    small = "".join(ONE_LETTER.get(letter, letter.lower()) for letter in letters)
    while "i\u0307" in small:
        small = small.replace("i\u0307", "i")
    return " ".join(unicodedata.normalize("NFC", small).split())


@functools.lru_cache(maxsize=None)
def words(text):
    spelt = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in normal(text))
    return tuple("".join(spelt).split())


# Conditions


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def has_name(column, pattern):
    if not pattern.endswith("*"):
        name = normal(pattern)
        return lambda line: line["normal"][column] == name
    start = normal(pattern[:-1]) + (" " if is_blank(pattern[-2]) else "")
    return lambda line: line["normal"][column].startswith(start)


def has_words(pattern):
    bare = pattern.strip()
    wanted = words(bare)
    first_open, last_open = bare.startswith("*"), bare.endswith("*")

    def one(i, word):
        own, before, after = wanted[i], first_open and i == 0, last_open and i == len(wanted) - 1
        if before and after:
            return own in word
        return word.endswith(own) if before else word.startswith(own) if after else word == own

    def holds(line):
        text = line["words"]
        starts = range(len(text) - len(wanted) + 1)
        return any(all(one(i, text[at + i]) for i in range(len(wanted))) for at in starts)

    return holds


def all_of(tests):
    if len(tests) == 1:
        return tests[0]
    first, *others = tests
    return lambda line: first(line) and all(test(line) for test in others)


def any_of(tests):
    return tests[0] if len(tests) == 1 else lambda line: any(test(line) for test in tests)


def reader(condition):
    """What a line must have, as a function of the line."""
    tests = []
    for key, value in condition.items():
        if key in ("all", "any"):
            tests.append((all_of if key == "all" else any_of)([reader(part) for part in value]))
        elif key == "not":
            tests.append(lambda line, denied=reader(value): not denied(line))
        elif key == "code":
            starts = tuple(map(normal, listed(value)))
            tests.append(lambda line, starts=starts: line["normal"]["code"].startswith(starts))
        elif key in ("ministry", "programme", "word"):
            tests.append(any_of([has_words(text) if key == "word" else has_name(key, text) for text in listed(value)]))
        elif key == "amount":
            least, most = value.get("least"), value.get("most")
            tests.append(lambda line, a=least: a is None or line["amount"] >= a)
            tests.append(lambda line, a=most: a is None or line["amount"] <= a)
        elif key == "year":
            low, high = int(value.get("from", 0)), int(value.get("to", 9999))
            tests.append(lambda line, low=low, high=high: low <= int(line["year"]) <= high)
        elif key in ("stage", "side"):
            tests.append(lambda line, key=key, values=listed(value): line[key] in values)
        else:
            raise ValueError(f"no condition {key}")
    return all_of(tests)


# Rules


class Rules:
    """A rule file with the rules that are switched on."""

    def __init__(self, written, options=None):
        options = options or {}
        self.parts = written["parts"]
        self.bridge = written.get("bridge")
        self.rules = {rule["id"]: rule for rule in written["rules"]}
        direct = {name: listed(rule.get("before")) for name, rule in self.rules.items()}
        self.later = {name: self.reach(name, direct) for name in direct}
        counted = options.get("standings") or COUNTED
        off = options.get("off") or []
        self.tried = [
            (name, rule.get("priority", 0), reader({"all": [rule["when"], *self.span(rule)]}))
            for name, rule in self.rules.items()
            if rule["standing"] in counted and name not in off
        ]

    @staticmethod
    def span(rule):
        ends = {key: rule[name] for key, name in (("from", "from"), ("to", "until")) if name in rule}
        return [{"year": ends}] if ends else []

    @staticmethod
    def reach(name, direct):
        found, queue = set(), list(direct[name])
        while queue:
            following = queue.pop()
            if following not in found:
                found.add(following)
                queue += direct.get(following, [])
        return found

    def holding(self, line):
        return [(priority, name) for name, priority, holds in self.tried if holds(line)]

    def decides(self, line):
        """The rule that decides a line, or None. Fails where the order of two that hold is not declared."""
        holding = self.holding(line)
        if not holding:
            return None
        highest = max(priority for priority, _ in holding)
        best = [name for priority, name in holding if priority == highest]
        first = [name for name in best if all(other in self.later[name] for other in best if other != name)]
        if len(first) != 1:
            raise ValueError(f"no order is declared between {best}")
        return first[0]

    def shares(self, name):
        assign = self.rules[name]["assign"] if name else []
        return {a["part"]: Fraction(str(a["central"])) for a in assign}


def prepared(line):
    line["normal"] = {key: normal(line[key]) for key in ("code", "ministry", "programme")}
    line["words"] = words(line["text"])
    # The number is multiplied as a double is, since a ledger's amounts are doubles; what that gives is cut exactly.
    line["cents"] = cut(float(line["amount"]) * 100.0)
    return line


# Sums


def to_parts(cents, rule):
    """Low, central and high of each part, in hundredths, from the sum of a rule; shares to twelve decimals."""
    given, share = 0, Fraction(0)
    found = {}
    for each in rule["assign"]:
        low, own, high = (Fraction(cut(Fraction(str(each[key])), 12), 10**12) for key in SPANS)
        share += own
        up_to = cut(cents * share)
        central, given = up_to - given, up_to
        ends = [cut(cents * low), cut(cents * high)]
        found[each["part"]] = (min(central, *ends), central, max(central, *ends))
    return found


def sums_of(lines):
    """Hundredths and lines by rule, year and stage, both sides together."""
    found = {}
    for line, rule in lines:
        cents, count = found.get((rule, line["year"], line["stage"]), (0, 0))
        found[(rule, line["year"], line["stage"])] = (cents + line["cents"], count + 1)
    return found


def spans(values):
    return dict(zip(SPANS, map(units, values)))


def years_of(rules, decided, stage, gdp):
    own = [(line, rule) for line, rule in decided if line["stage"] == stage]
    by_rule = {(rule, year): sum_ for (rule, year, _), sum_ in sums_of(own).items()}
    answers, parts_of = [], []
    for year in sorted({line["year"] for line, _ in own}):
        lines = [line for line, _ in own if line["year"] == year]
        total = sum(line["cents"] for line in lines)
        spent = sum(line["cents"] for line in lines if line["side"] == "expenditure")
        parts = {part: (0, 0, 0) for part in rules.parts}
        for (rule, at), (cents, _) in by_rule.items():
            if rule and at == year:
                for part, own_span in to_parts(cents, rules.rules[rule]).items():
                    parts[part] = tuple(map(sum, zip(parts[part], own_span)))
        unmatched, without = by_rule.get((None, year), (0, 0))
        economy, source = gdp(year)
        answers.append(
            dict(
                period=year,
                total=units(total),
                expenditure=units(spent),
                revenue=units(total - spent),
                lines=len(lines),
                remainder=units(total - unmatched - sum(central for _, central, _ in parts.values())),
                unmatched=units(unmatched),
                unmatchedLines=without,
                gdp=economy and float(economy),
                gdpSource=source,
            )
        )
        for part, values in parts.items():
            share = economy and {key: float(Fraction(x, 100) * 100 / economy) for key, x in zip(SPANS, values)}
            parts_of.append(dict(part=part, period=year, **spans(values), share=share))
    rows = [
        dict(rule=rule, period=year, lines=count, money=units(cents), parts=shown)
        for (rule, year), (cents, count) in by_rule.items()
        if rule
        for shown in [{part: spans(v) for part, v in to_parts(cents, rules.rules[rule]).items()}]
    ]
    return dict(years=answers, byPart=parts_of, byRule=sorted(rows, key=lambda row: (row["rule"], row["period"])))


def items_of(rules, decided, stage):
    """The items of the bridge by year: what their rules give to its part, or an amount from elsewhere."""
    sums = {key: sum_ for key, sum_ in sums_of(decided).items() if key[2] == stage}
    years = sorted({year for _, year, _ in sums})
    part = rules.bridge["part"]

    def item(each, year):
        if "rules" not in each:
            amount = each["amounts"].get(year)
            value = None if amount is None else float(Fraction(str(amount)) * 10 ** each.get("scale", 0))
            return dict(id=each["id"], low=value, central=value, high=value, lines=0)
        found, lines = (0, 0, 0), 0
        for name in each["rules"]:
            cents, count = sums.get((name, year, stage), (0, 0))
            lines += count
            found = tuple(map(sum, zip(found, to_parts(cents, rules.rules[name]).get(part, (0, 0, 0)))))
        return dict(id=each["id"], **spans(found), lines=lines)

    return [dict(period=year, items=[item(each, year) for each in rules.bridge["items"]]) for year in years]


# New money, relabelled money, redefined money


def by_key(rules, lines, year):
    """Money of each code, programme and text: in all, and by part as the rules would have it in a year."""
    found = {}
    for line in lines:
        key = tuple(map(normal, (line["code"], line["programme"], line["text"])))
        money = found.setdefault(key, {None: Fraction(0)})
        money[None] += line["cents"]
        for part, share in rules.shares(rules.decides({**line, "year": year})).items():
            money[part] = money.get(part, 0) + line["cents"] * share
    return found


def same_money(a, b):
    return 0 if a * b <= 0 else min(a, b) if a > 0 else max(a, b)


def relabelled(before, after, part):
    a, b = before.get(None, 0), after.get(None, 0)
    if a == 0 or b == 0:
        return Fraction(0)
    return (Fraction(after.get(part, 0)) / b - Fraction(before.get(part, 0)) / a) * same_money(a, b)


def moves_of(before, after):
    """By part and key in hundredths: before, after, relabelled, new money, redefined, and how many of the cuts that make
    them are of a number next to a half. An end is (rules, lines, year)."""
    (old_rules, old, first), (new_rules, new, last) = before, after
    was, would = by_key(old_rules, old, first), by_key(new_rules, old, last)
    would_be, is_now = by_key(old_rules, new, first), by_key(new_rules, new, last)
    for part in new_rules.parts:
        for key in {**was, **is_now}:
            a, b, c, d = (way.get(key, {}) for way in (was, would, would_be, is_now))
            uncut = [way.get(part, 0) for way in (a, b, c, d)]
            start, by_new, by_old, end = map(cut, uncut)
            redefined = cut(Fraction((by_new - start) + (end - by_old), 2))
            share = (relabelled(a, c, part) + relabelled(b, d, part)) / 2
            label = cut(share)
            halves = sum(map(is_near_half, [*uncut, share]))
            yield part, start, end, label, end - start - label - redefined, redefined, halves


def moved(before, after, gdp):
    moves, sums, halves = [], {part: [0] * 5 for part in after[0].parts}, 0
    for side in ("expenditure", "revenue"):
        ends = [(rules, [line for line in lines if line["side"] == side], year) for rules, lines, year in (before, after)]
        for part, *values, near in moves_of(*ends):
            halves += near
            sums[part] = [x + y for x, y in zip(sums[part], values)]
            if any(values[2:]):
                moves.append([part, *map(units, values)])
    first, last = gdp(before[2])[0], gdp(after[2])[0]

    def points(start, end, *terms):
        if not first or not last:
            return None
        at_ends = [cut(Fraction(start) / first, 10), cut(Fraction(end) / last, 10)]
        means = [cut(Fraction(term) * (1 / Fraction(first) + 1 / Fraction(last)) / 2, 10) for term in terms]
        change = at_ends[1] - at_ends[0]
        return [float(Fraction(x, 10**10)) for x in (*at_ends, *means, change - sum(means))]

    return dict(
        parts={part: [units(x) for x in values] for part, values in sums.items()},
        points={part: points(*values) for part, values in sums.items()},
        moves=moves,
        halves=halves,
    )


# A publisher's ledger


def field_of(part, row, missing):
    part = {"column": part} if isinstance(part, str) else part
    text = " ".join(row[part["column"]].split())
    text = "" if text in missing else text
    return text if text == "" else text.rjust(part.get("width", 0), "0")


def text_of(rule, row, missing):
    whole = ""
    for part in listed(rule):
        text = field_of(part, row, missing)
        before = part.get("before", " ") if isinstance(part, dict) else " "
        whole += text if whole == "" or text == "" else before + text
    return whole


def side_of(mapping, row, amount):
    side = mapping["side"]
    if side == "by-sign":
        return "revenue" if amount < 0 else "expenditure"
    if isinstance(side, str):
        return side
    return next(name for name in ("expenditure", "revenue") if row[side["column"]] in side[name])


def lines_of(path, mapping, stages):
    """Lines at these stages of a CSV file with one row of headings, by the columns that its mapping names."""
    raw = pathlib.Path(path).read_bytes()
    text = (gzip.decompress(raw) if path.endswith(".gz") else raw).decode("utf-8-sig")
    missing = mapping.get("file", {}).get("missing", [])
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if any(row[rule["column"]] in rule["is"] for rule in mapping.get("rows", [])):
            continue
        named = {key: text_of(mapping.get(key), row, missing) for key in ("code", "ministry", "programme", "text")}
        for column in mapping["amounts"]:
            written = row[column["column"]].strip()
            if written == "" or written in missing or column["stage"] not in stages:
                continue
            amount = Decimal(written).scaleb(mapping["scale"])
            side = side_of(mapping, row, amount)
            if side == "revenue" and mapping.get("revenue", "positive") == "positive":
                amount = -amount
            year = str(int(row[mapping["year"]["column"]]) + column.get("offset", 0))
            yield prepared(dict(named, year=year, amount=amount, stage=column["stage"], side=side))


# Published figures


@functools.lru_cache(maxsize=None)
def cells(dataset):
    """By measure, area and year: the editions' days, newest first, each with its row."""
    found = {}
    for path in sorted(DATA.glob(f"editions/{dataset}/*/*.csv"), reverse=True):
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                key = (row["measure"], row["area"], row["period"])
                found.setdefault(key, {})[path.parts[-2]] = row
    return found


def money_in(row, currency):
    """Whole units of a currency; None for a cell without a number or in another currency."""
    if row is None or row["value"] == "" or row["unit"] != currency:
        return None
    return Fraction(row["value"]) * 10 ** int(row["scale"] or 0)


def gdp_of(area, currency, as_of):
    """Its GDP in dollars at the rate that one edition's own spending implies; before its years, the IMF's."""

    def of(year):
        nato = cells("nato.defexp")
        for day in nato.get(("nato.gdp.usd.current", area, year), {}):
            cell = lambda measure: nato.get((measure, area, year), {}).get(day)
            base = money_in(cell("nato.gdp.usd.current"), "USD")
            own = money_in(cell("nato.core.national.current"), currency)
            usd = money_in(cell("nato.core.usd.current"), "USD")
            if day <= as_of and base and own and usd:
                return base * own / usd, f"nato.defexp/{day}"
        for day, row in cells("imf.weo").get(("imf.gdp.nominal", area, year), {}).items():
            if day <= as_of:
                value = money_in(row, currency)
                return (value, f"imf.weo/{day}") if value else (None, None)
        return None, None

    return functools.lru_cache(maxsize=None)(of)


def against(rules, items, area, currency, as_of):
    """For each year with a published figure: the items' sum, and what each edition leaves, newest first."""
    for year in items:
        found = cells("nato.defexp").get((rules.bridge["measure"], area, year["period"]), {})
        known = {day: money_in(row, currency) for day, row in found.items() if day <= as_of}
        totals = {key: sum(Fraction(str(item[key] or 0)) for item in year["items"]) for key in SPANS}
        left = [
            [f"nato.defexp/{day}", float(money), *(float(money - totals[key]) for key in SPANS)]
            for day, money in known.items()
            if money is not None
        ]
        if left:
            yield dict(**year, sum={key: float(x) for key, x in totals.items()}, against=left)


# Questions


def answer(question):
    rules = Rules(question["rules"], question.get("options"))
    stage = question["stage"]
    bridge_stage = question.get("bridgeStage", stage)
    if "file" in question:
        lines = list(lines_of(question["file"], question["mapping"], (stage, bridge_stage)))
        place = (question["area"], question["currency"], question["asOf"])
        gdp = gdp_of(*place)
    else:
        lines = [prepared(line) for line in question["lines"]]
        told = {year: value and Fraction(str(value)) for year, value in question["gdp"].items()}
        gdp = lambda year: (told.get(year), None)
    decided = [(line, rules.decides(line)) for line in lines]
    found = years_of(rules, decided, stage, gdp)
    if rules.bridge:
        found["bridge"] = items_of(rules, decided, bridge_stage)
        if "file" in question:
            found["bridge"] = list(against(rules, found["bridge"], *place))
    found["compared"] = []
    for ask in question["compared"]:
        other = Rules(ask.get("rules", question["rules"]), ask.get("options", question.get("options")))
        own = {year: [x for x in lines if x["stage"] == stage and x["year"] == year] for year in (ask["from"], ask["to"])}
        ends = (other, own[ask["from"]], ask["from"]), (rules, own[ask["to"]], ask["to"])
        found["compared"].append(moved(*ends, gdp))
    if "lines" in question:
        found["decided"] = [rule for _, rule in decided]
        found["holding"] = [len(rules.holding(line)) for line in lines]
        found["texts"] = [[*line["normal"].values(), list(line["words"])] for line in lines]
    return found


if __name__ == "__main__":
    asked = json.load(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8"), parse_float=Decimal)
    json.dump([answer(question) for question in asked], sys.stdout)
