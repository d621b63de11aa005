"""Family 12: one annex, several tables of different columns under （一）, （二） captions."""

from tests.recipes.document import Notice, grid

from .shell import Fixture, annex, body, prose
from .truth import entries

# Four lists of one unnumbered annex, which the captions number. 养老护理员 stands in two lists
# with another industry; marks occur in the third list only, so the flags of the others are null.
UNNUMBERED_ANNEX = Fixture(
    id="12-four-lists-of-one-annex",
    family=12,
    notice=Notice([
        *body(
            head="淄博市人力资源和社会保障局 淄博市财政局",
            number="淄人社函〔2023〕61号",
            title="淄博市人力资源和社会保障局 淄博市财政局\n关于公布补贴性职业技能培训项目目录的通知",
            to="各区县人力资源和社会保障局、财政局：",
            text="""
                为进一步提高职业技能培训的精准性，市人力资源和社会保障局、市财政局组织编制了《淄博市补贴性职业技能培训项目目录》，现予公布。
                一、目录分为急需紧缺、一般性、制造业和项目制四类培训项目。
                二、目录每年第1季度调整一次。
            """,
            annexes="附件：淄博市补贴性职业技能培训项目目录",
            sign="",
            date="2023年10月25日",
            foot="（此件公开发布）",
        ),
        *annex(
            "附件",
            "淄博市补贴性职业技能培训项目目录",
            *prose("（一）急需紧缺培训项目目录"),
            grid(
                r"""
                序号 | 编码 | 职业名称 | 行业分类
                1 | 6-15-05-02 | 陶瓷成型施釉工 | 陶瓷琉璃
                2 | 6-15-03-04 | 玻璃制品加工工 | 陶瓷琉璃
                3 | 4-10-01-05 | 养老护理员 | 健康养老
                """,
                widths=[1, 3, 4, 2],
            ),
            *prose("（二）一般性培训项目目录"),
            grid(
                r"""
                序号 | 编码 | 职业名称 | 等级 | 行业分类
                1 | 4-10-01-05 | 养老护理员 | 五级至一级 | 社会服务
                2 | 4-03-02-01 | 中式烹调师 | 五级至一级 | 餐饮旅游
                3 | 4-07-05-01 | 保安员 | 五级、四级 | 社会服务
                4 | 4-07-04-03 | 旅行社计调 | 三级 | 餐饮旅游
                """,
                widths=[1, 3, 4, 2.4, 2],
            ),
            *prose("（三）制造业培训项目目录"),
            grid(
                r"""
                序号 | 编码 | 职业名称（包括所含工种） | 行业分类
                1 | 6-31-07-03 | 工业机器人系统操作员S | 装备制造
                2 | 6-28-03-03 | 工业废水处理工 L | 节能环保
                3 | 6-17-05-04 | 重冶湿法冶炼工 | 冶金
                4 | 6-20-05-01 | 泵装配调试工（水泵装配工、真空泵装配工） | 装备制造
                """,
                widths=[1, 3, 5, 2],
            ),
            *prose("备注：“L”为绿色职业，“S”为数字职业。"),
            *prose("（四）项目制培训项目目录"),
            grid(
                r"""
                序号 | 项目名称 | 行业分类
                1 | 琉璃烧制技艺（博山） | 陶瓷琉璃
                2 | 淄博烧烤经营 | 餐饮旅游
                3 | 周村烧饼制作 | 餐饮旅游
                """,
                widths=[1, 5, 2],
            ),
        ),
    ]),
    occupations=[
        *entries(
            """
            seq | =              | printed_code | industry
            1   | 陶瓷成型施釉工 | 6-15-05-02   | 陶瓷琉璃
            2   | 玻璃制品加工工 | 6-15-03-04   | 陶瓷琉璃
            3   | 养老护理员     | 4-10-01-05   | 健康养老
            """,
            annex="附件（一）", list="scarce",
        ),
        *entries(
            """
            seq | =          | printed_code | printed_grades | grade_low | grade_high | industry
            1   | 养老护理员 | 4-10-01-05   | 五级至一级     | 5         | 1          | 社会服务
            2   | 中式烹调师 | 4-03-02-01   | 五级至一级     | 5         | 1          | 餐饮旅游
            3   | 保安员     | 4-07-05-01   | 五级、四级     | 5         | 4          | 社会服务
            4   | 旅行社计调 | 4-07-04-03   | 三级           | 3         | 3          | 餐饮旅游
            """,
            annex="附件（二）", list="general",
        ),
        *entries(
            """
            seq | printed_name                             | name                 | work_types             | printed_code | industry | is_green | is_digital
            1   | 工业机器人系统操作员S                    | 工业机器人系统操作员 |                        | 6-31-07-03   | 装备制造 | false    | true
            2   | 工业废水处理工 L                         | 工业废水处理工       |                        | 6-28-03-03   | 节能环保 | true     | false
            3   | 重冶湿法冶炼工                           | 重冶湿法冶炼工       |                        | 6-17-05-04   | 冶金     | false    | false
            4   | 泵装配调试工（水泵装配工、真空泵装配工） | 泵装配调试工         | 水泵装配工、真空泵装配工 | 6-20-05-01 | 装备制造 | false    | false
            """,
            annex="附件（三）", list="manufacturing",
        ),
        *entries(
            """
            seq | =                    | industry
            1   | 琉璃烧制技艺（博山） | 陶瓷琉璃
            2   | 淄博烧烤经营         | 餐饮旅游
            3   | 周村烧饼制作         | 餐饮旅游
            """,
            annex="附件（四）", list="project_based",
        ),
    ],
    rates=[],
    pdf_options={"border": "rules"},
)  # fmt: skip

# A numbered annex with three lists: occupations with a class, abilities with a local code, completion certificates with hours.
NUMBERED_ANNEX = Fixture(
    id="12-three-lists-of-annex-2",
    family=12,
    notice=Notice([
        *body(
            number="德人社发〔2022〕71号",
            title="关于印发德阳市职业技能培训目录的通知",
            to="各县（市、区）人力资源和社会保障局：",
            text="现将《德阳市职业技能培训目录》（详见附件2）印发给你们，请遵照执行。\n补贴标准另行制定。",
            annexes="附件：1.职业技能培训工作联系表\n2.德阳市职业技能培训目录",
            sign="德阳市人力资源和社会保障局",
            date="2022年11月7日",
        ),
        *annex("附件1", "职业技能培训工作联系表", *prose("（联系表由各县（市、区）填报，此处略。）")),
        *annex(
            "附件2",
            "德阳市职业技能培训目录",
            *prose("（一）职业技能等级（职业资格）目录"),
            grid(
                r"""
                序号 | 类型 | 职业（工种） | 职业编码
                1 | A | 汽轮机装配调试工 | 6-20-02-03
                2 | A | 电机制造工 | 6-24-01-00
                3 | A | 锅炉设备制造工 | 6-20-02-01
                4 | B | 磷酸生产工 | 6-11-02-04
                5 | B | 白酒酿造工 | 6-02-06-03
                """,
                widths=[1, 1, 4, 3],
            ),
            *prose("（二）专项职业能力目录"),
            grid(
                r"""
                序号 | 项目名称 | 项目代码
                1 | 绵竹年画制作 | 510600001
                2 | 中江挂面制作 | 510600002
                3 | 什邡板鸭加工（川式） | 510600007
                """,
                widths=[1, 5, 3],
            ),
            *prose("（三）培训合格证书目录"),
            grid(
                r"""
                序号 | 培训项目名称 | 行业
                1 | 短视频制作与运营 | 数字经济
                2 | 网络直播销售 | 数字经济
                3 | 无人机植保 | 现代农业
                """,
                widths=[1, 5, 2],
            ),
        ),
    ]),
    # The annex has a number of its own, so the captions do not number it.
    occupations=[
        *entries(
            """
            seq | subsidy_class | =                | printed_code
            1   | A             | 汽轮机装配调试工 | 6-20-02-03
            2   | A             | 电机制造工       | 6-24-01-00
            3   | A             | 锅炉设备制造工   | 6-20-02-01
            4   | B             | 磷酸生产工       | 6-11-02-04
            5   | B             | 白酒酿造工       | 6-02-06-03
            """,
            annex="附件2", list="subsidised",
        ),
        *entries(
            """
            seq | =                    | printed_code
            1   | 绵竹年画制作         | 510600001
            2   | 中江挂面制作         | 510600002
            3   | 什邡板鸭加工（川式） | 510600007
            """,
            annex="附件2", list="specialised_ability",
        ),
        *entries(
            """
            seq | =                | industry
            1   | 短视频制作与运营 | 数字经济
            2   | 网络直播销售     | 数字经济
            3   | 无人机植保       | 现代农业
            """,
            annex="附件2", list="training_completion",
        ),
    ],
    rates=[],
    pdf_options={"border": "rects"},
)  # fmt: skip

FIXTURES = [UNNUMBERED_ANNEX, NUMBERED_ANNEX]
