"""The settings that every command is told: where to work, in which language to speak, whether to show tracebacks."""

from __future__ import annotations

import importlib.metadata
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.base.language import Language
from pipeline.workflow.workspace import Workspace


@dataclass(frozen=True)
class Settings:
    """`root` holds raw/, extracted/ and normalized/."""

    root: Path
    lang: Language
    is_debug: bool = False

    @property
    def workspace(self) -> Workspace:
        """The folders below `root`."""
        return Workspace(self.root)


pass_settings = click.make_pass_decorator(Settings)


def code_version() -> str:
    """Version of the installed distribution."""
    try:
        return importlib.metadata.version("subsidy-catalogue")
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
