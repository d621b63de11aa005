"""Whether a draft is that of what stands in raw/ now: made by a run that was done, of the same files, words and code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.base.language import Words
from pipeline.match import Decision, read_decisions_apart
from pipeline.match.models import EVERYWHERE
from pipeline.store.draft import Run, read_run
from pipeline.workflow.cache import AFTER_ROWS, code_key, raw_digest, rows_key
from pipeline.workflow.workspace import Workspace

# So many notices are named; a person runs `catalogue extract` anyway.
NAMED = 5


class Decisions:
    """The decisions of people about names, by the notice it is for."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self.all = tuple(decisions)
        self._everywhere = tuple(one for one in decisions if one.scope == EVERYWHERE)
        self._of: dict[str, list[Decision]] = {}
        for one in decisions:
            self._of.setdefault(one.scope, []).append(one)

    def own(self, notice_id: str) -> tuple[Decision, ...]:
        """The decisions that a notice is matched by, in the order of the file."""
        if notice_id not in self._of:
            return self._everywhere
        return tuple(one for one in self.all if one.scope in {EVERYWHERE, notice_id})


def current_keys(space: Workspace, decisions: Decisions) -> tuple[dict[str, str], dict[str, str]]:
    """(notice_id -> what its rows depend on, notice_id -> the hash of its folder), as it stands in raw/ now."""
    raw = {name: raw_digest(space.notice(name)) for name in space.notices()}
    return {name: rows_key(found, decisions.own(name)) for name, found in raw.items()}, raw


def why_not_fresh(space: Workspace) -> Words | None:
    """Why the draft may not be released, in one line; None where it is that of what stands in raw/ now."""
    run = read_run(space.draft)
    if run is None:
        return _again("the draft does not say which run made it", "草稿没有运行记录")
    if run.state != "done":
        told = "; ".join(words.en for _, words in run.failures)
        said = "；".join(words.zh for _, words in run.failures)
        return _again(
            f"the last run failed ({told}); the draft is older",
            f"上次运行失败（{said}），草稿是更早的",
        )
    now: Mapping[str, str] = {}
    if space.raw.is_dir():
        decisions, broken = read_decisions_apart(space.decisions)
        if broken:
            said = "; ".join(space.shorten(words.en) for words in broken)
            zh = "；".join(space.shorten(words.zh) for words in broken)
            return _again(
                f"rows of decisions.csv do not hold ({said}); mend them",
                f"decisions.csv 中有误（{zh}），请更正",
            )
        now, _ = current_keys(space, Decisions(decisions))
    changed = _changed(run, now)
    if run.code != code_key(AFTER_ROWS):
        return _again("the draft was made by other code or rules", "草稿由其他代码或规则生成")
    if changed:
        names = ", ".join(changed[:NAMED]) + (" …" if len(changed) > NAMED else "")
        return _again(f"changed since the draft was made: {names}", f"草稿生成后有变动：{names}")
    return None


def _changed(run: Run, now: Mapping[str, str]) -> list[str]:
    """Notices that came, went or changed since a run."""
    return sorted(
        name for name in run.inputs.keys() | now.keys() if run.inputs.get(name) != now.get(name)
    )


def _again(en: str, zh: str) -> Words:
    return Words(f"{en}; run: catalogue extract", f"{zh}；请运行 catalogue extract")
