"""Mixes of two families; the family number is that of the first."""

from tests.recipes.document import Notice, grid

from .shell import Fixture, annex, body, caption, prose, right
from .truth import entries, rates

# 3 + 13: a column a grade, industries as section rows, over a page break; marks and codes.
GRADES_UNDER_SECTIONS = Fixture(
    id="mix-03-13-grades-under-sections",
    family=3,
    notice=Notice([
        *body(
            head="包头市人力资源和社会保障局\n包头市财政局 文件",
            number="包人社发〔2023〕72号",
            title="关于印发《包头市职业培训补贴标准》的通知",
            to="各旗县区人力资源和社会保障局、财政局，稀土高新区人社局：",
            text="现将《包头市职业培训补贴标准》印发给你们，请遵照执行。\n本标准自2023年11月1日起施行。",
            annexes="附件：包头市职业培训补贴标准",
            sign="包头市人力资源和社会保障局\n包头市财政局",
            date="2023年10月18日",
        ),
        *annex(
            "附件",
            "包头市职业培训补贴标准",
            *prose("""
                本标准依据国家职业技能标准规定的培训学时、材料消耗和市场价格确定，适用于在包头市行政区域内依法设立的培训机构组织的补贴性职业培训。
                培训对象取得职业资格证书或者职业技能等级证书的，按照证书所载职业和等级确定补贴标准；证书所载职业名称与本标准不一致的，以国家职业分类大典公布的职业名称和职业编码为准，并由旗县区人力资源和社会保障局核定。
                各旗县区应当优先支持稀土冶金和风光新能源产业职工参加培训，推动产业工人队伍建设改革，促进技能人才培养与产业发展相适应。
            """),
            right("单位：元/人"),
            grid(
                r"""
                序号 | 职业编码 | 职业名称 | 初级工 | 中级工 | 高级工
                稀土冶金 | < | < | < | < | <
                1 | 6-17-07-04 | 稀土冶炼工 | 1300 | 1700 | 2300
                2 | 6-17-07-05 | 稀土材料生产工 | 1300 | 1700 | 2300
                3 | 6-17-06-02 | 铝电解工 | 1200 | 1600 | 2200
                4 | 6-17-02-02 | 炼钢工 | 1200 | 1600 | 2200
                5 | 6-17-09-02 | 金属轧制工 | 1100 | 1500 | 2100
                风光新能源 | < | < | < | < | <
                6 | 6-28-01-12 | 风力发电运维值班员L | —— | 1800 | 2400
                7 | 6-28-01-10 | 光伏发电运维值班员L | —— | 1800 | 2400
                8 | 6-20-02-04 | 风电机组制造工L | 1250 | 1650 | 2250
                服务业 | < | < | < | < | <
                9 | 4-01-06-02 | 互联网营销师S | 900 | 1300 | 1800
                10 | 4-10-01-05 | 养老护理员 | 1000 | 1400 | 1900
                11 | 4-03-02-01 | 中式烹调师 | 900 | 1200 | /
                """,
                widths=[1, 3, 4, 1.6, 1.6, 1.6],
                page_breaks=(8,),
            ),
            *prose("注：“L”为绿色职业，“S”为数字职业；“——”为未设该等级，“/”为不予补贴。"),
        ),
    ]),
    occupations=entries(
        """
        seq | printed_name        | name               | printed_code | industry   | is_green | is_digital
        1   | 稀土冶炼工          | 稀土冶炼工         | 6-17-07-04   | 稀土冶金   | false    | false
        2   | 稀土材料生产工      | 稀土材料生产工     | 6-17-07-05   | 稀土冶金   | false    | false
        3   | 铝电解工            | 铝电解工           | 6-17-06-02   | 稀土冶金   | false    | false
        4   | 炼钢工              | 炼钢工             | 6-17-02-02   | 稀土冶金   | false    | false
        5   | 金属轧制工          | 金属轧制工         | 6-17-09-02   | 稀土冶金   | false    | false
        6   | 风力发电运维值班员L | 风力发电运维值班员 | 6-28-01-12   | 风光新能源 | true     | false
        7   | 光伏发电运维值班员L | 光伏发电运维值班员 | 6-28-01-10   | 风光新能源 | true     | false
        8   | 风电机组制造工L     | 风电机组制造工     | 6-20-02-04   | 风光新能源 | true     | false
        9   | 互联网营销师S       | 互联网营销师       | 4-01-06-02   | 服务业     | false    | true
        10  | 养老护理员          | 养老护理员         | 4-10-01-05   | 服务业     | false    | false
        11  | 中式烹调师          | 中式烹调师         | 4-03-02-01   | 服务业     | false    | false
        """,
        list="subsidised",
    ),
    rates=rates(
        """
        occupation         | 5    | 4    | 3
        稀土冶炼工         | 1300 | 1700 | 2300
        稀土材料生产工     | 1300 | 1700 | 2300
        铝电解工           | 1200 | 1600 | 2200
        炼钢工             | 1200 | 1600 | 2200
        金属轧制工         | 1100 | 1500 | 2100
        风力发电运维值班员 |      | 1800 | 2400
        光伏发电运维值班员 |      | 1800 | 2400
        风电机组制造工     | 1250 | 1650 | 2250
        互联网营销师       | 900  | 1300 | 1800
        养老护理员         | 1000 | 1400 | 1900
        中式烹调师         | 900  | 1200 |
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rects"},
)  # fmt: skip

# 5 + 11: amounts with classes as rows; lists side by side under class captions, 序号 anew in each.
SIDE_BY_SIDE_UNDER_CAPTIONS = Fixture(
    id="mix-05-10-11-side-by-side-under-captions",
    family=5,
    notice=Notice([
        *body(
            number="大人社发〔2024〕14号",
            title="关于公布大同市职业技能提升补贴\n标准和职业（工种）的通知",
            to="各县（区）人力资源和社会保障局：",
            text="现将大同市职业技能提升补贴标准和职业（工种）公布如下，自2024年4月1日起执行。\n申请人应当自证书核发之日起12个月内申请。",
            annexes="附件：1．补贴标准\n2．职业（工种）目录",
            sign="大同市人力资源和社会保障局",
            date="2024年3月22日",
        ),
        *annex(
            "附件1",
            "补贴标准",
            grid(
                r"""
                等级\n类别 | 五级 | 四级 | 三级 | 二级 | 一级
                A类 | 1200元/人 | 1600元/人 | 2200元/人 | 2800元/人 | 3500元/人
                B类 | 900元/人 | 1200元/人 | 1700元/人 | 2300元/人 | 3000元/人
                """,
                widths=[1.5, 2, 2, 2, 2, 2],
            ),
        ),
        *annex(
            "附件2",
            "职业（工种）目录",
            caption("（一）A类职业（工种）"),
            grid(
                r"""
                序号 | 职业（工种） | 序号 | 职业（工种）
                1 | 井下采矿工 | 4 | 矿井通风工
                2 | 矿山救护工 | 5 | 选矿工
                3 | 铁路机车制修工 | |
                """,
                widths=[1, 4, 1, 4],
            ),
            caption("（二）B类职业（工种）"),
            grid(
                r"""
                序号 | 职业（工种） | 序号 | 职业（工种）
                1 | 酱油酱类制作工 | 4 | 家政服务员
                2 | 食醋制作工 | 5 | 前厅服务员
                3 | 乳品加工工 | 6 | 讲解员
                """,
                widths=[1, 4, 1, 4],
            ),
        ),
    ]),
    occupations=[
        *entries(
            """
            seq | =
            1   | 井下采矿工
            2   | 矿山救护工
            3   | 铁路机车制修工
            4   | 矿井通风工
            5   | 选矿工
            """,
            annex="附件2", list="subsidised", subsidy_class="A",
        ),
        *entries(
            """
            seq | =
            1   | 酱油酱类制作工
            2   | 食醋制作工
            3   | 乳品加工工
            4   | 家政服务员
            5   | 前厅服务员
            6   | 讲解员
            """,
            annex="附件2", list="subsidised", subsidy_class="B",
        ),
    ],
    rates=rates(
        """
        subsidy_class | 5    | 4    | 3    | 2    | 1
        A             | 1200 | 1600 | 2200 | 2800 | 3500
        B             | 900  | 1200 | 1700 | 2300 | 3000
        """,
        clause="附件1", programme="vocational_qualification",
    ),
    pdf_options={"border": "rules"},
)  # fmt: skip

# 7 + 13: amounts in remarks, the industry merged downwards over a page break, classes from A+.
REMARKS_WITH_INDUSTRY = Fixture(
    id="mix-07-13-remarks-with-industry",
    family=7,
    notice=Notice([
        *body(
            number="吉市人社联字〔2023〕16号",
            title="关于印发吉林市重点产业急需职业\n培训补贴目录的通知",
            to="各县（市）区人力资源和社会保障局、财政局：",
            text="现将《吉林市重点产业急需职业培训补贴目录》印发给你们，自2023年5月1日起执行。\n补贴资金从就业补助资金中列支。",
            annexes="附件：吉林市重点产业急需职业培训补贴目录",
            sign="吉林市人力资源和社会保障局\n吉 林 市 财 政 局",
            date="2023年4月20日",
        ),
        *annex(
            "附件",
            "吉林市重点产业急需职业培训补贴目录",
            *prose("""
                为推动全市石油化工、碳纤维和冰雪旅游产业高质量发展，市人力资源和社会保障局会同工业和信息化、文化广播电视和旅游等部门，在征求行业协会、重点企业和培训机构意见的基础上，编制了本目录。
                培训机构应当按照国家职业技能标准编制培训计划和教学大纲，配备与培训职业相适应的专兼职教师和实训设施设备，培训过程应当全程留痕，培训视频、签到记录、考核成绩等资料应当归档保存备查。
                培训对象应当具有就业能力和培训需求，培训结束后通过评价取得职业技能等级证书，并在证书核发后由培训机构统一提出补贴申请。各县（市）区人力资源和社会保障局应当在受理后及时完成审核，并将审核结果向社会公示，公示无异议后拨付补贴资金。
                目录所列职业的课时为最低培训课时，金额为取得证书后的补贴金额。职业名称以国家职业分类大典为准，未列入目录的职业按照普通职业的补贴标准执行，由市人力资源和社会保障局另行公布。
            """),
            grid(
                r"""
                行业 | 序号 | 职业（工种） | 级别 | 课时 | 类别 | 备注（金额）
                石油化工 | 1 | 有机合成工 | 四级 | 120 | A+ | 2100元
                ^ | 2 | 催化裂化工 | 四级 | 120 | A | 1800元
                ^ | 3 | 合成橡胶生产工 | 五级 | 90 | A | 1300元
                ^ | 4 | 化工总控工 | 三级 | 160 | A+ | 2900元
                碳纤维 | 5 | 纺丝工 | 五级 | 90 | A+ | 1500元
                ^ | 6 | 碳纤维预浸料制备工 | 五级 | 90 | A+ | 1500元
                冰雪旅游 | 7 | 社会体育指导员（滑雪） | 五级 | 80 | B | 1000元
                ^ | 8 | 索道运输机械操作工 | 四级 | 100 | B | 1250元
                """,
                widths=[1.8, 1, 3.6, 1.3, 1.3, 1.3, 2.2],
                page_breaks=(4,),
            ),
        ),
    ]),
    occupations=[*entries(
        """
        seq | =                      | industry | subsidy_class | printed_grades | grade_low | grade_high
        1   | 有机合成工             | 石油化工 | A+            | 四级           | 4         | 4
        2   | 催化裂化工             | 石油化工 | A             | 四级           | 4         | 4
        3   | 合成橡胶生产工         | 石油化工 | A             | 五级           | 5         | 5
        4   | 化工总控工             | 石油化工 | A+            | 三级           | 3         | 3
        5   | 纺丝工                 | 碳纤维   | A+            | 五级           | 5         | 5
        6   | 碳纤维预浸料制备工     | 碳纤维   | A+            | 五级           | 5         | 5
        8   | 索道运输机械操作工     | 冰雪旅游 | B             | 四级           | 4         | 4
        """,
        list="subsidised",
    ), *entries(
        """
        seq | printed_name           | name           | work_types | industry | subsidy_class | printed_grades | grade_low | grade_high
        7   | 社会体育指导员（滑雪） | 社会体育指导员 | 滑雪       | 冰雪旅游 | B             | 五级           | 5         | 5
        """,
        list="subsidised",
    )],
    rates=rates(
        """
        occupation             | subsidy_class | grade | class_hours | amount_yuan
        有机合成工             | A+            | 4     | 120         | 2100
        催化裂化工             | A             | 4     | 120         | 1800
        合成橡胶生产工         | A             | 5     | 90          | 1300
        化工总控工             | A+            | 3     | 160         | 2900
        纺丝工                 | A+            | 5     | 90          | 1500
        碳纤维预浸料制备工     | A+            | 5     | 90          | 1500
        社会体育指导员         | B             | 5     | 80          | 1000
        索道运输机械操作工     | B             | 4     | 100         | 1250
        """,
        programme="vocational_qualification",
    ),
    pdf_options={"border": "rules"},
)  # fmt: skip

FIXTURES = [GRADES_UNDER_SECTIONS, SIDE_BY_SIDE_UNDER_CAPTIONS, REMARKS_WITH_INDUSTRY]
