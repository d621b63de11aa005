"""Tables about something else: no entry of a list and no subsidy rate stands in any of them. Truth: nothing."""

from tests.layouts.shell import prose, right
from tests.recipes.document import grid

from .shell import Strange, letter

CALENDAR = Strange(
    id="strange-calendar-of-classes",
    family=0,
    notice=letter(
        "黄山",
        "黄人社秘〔2024〕40号",
        "公布第三季度培训班开班日程",
        "现将第三季度培训班开班日程公布如下，请有培训意愿的劳动者与培训机构联系。",
        grid(
            r"""
            班次 | 开班日期 | 培训班 | 人数 | 培训地点 | 联系电话
            1 | 7月2日 | 焊工中级班 | 40 | 屯溪区长干路18号 | 2512345
            2 | 7月9日 | 评茶师初级班 | 50 | 休宁县横江路6号 | 7531200
            3 | 7月16日 | 焊工高级班 | 35 | 屯溪区长干路18号 | 2512345
            4 | 8月1日 | 养老护理员初级班 | 45 | 歙县徽州路120号 | 6521500
            5 | 8月20日 | 电工中级班 | 40 | 祁门县新兴路1500号 | 4512800
            """,
            widths=[1, 1.6, 2.6, 1, 3, 1.8],
        ),
    ),
    occupations=[],
    rates=[],
    pdf_options={"border": "rules"},
    tempting="焊工中级班 as an entry of a list; 中级 as its grade; telephone numbers as codes, 人数 or 1500号 as amounts.",
)

BUDGET = Strange(
    id="strange-budget-by-county",
    family=0,
    notice=letter(
        "宣城",
        "宣人社秘〔2024〕18号",
        "印发职业技能培训补贴资金分配表",
        "现将各地补贴资金分配情况印发给你们，请抓紧拨付。",
        right("单位：万元"),
        grid(
            r"""
            序号 | 县（市、区） | 2022年 | 2023年 | 2024年 | 合计
            1 | 宣州区 | 860 | 900 | 950 | 2710
            2 | 郎溪县 | 420 | 450 | 480 | 1350
            3 | 泾县 | 380 | 400 | 410 | 1190
            4 | 绩溪县 | 260 | 280 | 300 | 840
            合计 | < | 1920 | 2030 | 2140 | 6090
            """,
            widths=[1, 2, 2, 2, 2, 2],
        ),
    ),
    occupations=[],
    rates=[],
    pdf_options={"border": "rects"},
    tempting="Counties as occupations; years as grades; 860 万元 as 860 yuan; 合计 as the component total.",
)

SHARES = Strange(
    id="strange-shares-by-county-and-class",
    family=0,
    notice=letter(
        "池州",
        "池人社秘〔2023〕55号",
        "公布职业技能培训补贴资金市县分担比例",
        "补贴资金由市、县两级分担，县级分担比例（%）如下。",
        grid(
            r"""
            县区\n类别 | 贵池区 | 东至县 | 石台县 | 青阳县
            A类 | 50 | 40 | 20 | 40
            B类 | 60 | 50 | 30 | 50
            C类 | 100 | 80 | 50 | 80%
            """
        ),
        *prose("注：表中数字为百分比。"),
    ),
    occupations=[],
    rates=[],
    pdf_options={"border": "rules"},
    tempting="A table of classes as rows and grades as columns with amounts of 20 to 100 yuan; it looks like family 5.",
)

SCORES = Strange(
    id="strange-table-of-scores",
    family=0,
    notice=letter(
        "亳州",
        "亳人社秘〔2024〕9号",
        "公布职业技能等级认定成绩",
        "现将第2批职业技能等级认定成绩公布如下，对成绩有异议的，请于7日内申请复核。",
        grid(
            r"""
            序号 | 姓名 | 职业（工种） | 级别 | 准考证号 | 理论成绩 | 技能成绩 | 结果
            1 | 张某某 | 中式面点师 | 四级 | 240501001 | 78 | 85 | 合格
            2 | 李某 | 中式面点师 | 四级 | 240501002 | 62 | 90 | 合格
            3 | 王某某 | 化学检验员 | 三级 | 240501003 | 55 | 71 | 不合格
            4 | 赵某 | 安检员 | 五级 | 240501004 | 88 | 93 | 合格
            """,
            widths=[1, 1.6, 2.4, 1.2, 2.4, 1.5, 1.5, 1.5],
        ),
    ),
    occupations=[],
    rates=[],
    pdf_options={"border": "rules"},
    tempting="A list 序号, name, grade, code of nine digits with 78 and 85 as amounts; 合格 as a grade; a person's name as a name.",
)

PRICES = Strange(
    id="strange-price-list-with-discounts",
    family=0,
    notice=letter(
        "阜阳",
        "阜人社秘〔2024〕31号",
        "公布技工学校社会培训收费标准",
        "现将市技工学校面向社会培训的收费标准公布如下，费用由学员自理，不属于政府补贴。",
        right("单位：元/人"),
        grid(
            r"""
            序号 | 培训项目 | 学费 | 教材费 | 折扣 | 优惠价
            1 | 美容师（初级） | 1800 | 60 | 8折 | 1440
            2 | 钢筋工（初级） | 1500 | 40 | 8.5折 | 1275
            3 | 防水工（初级） | 1400 | 40 | 9折 | 1260
            4 | 消防设施操作员（四级） | 3600 | 120 | —— | 3600
            """,
            widths=[1, 3, 1.5, 1.5, 1.5, 1.5],
        ),
    ),
    occupations=[],
    rates=[],
    pdf_options={"border": "rects"},
    tempting="What a trainee pays as what the state pays: 学费 as training, 教材费 as other, 优惠价 as total.",
)

FORM = Strange(
    id="strange-application-form",
    family=0,
    notice=letter(
        "淮北",
        "淮人社秘〔2023〕27号",
        "印发职业技能培训补贴申请表",
        "现将申请表印发给你们，请按要求组织填报。",
        grid(
            r"""
            姓名 | | 身份证号 | | 联系电话 |
            职业（工种） | | 职业编码 | | 证书等级 |
            补贴类别 | □A □B □C | 补贴标准 | 元 | 申请金额 | 元
            例：砌筑工 | 五级 | 6-29-01-01 | B | 1000元 | 2023年8月
            申请人承诺 | 以上内容属实，如有虚假，愿退回补贴并承担3倍罚款。 | < | < | < | <
            """,
            header_rows=0,
        ),
    ),
    occupations=[],
    rates=[],
    pdf_options={"border": "rules"},
    tempting="The example row as an entry with a rate of 1000; field names as headers over it; □A □B □C as a class.",
)

FIXTURES = [CALENDAR, BUDGET, SHARES, SCORES, PRICES, FORM]
