import os

from attempt import forbidden


def act():
    os.link("/candidate/program.md", "/tmp/mine")


forbidden(act, "EXDEV")
