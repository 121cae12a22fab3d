"""Counts a Sidon set, in whole numbers alone: the same on every machine. What is none is refused (exit code 3)."""

import itertools
import json
import sys


def refuse(why):
    print(f"refused: {why}", file=sys.stderr)
    sys.exit(3)


try:
    with open("/artifact", encoding="ascii") as file:
        numbers = json.loads(file.read(100_000))
except (ValueError, RecursionError) as error:
    refuse(error)
if not isinstance(numbers, list) or not all(type(number) is int and 0 <= number <= 200 for number in numbers):
    refuse("not a list of whole numbers from 0 to 200")
differences = [abs(a - b) for a, b in itertools.combinations(numbers, 2)]
if len(set(differences)) < len(differences) or 0 in differences:
    refuse("a difference comes twice")
print(json.dumps({"score": len(numbers)}), file=sys.stderr)
