open("/out/artifact", "wb").write(bytes((1 << 20) + 1))
