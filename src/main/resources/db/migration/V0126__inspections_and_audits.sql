-- Inspections with their level and mode (HZ-38, JN-31) and audits of money (HZ-33) in the work record, and drills with the
-- power company (HZ-43, LZ-43). Which kinds there are is the application's matter (WorkKind).
alter table ledger.work_record drop constraint work_record_kind_check, add constraint work_record_kind_check
  check (kind ~ '^[A-Z][A-Z_]*$');
alter table ledger.work_record drop constraint work_record_check1, add constraint work_record_drill_partners
  check (kind <> 'DRILL' or 'FIRE_SERVICE' = any(partners)
    and partners && array['HEAT_COMPANY', 'GAS_COMPANY', 'POWER_COMPANY']);
alter table ledger.work_record
  add column inspection_level text,
  add column inspection_mode text,
  add constraint work_record_inspection
    check ((kind = 'INSPECTION') = (inspection_level is not null) and (kind = 'INSPECTION') = (inspection_mode is not null));
