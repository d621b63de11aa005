"""The statements of the body about its annexes: which it announces, and which number it gives to what it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.extract.notice.annex_names import ALIKE, ANNEX, likeness, number_of_name
from pipeline.extract.notice.lines import Line
from pipeline.extract.notice.sections import Section
from pipeline.model.document import Attachment, Issue
from pipeline.model.issues import make_issue
from pipeline.rules.patterns import pattern
from pipeline.text import fold, parse_numeral, squeeze

_ENTRY = pattern("annex_checks.entry")
_MENTION = pattern("annex_checks.mention")
_BEFORE = pattern("annex_checks.before")
_FIGURE = pattern("annex_checks.figure")
_NOT_NAME = pattern("annex_checks.not_name")
_OPENS = pattern("annex_checks.opens")
_SINGLE = pattern("annex_checks.single")
_NAMED = pattern("annex_checks.named")
_OF_OTHERS = pattern("annex_checks.of_others")
LONGEST_TITLE = 60


def announced_annexes(lines: list[Line]) -> dict[int, tuple[str, Line]]:
    """number -> (title, line) of the list of annexes at the end of the body."""
    found: dict[int, tuple[str, Line]] = {}
    is_open = False
    for line in lines:
        folded = re.sub(r"^[-—·]+", "", fold(line.text))
        is_open = is_open or bool(_OPENS.match(folded))
        match = _ENTRY.fullmatch(folded)
        if is_open and match and int(match.group(1)) == len(found) + 1:
            found[int(match.group(1))] = (match.group(2), line)
        elif is_open and not folded.startswith(ANNEX):
            is_open = False
    return found


def check_annexes(body: list[Line], annexes: list[Section], is_page: bool = False) -> list[Issue]:
    """missing_annex where an announced annex does not follow; wrong_annex_number where the body cites another number than
    the annex of that title bears. `is_page`: the page of the notice offers its annexes as files, which are counted apart."""
    numbers = {
        number: section for section in annexes if (number := annex_number(section)) is not None
    }
    issues = []
    for number, (title, line) in announced_annexes(body).items():
        if number not in numbers and (numbers or not (annexes or is_page or _follows(title, body))):
            issues.append(make_issue("missing_annex", line.parts[0].place, title, number=number))
    if not (issues or annexes or is_page):
        issues += _named_only(body)
    for line in body:
        issues += _wrong_numbers(line, numbers)
    return issues


def _follows(title: str, body: Sequence[Line]) -> bool:
    """Whether the text of an annex stands in the file without a heading of its own: its title alone on a line."""
    return any(
        len(line.text) <= LONGEST_TITLE and likeness(title, line.text) >= ALIKE
        for line in body
        if not fold(line.text).startswith(ANNEX) and not _ENTRY.fullmatch(fold(line.text))
    )


def _named_only(body: Sequence[Line]) -> list[Issue]:
    """Annexes that sentences name (见附件1、附件2), or one line (附件：目录), and that no file holds."""
    found: dict[str, Issue] = {}
    for line in body:
        folded = fold(line.text)
        if single := _SINGLE.fullmatch(folded):
            names = [] if _follows(single.group(1), body) else [single.group(1)]
        else:
            names = [] if _OF_OTHERS.search(folded) else _NAMED.findall(folded)
        for name in names:
            issue = make_issue("missing_annex", line.parts[0].place, name, number=name)
            found.setdefault(name, issue)
    return list(found.values())


def check_attachments(attachments: Sequence[Attachment], annexes: list[Section]) -> list[Issue]:
    """missing_annex for each file that the page of a notice offers and that is neither on the page itself nor given as a
    file; where there are as many annexes as files, nothing is missing."""
    left, unmet = list(annexes), []
    for attachment in attachments:
        found = next((s for s in left if _is_of(attachment, s)), None)
        if found is None:
            unmet.append(attachment)
        elif found in left:
            left.remove(found)
    if len(unmet) <= len(left):
        return []
    return [
        make_issue("missing_annex", a.place, f"{a.text} {a.address}", number=f"“{a.text}”")
        for a in unmet
    ]


def _is_of(attachment: Attachment, annex: Section) -> bool:
    number = annex_number(annex)
    said = number_of_name(attachment.text)
    if number is not None and said:
        return parse_numeral(said.strip("()")) == number
    return likeness(attachment.text, annex.title) >= ALIKE


def annex_number(section: Section) -> int | None:
    """The number of an annex as an int; None where it has none."""
    match = _FIGURE.search(section.annex or "")
    return parse_numeral(match.group(0)) if match else None


def _wrong_numbers(line: Line, annexes: dict[int, Section]) -> list[Issue]:
    folded = fold(line.text)
    if folded.startswith(ANNEX) or not annexes:
        return []
    said = [
        (m.group(1) or m.group(3), m.group(2) or m.group(4), m) for m in _MENTION.finditer(folded)
    ]
    said += [(m.group(2), m.group(1), m) for m in _BEFORE.finditer(folded)]
    issues = []
    for number_text, title, match in said:
        number = parse_numeral(number_text)
        best = max(annexes, key=lambda n: _likeness(title, annexes[n].title))
        own = _likeness(title, annexes[number].title) if number in annexes else 0.0
        if (
            number is not None
            and best != number
            and _likeness(title, annexes[best].title) > max(60.0, own + 15)
        ):
            printed = squeeze(line.text)[match.start() : match.end()]
            title_found = annexes[best].title
            issues.append(
                make_issue(
                    "wrong_annex_number",
                    line.parts[0].place,
                    printed,
                    said=number,
                    found=best,
                    title=title_found,
                )
            )
    return issues


def _likeness(one: str, other: str) -> float:
    """0 to 100; years and bracketed words do not count."""
    one, other = (_NOT_NAME.sub("", fold(text)) for text in (one, other))
    return 100 * SequenceMatcher(None, one, other, autojunk=False).ratio()
