"""Family 5: classes as rows, grades as columns; the corner cell holds two words."""

from tests.recipes.document import Notice, grid

from .shell import Fixture, annex, body, prose
from .truth import entries, rates

# 元 in every cell, grades from the lowest, the corner's two words on two lines, the classes' occupations in annex 2.
CORNER_OF_TWO_LINES = Fixture(
    id="05-corner-of-two-lines",
    family=5,
    notice=Notice([
        *body(
            head="九江市人力资源和社会保障局\n九江市财政局 文件",
            number="九人社发〔2023〕25号",
            title="关于印发《九江市职业技能培训补贴标准》的通知",
            to="各县（市、区）人力资源和社会保障局、财政局：",
            text="""
                现将《九江市职业技能培训补贴标准》印发给你们，请结合实际贯彻执行。
                一、职业（工种）按培训成本分为A、B、C三类，分类见附件2。
                二、年满16周岁的城乡劳动者均可参加培训，每人每年享受补贴不超过3次。
                三、本通知自2023年5月1日起施行。
            """,
            annexes="附件：1.九江市职业技能培训补贴标准\n2.九江市职业技能培训职业（工种）分类目录",
            sign="九江市人力资源和社会保障局      九江市财政局",
            date="2023年4月11日",
        ),
        *annex(
            "附件1",
            "九江市职业技能培训补贴标准",
            grid(
                r"""
                等级\n评价类别 | 初级工 | 中级工 | 高级工 | 技师 | 高级技师
                A类职业 | 1300元 | 1850元 | 2450元 | 3150元 | 3950元
                B类职业 | 1050元 | 1450元 | 1950元 | 2550元 | 3250元
                C类职业 | 750元 | 1050元 | 1350元 | 1750元 | 2250元
                """,
                widths=[2, 2, 2, 2, 2, 2],
            ),
            *prose("注：同一培训期间取得两个以上证书的，按就高原则补贴。"),
        ),
        *annex(
            "附件2",
            "九江市职业技能培训职业（工种）分类目录",
            grid(
                r"""
                序号 | 职业 | 编码 | 评价类别
                1 | 原油蒸馏工 | 6-10-01-01 | A
                2 | 催化裂化工 | 6-10-01-02 | A
                3 | 金属船体制造工 | 6-23-02-01 | A
                4 | 船舶机械装配工 | 6-23-02-02 | A
                5 | 玻璃纤维及制品工 | 6-15-04-01 | B
                6 | 水泥生产工 | 6-15-01-01 | B
                7 | 水产品加工工 | 6-01-05-01 | C
                8 | 公共游览场所服务员 | 4-07-04-05 | C
                """,
                widths=[1, 4, 3, 2],
            ),
        ),
    ]),
    occupations=entries(
        """
        seq | =                  | printed_code | subsidy_class
        1   | 原油蒸馏工         | 6-10-01-01   | A
        2   | 催化裂化工         | 6-10-01-02   | A
        3   | 金属船体制造工     | 6-23-02-01   | A
        4   | 船舶机械装配工     | 6-23-02-02   | A
        5   | 玻璃纤维及制品工   | 6-15-04-01   | B
        6   | 水泥生产工         | 6-15-01-01   | B
        7   | 水产品加工工       | 6-01-05-01   | C
        8   | 公共游览场所服务员 | 4-07-04-05   | C
        """,
        annex="附件2", list="subsidised",
    ),
    rates=rates(
        """
        subsidy_class | 5    | 4    | 3    | 2    | 1
        A             | 1300 | 1850 | 2450 | 3150 | 3950
        B             | 1050 | 1450 | 1950 | 2550 | 3250
        C             | 750  | 1050 | 1350 | 1750 | 2250
        """,
        clause="附件1", programme="vocational_qualification",
    ),
    pdf_options={"border": "rules"},
)  # fmt: skip

# The corner's words parted by a stroke, 合格 and 专项职业能力 as if grades, inner blanks, from the highest, no annex number.
CERTIFICATES_AS_GRADES = Fixture(
    id="05-certificates-as-grades",
    family=5,
    notice=Notice([
        *body(
            number="株人社发〔2024〕8号",
            title="关于公布株洲市补贴性职业培训\n补贴标准的通知",
            to="各县市区人力资源和社会保障局，市直培训机构：",
            text="""
                根据《湖南省职业培训补贴实施办法》，现将我市补贴性职业培训的补贴标准予以公布。
                一、本标准适用于2024年1月1日以后开班的补贴性职业培训。
                二、培训机构应当在培训结束后3个月内提出补贴申请。
            """,
            annexes="附件：株洲市补贴性职业培训补贴标准表",
            sign="株洲市人力资源和社会保障局",
            date="2024年1月19日",
        ),
        *annex(
            "附件",
            "株洲市补贴性职业培训补贴标准表",
            grid(
                r"""
                类别/级别 | 高级\n技师 | 技 师 | 高级 工 | 中级 工 | 初级 工 | 专项职\n业能力 | 合格
                A类 | 4200 | 3400 | 2500 | 1800 | 1300 | 600 | 400
                B类 | 3600 | 2800 | 2000 | 1400 | 1000 | 500 | 300
                C类 | / | 2300 | 1600 | 1100 | 800 | 400 | /
                """,
                widths=[2, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5],
            ),
            *prose("说明：1．金额单位为元/人。2．“合格”指经考核取得培训合格证书。3．“/”为不予补贴。"),
        ),
    ]),
    occupations=[],
    rates=rates(
        """
        subsidy_class | 1    | 2    | 3    | 4    | 5    | ability | completion
        A             | 4200 | 3400 | 2500 | 1800 | 1300 | 600     | 400
        B             | 3600 | 2800 | 2000 | 1400 | 1000 | 500     | 300
        C             |      | 2300 | 1600 | 1100 | 800  | 400     |
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "open"},
)  # fmt: skip

FIXTURES = [CORNER_OF_TWO_LINES, CERTIFICATES_AS_GRADES]
