"""What every command is told: where to work and in which language to speak."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click


@dataclass(frozen=True)
class Settings:
    """`root` holds raw/, extracted/ and normalized/; `lang` is zh or en."""

    root: Path
    lang: str


pass_settings = click.make_pass_decorator(Settings)
