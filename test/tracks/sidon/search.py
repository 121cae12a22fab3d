"""A first search: numbers in a random order, each taken when no difference comes twice."""


def find(random, seconds):
    taken, differences = [], set()
    for number in random.sample(range(201), 201):
        new = {abs(number - other) for other in taken}
        if len(new) == len(taken) and not new & differences:
            taken.append(number)
            differences |= new
    return taken
