import sys

from attempt import answer, questions

for number, _ in enumerate(questions()):
    if number == 3:
        sys.exit(77)
    answer(0.5)
