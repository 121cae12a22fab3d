import os
import signal

from attempt import answer, questions

for number, _ in enumerate(questions()):
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
        os.abort()
    answer(0.5)
