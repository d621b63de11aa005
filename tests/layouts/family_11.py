"""Family 11: one table a class or a scarcity tier, told only by its caption; 序号 starts anew."""

from tests.recipes.document import Notice, grid

from .shell import Fixture, annex, body, caption
from .truth import entries, rates

# （一）A类职业（工种）… in one numbered annex; the amounts by class stand in annex 1.
CLASS_CAPTIONS = Fixture(
    id="11-class-captions",
    family=11,
    notice=Notice([
        *body(
            head="常州市人力资源和社会保障局文件",
            number="常人社发〔2023〕103号",
            title="关于发布常州市职业技能培训补贴标准\n及职业（工种）目录的通知",
            to="各辖市（区）人力资源和社会保障局：",
            text="""
                现将常州市职业技能培训补贴标准及职业（工种）目录发布给你们，请遵照执行。
                一、本目录自2023年8月1日起施行，2023年7月31日前开班的仍按原标准执行。
                二、各培训机构要确保培训质量，课程内容应当符合国家职业标准。
            """,
            annexes="附件：1．常州市职业技能培训补贴标准\n2．常州市职业技能培训补贴职业（工种）目录",
            sign="常州市人力资源和社会保障局",
            date="2023年7月10日",
        ),
        *annex(
            "附件1",
            "常州市职业技能培训补贴标准",
            grid(
                r"""
                类别 | 级别 | 补贴标准（元/人）
                A类 | 初级工 | 1000
                ^ | 中级工 | 1500
                ^ | 高级工 | 2000
                B类 | 初级工 | 800
                ^ | 中级工 | 1200
                ^ | 高级工 | 1800
                C类 | 初级工 | 600
                ^ | 中级工 | 1000
                ^ | 高级工 | 1500
                """
            ),
        ),
        *annex(
            "附件2",
            "常州市职业技能培训补贴职业（工种）目录",
            caption("（一）A类职业（工种）"),
            grid(
                r"""
                序号 | 职业（工种） | 编码
                1 | 车工 | 6-18-01-01
                2 | 轨道交通信号工 | 6-29-03-10
                3 | 动车组制修师 | 6-23-01-03
                4 | 光伏组件制造工 | 6-24-02-04
                5 | 电池制造工 | 6-24-04-00
                6 | 工业视觉系统运维员 | 6-31-07-02
                """,
                widths=[1, 4, 3],
            ),
            caption("（二）B类职业（工种）"),
            grid(
                r"""
                序号 | 职业（工种） | 编码
                1 | 人造板饰面工（强化木地板制造工） | 6-06-02-05
                2 | 木地板制造工 | 6-06-03-03
                3 | 织布工 | 6-04-03-03
                4 | 物业管理师 | 4-06-01-01
                """,
                widths=[1, 4, 3],
            ),
            caption("（三）C类职业（工种）"),
            grid(
                r"""
                序号 | 职业（工种） | 编码
                1 | 茶艺师 | 4-03-02-07
                2 | 保洁员 | 4-09-08-01
                3 | 前厅服务员 | 4-03-01-01
                """,
                widths=[1, 4, 3],
            ),
        ),
    ]),
    # The numbered annex keeps its number; the captions do not become part of it. 大典 codes: the brackets' words are a work type.
    occupations=entries(
        """
        subsidy_class | seq | printed_name                     | name             | work_types   | printed_code
        A             | 1   | 车工                             | 车工             |              | 6-18-01-01
        A             | 2   | 轨道交通信号工                   | 轨道交通信号工   |              | 6-29-03-10
        A             | 3   | 动车组制修师                     | 动车组制修师     |              | 6-23-01-03
        A             | 4   | 光伏组件制造工                   | 光伏组件制造工   |              | 6-24-02-04
        A             | 5   | 电池制造工                       | 电池制造工       |              | 6-24-04-00
        A             | 6   | 工业视觉系统运维员               | 工业视觉系统运维员 |            | 6-31-07-02
        B             | 1   | 人造板饰面工（强化木地板制造工） | 人造板饰面工     | 强化木地板制造工 | 6-06-02-05
        B             | 2   | 木地板制造工                     | 木地板制造工     |              | 6-06-03-03
        B             | 3   | 织布工                           | 织布工           |              | 6-04-03-03
        B             | 4   | 物业管理师                       | 物业管理师       |              | 4-06-01-01
        C             | 1   | 茶艺师                           | 茶艺师           |              | 4-03-02-07
        C             | 2   | 保洁员                           | 保洁员           |              | 4-09-08-01
        C             | 3   | 前厅服务员                       | 前厅服务员       |              | 4-03-01-01
        """,
        annex="附件2", list="subsidised",
    ),
    rates=rates(
        """
        subsidy_class | 5    | 4    | 3
        A             | 1000 | 1500 | 2000
        B             | 800  | 1200 | 1800
        C             | 600  | 1000 | 1500
        """,
        clause="附件1", programme="vocational_qualification",
    ),
    pdf_options={"border": "rects"},
)  # fmt: skip

# （非常紧缺职业）… as captions without a number, two lists side by side in the longest table; no class is printed.
SCARCITY_TIERS = Fixture(
    id="11-scarcity-tiers",
    family=11,
    notice=Notice([
        *body(
            number="临人社函〔2024〕41号",
            title="临沂市人力资源和社会保障局\n关于公布2024年急需紧缺职业（工种）目录的通知",
            to="各县区人力资源和社会保障局：",
            text="""
                经调查摸底和专家评审，现公布临沂市2024年急需紧缺职业（工种）目录。
                职业培训补贴标准按非常紧缺、比较紧缺、一般紧缺分别上浮30%、20%和10%。
            """,
            annexes="附件：临沂市2024年急需紧缺职业（工种）目录",
            sign="临沂市人力资源和社会保障局",
            date="2024年9月18日",
        ),
        *annex(
            "附件",
            "临沂市2024年急需紧缺职业（工种）目录",
            caption("（非常紧缺职业）"),
            grid(
                r"""
                序号 | 职业（工种） | 等级
                1 | 工程机械装配调试工 | 五级至一级
                2 | 木材加工设备维修工 | 四级至二级
                3 | 人造板饰面工 | 五级至三级
                """,
                widths=[1, 4, 2],
            ),
            caption("（比较紧缺职业）"),
            grid(
                r"""
                序号 | 职业（工种） | 等级 | 序号 | 职业（工种） | 等级
                1 | 胶合板工 | 五级至三级 | 4 | 道路货运汽车驾驶员 | 五级至三级
                2 | 纤维板工 | 五级至三级 | 5 | 复混肥生产工 | 五级至三级
                3 | 物流服务师 | 三级至一级 | | |
                """,
                widths=[1, 3, 2, 1, 3, 2],
            ),
            caption("（一般紧缺职业）"),
            grid(
                r"""
                序号 | 职业（工种） | 等级
                1 | 罐头食品加工工 | 五级至四级
                2 | 养老护理员 | 五级至一级
                """,
                widths=[1, 4, 2],
            ),
        ),
    ]),
    # The tier has no column of its own in DESIGN.md; whether subsidy_class takes it is left open.
    occupations=entries(
        """
        seq | =                  | printed_grades | grade_low | grade_high
        1   | 工程机械装配调试工 | 五级至一级     | 5         | 1
        2   | 木材加工设备维修工 | 四级至二级     | 4         | 2
        3   | 人造板饰面工       | 五级至三级     | 5         | 3
        1   | 胶合板工           | 五级至三级     | 5         | 3
        2   | 纤维板工           | 五级至三级     | 5         | 3
        3   | 物流服务师         | 三级至一级     | 3         | 1
        4   | 道路货运汽车驾驶员 | 五级至三级     | 5         | 3
        5   | 复混肥生产工       | 五级至三级     | 5         | 3
        1   | 罐头食品加工工     | 五级至四级     | 5         | 4
        2   | 养老护理员         | 五级至一级     | 5         | 1
        """,
        list="scarce", subsidy_class="?",
    ),
    rates=[],
    pdf_options={"border": "rules"},
)  # fmt: skip

FIXTURES = [CLASS_CAPTIONS, SCARCITY_TIERS]
