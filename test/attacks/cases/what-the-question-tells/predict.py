from attempt import answer, questions

for question in questions():
    answer((question[-1] % 2) * 0.02 + 0.49 if len(question) > 4 else 0.5)
