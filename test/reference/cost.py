"""Makes cost-reference.json: what `cost` should answer, by a second program that shares no code with the first.

Run as `python3 test/reference/cost.py` from the repository's root, with Python 3.9 or newer and NumPy. It reads the
committed CSV files under data/ alone (no YAML) and takes some minutes. The model is described in cost_model.py,
cost_debt.py, cost_draws.py, cost_calibration.py and cost_plan.py, the questions are in cost_questions.py.
`--without-draws` writes all but what is drawn to standard output instead, in seconds.

Amounts are in millions of the answer's currency, per head in units, shares in per cent. Bands stand in the order
25, 75, 10, 90, 2.5, 97.5, 50 %.
"""

import copy
import json
import pathlib
import re
import sys
import textwrap

import numpy as np

sys.dont_write_bytecode = True  # nothing beside the reference is left behind

from cost_calibration import calibration
from cost_data import Book, Outlook
from cost_debt import debt_of
from cost_draws import DRAWS, SHOWN, bands_of
from cost_model import Course
from cost_plan import plan_of
from cost_questions import NOW, PLANS, QUESTIONS

TARGET = pathlib.Path(__file__).with_name("cost-reference.json")


def plain(value, digits=13):
    """The same in plain numbers of so many significant digits: fewer for what was drawn."""
    if isinstance(value, dict):
        return {k: plain(v, 3 if k.endswith("Error") else 7 if k == "bands" else digits) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(v, digits) for v in value]
    if isinstance(value, (float, np.floating)):
        return float(f"{value:.{digits}g}") + 0.0
    return value


def laid_out(value, indent=0, before=0):
    """JSON as the project's formatter lays it out: 120 columns, numbers of a list one after another."""
    if isinstance(value, list) and value:
        items = [laid_out(v, indent + 2) for v in value]
        line = f"[{', '.join(items)}]"
        if len(line) + before + 1 <= 120 and "\n" not in line:
            return line
        glue = " " * (indent + 2)
        if all(isinstance(v, (int, float)) for v in value):
            rows = textwrap.fill(", ".join(items), 120, initial_indent=glue, subsequent_indent=glue)
            return f"[\n{rows}\n{' ' * indent}]"
        return "[\n" + ",\n".join(glue + item for item in items) + "\n" + " " * indent + "]"
    if isinstance(value, dict) and value:
        glue = " " * (indent + 2)
        rows = [f"{glue}{json.dumps(k)}: " for k in value]
        rows = [row + laid_out(v, indent + 2, len(row)) for row, v in zip(rows, value.values())]
        return "{\n" + ",\n".join(rows) + "\n" + " " * indent + "}"
    return re.sub(r"(\de-)0", r"\1", json.dumps(value, ensure_ascii=False))


def answers(book, drawn):
    for question in QUESTIONS:
        course = Course(book, copy.deepcopy(question["ask"]))
        found = course.answer()
        if question["debt"]:
            found["debt"] = debt_of(course)
        if question["bands"] and drawn:
            found["bands"] = bands_of(book, course)
        yield dict(ask=question["ask"], answer=plain(found))


def main():
    book = Book()
    drawn = "--without-draws" not in sys.argv
    reference = dict(
        madeBy=f"python3 test/reference/cost.py with NumPy {np.__version__}",
        draws=DRAWS,
        errorsAtDraws=SHOWN,
        inputs=dict(sorted(book.inputs.items())),
        plans=[dict(ask=words, answer=plain(plan_of(book, dict(words)))) for words in PLANS],
        questions=list(answers(book, drawn)),
    )
    if drawn:
        reference["calibration"] = plain(calibration(book, Outlook(book, NOW)), 7)
    text = laid_out(reference) + "\n"
    if drawn:
        TARGET.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
