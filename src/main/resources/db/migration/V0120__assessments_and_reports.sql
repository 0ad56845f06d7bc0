-- What Jiyang's document asks for beyond the stages, for every plan that has it: the plan's bases (JY-01), the coverage
-- assessment of a body (JY-10), accountability with its cause (JY-23), difficulties and issues of the works (JY-09, JY-19).
alter table ledger.plan add column bases jsonb not null default '[]';

alter table ledger.work_record drop constraint work_record_kind_check, add constraint work_record_kind_check
  check (kind in ('PERMITS', 'COMPENSATION', 'WORKER_RELATIONS', 'TRADES', 'YEARLY_PLAN', 'UPKEEP', 'VISIT', 'DRILL',
    'PUBLICITY', 'WITHHELD', 'CROWDED_OUT', 'DIVERTED', 'FALSE_CLAIM'));

alter table ledger.responsibility drop constraint responsibility_duty_check, add constraint responsibility_duty_check
  check (duty in ('PRINCIPAL', 'DEDICATED_OFFICER', 'PLANNING', 'SURVEY', 'AWARD', 'CONSTRUCTION', 'COMMISSIONING',
    'ACCEPTANCE', 'PAYOUT', 'COORDINATION', 'UPKEEP'));

create table ledger.coverage_assessment (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  covered boolean not null,
  assessed_on date not null,
  document_no text,
  opinion text,
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, body) references ledger.body,
  check (covered or opinion is not null)
);
create index coverage_assessment_body on ledger.coverage_assessment (plan, body, id);
create trigger coverage_assessment_append_only before update or delete or truncate on ledger.coverage_assessment
  for each statement execute function ledger.refuse_change();

-- What a body did about an assessment that found it not covered.
create table ledger.coverage_completion (
  assessment bigint primary key references ledger.coverage_assessment,
  measure text not null,
  by_user text not null,
  at timestamptz not null
);
create trigger coverage_completion_append_only before update or delete or truncate on ledger.coverage_completion
  for each statement execute function ledger.refuse_change();

create table ledger.accountability (
  measure bigint primary key references ledger.supervision_measure,
  cause text not null check (cause in ('SLOW_PROGRESS', 'POOR_QUALITY', 'FRAUD')),
  adverse boolean not null check (adverse),
  consequence text not null
);
create trigger accountability_append_only before update or delete or truncate on ledger.accountability
  for each statement execute function ledger.refuse_change();

-- Difficulties that a body reports, and issues it raises against a contractor or site inspector.
create table ledger.site_report (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  -- A village, or the body.
  place text not null,
  kind text not null check (kind in ('DIFFICULTY', 'QUALITY', 'WAGE_ARREARS')),
  against text,
  text text not null,
  raised_by text not null,
  raised_at timestamptz not null,
  closed_at timestamptz,
  foreign key (plan, body) references ledger.body,
  check (kind = 'DIFFICULTY' or against is not null)
) with (fillfactor = 50);
create index site_report_body on ledger.site_report (plan, body, id);
create index site_report_wages on ledger.site_report (place) where kind = 'WAGE_ARREARS' and closed_at is null;

create table ledger.site_report_step (
  id bigint generated always as identity primary key,
  report bigint not null references ledger.site_report,
  kind text not null check (kind in ('ANSWERED', 'RETURNED', 'CLOSED')),
  text text,
  by_user text not null,
  at timestamptz not null
);
create index site_report_step_report on ledger.site_report_step (report, id);
create trigger site_report_step_append_only before update or delete or truncate on ledger.site_report_step
  for each statement execute function ledger.refuse_change();
