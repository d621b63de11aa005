-- The one formula that is left to the user of the data, and the joins that most questions begin with.
CREATE MACRO amount_for_hours(amount_yuan, hours_min, extra_hour_rate_yuan, cap_yuan, hours) AS
  CASE
    WHEN hours IS NULL OR amount_yuan IS NULL THEN amount_yuan
    WHEN hours < coalesce(hours_min, 0) THEN NULL
    ELSE least(
      amount_yuan + greatest(0, hours - coalesce(hours_min, 0)) * coalesce(extra_hour_rate_yuan, 0),
      coalesce(cap_yuan, 'infinity'::DOUBLE))
  END;

CREATE VIEW payments AS
  SELECT
    c.notice_id, c.document_number, c.region_code, c.region_name, c.effective_from, c.effective_to,
    c.programme, p.zh AS programme_zh, p.en AS programme_en, c.list, c.name, c.occupation_code, c.occupation_name,
    c.subsidy_class, c.grade, c.certificate, c.is_residual, c.base_amount_yuan, c.is_scarce,
    e.beneficiary, b.zh AS beneficiary_zh, b.en AS beneficiary_en, e."case", e.uplift_pct, e.share_pct,
    e.amount_yuan, e.bound, c.unit, u.zh AS unit_zh, u.en AS unit_en,
    e.hours_min, e.extra_hour_rate_yuan, e.cap_yuan, e.conditions, e.steps, e.sources, c.row_id, e.entitlement_id
  FROM catalogue c
  JOIN entitlements e USING (row_id)
  LEFT JOIN labels p ON p."table" = 'catalogue' AND p."column" = 'programme' AND p.value = c.programme
  LEFT JOIN labels b ON b."table" = 'entitlements' AND b."column" = 'beneficiary' AND b.value = e.beneficiary
  LEFT JOIN labels u ON u."table" = 'catalogue' AND u."column" = 'unit' AND u.value = c.unit
  WHERE c.status = 'final';
COMMENT ON VIEW payments IS '每个对象每一行可得的金额，不含征求意见稿 / What each beneficiary gets of each row; drafts for comment left out';

CREATE MACRO payments_on(region, day) AS TABLE
  SELECT * FROM payments
  WHERE region_code = region AND day BETWEEN effective_from AND coalesce(effective_to, DATE '9999-12-31');

CREATE VIEW notices_today AS
  SELECT n.*, t.last_day FROM notices n
  LEFT JOIN (SELECT notice_id, max(effective_to) AS last_day FROM catalogue GROUP BY notice_id) t USING (notice_id)
  WHERE n.status = 'final' AND current_date BETWEEN n.effective_from AND coalesce(t.last_day, DATE '9999-12-31');
COMMENT ON VIEW notices_today IS '今天施行中的通知 / Notices in force today';

CREATE VIEW open_issues AS
  SELECT * FROM issues WHERE accepted IS NULL AND severity <> 'note' ORDER BY severity, kind, notice_id, source;
COMMENT ON VIEW open_issues IS '待处理的疑点 / Issues that wait for a person';
