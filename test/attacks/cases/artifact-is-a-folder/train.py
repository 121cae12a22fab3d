import os
os.mkdir("/out/artifact")
