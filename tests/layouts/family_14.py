"""Family 14: a list in a sentence."""

from tests.recipes.document import Notice

from .shell import Fixture, annex, body, prose
from .truth import entries

# Numbered names with 含 in brackets, parted by ；, in an annex. No 大典 codes, so by DESIGN.md the brackets stay in the name
# and there are no work types (though 含 says plainly what they are).
NUMBERED_SENTENCE = Fixture(
    id="14-numbered-sentence",
    family=14,
    notice=Notice([
        *body(
            head="曲靖市人力资源和社会保障局",
            number="曲人社通〔2023〕19号",
            title="关于公布曲靖市紧缺职业（工种）\n目录的通知",
            to="各县（市、区）人力资源和社会保障局：",
            text="为做好紧缺职业（工种）培训补贴工作，现将目录予以公布。\n目录内职业（工种）的培训补贴标准上浮20%。",
            annexes="附件：曲靖市紧缺职业（工种）目录",
            sign="曲靖市人力资源和社会保障局",
            date="2023年3月8日",
        ),
        *annex(
            "附件",
            "曲靖市紧缺职业（工种）目录",
            *prose("""
                1、焊工（含电焊工、气焊工）；2、硅冶炼工；3、光伏组件制造工；4、煤矿机械维修工（含综采维修电工、矿井维修钳工）；5、变配电运行值班员；6、晶片加工工；7、铝电解工；8、磷肥生产工；9、养老护理员（含养老护理、失能照护）；10、汽车维修工。
            """),
        ),
    ]),
    occupations=entries(
        """
        seq | printed_name                                   | name             | work_types
        1   | 焊工（含电焊工、气焊工）                       | 焊工             | 电焊工、气焊工
        2   | 硅冶炼工                                       | 硅冶炼工         |
        3   | 光伏组件制造工                                 | 光伏组件制造工   |
        4   | 煤矿机械维修工（含综采维修电工、矿井维修钳工） | 煤矿机械维修工   | 综采维修电工、矿井维修钳工
        5   | 变配电运行值班员                               | 变配电运行值班员 |
        6   | 晶片加工工                                     | 晶片加工工       |
        7   | 铝电解工                                       | 铝电解工         |
        8   | 磷肥生产工                                     | 磷肥生产工       |
        9   | 养老护理员（含养老护理、失能照护）             | 养老护理员       | 养老护理、失能照护
        10  | 汽车维修工                                     | 汽车维修工       |
        """,
        list="scarce",
    ),
    rates=[],
)  # fmt: skip

# The list stands in the body, numbered with dots, under a heading that names the list; no annex.
IN_THE_BODY = Fixture(
    id="14-list-in-the-body",
    family=14,
    notice=Notice([
        *body(
            number="桂人社办〔2024〕6号",
            title="桂林市人力资源和社会保障局办公室\n关于明确紧缺职业（工种）的通知",
            to="各县（市、区）人力资源和社会保障局：",
            text="""
                经研究，现将2024年我市紧缺职业（工种）有关事项明确如下。
                一、紧缺职业（工种）目录
                1.轮胎翻修工；2.橡胶制品生产工；3.电线电缆制造工；4.机床装调维修工；5.导游；6.民宿管家；7.米面主食制作工。
                二、工作要求
                各地要优先组织上述紧缺职业（工种）的培训。本通知自印发之日起执行，有效期1年。
            """,
            sign="桂林市人力资源和社会保障局办公室",
            date="2024年1月30日",
        ),
    ]),
    occupations=entries(
        """
        seq | =
        1   | 轮胎翻修工
        2   | 橡胶制品生产工
        3   | 电线电缆制造工
        4   | 机床装调维修工
        5   | 导游
        6   | 民宿管家
        7   | 米面主食制作工
        """,
        list="scarce",
    ),
    rates=[],
)  # fmt: skip

# One paragraph a number, the classes as captions between them, the numbers running on.
PARAGRAPH_A_NAME = Fixture(
    id="14-paragraph-a-class",
    family=14,
    notice=Notice([
        *body(
            number="天人社函〔2023〕24号",
            title="关于发布天水市职业技能培训补贴\n职业（工种）目录的通知",
            to="各县区人力资源和社会保障局：",
            text="现发布天水市职业技能培训补贴职业（工种）目录，请认真执行。",
            annexes="附件：天水市职业技能培训补贴职业（工种）目录",
            sign="天水市人力资源和社会保障局",
            date="2023年4月3日",
        ),
        *annex(
            "附件",
            "天水市职业技能培训补贴职业（工种）目录",
            *prose("""
                （一）A类职业（工种）
                1、车工；2、磨工；3、集成电路封装工；4、电子元器件检验员；
                5、雕漆工。
                （二）B类职业（工种）
                1、果树栽培工；2、中式面点师；
                3、保洁员。
            """),
        ),
    ]),
    # The captions tell classes, not lists: whether they number the unnumbered annex, as in family 12, is left open.
    occupations=[
        *entries(
            "seq | =\n1 | 车工\n2 | 磨工\n3 | 集成电路封装工\n4 | 电子元器件检验员\n5 | 雕漆工",
            annex="?", list="subsidised", subsidy_class="A",
        ),
        *entries("seq | =\n1 | 果树栽培工\n2 | 中式面点师\n3 | 保洁员", annex="?", list="subsidised", subsidy_class="B"),
    ],
    rates=[],
)  # fmt: skip

FIXTURES = [NUMBERED_SENTENCE, IN_THE_BODY, PARAGRAPH_A_NAME]
