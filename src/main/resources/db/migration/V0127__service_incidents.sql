-- Incidents after the handover, which the village's implementing company deals with (HZ-15). Which kinds there are is the
-- application's matter (ReportKind).
alter table ledger.site_report drop constraint site_report_kind_check, add constraint site_report_kind_check
  check (kind ~ '^[A-Z][A-Z_]*$');
alter table ledger.site_report drop constraint site_report_check, add constraint site_report_against
  check (kind not in ('QUALITY', 'WAGE_ARREARS') or against is not null);
