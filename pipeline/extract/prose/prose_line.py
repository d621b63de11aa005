"""One paragraph of prose in its notice: its amounts, its rules, its numbers that are neither, and its fate."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.collector import Collector
from pipeline.extract.notice.annex_names import ANNEX
from pipeline.extract.notice.lines import Line
from pipeline.extract.notice.sections import Section
from pipeline.extract.prose.facts import ProseReading, RateFact
from pipeline.extract.prose.headings import Heads
from pipeline.extract.prose.line_amounts import graded, list_behind, of_each, of_its_head
from pipeline.extract.prose.occupation_names import UNCLASSIFIED
from pipeline.extract.prose.printed_facts import sentence_at, to_amounts, to_clause
from pipeline.extract.prose.read_prose import read_prose
from pipeline.extract.prose.sounds import without_sounds
from pipeline.extract.prose.tokens import Number
from pipeline.model.document import Paragraph, Place
from pipeline.model.issues import make_issue
from pipeline.model.places import offsets_of
from pipeline.model.printed import Amount, Clause, Coverage, Entry
from pipeline.rules.numerals import number_rules
from pipeline.rules.patterns import one_word, pattern
from pipeline.rules.vocabulary import has_term
from pipeline.text import fold, squeeze

_NOTE = pattern("prose_line.note")
_CIRCLED = pattern("prose_line.circled")
_OF_TRAINING = pattern("prose_line.of_training")
# So many characters before a length of time say what it is the length of.
LENGTH_AROUND = 24
# Rules that hold for one kind of training or for all.
OF_A_TRAINING = {"share", "uplift", "count_limit", "trainees_per_mentor_max", "hours_min"}
# Kinds of training whose shares stand in paragraphs of their own.
TAUGHT = {"entrepreneurship", "apprenticeship", "mentoring", "project_based", "pre_job"}
QUARTER = one_word("grammar.quarter")


def clause_names(lines: Sequence[Line], section: Section) -> list[str]:
    """The clause of each line: 一（一）2（4）, in an annex 附件1一, below the notes of an annex 附件1备注2; "" for none."""
    names = []
    note = ""
    for line in lines:
        found = _NOTE.match(fold(line.text)) if section.is_annex else None
        note = found.group(1) if found else note
        number = (found.group(2) or "") if found else line.clause
        names.append(f"{section.annex or ''}{note}{number}")
    return names


@dataclass
class Around:
    """The state that goes on from line to line of a section: the places of codes and of lists (with their entries), which are
    records, and the kind of training that was named last."""

    coded: Collection[Place] = ()
    runs: Mapping[Place, Sequence[Entry]] = field(default_factory=dict)
    named: str = ""


def extract_line(line: Line, name: str, section: Section, found: Collector, around: Around) -> None:
    """A paragraph of prose: its amounts, its rules, and its fate."""
    said = _Said(line, name, section)
    if all(part.kind == "text" for part in line.parts):
        said.read(not fold(line.text).startswith(ANNEX), around, found.defined)
    entries = [entry for entry in said.entries if entry.place not in around.runs]
    found.entries += entries
    found.amounts += said.amounts
    found.clauses += said.clauses
    found.fates += said.numbers
    records = Counter([a.place for a in said.amounts])
    records.update(c.place for c in said.clauses)
    records.update(e.place for e in entries)
    for part in line.parts if line.is_first else ():
        is_read = bool(records) or line.parts[0].place in around.coded or part.place in around.runs
        fate = _fate(line, part.kind, section, is_read)
        count = len(around.runs.get(part.place, ())) + records[part.place]
        found.fates.append(Coverage(part.place, "paragraph", fate, count, part.text))
        if part.kind == "unread":
            found.issues.append(make_issue("unread_lines", part.place, part.text))
    if not line.is_first and records:
        _add_records(found, line, records)


def _add_records(found: Collector, line: Line, records: Counter[Place]) -> None:
    """The records of a further article of a paragraph whose fate is noted already."""
    places = {part.place for part in line.parts}
    for index, fate in enumerate(found.fates):
        if fate.kind == "paragraph" and fate.place in places:
            found.fates[index] = replace(
                fate, fate="records", records=fate.records + records[fate.place]
            )


def _fate(line: Line, kind: str, section: Section, has_records: bool) -> str:
    if kind == "unread":
        return "unread"
    if has_records:
        return "records"
    return "note" if section.is_annex and has_term("note", fold(line.text)[:12] + "。") else "text"


class _Said:
    """The facts of a line, each fact at the paragraph in which its number is printed."""

    def __init__(self, line: Line, name: str, section: Section) -> None:
        self.line = line
        self.name = name
        self.section = section
        self.starts = offsets_of([part.text for part in line.parts])
        self.text, self.printed_at = without_sounds(line.text)
        self.amounts: list[Amount] = []
        self.clauses: list[Clause] = []
        self.numbers: list[Coverage] = []
        self.entries: list[Entry] = []

    def read(
        self, has_amounts: bool, around: Around, defined: MutableMapping[str, tuple[str, ...]]
    ) -> None:
        heads = Heads(self.line.heads, self.section.title, self.line.captions, defined)
        reading = read_prose(self.text, heads)
        clause = f"{self.section.annex or ''}{self.line.clause}" or None
        for fact in reading.rates if has_amounts else ():
            self.entries += self._listed(fact)
            part, offset = self._place(fact.start)
            for amount in to_amounts(reading, fact, part.place, clause):
                named = [programme for start, programme in reading.named if start < fact.start]
                amount = graded(of_its_head(amount, fact, named), (named or [around.named])[-1])
                names = self._listed_behind(fact, reading, around.runs)
                self.amounts += (replace(own, offset=offset) for own in of_each(amount, names))
        for rule in reading.rules:
            part, offset = self._place(rule.start)
            made = to_clause(reading, rule, part.place, self._inner(rule.start) or None)
            named = [programme for start, programme in reading.named if start < rule.start]
            before = reading.folded[max(0, rule.start - LENGTH_AROUND) : rule.start]
            is_length = rule.rule == "period" and bool(_OF_TRAINING.search(before))
            if (rule.rule == "share" or is_length) and around.named in TAUGHT:
                named = named or [around.named]
            is_of_one = rule.rule in OF_A_TRAINING or is_length
            if named and not made.programme and not made.doubts and is_of_one:
                # A kind of training was named before in the paragraph: the rule may be one of it.
                made = replace(made, doubts=("doubtful_programme",))
            self.clauses.append(replace(made, offset=offset))
        self.numbers += self._fates(reading)
        if reading.named:
            around.named = reading.named[-1][1]

    def _listed_behind(
        self, fact: RateFact, reading: ProseReading, runs: Mapping[Place, Sequence[Entry]]
    ) -> list[str] | None:
        """The names of the list whose head a fact is, [] where nobody read it; None where it is none."""
        stretch = list_behind(fact, reading.folded)
        if stretch is None:
            return None
        first, behind = (self.line.begin + self.printed_at(at) for at in stretch)
        return [
            entry.printed_name
            for part, start in zip(self.line.parts, self.starts, strict=True)
            for entry in runs.get(part.place, ())
            if first <= start + entry.offset < behind
        ]

    def _listed(self, fact: RateFact) -> Iterator[Entry]:
        """The names of a list that an amount is each one's, where the list is one of abilities or trainings without codes."""
        named = fact.part("programme").value
        for name, start in fact.listed if named in UNCLASSIFIED else ():
            part, offset = self._place(start)
            yield Entry(part.place, self.section.annex, named, name, is_grouped=True, offset=offset)

    def _place(self, start: int) -> tuple[Paragraph, int]:
        """(the paragraph in which a place of the line lies, characters of that paragraph before it)."""
        at = self.line.begin + self.printed_at(start)
        index = max(0, bisect_right(self.starts, at) - 1)
        return self.line.parts[index], at - self.starts[index]

    def _inner(self, start: int) -> str:
        """The clause with the circled number that a place stands behind: 一（一）2（1）④."""
        circled = _CIRCLED.findall(squeeze(self.text)[:start])
        return self.name + (circled[-1] if circled else "")

    def _fates(self, reading: ProseReading) -> Iterator[Coverage]:
        """`p3.b4.n2` is the second number with a unit of a paragraph: those that are a budget, and those that nobody read."""
        for mask in reading.masks:
            if mask.name == "ordinal" and reading.folded.endswith(QUARTER, mask.start, mask.end):
                part, offset = self._place(mask.start)
                place = Place(f"{part.place.anchor}.q{offset}", part.place.page, part.place.bbox)
                yield Coverage(
                    place,
                    "number",
                    "text",
                    0,
                    f"{reading.printed[mask.start : mask.end]} | {sentence_at(reading, mask.start)}",
                )
        budgets = {number.start for number in reading.budgets}
        unread = {number.start for number in reading.unread}
        counts: Counter[str] = Counter()
        for number in (n for n in reading.numbers if is_listed(n)):
            part, _ = self._place(number.start)
            counts[part.place.anchor] += 1
            fate = (
                "budget" if number.start in budgets else "unread" if number.start in unread else ""
            )
            if fate:
                place = Place(
                    f"{part.place.anchor}.n{counts[part.place.anchor]}",
                    part.place.page,
                    part.place.bbox,
                )
                yield Coverage(
                    place,
                    "number",
                    fate,
                    0,
                    f"{words_of(number)} | {sentence_at(reading, number.start)}",
                )


def is_listed(number: Number) -> bool:
    """Whether a number of this kind that nobody read is shown to people."""
    return number.kind not in number_rules().not_listed.kinds


def words_of(number: Number) -> str:
    """A number as printed, a range with a dash."""
    return f"{number.printed}{'—' if number.printed_high else ''}{number.printed_high}"
