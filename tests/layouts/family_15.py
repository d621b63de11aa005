"""Family 15: names joined by 、 in one cell, a separator missing or doubled."""

from tests.recipes.document import Notice, grid

from .shell import Fixture, annex, body, prose
from .truth import entries, names, rates

# A doubled 、、, one at the end, one at the head of a line, a line ending inside a name.
DOUBLED = Fixture(
    id="15-doubled-separators",
    family=15,
    notice=Notice([
        *body(
            head="南阳市人力资源和社会保障局\n南阳市财政局 文件",
            number="宛人社发〔2023〕44号",
            title="关于调整南阳市职业培训\n补贴标准的通知",
            to="各县（市、区）人力资源和社会保障局、财政局：",
            text="现将调整后的南阳市职业培训补贴标准印发给你们，自2024年1月1日起执行。\n请各地认真做好衔接工作。",
            annexes="附件：1.南阳市职业培训补贴标准\n2.专项职业能力考核项目目录",
            sign="南阳市人力资源和社会保障局\n南阳市财政局",
            date="2023年12月12日",
        ),
        *annex(
            "附件1",
            "南阳市职业培训补贴标准",
            grid(
                r"""
                类别 | 职业（工种） | 级别 | 补贴标准（元/人）
                A | 电工、、焊工、车工、汽车装调工、光学镜头\n制造工、机床装调维修工、 | 初级 | 1150
                ^ | ^ | 中级 | 1450
                ^ | ^ | 高级 | 2050
                B | 养老护理员、家政服务员\n、保育师、中式烹调师、、中式面点师 | 初级 | 850
                ^ | ^ | 中级 | 1150
                ^ | ^ | 高级 | 1550
                """,
                widths=[1, 5, 2, 3],
            ),
        ),
        *annex(
            "附件2",
            "专项职业能力考核项目目录",
            grid(
                r"""
                专项职业能力 | 玉雕镂空技法、烙画制作、艾条艾绒加工、、月季嫁接、西峡香菇栽培、猕猴桃采后处理、
                """,
                widths=[1, 4],
                header_rows=0,
            ),
        ),
    ]),
    occupations=[
        *names("电工 焊工 车工 汽车装调工 光学镜头制造工 机床装调维修工", annex="附件1", list="subsidised", subsidy_class="A"),
        *names("养老护理员 家政服务员 保育师 中式烹调师 中式面点师", annex="附件1", list="subsidised", subsidy_class="B"),
        *names(
            "玉雕镂空技法 烙画制作 艾条艾绒加工 月季嫁接 西峡香菇栽培 猕猴桃采后处理",
            annex="附件2", list="specialised_ability",
        ),
    ],
    rates=rates(
        """
        subsidy_class | 5    | 4    | 3
        A             | 1150 | 1450 | 2050
        B             | 850  | 1150 | 1550
        """,
        clause="附件1", programme="vocational_qualification",
    ),
    pdf_options={"border": "rules"},
)  # fmt: skip

# Two names run together (砌筑工混凝土工, both names of the 大典; 工 at the end of the first is no separator), brackets that
# hold 、, and a full-width comma for a separator.
MISSING = Fixture(
    id="15-missing-separator",
    family=15,
    notice=Notice([
        *body(
            number="保人社发〔2022〕29号",
            title="关于公布保定市补贴性培训职业工种的通知",
            to="各县（市、区）人力资源和社会保障局，雄安新区有关部门：",
            text="现将保定市补贴性培训职业工种公布如下，请各地遵照执行。",
            annexes="附件：保定市补贴性培训职业工种",
            sign="保定市人力资源和社会保障局",
            date="2022年5月6日",
        ),
        *annex(
            "附件",
            "保定市补贴性培训职业工种",
            grid(
                r"""
                类别 | 职业（工种）名称
                A类 | 电池制造工、汽车装调工、砌筑工混凝土工、钢筋工、电线电缆制造工
                B类 | 皮革护理师，箱包缝制工、家用纺织品设计师、毛纺织染色工（羊绒、羊毛）、造纸工
                """,
                widths=[1, 5],
            ),
            *prose("备注：本目录自2022年6月1日起执行。"),
        ),
    ]),
    # As in the gold transcription, each of the two is a row of its own and keeps the run-together words as printed.
    occupations=[
        *entries(
            """
            printed_name   | name
            电池制造工     | 电池制造工
            汽车装调工     | 汽车装调工
            砌筑工混凝土工 | 砌筑工
            砌筑工混凝土工 | 混凝土工
            钢筋工         | 钢筋工
            电线电缆制造工 | 电线电缆制造工
            """,
            list="subsidised", subsidy_class="A",
        ),
        *names("皮革护理师 箱包缝制工 家用纺织品设计师 造纸工", list="subsidised", subsidy_class="B"),
        *entries(
            "printed_name | name | work_types\n毛纺织染色工（羊绒、羊毛） | 毛纺织染色工 | 羊绒、羊毛", list="subsidised", subsidy_class="B",
        ),
    ],
    rates=[],
    pdf_options={"border": "rects"},
)  # fmt: skip

FIXTURES = [DOUBLED, MISSING]
