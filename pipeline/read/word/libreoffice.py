"""LibreOffice as a converter, where it is installed: a process of its own, a profile of its own, no macros, a time limit."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from pipeline.base.errors import UserError

NAMES = ("soffice", "libreoffice")
# Where it is put on systems that do not list it among their commands.
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# Less than the time that a file may take to be read in all.
SECONDS = 90
# No macros, no active content, no link followed, nothing fetched.
_COMMON = "org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "MacroSecurityLevel", "3"),
    (_COMMON, "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
_ITEM = '<item oor:path="/{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_ITEMS = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
_NOWHERE = "http://127.0.0.1:9"


def find_office() -> str:
    """The program's path, "" where it is not installed."""
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    return found or next((place for place in PLACES if Path(place).exists()), "")


def convert_to_docx(path: Path, ending: str, folder: Path) -> Path:
    """The DOCX that LibreOffice makes of a file of that ending, in `folder`. UserError where it cannot, or takes too long."""
    source = folder / f"source.{ending}"
    shutil.copyfile(path, source)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(
        _ITEMS.format("".join(_ITEM.format(*setting) for setting in _SETTINGS)), encoding="utf-8"
    )
    command = [
        find_office(), f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--norestore", "--nologo", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    _run(command, folder)
    made = source.with_suffix(".docx")
    if not made.exists():
        raise UserError(
            "LibreOffice could not convert it: damaged or locked; save it as .docx",
            "LibreOffice 无法转换：已损坏或已加密；请另存为 .docx",
        )
    return made


def _run(command: list[str], folder: Path) -> None:
    proxies = dict.fromkeys(
        ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), _NOWHERE
    )
    environment = {**os.environ, **proxies, "HOME": str(folder), "TMPDIR": str(folder)}
    with subprocess.Popen(
        command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            raise UserError(
                f"LibreOffice did not convert it within {SECONDS} s; save it as .docx",
                f"LibreOffice 未能在 {SECONDS} 秒内完成转换；请另存为 .docx",
            ) from None
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it started: it is a family of processes."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
