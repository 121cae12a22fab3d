import os
os.mkfifo("/out/artifact")
