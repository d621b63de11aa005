"""clean: what may be deleted, because it is made again."""

from __future__ import annotations

from pipeline.base.errors import UserError
from pipeline.cli.bilingual import command, option
from pipeline.cli.settings import Settings, pass_settings
from pipeline.cli.speech import echo, say_in
from pipeline.workflow.clean import clean_cache


@command(
    "clean",
    "Delete what is kept to save reading again; the next run makes it anew.",
    "删除为避免重复读取而保存的中间结果；下次运行会重新生成。",
)
@option("--cache", is_flag=True, en="The kept results of notices.", zh="各通知的中间结果。")
@pass_settings
def clean_command(settings: Settings, cache: bool) -> None:
    if not cache:
        raise UserError(
            "say what to delete: catalogue clean --cache", "请说明删除什么：catalogue clean --cache"
        )
    count = clean_cache(settings.root)
    say = say_in(settings)
    echo(say(f"{count} kept results deleted", f"已删除 {count} 份中间结果"))
