-- What an entry about a condition names beyond what all kinds have, such as the after-sales place, people and phone (LZ-32).
alter table ledger.condition add column details jsonb not null default '{}';

-- A named inspector for each site (LZ-22), who builds what in a village (JY-08), the wiring behind the meter (HZ-21).
alter table ledger.condition drop constraint condition_kind_check, add constraint condition_kind_check
  check (kind in ('ROUTE_STANDARD', 'PROJECT_APPROVAL', 'GAS_AGREEMENT', 'GRID_SURVEY',
    'TASK_FORCE', 'CONTINGENCY_PLAN', 'CONTRACTOR_COMMITMENT', 'WAGE_ACCOUNT', 'REAL_NAME_ROSTER', 'QUALIFICATION',
    'AFTER_SALES', 'PERMITS', 'CROSSING', 'ASSEMBLY', 'PRELIMINARY_ACCEPTANCE', 'INSPECTOR_REPORT', 'DOSSIER',
    'COMPLETION_FILING', 'SITE_INSPECTOR', 'VILLAGE_CONTRACTORS', 'POST_METER_WIRING'));
