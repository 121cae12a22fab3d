open("/out/artifact", "w").write(open("/data/numbers.txt").read())
