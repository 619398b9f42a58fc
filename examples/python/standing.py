"""Reads an answer's zip with pandas, and the figures as Parquet where a reader is installed.

pledgebook standing --goal wales-2014.spending --period 2024 --format zip > standing.zip
pledgebook export --measure nato.core.share --format parquet --out shares.parquet
python3 standing.py standing.zip shares.parquet
"""

import sys
import zipfile

import pandas

with zipfile.ZipFile(sys.argv[1]) as answer:
    # Numbers are written so that they are read back to the last digit.
    members = pandas.read_csv(answer.open("members.csv"), float_precision="round_trip")
    citation = answer.read("citation.txt").decode("utf-8").strip()

print("met:", (members.ifDueNow == "met").sum(), "of", len(members))
highest = members.loc[members.value.idxmax()]
print("highest:", highest.area, highest.value, highest.edition, highest.cell)
print("cite as:", citation)

try:
    shares = pandas.read_parquet(sys.argv[2])
except ImportError:
    print("cells: not read, neither pyarrow nor fastparquet is installed")
else:
    print("cells:", len(shares))
