"""The honest candidate: it has nothing to learn."""

with open("/out/artifact", "w", encoding="ascii") as file:
    file.write("0.5")
