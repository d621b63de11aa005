"""The collector rests while a file is read, and what it is told to pass over is freed all the same."""

import gc
import weakref

from pipeline.base.collector import acyclic_made, collector_paused


class _Knot:
    """An object in a cycle with itself."""

    def __init__(self) -> None:
        self.itself = self


def test_a_cycle_that_a_parser_left_is_collected_before_what_is_passed_over_is_made() -> None:
    with collector_paused():
        knot = weakref.ref(_Knot())
        assert knot() is not None
        with acyclic_made():
            assert knot() is None


def test_what_is_passed_over_is_old_and_is_freed_when_nobody_holds_it() -> None:
    with collector_paused():
        with acyclic_made():
            held = [_Plain() for _ in range(10)]
        assert gc.get_freeze_count() == 0
        young = [id(one) for generation in (0, 1) for one in gc.get_objects(generation)]
        assert not {id(one) for one in held} & set(young)
        last = weakref.ref(held[0])
        held.clear()
        assert last() is None


def test_what_others_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        count = gc.get_freeze_count()
        with acyclic_made():
            assert [_Plain()]
        assert gc.get_freeze_count() == count
    finally:
        gc.unfreeze()


class _Plain:
    """An object that refers to nothing."""
