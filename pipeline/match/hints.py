"""What speaks for an occupation beside its name: a rule that may not stand alone, brackets, other names, old codes."""

from __future__ import annotations

from pipeline.base.language import Words
from pipeline.match.knowledge import Knowledge
from pipeline.match.lookalikes import readings_of
from pipeline.match.models import Query
from pipeline.match.reasons import describe_alias
from pipeline.match.shortlist import Hint
from pipeline.match.word_leads import Outcome
from pipeline.reference.lookup_names import key_of


def hints_of(query: Query, outcome: Outcome | None, known: Knowledge) -> tuple[Hint, ...]:
    """Codes that something beside the name speaks for: a rule that may not stand alone, brackets, other names, old codes,
    characters that look alike."""
    hints: dict[str, Hint] = {}
    for printed in query.codes:
        for old in known.reference.old_codes_of(printed):
            if old.code not in query.codes:
                en = f"{old.old_code} was the code of {old.old_name}"
                hints[old.code] = Hint(
                    old.code, 0.5, Words(en, f"{old.old_code} 原为“{old.old_name}”的编码")
                )
    for word in query.words:
        if one := known.reference.by_name.get(key_of(word)):
            told = Words(f"named in the brackets: {word}", f"括注“{word}”")
            hints[one.code] = Hint(one.code, 0.9, told)
    for alias in known.aliases_of(query.name):
        hints[alias.code] = Hint(alias.code, 0.9, Words(*describe_alias(alias)))
    for work_type in known.reference.work_types_by_name.get(query.name, ()):
        hints.setdefault(
            work_type.code,
            Hint(work_type.code, 0.9, Words("a work type of it", "为其工种")),
        )
    for reading, printed, other in readings_of(query.name):
        if code := _code_of(reading, known):
            told = Words(f"{printed} may be misread for {other}", f"“{printed}”或为“{other}”之误")
            hints.setdefault(code, Hint(code, 0.75, told))
    if outcome is not None:
        for code in outcome.codes:
            hints[code] = Hint(code, 0.95, outcome.why)
    return tuple(hints[code] for code in sorted(hints)) if hints else ()


def _code_of(reading: str, known: Knowledge) -> str:
    """The one code to which a name, or a sure work type, leads; "" for anything else."""
    one = known.reference.by_name.get(reading)
    codes = {one.code} if one else known.names.work_types.get(reading, frozenset())
    return min(codes) if len(codes) == 1 else ""
