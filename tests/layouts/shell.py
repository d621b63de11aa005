"""What stands around the tables of a notice, and the fixture that holds a notice with its truth."""

from dataclasses import dataclass, field

from tests.recipes.document import Block, Notice, PageBreak, Paragraph
from tests.recipes.write_pdf import PdfOptions

from .truth import Record


@dataclass(frozen=True)
class Fixture:
    """A notice, and what a careful reader finds in it. `id` is the family and a word for the trap it holds."""

    id: str
    family: int
    notice: Notice
    occupations: list[Record]
    rates: list[Record]
    pdf_options: PdfOptions = field(default_factory=PdfOptions)


def body(
    title: str,
    number: str,
    to: str,
    text: str,
    annexes: str = "",
    sign: str = "",
    date: str = "",
    head: str = "",
    foot: str = "",
) -> list[Block]:
    """The letter: red head, number, title over lines, addressees, paragraphs, list of annexes, signature and date, foot."""
    return [
        *(Paragraph(line, align="center", bold=True) for line in _lines(head)),
        *(Paragraph(line, align="center") for line in _lines(number)),
        *(Paragraph(line, align="center", bold=True) for line in _lines(title)),
        *(Paragraph(line, indent=False) for line in _lines(to)),
        *prose(text),
        *prose(annexes),
        *(Paragraph(line, align="right") for line in _lines(sign)),
        *(Paragraph(line, align="right") for line in _lines(date)),
        *prose(foot),
    ]


def annex(heading: str, title: str, *blocks: Block) -> list[Block]:
    """A new page with the annex's number (none where empty), its title over lines, and its blocks."""
    return [
        PageBreak(),
        *(Paragraph(line, indent=False) for line in _lines(heading)),
        *(Paragraph(line, align="center", bold=True) for line in _lines(title)),
        *blocks,
    ]


def prose(text: str) -> list[Paragraph]:
    """A paragraph a line."""
    return [Paragraph(line) for line in _lines(text)]


def caption(text: str) -> Paragraph:
    """A line in the middle, above a table."""
    return Paragraph(text, align="center")


def right(text: str) -> Paragraph:
    """A line at the right, as `单位：元` above a table."""
    return Paragraph(text, align="right")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]
