"""`pipeline.lookup`: what an occupation gets, in one call. Versions stay open between calls."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from os import PathLike
from pathlib import Path

from pipeline.answers.book import Book, open_book
from pipeline.answers.look_up import look_up
from pipeline.answers.models import Answer, Question
from pipeline.answers.questions import read_day, read_grade, read_hours
from pipeline.store.versions import latest_version, version_directory

# Versions that stay open; a program asks one or two.
OPEN = 4


def lookup(
    name: str,
    region: str = "",
    *,
    grade: int | str | None = None,
    on: date | str | None = None,
    hours: int | None = None,
    notice: str = "",
    as_if_in_force: bool = False,
    version: str = "",
    root: str | PathLike[str] = ".",
) -> Answer:
    """The subsidy of an occupation under the notice of a region that is in force on a day.

    `name` is an occupation, work type, item or code, in any usual spelling. `region` is a GB/T 2260 code, a full or short
    name; a county is answered by its city's notice. `grade` is 5 to 1 or its name, `on` a date or its text (default today),
    `hours` the class hours given. `notice` asks one notice by its id instead, which must hold in `region` where that is given
    too; `as_if_in_force` lets one answer that prints no day of effect. `version` is a released version, `latest` or `draft`
    (default: latest, else the draft) below `root`.

    The `status` of the answer says what became of the question; only `listed` and `residual` hold amounts (yuan, exact to
    the fen). UserError where a grade, day, hours, notice or version cannot be read.
    """
    question = Question(
        name, region, date.today() if on is None else read_day(on),
        None if grade in (None, "") else read_grade(grade or ""), None if hours is None else read_hours(hours), notice, as_if_in_force,
    )  # fmt: skip
    return look_up(question, book_below(root, version))


def book_below(root: str | PathLike[str], version: str = "") -> Book:
    """An open version of the project whose folder is `root`."""
    return book_of(Path(root) / "normalized", version)


def book_of(normalized: Path, version: str = "") -> Book:
    """An open version; the same one again as long as its files do not change."""
    used = version or ("latest" if latest_version(normalized) else "draft")
    directory = version_directory(normalized, used)
    stamp = (directory / "catalogue.parquet").stat().st_mtime_ns if directory.is_dir() else 0
    return _open(normalized, directory.name, stamp)


@lru_cache(maxsize=OPEN)
def _open(normalized: Path, version: str, stamp: int) -> Book:
    return open_book(normalized, version)
