"""What only a better reading changed between two versions is told in one look, and what it costs those who load the tables too."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.app import main

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_better_reading_is_folded_into_less_than_forty_lines(lang: str) -> None:
    words = ["--root", str(ROOT), "--lang", lang, "diff", "2026-11-22.2", "2026-11-26"]
    lines = CliRunner().invoke(main, words).output.splitlines()
    assert lines[0].endswith({"en": "[reading]", "zh": "[识读]"}[lang])
    assert 10 < len(lines) < 40
    # Each table is told once, its new columns in one line.
    heads = [line.split()[0] for line in lines[1:-1] if not line.startswith(" ")]
    assert len(heads) == len(set(heads))
