"""Every kind of doubt, once: how loud it is, its words in English and 中文, and the template of its advice.

`{…}` are filled with the keywords given to `make_issue`. The advice is a line or block to paste, behind the name of its file:
`ACCEPT` stands for a block of notice.toml, `CORRECT` for a line of corrections.csv. What to remove is said in words.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.base.language import Words
from pipeline.model.vocabularies import Severity

ACCEPT, CORRECT, LINE = "accept", "correct", "{line}"
TABLES = 'notice.toml:\n[[tables]]\nannex = "{annex}"\nheader = {{ {heads} }}'
REMOVE_DECISION = Words(
    "remove from raw/decisions.csv: {line}", "从 raw/decisions.csv 中删除：{line}"
)


@dataclass(frozen=True)
class Kind:
    """Severity, message in English and 中文, and advice (text to paste, or words in both languages); `{…}` are filled from what
    was found."""

    severity: Severity
    en: str
    zh: str
    advice: str | Words = ACCEPT


_W, _N, _E = Severity.WARNING, Severity.NOTE, Severity.ERROR
KINDS = {
    "serial_gap": Kind(_W, "serial number(s) {missing} missing between {before} and {after}", "序号 {before} 与 {after} 之间缺 {missing}"),
    "serial_jump": Kind(_W, "out of order: {now} comes after {before}", "顺序跳动：{before} 之后是 {now}"),
    "duplicate_name": Kind(_W, "the same name stands in {count} rows of this list (also {other})", "本目录中同名出现 {count} 次（另见 {other}）"),
    "duplicate_code": Kind(_W, "the same code stands in {count} rows of this list (also {other})", "本目录中同一编码出现 {count} 次（另见 {other}）"),
    "missing_separator": Kind(_W, "read as two names: {first} and {second}; the separator is missing", "按两个名称读取：{first}、{second}；原文缺顿号"),
    "doubled_separator": Kind(_N, "a separator is doubled; no name stands between", "分隔符重复，其间没有名称"),
    "open_list": Kind(_N, "a sentence stands for all other occupations; kept as one residual row", "以一句话代表其余职业，保留为一条兜底条目"),
    "wrong_annex_number": Kind(_W, "the body says annex {said}; what it names is annex {found} ({title})", "正文写附件{said}，所指内容是附件{found}（{title}）"),
    "missing_annex": Kind(_W, "annex {number} is announced but does not follow", "正文所列附件{number}未见"),
    "undefined_mark": Kind(_W, "the mark {mark} is not explained anywhere in the notice; read as elsewhere ({meaning})", "标记 {mark} 在通知中没有说明，按通例读作{meaning_zh}"),
    "odd_code": Kind(_W, "a code unlike the others of its column", "编码格式与同列其他编码不同", CORRECT),
    "two_codes": Kind(_W, "two codes in one cell", "一格中有两个编码"),
    "cut_value": Kind(_W, "looks cut short: the same column prints {whole} {count} times", "似被截断：同列有 {count} 处为 {whole}", CORRECT),
    "merged_blank": Kind(_N, "{column} is blank here and was read from the row above: {value}", "此处 {column} 为空，按上一行读作：{value}"),
    "conversion_litter": Kind(_N, "left behind by file conversion and taken out: {tag}", "文件转换残留，已去除：{tag}"),
    "text_lost": Kind(_E, "what was read is not what the file prints: {missing} characters are missing, {doubled} are doubled",
                      "读出的文字与文件不符：缺 {missing} 个字符，多 {doubled} 个字符"),
    "text_garbled": Kind(_E, "characters that are no words: {what}; get the file again, or another format of it", "乱码：{what}；请重新获取文件，或换一种格式"),
    "character_unknown": Kind(_W, "{count} sign(s) of which the font does not say what they are: {words}", "{count} 个字符未能识别（字体未提供对应的字符）：{words}"),
    "page_is_picture": Kind(_E, "a picture, whose words were not read: page(s) {pages}; run OCR on the file (e.g. `ocrmypdf -l chi_sim --skip-text`)",
                            "第 {pages} 页是图片，其中文字未读取：请先做文字识别（如 `ocrmypdf -l chi_sim --skip-text`）"),
    "object_unread": Kind(_W, "{count} large picture(s), embedded object(s) or counting field(s) ({what}); what they print was not read",
                          "{count} 个大幅图片、嵌入对象或编号域（{what_zh}），其所印内容未读取"),
    "part_unread": Kind(_E, "a part of the file cannot be read: {what}; save the notice again as .docx with its parts in one, or as .pdf",
                        "文件的一部分无法读取：{what_zh}；请将通知另存为单一的 .docx 或 .pdf"),
    "web_picture_unread": Kind(_W, "a picture; words in it were not read", "图片，其中文字未读取"),
    "formula_without_value": Kind(_E, "the formula in {cell} has no stored value: open the workbook, let it calculate, and save it",
                                  "{cell} 的公式没有保存结果：请打开工作簿，计算后保存"),
    "pictures_only": Kind(_E, "the notice is a picture on the page; its words were not read: give the published file, or its words as an annex",
                          "通知正文为图片，其文字未读取：请提供发布的文件，或以附件提供文字"),
    "text_under_picture": Kind(_W, "words that lie hidden under a picture, as text recognition leaves them: page(s) {pages}; compare the amounts with it",
                               "第 {pages} 页文字隐藏在图片之下，为文字识别的结果：请与图片核对金额"),
    "merges_inferred": Kind(_W, "no rules show which rows the cells of this table span; compare it with the print",
                            "表格没有框线，单元格所跨的行为推断所得：请与原文核对"),
    "picture_unread": Kind(_W, "a large picture on page(s) {pages}; words in it were not read", "第 {pages} 页有大幅图片，其中文字未读取"),
    "text_left_out": Kind(_W, "left out: {cause} ({count} characters)", "未计入：{cause_zh}（{count} 个字符）"),
    "text_set_aside": Kind(_N, "set aside: {cause} ({count} characters)", "另置：{cause_zh}（{count} 个字符）"),
    "missing_metadata": Kind(_W, "{field} is not printed in the document", "文中未印{field_zh}（{field}）", LINE),
    "amount_implausible": Kind(_W, "more than 100,000 yuan for one person; were digits read that are none of it?", "每人超过 10 万元；是否读入了不属于该金额的数字？"),
    "amount_absent": Kind(_N, "no amount is printed here, only words", "此处没有金额，只有文字"),
    "scarce_not_listed": Kind(_W, "listed as scarce, but in no other list of this notice", "列入紧缺目录，但不在本通知的其他目录中"),
    "scarce_apart": Kind(_N, "{count} of {total} scarce names are in no other list: the scarce list stands beside the others",
                         "紧缺目录 {total} 个名称中有 {count} 个不在其他目录：该目录与其他目录并列"),
    "ambiguous_crosswalk": Kind(_W, "{what} {key} stands for {others}", "{what_zh} {key} 对应 {others}"),
    "unread_table": Kind(_E, "a table whose columns are not known; none of its rows was read", "无法识别的表格，未读取任何行",
                         TABLES),
    "unread_lines": Kind(_W, "lines set in columns without rules; not read", "无框线的多栏文字，未读取"),
    "unread_row": Kind(_W, "a row that says nothing known; not read", "无法识别的行，未读取"),
    "unread_amount": Kind(_W, "an amount that could not be read; kept as printed", "无法解析的金额，保留原文", CORRECT),
    "unread_rule": Kind(_W, "a rule whose number could not be read; left out", "无法解析的规则数字，未收录"),
    "unread_grade": Kind(_W, "a grade that could not be read; kept as printed", "无法解析的等级，保留原文", CORRECT),
    "header_guessed": Kind(_W, "the column {head} was taken for {field} by what stands below", "按内容推断“{head}”列为 {field}",
                           TABLES),
    "header_unknown": Kind(_W, "the column {head} is in no vocabulary; it was not read as anything known", "“{head}”列不在词表中，未作解读",
                           TABLES),
    "column_not_kept": Kind(_W, "the column {head} is known, but no table has a place for its values: they belong to no amount",
                            "“{head}”列可识别，但其内容不属于任何金额，未收入任何表"),
    "programme_unknown": Kind(_W, "no subsidy programme is named for this amount", "未写明该金额所属补贴项目", CORRECT),
    "total_differs": Kind(_W, "total and parts do not agree, {en}: {other}", "总额与分项不符，{zh}：{other}"),
    "count_differs": Kind(_W, "the notice speaks of {said}, {found} were read", "文中称 {said} 个，实际读取 {found} 个"),
    "list_unread": Kind(_W, "titled a list, but no entry was read from it", "标题为目录，但未从中读取任何条目"),
    "names_unread": Kind(_W, "a long enumeration of occupations that is no list known; not read", "连续列举多个职业，未识别为目录，未读取"),
    "contradiction": Kind(_W, "two places do not agree, {en}: {other}", "两处不一致，{zh}：{other}"),
    "doubtful_amount": Kind(_W, "the figure cannot be told for sure", "金额无法确定"),
    "doubtful_unit": Kind(_W, "what the amount is per cannot be told for sure", "金额单位无法确定"),
    "doubtful_grade": Kind(_W, "the grade cannot be told for sure", "等级无法确定"),
    "doubtful_class": Kind(_W, "the class cannot be told for sure", "类别无法确定"),
    "doubtful_programme": Kind(_W, "the subsidy programme cannot be told for sure", "补贴项目无法确定"),
    "doubtful_beneficiary": Kind(_W, "who is paid cannot be told for sure", "补贴对象无法确定"),
    "doubtful_scarcity": Kind(_W, "for which scarcity it holds cannot be told for sure", "适用的紧缺程度无法确定"),
    "doubtful_condition": Kind(_W, "the condition cannot be told for sure", "适用条件无法确定"),
    "doubtful_of_what": Kind(_W, "a share of something that is neither standard, cost nor fee", "比例的基数不是标准、成本或费用"),
    "doubtful_pairing": Kind(_W, "several numbers, and nothing tells what each is for", "并列多个数字，无法确定各自所指"),
    "unknown_words": Kind(_W, "words beside the number that are in no vocabulary", "数字旁有词表以外的词语"),
    "match_review": Kind(_W, "{en}", "{zh}", LINE),
    "code_conflict": Kind(_W, "{en}", "{zh}"),
    "flag_contradiction": Kind(_W, "{en}", "{zh}"),
    "stale_decision": Kind(_W, "this decision meets no printed name any more", "该决定已不对应任何原文名称", REMOVE_DECISION),
    "decision_unknown_code": Kind(_W, "{code} is no code of the edition of {edition}; the decision is not used",
                                  "{code} 不是{edition}年版的编码，该决定未采用", REMOVE_DECISION),
    "decision_contradicts": Kind(_W, "the name is exactly {name}, {code}; the decision says otherwise and is not used",
                                 "名称与“{name}”{code} 完全一致，该决定与之相反，未采用", REMOVE_DECISION),
    "scarce_without_amount": Kind(_W, "listed as scarce only, and no class holds for all others; no amount", "仅列入紧缺目录且无兜底类别，没有金额"),
    "scarce_undecided": Kind(_W, "listed as scarce only, but an entry that waits for a match could be it; no amount; settle the match first: catalogue review",
                             "仅列入紧缺目录，可能与待确认的条目相同，暂无金额；请先确认匹配：catalogue review"),
    "rate_unknown": Kind(_W, "no amount of this notice holds for this entry", "本通知没有适用于该条目的金额"),
    "amount_left_out": Kind(_N, "in doubt, so left out of the catalogue: {count} row(s) have no amount because of it", "存疑，未进入 catalogue：{count} 行因此没有金额"),
    "rate_ambiguous": Kind(_W, "several amounts hold for this entry: {places}", "该条目有多个金额：{places}"),
    "uplift_ambiguous": Kind(_W, "several uplifts could hold for the same rows ({values}); none was applied", "同一行可能适用多个上浮比例（{values}），均未计入"),
    "fractional_amount": Kind(_W, "{base} with {uplift} % uplift is not a whole yuan: {amount}", "{base} 元上浮 {uplift}% 后不是整元：{amount}"),
    "witness_differs": Kind(_W, "the witness {file} differs: {what}", "佐证文件 {file} 与此不同：{what}"),
    "unreadable": Kind(_E, "{message}", "{message_zh}",
                       Words("do what the message says, then: catalogue extract", "按说明处理后运行 catalogue extract")),
    "stale_acceptance": Kind(_W, "this acceptance meets no issue any more", "该接受项已不对应任何疑点",
                             Words("remove from notice.toml the [[accept]] of line {line}", "从 notice.toml 中删除第 {line} 行的 [[accept]]")),
    "stale_table_rule": Kind(_W, "this [[tables]] meets {what}; the tables stand in: {annexes}", "该 [[tables]] 未对应{what_zh}；表格所在：{annexes}",
                             Words("mend or remove in notice.toml the [[tables]] of line {line}", "更正或删除 notice.toml 第 {line} 行的 [[tables]]")),
    "supersedes_unknown": Kind(_N, "the superseded notice {number} is not in raw/: catalogue add it, if it can be had",
                               "被取代的 {number} 不在 raw/ 中；如能取得，请用 catalogue add 登记"),
}  # fmt: skip
