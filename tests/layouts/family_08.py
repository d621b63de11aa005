"""Family 8: amounts by grade only, no classes; in a table, or only in prose."""

from tests.recipes.document import Notice, grid

from .shell import Fixture, annex, body
from .truth import entries, names, rates

# A table of grades, abilities and hours; every occupation is paid the same.
GRADE_TABLE = Fixture(
    id="08-grade-table",
    family=8,
    notice=Notice([
        *body(
            head="南通市人力资源和社会保障局\n南通市财政局 文件",
            number="通人社培〔2022〕12号",
            title="关于调整职业技能培训补贴标准的通知",
            to="各县（市、区）人力资源和社会保障局、财政局：",
            text="""
                为进一步提高职业技能培训质量，经研究决定，调整我市职业技能培训补贴标准，现通知如下。
                一、补贴标准不区分职业（工种），按取得证书的等级确定，见附件1。
                二、属于附件2所列紧缺职业（工种）的，在上述标准基础上上浮20%。
                三、本通知自2022年7月1日起执行。
            """,
            annexes="附件：1.职业技能培训补贴标准\n2.南通市紧缺职业（工种）目录",
            sign="南通市人力资源和社会保障局\n南  通  市  财  政  局",
            date="2022年6月15日",
        ),
        *annex(
            "附件1",
            "职业技能培训补贴标准",
            grid(
                r"""
                培训项目 | 等级 | 补贴标准（元/人） | 最低课时
                职业技能等级培训 | 初级（五级） | 900 | 60
                ^ | 中级（四级） | 1300 | 80
                ^ | 高级（三级） | 1900 | 100
                ^ | 技师（二级） | 2600 | 100
                ^ | 高级技师（一级） | 3300 | 120
                专项职业能力培训 | 专项职业能力证书 | 500 | 40
                岗前培训 | —— | 300 | 24
                创业培训 | SYB | 1000 | 56
                """,
                widths=[3, 3, 3, 2],
            ),
        ),
        *annex(
            "附件2",
            "南通市紧缺职业（工种）目录",
            grid(
                r"""
                序号 | 职业（工种） | 等级
                1 | 金属船体制造工 | 五级至一级
                2 | 船舶电气装配工 | 五级至一级
                3 | 海洋浮标工 | 五级至三级
                4 | 纺织面料设计师 | 三级至一级
                5 | 光纤光缆制造工 | 四级至二级
                6 | 建筑幕墙设计师 | 三级及以上
                """,
                widths=[1, 4, 3],
            ),
        ),
    ]),
    occupations=entries(
        """
        seq | =              | printed_grades | grade_low | grade_high
        1   | 金属船体制造工 | 五级至一级     | 5         | 1
        2   | 船舶电气装配工 | 五级至一级     | 5         | 1
        3   | 海洋浮标工     | 五级至三级     | 5         | 3
        4   | 纺织面料设计师 | 三级至一级     | 3         | 1
        5   | 光纤光缆制造工 | 四级至二级     | 4         | 2
        6   | 建筑幕墙设计师 | 三级及以上     | 3         | 1
        """,
        annex="附件2", list="scarce",
    ),
    rates=rates(
        """
        programme                | grade | amount_yuan | class_hours
        vocational_qualification | 5     | 900         | 60
        vocational_qualification | 4     | 1300        | 80
        vocational_qualification | 3     | 1900        | 100
        vocational_qualification | 2     | 2600        | 100
        vocational_qualification | 1     | 3300        | 120
        specialised_ability      |       | 500         | 40
        pre_job                  |       | 300         | 24
        entrepreneurship         |       | 1000        | 56
        """,
        clause="附件1",
    ),
    pdf_options={"border": "rules"},
)  # fmt: skip

# Only prose: grade by grade, and "分别为" over a list of grades; a cap; a sum a year. The annex is a joined cell of abilities.
ONLY_PROSE = Fixture(
    id="08-only-prose",
    family=8,
    notice=Notice([
        *body(
            number="漳人社〔2023〕45号",
            title="漳州市人力资源和社会保障局 漳州市财政局\n关于进一步做好职业技能培训工作的通知",
            to="各县（区）人力资源和社会保障局、财政局：",
            text="""
                为健全终身职业技能培训制度，现就进一步做好职业技能培训工作有关事项通知如下。
                一、补贴项目及标准
                （一）职业技能培训补贴。五级（初级工）补贴700元/人；四级（中级工）补贴1100元/人；三级（高级工）补贴1600元/人。
                （二）职业技能提升补贴。企业职工取得初级、中级、高级、技师、高级技师职业资格证书的，补贴标准分别为1000元、1500元、2000元、3000元、4000元。
                （三）专项职业能力培训补贴。取得专项职业能力证书的，按每人600元给予补贴，证书目录见附件。
                （四）项目制培训补贴。按每人每课时25元、最高不超过1500元给予补贴。
                （五）企业新型学徒制培训补贴。补贴标准为5000元/人·年，补贴期限最长不超过2年。
                二、工作要求
                （一）规范资金使用。各地应严格审核，严禁重复申领。
                （二）本通知自2023年9月1日起施行。
            """,
            annexes="附件：专项职业能力证书目录",
            sign="漳州市人力资源和社会保障局 漳州市财政局",
            date="2023年8月21日",
            foot="（此件主动公开）",
        ),
        *annex(
            "附件",
            "专项职业能力证书目录",
            grid(
                r"""
                专项职业能力名称 | 水仙花雕刻、漳绣制作、片仔癀药膳烹制、手工贡糖制作、琯溪蜜柚栽培、\n漳州木偶头雕刻、东山鱼露酿造、剪瓷雕制作
                """,
                widths=[1, 4],
                header_rows=0,
            ),
        ),
    ]),
    occupations=names(
        "水仙花雕刻 漳绣制作 片仔癀药膳烹制 手工贡糖制作 琯溪蜜柚栽培 漳州木偶头雕刻 东山鱼露酿造 剪瓷雕制作",
        list="specialised_ability",
    ),
    # （二）职业技能提升补贴 is paid for a certificate as well: the nearest of the programmes is vocational_qualification.
    rates=[
        *rates(
            """
            clause   | 5    | 4    | 3    | 2    | 1
            一（一） | 700  | 1100 | 1600 |      |
            一（二） | 1000 | 1500 | 2000 | 3000 | 4000
            """,
            programme="vocational_qualification",
        ),
        *rates(
            """
            clause   | programme           | amount_yuan | unit            | cap_yuan
            一（三） | specialised_ability | 600         | per_person      |
            一（四） | project_based       | 25          | per_class_hour  | 1500
            一（五） | apprenticeship      | 5000        | per_person_year |
            """
        ),
    ],
    pdf_options={"border": "rules"},
)  # fmt: skip

FIXTURES = [GRADE_TABLE, ONLY_PROSE]
