"""What a notice says of itself: title over several lines, number, offices, dates, draft or final, what it replaces.

The sentences that say so are data (`rules/shell.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from pipeline.extract.notice.about_notice import complete_shell
from pipeline.extract.notice.clause_path import clause_start
from pipeline.extract.notice.lines import Line, lines_above_table, read_lines
from pipeline.extract.notice.sections import UNIT, Section
from pipeline.model.printed import Shell
from pipeline.rules.metadata import metadata_list, metadata_pattern
from pipeline.rules.patterns import pattern
from pipeline.text import close_gaps, find_date, fold, join_lines, parse_numeral, squeeze

DATE = pattern("metadata.date").pattern
_KIND = pattern("metadata.kind")
_NO_OFFICE = pattern("metadata.no_office")
_CITES = pattern("metadata.cites")
_LED = pattern("metadata.led")
_ABOUT = pattern("metadata.about")
ISSUE_DATE = pattern("metadata.issue_date")


def read_shell(sections: list[Section], about: Sequence[str] = ()) -> Shell:
    """Reads the body (and the foot of the last annex, where the imprint stands); what is not printed there is taken from
    what its site says of the notice (`about`: `文号：…`). What neither prints is empty."""
    site = complete_shell(Shell(), about)
    return complete_shell(_read_body(sections, site.title), about)


def _read_body(sections: list[Section], site_title: str) -> Shell:
    """`site_title` goes before a line that is a title only because a table stands below it."""
    lines = [line for line in read_lines(sections[0]) if line.parts[0].kind != "sheet"]
    title = _title(lines) or site_title
    if not title and (title := _head_title(sections[0])):
        lines = [*lines_above_table(sections[0]), *lines]
    texts = [fold(line.text) for line in lines]
    whole = [*texts, *(fold(line.text) for section in sections[1:] for line in read_lines(section))]
    number = _number(texts)
    issued = _issued_on(texts) or _issued_on(whole)
    what, applies = _applies(texts)
    effective = _effective(texts, issued)
    return Shell(
        title=title, document_number=number, issuers=tuple(_issuers(texts)), issued_on=issued,
        effective_from=effective, effective_to=_first_date(texts, "expires") or _last_day(texts, effective),
        applies_from=applies, applies_to_what=what, status="draft" if _is_draft(title, texts) else "final",
        supersedes=_supersedes(texts, number),
    )  # fmt: skip


@cache
def _patterns(section: str, key: str = "patterns") -> tuple[re.Pattern[str], ...]:
    """Patterns of shell.toml with `date`, `year` and `number` filled in."""
    number = metadata_pattern("number")
    return tuple(
        re.compile(
            p.replace("date", f"(?P<date>{DATE})")
            .replace("year", r"(?P<year>\d{4})")
            .replace("number", f"(?P<no>{number})")
        )
        for p in metadata_list(section, key)
    )


def _front(texts: list[str]) -> int:
    """How many lines stand before the addressees or the first sentence."""
    addressed = re.compile(metadata_pattern("addressees"))
    for index, text in enumerate(texts):
        if addressed.fullmatch(text) or "。" in text or clause_start(text) or len(text) > 90:
            return index
    return len(texts)


def _title(lines: list[Line]) -> str:
    """The lines of the front that are neither number nor offices nor a registration mark, joined up to the word that ends
    a title. A line that begins anew with 关于 or an office's name opens it."""
    texts = [fold(line.text) for line in lines]
    parts: list[str] = []
    for line, folded in list(zip(lines, texts, strict=True))[: _front(texts)]:
        if re.fullmatch(metadata_pattern("number"), folded) or re.fullmatch(
            r"[A-Z0-9\-—]+", folded
        ):
            continue
        if _offices(folded) or ISSUE_DATE.fullmatch(folded) or re.fullmatch(r"\(.*\)", folded):
            continue
        parts.append(close_gaps(line.text))
        if _ends_title(parts) and _ABOUT.search("".join(parts)):
            break
    return join_lines(parts)


def _head_title(body: Section) -> str:
    """The title where a table stands right below it, no sentence between; empty where the lines there name a table only."""
    parts: list[str] = []
    for line in lines_above_table(body):
        if UNIT.fullmatch(fold(line.text)) or not (part := _title([line])):
            continue
        parts.append(part)
        if _ends_title(parts):
            return join_lines(parts)
    return ""


def _ends_title(parts: list[str]) -> bool:
    return bool(re.search(metadata_pattern("title", "ends") + "$", fold("".join(parts))))


def _number(texts: list[str]) -> str:
    """The document number: the first that stands alone on its line near the front."""
    pattern = re.compile(metadata_pattern("number"))
    for text in texts[: _front(texts) + 2]:
        match = pattern.search(text)
        if match and len(text) < 60 and not _CITES.search(text):
            return match.group(0)
    return ""


def _offices(folded: str) -> list[str]:
    """The offices a line consists of, and of nothing else; [] for any other line."""
    folded = _KIND.sub("", folded)
    ends = "|".join(metadata_list("organs", "ends"))
    one = rf"[\u4e00-\u9fff]{{2,18}}?(?:{ends})(?!办公室)"
    if not re.fullmatch(rf"(?:{one})+", folded) or _NO_OFFICE.search(folded):
        return []
    return re.findall(one, folded)


def _issuers(texts: list[str]) -> list[str]:
    """The offices that sign (right before the date), else those of the red head."""
    dated = next((i for i, text in enumerate(texts) if ISSUE_DATE.fullmatch(text)), None)
    signed: list[str] = []
    if dated is not None:
        for text in reversed(texts[max(0, dated - 6) : dated]):
            offices = _offices(text)
            if not offices:
                break
            signed = offices + signed
    if signed:
        return list(dict.fromkeys(signed))
    front = [office for text in texts[: _front(texts)] for office in _offices(text)]
    return list(dict.fromkeys(front))


def _issued_on(texts: list[str]) -> str:
    """The date that stands alone on its line (with or without 印发)."""
    return next((find_date(text) for text in texts if ISSUE_DATE.fullmatch(text)), "")


def _effective(texts: list[str], issued: str) -> str:
    found = _first_date(texts, "effective")
    if found:
        return found
    on_issue = any(p.search(text) for text in texts for p in _patterns("effective", "on_issue"))
    return issued if on_issue else ""


def _last_day(texts: list[str], effective: str) -> str:
    """The day before so many years after the first day have passed, where a clause says how long the notice holds."""
    found = (p.search(text) for text in texts for p in _patterns("expires", "lasts"))
    years = next((parse_numeral(match.group("span")) for match in found if match), None)
    if not years or not effective:
        return ""
    first = date.fromisoformat(effective)
    # From 29 February on: until the last day of a February.
    day = (
        date(first.year + years, 3, 1)
        if (first.month, first.day) == (2, 29)
        else first.replace(year=first.year + years)
    )
    return (day - timedelta(days=1)).isoformat()


def _first_date(texts: list[str], section: str) -> str:
    for text in texts:
        for each in _patterns(section):
            match = each.search(text)
            if match:
                return find_date(match.group("date"))
    return ""


def _applies(texts: list[str]) -> tuple[str, str]:
    """(which day counts, from when on), as the clause on whom the notice holds for says; the first of certificate, class,
    claim that occurs."""
    for what in ("certificate", "class", "claim"):
        for text in texts:
            for each in _patterns("applies", what):
                match = each.search(text)
                if match:
                    groups = match.groupdict()
                    return what, find_date(groups["date"]) if groups.get(
                        "date"
                    ) else f"{groups['year']}-01-01"
    return "", ""


def _is_draft(title: str, texts: list[str]) -> bool:
    head = squeeze(fold(title)) + "".join(texts[:3])
    return any(re.search(each, head) for each in metadata_list("draft", "patterns"))


def _supersedes(texts: list[str], own: str) -> str:
    for text in texts:
        for each in _patterns("supersedes"):
            match = each.search(text)
            numbers = re.findall(metadata_pattern("number"), match.group(0)) if match else []
            cited = [_LED.sub("", number) for number in numbers]
            if cited and cited[-1] != own:
                return cited[-1]
    return ""
