"""A guard against work that grows with the square of its input. It measures nothing: benchmarks live in tests/bench/."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

# Every guarded block takes a few seconds at most on a slow machine, and hours where its work is quadratic:
# between the two there is room for any noise.
SECONDS = 240


@contextmanager
def patience(seconds: int = SECONDS) -> Iterator[None]:
    """Fails when the block has not come to its end after `seconds` by the clock."""

    def give_up(_signal: int, _frame: object) -> None:
        raise AssertionError(f"not done after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
