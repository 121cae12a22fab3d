with open("/out/artifact", "wb") as file:
    file.truncate(1 << 42)
