"""Lists of occupations and of specialised abilities in one (职业（工种）及专项职业能力): which of the two an entry is."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.name_lists import outside
from pipeline.extract.prose.occupation_names import is_person
from pipeline.extract.tables.table_reading import Reading
from pipeline.model.printed import Entry
from pipeline.rules.patterns import pattern
from pipeline.text import MARK_SIGNS, fold

_BOTH, _WORKER = pattern("lists.both"), pattern("lists.worker")
_ABILITY = "specialised_ability"


def of_its_kind(entry: Entry, reading: Reading, label: str) -> Entry:
    """An entry of such a list: an occupation is named as a person, an ability as what is done."""
    if entry.list != _ABILITY or reading.context.list or entry.is_residual:
        return entry
    is_both = any(_BOTH.search(fold(text)) for text in (label, *reading.context.words))
    name = entry.printed_name.strip(MARK_SIGNS)
    is_occupation = is_both and (is_person(name) or _WORKER.search(outside(fold(name))))
    return replace(entry, list="subsidised", level="") if is_occupation else entry
