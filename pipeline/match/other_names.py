"""Every other name by which an occupation may be printed: aliases, work types, names under old codes."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.base.language import Words
from pipeline.reference.editions import Reference
from pipeline.reference.lookup_names import key_of


@dataclass(frozen=True)
class OtherName:
    """A name as it is looked up, the place of its occupation, what kind of name it is, and whether labels taught it."""

    name: str
    place: int
    kind: Words
    is_alias: bool = False

    @property
    def told(self) -> Words:
        """Why a printed name that is like this one speaks for the occupation."""
        return Words(f"like its {self.kind.en} {self.name}", f"与其{self.kind.zh}“{self.name}”相近")


ALIAS, WORK_TYPE, OLD_NAME = (
    Words("other name", "别名"),
    Words("work type", "工种"),
    Words("old name", "旧名称"),
)


def list_other_names(reference: Reference) -> tuple[OtherName, ...]:
    """Aliases first, then work types, then old names; each name of an occupation once."""
    places = reference.places
    listed = [
        *(
            OtherName(key_of(alias.name), places[alias.code], ALIAS, True)
            for alias in reference.aliases
        ),
        *(OtherName(key_of(one.name), places[one.code], WORK_TYPE) for one in reference.work_types),
        *(OtherName(key_of(o.old_name), places[o.code], OLD_NAME) for o in reference.old_codes),
    ]
    own = set(zip(reference.keys, range(len(reference.keys)), strict=True))
    first = {(one.name, one.place): one for one in reversed(listed)}
    return tuple(one for key, one in reversed(first.items()) if key not in own)
