"""Whether a draft is that of what stands in raw/ now: made by a run that was done, of the same files, words and code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.base.language import Words
from pipeline.match import Decision, read_decisions
from pipeline.match.models import EVERYWHERE
from pipeline.store.draft import Run, read_run
from pipeline.workflow.cache import AFTER_ROWS, code_key, rows_key
from pipeline.workflow.workspace import Workspace

# So many notices are named; a person runs `catalogue extract` anyway.
NAMED = 5


def own_decisions(decisions: Sequence[Decision], notice_id: str) -> tuple[Decision, ...]:
    """The decisions that a notice is matched by."""
    return tuple(one for one in decisions if one.scope in {EVERYWHERE, notice_id})


def current_keys(space: Workspace, decisions: Sequence[Decision]) -> dict[str, str]:
    """notice_id -> what its rows depend on, as it stands in raw/ now."""
    return {
        name: rows_key(space.notice(name), own_decisions(decisions, name))
        for name in space.notices()
    }


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
    changed = _changed(
        run, current_keys(space, read_decisions(space.decisions)) if space.raw.is_dir() else {}
    )
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
