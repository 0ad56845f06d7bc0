-- A finished stage that was sent back, until it is finished again.
alter table ledger.stage_state add column sent_back_at timestamptz;
create index stage_state_sent_back on ledger.stage_state (subject) where sent_back_at is not null;

comment on column ledger.stage_state.reopened is 'how often the stage was sent back since it was first reached';

-- An actual date that lay too far back when it was entered; the day of entry counts until the office confirms (B5).
create table ledger.date_claim (
  id bigint generated always as identity primary key,
  plan text not null references ledger.plan,
  subject text not null,
  stage text not null,
  actual_on date not null,
  entered_on date not null check (entered_on > actual_on),
  opened_at timestamptz not null,
  decision text check (decision in ('CONFIRMED', 'DENIED', 'LAPSED')),
  opinion text,
  decided_by text,
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null)),
  check (decision is null or decision = 'LAPSED' or decided_by is not null)
) with (fillfactor = 50);
create unique index date_claim_open on ledger.date_claim (subject, stage) where decision is null;
create index date_claim_of on ledger.date_claim (subject, id);
