"""What is known of a Dask scheduler without one: how its futures end."""

from concurrent.futures import BrokenExecutor, CancelledError, Future

import pytest

from l10n.jobs.dask_backend import DaskBackend, _DaskFuture


def ended(**how):
    inner = Future()
    outer = _DaskFuture(inner)
    if "error" in how:
        inner.set_exception(how["error"])
    else:
        inner.set_result(how["result"])
    return outer


def test_a_future_has_the_result_of_the_inner_future():
    assert ended(result=b"done").result() == b"done"


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (CancelledError(), "the task was cancelled with its scheduler"),
        (KeyError("worker"), "KeyError: 'worker'"),
    ],
)
def test_whatever_fails_with_workers_is_a_broken_executor(error, says):
    with pytest.raises(BrokenExecutor) as caught:
        ended(error=error).result()
    assert str(caught.value) == says


def test_a_cancelled_future_cancels_the_inner_future_and_takes_no_result():
    inner = Future()
    outer = _DaskFuture(inner)
    outer.cancel()
    assert inner.cancelled()
    late = Future()
    taken = _DaskFuture(late)
    Future.cancel(taken)
    late.set_result(b"late")
    assert taken.cancelled()


class _Refusing:
    def __init__(self, error):
        self.error = error

    def submit(self, *_):
        raise self.error


@pytest.mark.parametrize("error", [RuntimeError("cannot schedule"), OSError("cannot schedule")])
def test_a_scheduler_that_is_gone_takes_no_task(error):
    backend = DaskBackend.__new__(DaskBackend)
    backend._executor, backend._shared = _Refusing(error), b""
    with pytest.raises(BrokenExecutor, match="cannot schedule"):
        backend.submit(None)
