"""pandas' side of bench/classify.mjs: the same rules on the same rows, as somebody who knows pandas would write it.

Reads rules (JSON) and a ledger (CSV, texts already in the form that rules compare), then names of jobs from standard input,
one a line; answers each with its milliseconds and its sums, as one line of JSON.
"""

import json
import sys
import time

import numpy as np
import pandas as pd

rules = json.loads(open(sys.argv[1]).read())
path, tenth = sys.argv[2], int(sys.argv[3])
ids = [rule["id"] for rule in rules]


def read(rows=None):
    text = dict.fromkeys(["year", "code", "ministry", "programme", "words", "stage", "side"], str)
    return pd.read_csv(path, dtype=text, nrows=rows, keep_default_na=False)


def leaf(test, column):
    kind = test["test"]
    if kind == "prefix":
        return column.str.startswith(test["prefix"])
    if kind == "equals":
        return column == test["text"]
    if kind == "words":
        return column.str.contains(test["fragment"], regex=False)
    if kind == "years":
        return (column >= test["from"]) & (column <= test["to"])
    if kind == "between":
        return (column >= test["least"]) & (column <= test["most"])
    return column.isin(test["values"])


def whole(test, frame, one=leaf):
    kind = test["test"]
    if kind == "not":
        return ~whole(test["of"], frame, one)
    if kind in ("all", "any"):
        parts = [whole(part, frame, one) for part in test["of"]]
        return np.logical_and.reduce(parts) if kind == "all" else np.logical_or.reduce(parts)
    return one(test, frame[test["column"]])


def sums(rule, frame):
    amount = frame["amount"].to_numpy() * 100
    cents = np.where(amount < 0, np.ceil(amount - 0.5), np.floor(amount + 0.5)).astype(np.int64)
    keys = [pd.Series(rule, index=frame.index), frame["year"], frame["stage"], frame["side"]]
    found = pd.Series(cents, index=frame.index).groupby(keys, sort=False, observed=True).agg(["sum", "size"])
    return sorted(" ".join(str(x) for x in (*key, row[0], row[1])) for key, row in zip(found.index, found.to_numpy()))


def select(frame):
    """np.select over conditions on all rows."""
    return sums(np.select([np.asarray(whole(rule["when"], frame)) for rule in rules], ids, ""), frame)


def factorised(frame):
    """Each column's conditions on its distinct values, taken back to the rows; keys of the sums as categories too."""
    codes = {}
    distinct = {}
    for column in ("year", "code", "ministry", "programme", "words", "stage", "side"):
        codes[column], values = pd.factorize(frame[column])
        distinct[column] = pd.Series(values)

    def one(test, column):
        if test["column"] == "amount":
            return np.asarray(leaf(test, column))
        return np.asarray(leaf(test, distinct[test["column"]]))[codes[test["column"]]]

    decided = np.full(len(frame), len(rules), np.int8)
    for i in range(len(rules) - 1, -1, -1):
        decided[whole(rules[i]["when"], frame, one)] = i
    amount = frame["amount"].to_numpy() * 100
    cents = np.where(amount < 0, np.ceil(amount - 0.5), np.floor(amount + 0.5)).astype(np.int64)
    key = decided.astype(np.int64)
    for column in ("year", "stage", "side"):
        key = key * len(distinct[column]) + codes[column]
    found = pd.Series(cents).groupby(key).agg(["sum", "size"])
    lines = []
    for key, row in zip(found.index, found.to_numpy()):
        parts = []
        for column in ("side", "stage", "year"):
            key, at = divmod(key, len(distinct[column]))
            parts.insert(0, distinct[column][at])
        lines.append(" ".join(str(x) for x in (ids[key] if key < len(ids) else "", *parts, *row)))
    return sorted(lines)


start = time.perf_counter()
frame = read()
loaded = (time.perf_counter() - start) * 1000
some = frame.iloc[:tenth].reset_index(drop=True)
jobs = {
    "select": lambda: select(some),
    "factorised": lambda: factorised(frame),
    "factorised-tenth": lambda: factorised(some),
    "csv": lambda: select(read()),
}
print(json.dumps({"version": pd.__version__, "read": loaded}), flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    found = jobs[line.strip()]()
    print(json.dumps({"ms": (time.perf_counter() - start) * 1000, "sums": found}), flush=True)
