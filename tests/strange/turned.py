"""Tables turned round: occupations as columns, the header below or amid the rows, a corner of three words."""

from tests.layouts.shell import prose, right
from tests.layouts.truth import entries, rates
from tests.recipes.document import grid

from .shell import Strange, letter

TRANSPOSED = Strange(
    id="strange-occupations-as-columns",
    family=0,
    notice=letter(
        "丽水",
        "丽人社〔2024〕21号",
        "公布职业技能培训补贴标准",
        "现将我市职业技能培训补贴标准公布如下，请遵照执行。",
        right("单位：元/人"),
        grid(
            r"""
            职业（工种） | 电梯安装维修工 | 锅炉操作工 | 茶艺师 | 美发师
            职业编码 | 6-29-03-03 | 6-28-01-11 | 4-03-02-07 | 4-10-03-02
            补贴类别 | A | A | C | C
            初级工 | 1250 | 1150 | 800 | 850
            中级工 | 1700 | 1500 | 1100 | 1150
            高级工 | 2300 | 2050 | 1500 | ——
            """
        ),
        *prose("注：“——”为未设该等级。"),
    ),
    occupations=entries(
        """
        =              | printed_code | subsidy_class
        电梯安装维修工 | 6-29-03-03   | A
        锅炉操作工     | 6-28-01-11   | A
        茶艺师         | 4-03-02-07   | C
        美发师         | 4-10-03-02   | C
        """,
        list="subsidised",
    ),
    rates=rates(
        """
        occupation     | subsidy_class | 5    | 4    | 3
        电梯安装维修工 | A             | 1250 | 1700 | 2300
        锅炉操作工     | A             | 1150 | 1500 | 2050
        茶艺师         | C             | 800  | 1100 | 1500
        美发师         | C             | 850  | 1150 |
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rules"},
    tempting="初级工 … as occupations with four amounts each; 职业编码 as a name; the amounts as a table without occupations.",
)

HEADER_BELOW = Strange(
    id="strange-header-below-the-rows",
    family=0,
    notice=letter(
        "衢州",
        "衢人社函〔2023〕8号",
        "公布职业技能培训补贴职业（工种）目录",
        "现将目录公布如下。目录自下而上按编报先后排列，最末一行为栏目名称。",
        grid(
            r"""
            1 | 织布工 | 6-04-03-03 | A | 1400
            2 | 纺纱工 | 6-04-02-01 | A | 1400
            3 | 裁剪工 | 6-05-01-02 | B | 1100
            4 | 缝纫工 | 6-05-01-03 | B | 1050
            5 | 手工木工 | 6-06-03-01 | B | 1000
            序号 | 职业（工种） | 职业编码 | 类别 | 初级工（元/人）
            """,
            widths=[1, 3, 3, 1, 2.4],
            header_rows=0,
        ),
    ),
    occupations=entries(
        """
        seq | =        | printed_code | subsidy_class
        1   | 织布工   | 6-04-03-03   | A
        2   | 纺纱工   | 6-04-02-01   | A
        3   | 裁剪工   | 6-05-01-02   | B
        4   | 缝纫工   | 6-05-01-03   | B
        5   | 手工木工 | 6-06-03-01   | B
        """,
        list="subsidised",
    ),
    rates=rates(
        """
        occupation | subsidy_class | 5
        织布工     | A             | 1400
        纺纱工     | A             | 1400
        裁剪工     | B             | 1100
        缝纫工     | B             | 1050
        手工木工   | B             | 1000
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rects"},
    tempting="The first row as header, so that 织布工 is lost; amounts without their grade, which stands below only; the header as an entry.",
)

HEADER_AMID = Strange(
    id="strange-header-amid-the-rows",
    family=0,
    notice=letter(
        "舟山",
        "舟人社发〔2024〕33号",
        "公布职业技能培训补贴标准",
        "现将2024年补贴标准公布如下。栏目名称适用于其下各行，首两行适用第一次出现的栏目名称。",
        grid(
            r"""
            物流服务师 | 1500 | 2100
            快递员 | 900 | 1300
            职业名称 | 四级（元/人） | 三级（元/人）
            客房服务员 | 850 | 1200
            前厅服务员 | 850 | 1250
            职业名称 | 三级（元/人） | 二级（元/人）
            健康照护师 | 1900 | 2600
            """,
            widths=[3, 2, 2],
            header_rows=0,
        ),
    ),
    # The rows above the first header can only be read with its words; a reader may leave them, or the table, unread.
    occupations=entries(
        """
        =
        物流服务师
        快递员
        客房服务员
        前厅服务员
        健康照护师
        """,
        list="subsidised",
    ),
    rates=rates(
        """
        occupation | 4    | 3    | 2
        物流服务师 | 1500 | 2100 |
        快递员     | 900  | 1300 |
        客房服务员 | 850  | 1200 |
        前厅服务员 | 850  | 1250 |
        健康照护师 |      | 1900 | 2600
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rules"},
    tempting="The second header taken for a repeated one, so that 健康照护师 gets 四级 1900 and 三级 2600; the rows above the header dropped.",
)

THREE_WORDS = Strange(
    id="strange-corner-of-three-words",
    family=0,
    notice=letter(
        "景德镇",
        "景人社字〔2023〕47号",
        "公布职业技能培训补贴标准",
        "现将补贴标准公布如下。脱贫劳动力的标准见括号内。",
        grid(
            r"""
            等级\n金额（元）\n类别 | 初级工 | 中级工 | 高级工
            A类 | 1300（1560） | 1800（2160） | 2400（2880）
            B类 | 1000（1200） | 1400（1680） | 1900（2280）
            C类 | 700（840） | 1000（1200） | 1400（1680）
            """
        ),
        *prose("注：括号内为脱贫劳动力的补贴标准。"),
    ),
    occupations=[],
    # Both amounts of a cell are rates of the same class and grade; what tells them apart has no compared column.
    rates=rates(
        """
        subsidy_class | 5    | 4    | 3
        A             | 1300 | 1800 | 2400
        A             | 1560 | 2160 | 2880
        B             | 1000 | 1400 | 1900
        B             | 1200 | 1680 | 2280
        C             | 700  | 1000 | 1400
        C             | 840  | 1200 | 1680
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rules"},
    tempting="1300（1560） read as 13001560, as a range 1300 to 1560, or as 1300 alone without a word about the other amount.",
)

FIXTURES = [TRANSPOSED, HEADER_BELOW, HEADER_AMID, THREE_WORDS]
