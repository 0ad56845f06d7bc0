-- Conditions that a plan demands before one of its gates (requirements B6): who recorded when that each is there.
-- A wrong entry is put right by another one that replaces it, and taken back by one that says so.
create table ledger.condition (
  id           bigint generated always as identity primary key,
  plan         text not null references ledger.plan,
  body         text,
  subject      text not null,
  kind         text not null check (kind in ('ROUTE_STANDARD', 'PROJECT_APPROVAL', 'GAS_AGREEMENT', 'GRID_SURVEY',
    'TASK_FORCE', 'CONTINGENCY_PLAN', 'CONTRACTOR_COMMITMENT', 'WAGE_ACCOUNT', 'REAL_NAME_ROSTER', 'QUALIFICATION',
    'AFTER_SALES', 'PERMITS', 'CROSSING', 'ASSEMBLY', 'PRELIMINARY_ACCEPTANCE', 'INSPECTOR_REPORT', 'DOSSIER',
    'COMPLETION_FILING')),
  number       text,
  issuer       text not null check (issuer <> ''),
  met_on       date not null,
  promised_on  date,
  quantity     bigint check (quantity > 0),
  planned      bigint check (planned > 0),
  crossings    text[] not null,
  note         text,
  revoked      boolean not null,
  supersedes   bigint unique references ledger.condition,
  by_user      text not null,
  recorded_at  timestamptz not null,
  foreign key (plan, body) references ledger.body,
  check (not revoked or supersedes is not null and note <> ''),
  check (kind <> 'CONTRACTOR_COMMITMENT' or promised_on is not null),
  check (kind not in ('GAS_AGREEMENT', 'GRID_SURVEY') or quantity is not null and planned is not null)
);
-- A place has one line of entries per kind, whoever is first.
create unique index condition_first on ledger.condition (subject, kind) where supersedes is null;
create index condition_place on ledger.condition (plan, body, id);
create trigger condition_append_only before update or delete or truncate on ledger.condition
  for each statement execute function ledger.refuse_change();
