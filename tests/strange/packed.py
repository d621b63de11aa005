"""More than a value in a cell, or a record over many cells: forms, dotted lists, arrows, subtotals."""

from tests.layouts.shell import prose, right
from tests.layouts.truth import entries, rates
from tests.recipes.document import grid

from .shell import Strange, letter

FORMS = Strange(
    id="strange-a-form-an-occupation",
    family=0,
    notice=letter(
        "鹰潭",
        "鹰人社发〔2024〕12号",
        "公布职业技能培训补贴标准",
        "现将首批职业的补贴标准公布如下，每个职业一表。",
        grid(
            r"""
            职业名称 | 炼钢工 | 职业编码 | 6-17-02-02
            补贴类别 | A | 培训课时 | 160
            中级工补贴 | 1900元 | 高级工补贴 | 2600元
            """,
            header_rows=0,
        ),
        *prose("以上标准含鉴定费。"),
        grid(
            r"""
            职业名称 | 选矿工 | 职业编码 | 6-16-01-15
            补贴类别 | B | 培训课时 | 120
            中级工补贴 | 1500元 | 高级工补贴 | 2000元
            """,
            header_rows=0,
        ),
        *prose("以上标准不含鉴定费。"),
    ),
    occupations=entries(
        """
        =      | printed_code | subsidy_class
        炼钢工 | 6-17-02-02   | A
        选矿工 | 6-16-01-15   | B
        """,
        list="subsidised",
    ),
    rates=rates(
        """
        occupation | subsidy_class | class_hours | 4    | 3
        炼钢工     | A             | 160         | 1900 | 2600
        选矿工     | B             | 120         | 1500 | 2000
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rects"},
    tempting="The first row as a header (职业名称, 职业编码), so that 补贴类别 and 中级工补贴 become names; 160 and 120 as amounts.",
)

DOTTED = Strange(
    id="strange-dotted-leaders",
    family=0,
    notice=letter(
        "抚州",
        "抚人社字〔2023〕60号",
        "公布职业技能培训补贴标准",
        "现将补贴标准公布如下，未注明等级的职业暂不补贴。",
        *prose("""
            一、A类
            （一）模具工………………四级1800元/人，三级2500元/人
            （二）装配钳工……………四级1600元/人，三级2200元/人
            二、B类
            （一）餐厅服务员…………五级700元/人，四级950元/人
            （二）园林绿化工…………五级750元/人
            （三）盆景师………………暂不补贴
        """),
    ),
    occupations=entries(
        """
        =          | subsidy_class
        模具工     | A
        装配钳工   | A
        餐厅服务员 | B
        园林绿化工 | B
        盆景师     | B
        """,
        list="subsidised", annex="?", printed_grades="?", grade_low="?", grade_high="?",
    ),
    # Whether the numbers in front make a clause is left open.
    rates=rates(
        """
        occupation | subsidy_class | 5   | 4    | 3
        模具工     | A             |     | 1800 | 2500
        装配钳工   | A             |     | 1600 | 2200
        餐厅服务员 | B             | 700 | 950  |
        园林绿化工 | B             | 750 |      |
        """,
        programme="vocational_qualification", clause="?",
    ),
    pdf_options={"border": "rules"},
    tempting="The amounts as rates of the grade alone, for every occupation; the class of an item taken from nowhere; 盆景师 with an amount.",
)  # fmt: skip

IN_EACH_CELL = Strange(
    id="strange-record-in-each-cell",
    family=0,
    notice=letter(
        "萍乡",
        "萍人社发〔2022〕71号",
        "公布职业技能培训补贴标准",
        "现将补贴标准公布如下。",
        grid(
            r"""
            焊工（四级）1700元 | 电工（四级）1500元 | 机修钳工（三级）2200元
            养老护理员（五级）900元 | 保育师（五级）850元 | 中式烹调师（四级）1200元
            车工（三级）2300元 | 焊工（三级）2400元 |
            """,
            header_rows=0,
        ),
    ),
    # printed_name and the order of a name's two grades are a matter of taste: the first is not compared.
    occupations=entries(
        """
        name       | printed_grades | grade_low | grade_high
        焊工       | 四级           | 4         | 4
        电工       | 四级           | 4         | 4
        机修钳工   | 三级           | 3         | 3
        养老护理员 | 五级           | 5         | 5
        保育师     | 五级           | 5         | 5
        中式烹调师 | 四级           | 4         | 4
        车工       | 三级           | 3         | 3
        焊工       | 三级           | 3         | 3
        """,
        list="subsidised", printed_name="?",
    ),
    rates=rates(
        """
        occupation | grade | amount_yuan
        焊工       | 4     | 1700
        电工       | 4     | 1500
        机修钳工   | 3     | 2200
        养老护理员 | 5     | 900
        保育师     | 5     | 850
        中式烹调师 | 4     | 1200
        车工       | 3     | 2300
        焊工       | 3     | 2400
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rules"},
    tempting="四级 as a work type in brackets; the first row as header, lost; names that hold amounts; 焊工 kept once only.",
)  # fmt: skip

OLD_AND_NEW = Strange(
    id="strange-old-and-new-amounts",
    family=0,
    notice=letter(
        "宜春",
        "宜人社字〔2024〕5号",
        "公布职业技能培训补贴标准调整表",
        "现将调整后的标准公布如下，箭头后为调整后的标准，自2024年6月1日起执行。",
        right("单位：元/人"),
        grid(
            r"""
            序号 | 职业（工种） | 五级 | 四级 | 三级
            1 | 汽车维修工 | 1000→1200 | 1400→1600 | 1900→2100
            2 | 玻璃加工工 | 900→800 | 1200→1100 | 1600
            3 | 制冷工 | 1000→— | 1300→1500 | 1800→2000
            4 | 水泥生产工 | —→950 | —→1250 | —
            """,
            widths=[1, 3, 2, 2, 2],
        ),
        *prose("注：无箭头的标准不变；“—”为不予补贴。"),
    ),
    occupations=entries(
        """
        seq | =
        1   | 汽车维修工
        2   | 玻璃加工工
        3   | 制冷工
        4   | 水泥生产工
        """,
        list="subsidised",
    ),
    rates=rates(
        """
        occupation | 5    | 4    | 3
        汽车维修工 | 1200 | 1600 | 2100
        玻璃加工工 | 800  | 1100 | 1600
        制冷工     |      | 1500 | 2000
        水泥生产工 | 950  | 1250 |
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rects"},
    tempting="The old amount; a range of old to new; 10001200; 1000 as what 制冷工 五级 is still paid.",
)

SUBTOTALS = Strange(
    id="strange-subtotals",
    family=0,
    notice=letter(
        "上饶",
        "饶人社字〔2024〕29号",
        "公布补贴性职业技能培训计划和补贴标准",
        "现将2024年下半年培训计划和补贴标准公布如下。",
        grid(
            r"""
            类别 | 职业（工种） | 等级 | 补贴标准\n（元/人） | 计划人数 | 补贴资金\n（元）
            A类 | 互联网营销师 | 五级 | 1200 | 300 | 360000
            ^ | 电子商务师 | 四级 | 1600 | 200 | 320000
            ^ | 小计 | | | 500 | 680000
            B类 | 民宿管家 | 五级 | 900 | 100 | 90000
            ^ | 导游 | 四级 | 1100 | 80 | 88000
            ^ | 小计 | | | 180 | 178000
            合计 | < | < | < | 680 | 858000
            """,
            widths=[1.2, 3, 1.4, 2, 1.6, 2],
        ),
    ),
    occupations=entries(
        """
        =            | subsidy_class | printed_grades | grade_low | grade_high
        互联网营销师 | A             | 五级           | 5         | 5
        电子商务师   | A             | 四级           | 4         | 4
        民宿管家     | B             | 五级           | 5         | 5
        导游         | B             | 四级           | 4         | 4
        """,
        list="subsidised",
    ),
    rates=rates(
        """
        occupation   | subsidy_class | grade | amount_yuan
        互联网营销师 | A             | 5     | 1200
        电子商务师   | A             | 4     | 1600
        民宿管家     | B             | 5     | 900
        导游         | B             | 4     | 1100
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rules"},
    tempting="小计 and 合计 as occupations or a section; 补贴资金 as a total of 补贴标准; 计划人数 as hours or an amount.",
)

FIXTURES = [FORMS, DOTTED, IN_EACH_CELL, OLD_AND_NEW, SUBTOTALS]
