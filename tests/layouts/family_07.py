"""Family 7: occupation x hours x charge class x amount, the amount in a remarks column. A row a grade, and an entry a row."""

from tests.recipes.document import Notice, grid

from .shell import Fixture, annex, body, prose
from .truth import entries, rates

# Class A+, bare amounts under 备注（金额）, the same occupation in two rows of different grades and classes.
AMOUNT_IN_REMARKS = Fixture(
    id="07-amount-in-remarks",
    family=7,
    notice=Notice([
        *body(
            number="佛人社〔2023〕112号",
            title="佛山市人力资源和社会保障局 佛山市财政局\n关于发布2023年职业技能提升培训补贴目录的通知",
            to="各区人力资源和社会保障局、财政局：",
            text="""
                现发布《佛山市2023年职业技能提升培训补贴目录》，并就有关事项通知如下。
                一、目录按收费类别分为A+、A、B、C四类。
                二、培训课时每课时不少于45分钟，学员出勤率不得低于80%。
                三、本目录自发布之日起实施，有效期至2025年12月31日。
            """,
            annexes="附件：佛山市2023年职业技能提升培训补贴目录",
            sign="佛山市人力资源和社会保障局    佛山市财政局",
            date="2023年8月28日",
        ),
        *annex(
            "附件",
            "佛山市2023年职业技能提升培训补贴目录",
            grid(
                r"""
                序号 | 职业（工种） | 技能等级 | 培训课时 | 收费类别 | 备注（金额）
                1 | 工业机器人系统操作员 | 中级工 | 160 | A+ | 2400
                2 | 工业机器人系统操作员 | 高级工 | 200 | A+ | 3200
                3 | 模具工 | 中级工 | 140 | A | 1900
                4 | 模具工 | 高级工 | 180 | A | 2600
                5 | 陶瓷烧成工 | 初级工 | 90 | B | 1100
                6 | 陶瓷烧成工 | 中级工 | 120 | B | 1500
                7 | 陶瓷产品设计师 | 高级工 | 150 | A | 2200
                8 | 家具制作工 | 初级工 | 90 | B | 1100
                9 | 家具制作工 | 中级工 | 120 | B | 1500
                10 | 电工 | 初级工 | 100 | A | 1300
                11 | 电工 | 中级工 | 140 | A | 1900
                12 | 电工 | 高级工 | 180 | A | 2600
                13 | 中式烹调师（粤菜） | 初级工 | 90 | C | 900
                14 | 中式烹调师（粤菜） | 中级工 | 110 | C | 1200
                15 | 养老护理员 | 初级工 | 80 | C | 850
                16 | 养老护理员 | 中级工 | 100 | C | 1150
                """,
                widths=[1, 4, 2, 2, 2, 2.4],
            ),
            *prose("备注：金额单位为元/人。"),
        ),
    ]),
    # No codes in this list, so the brackets stay in the name.
    occupations=[*entries(
        """
        seq | =                    | subsidy_class | printed_grades | grade_low | grade_high
        1   | 工业机器人系统操作员 | A+            | 中级工         | 4         | 4
        2   | 工业机器人系统操作员 | A+            | 高级工         | 3         | 3
        3   | 模具工               | A             | 中级工         | 4         | 4
        4   | 模具工               | A             | 高级工         | 3         | 3
        5   | 陶瓷烧成工           | B             | 初级工         | 5         | 5
        6   | 陶瓷烧成工           | B             | 中级工         | 4         | 4
        7   | 陶瓷产品设计师       | A             | 高级工         | 3         | 3
        8   | 家具制作工           | B             | 初级工         | 5         | 5
        9   | 家具制作工           | B             | 中级工         | 4         | 4
        10  | 电工                 | A             | 初级工         | 5         | 5
        11  | 电工                 | A             | 中级工         | 4         | 4
        12  | 电工                 | A             | 高级工         | 3         | 3
        15  | 养老护理员           | C             | 初级工         | 5         | 5
        16  | 养老护理员           | C             | 中级工         | 4         | 4
        """,
        list="subsidised",
    ), *entries(
        """
        seq | printed_name       | name       | work_types | printed_grades | grade_low | grade_high
        13  | 中式烹调师（粤菜） | 中式烹调师 | 粤菜       | 初级工         | 5         | 5
        14  | 中式烹调师（粤菜） | 中式烹调师 | 粤菜       | 中级工         | 4         | 4
        """,
        list="subsidised", subsidy_class="C",
    )],
    rates=rates(
        """
        occupation           | subsidy_class | grade | class_hours | amount_yuan
        工业机器人系统操作员 | A+            | 4     | 160         | 2400
        工业机器人系统操作员 | A+            | 3     | 200         | 3200
        模具工               | A             | 4     | 140         | 1900
        模具工               | A             | 3     | 180         | 2600
        陶瓷烧成工           | B             | 5     | 90          | 1100
        陶瓷烧成工           | B             | 4     | 120         | 1500
        陶瓷产品设计师       | A             | 3     | 150         | 2200
        家具制作工           | B             | 5     | 90          | 1100
        家具制作工           | B             | 4     | 120         | 1500
        电工                 | A             | 5     | 100         | 1300
        电工                 | A             | 4     | 140         | 1900
        电工                 | A             | 3     | 180         | 2600
        中式烹调师           | C             | 5     | 90          | 900
        中式烹调师           | C             | 4     | 110         | 1200
        养老护理员           | C             | 5     | 80          | 850
        养老护理员           | C             | 4     | 100         | 1150
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rules"},
)  # fmt: skip

# Amounts with words around them in 备注, hours with 课时, a range, an amount an hour with a cap, a blank remark, 合格 as a grade.
WORDS_AND_RANGES = Fixture(
    id="07-words-ranges-caps",
    family=7,
    notice=Notice([
        *body(
            number="惠市人社〔2024〕3号",
            title="关于印发惠州市重点产业技能培训补贴目录的通知",
            to="各县（区）人力资源和社会保障局，大亚湾、仲恺开发区组织人事部门：",
            text="现将《惠州市重点产业技能培训补贴目录》印发给你们，请遵照执行。\n本目录自2024年2月1日起施行，试行期为1年。",
            annexes="附件：\n惠州市重点产业技能培训补贴目录",
            sign="惠州市人力资源和社会保障局",
            date="2024年1月8日",
        ),
        *annex(
            "附件：",
            "惠州市重点产业技能培训补贴目录",
            grid(
                r"""
                序号 | 职业/模块名称 | 编码 | 级别 | 课时 | 收费类别 | 备注
                1 | 电池制造工 | 6-24-04-00 | 五级 | 100课时 | A+类 | 补贴1600元/人
                2 | 液晶显示器件制造工 | 6-25-02-03 | 五级 | 100课时 | A类 | 补贴1400元/人
                3 | 石脑油加工工 | 6-10-01-05 | 四级 | 120课时 | A类 | 补贴1500—2000元/人
                4 | 电子产品制版工 | 6-25-01-12 | 五级 | 80课时 | B类 | 20元/课时，不超过1000元
                5 | 智能硬件装调员 | 6-25-04-05 | 三级 | 160课时 | A+类 | 补贴2800元/人
                6 | 安检员 | 4-07-05-02 | 五级 | 60课时 | C类 |
                7 | 叉车安全操作模块 | | 合格 | 40课时 | C类 | 补贴500元/人
                """,
                widths=[1, 3.4, 2.6, 1.2, 1.8, 1.8, 3.4],
            ),
        ),
    ]),
    # 7 has no code and a certificate of completion (合格); it stands in the same table, so its list is left open.
    occupations=entries(
        """
        seq | =                  | list       | printed_code | subsidy_class | printed_grades | grade_low | grade_high
        1   | 电池制造工         | subsidised | 6-24-04-00   | A+            | 五级           | 5         | 5
        2   | 液晶显示器件制造工 | subsidised | 6-25-02-03   | A             | 五级           | 5         | 5
        3   | 石脑油加工工       | subsidised | 6-10-01-05   | A             | 四级           | 4         | 4
        4   | 电子产品制版工     | subsidised | 6-25-01-12   | B             | 五级           | 5         | 5
        5   | 智能硬件装调员     | subsidised | 6-25-04-05   | A+            | 三级           | 3         | 3
        6   | 安检员             | subsidised | 4-07-05-02   | C             | 五级           | 5         | 5
        7   | 叉车安全操作模块   | ?          |              | C             | 合格           |           |
        """
    ),
    rates=rates(
        """
        programme                | occupation         | subsidy_class | grade | class_hours | amount_yuan | amount_max_yuan | unit           | cap_yuan
        vocational_qualification | 电池制造工         | A+            | 5     | 100         | 1600        |                 | per_person     |
        vocational_qualification | 液晶显示器件制造工 | A             | 5     | 100         | 1400        |                 | per_person     |
        vocational_qualification | 石脑油加工工       | A             | 4     | 120         | 1500        | 2000            | per_person     |
        vocational_qualification | 电子产品制版工     | B             | 5     | 80          | 20          |                 | per_class_hour | 1000
        vocational_qualification | 智能硬件装调员     | A+            | 3     | 160         | 2800        |                 | per_person     |
        training_completion      | 叉车安全操作模块   | C             |       | 40          | 500         |                 | per_person     |
        """
    ),
    pdf_options={"border": "rects"},
)  # fmt: skip

FIXTURES = [AMOUNT_IN_REMARKS, WORDS_AND_RANGES]
