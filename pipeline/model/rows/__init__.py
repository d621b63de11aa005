"""A row of each published table, defined once. Arrow schema, dictionary, datapackage.json and keys are made of these."""

from pipeline.model.rows.catalogue import CatalogueRow
from pipeline.model.rows.codes import CrosswalkRow, CscoRow, TrainingCodeRow, WorkTypeRow
from pipeline.model.rows.definition import Column, Placed, Row, TableSchema, schema_of
from pipeline.model.rows.entitlements import EntitlementRow
from pipeline.model.rows.money import RateRow, RuleRow
from pipeline.model.rows.notices import NoticeRow
from pipeline.model.rows.occupations import OccupationRow
from pipeline.model.rows.work import CoverageRow, IssueRow

__all__ = [
    "ROWS",
    "CatalogueRow",
    "Column",
    "CoverageRow",
    "CrosswalkRow",
    "CscoRow",
    "EntitlementRow",
    "IssueRow",
    "NoticeRow",
    "OccupationRow",
    "Placed",
    "RateRow",
    "Row",
    "RuleRow",
    "TableSchema",
    "TrainingCodeRow",
    "WorkTypeRow",
    "schema_of",
]

# In the order in which people read about them.
ROWS: tuple[type[Row], ...] = (
    NoticeRow,
    OccupationRow,
    RateRow,
    RuleRow,
    CrosswalkRow,
    TrainingCodeRow,
    CatalogueRow,
    EntitlementRow,
    CscoRow,
    WorkTypeRow,
    CoverageRow,
    IssueRow,
)
