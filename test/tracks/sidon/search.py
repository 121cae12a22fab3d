"""A first search: numbers in a random order, each taken when no difference comes twice; the best of some tries."""

TRIES = 1


def find(random, seconds):
    return max((one(random) for _ in range(TRIES)), key=len)


def one(random):
    taken, differences = [], set()
    for number in random.sample(range(201), 201):
        new = {abs(number - other) for other in taken}
        if len(new) == len(taken) and not new & differences:
            taken.append(number)
            differences |= new
    return taken
