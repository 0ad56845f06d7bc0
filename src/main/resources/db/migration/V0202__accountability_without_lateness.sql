-- Fraud, poor quality and misuse of funds bring accountability without anybody being late (JY-23, JN-33): opened by hand
-- with its facts, decided by somebody else.
create table ledger.accountability_inquiry (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  cause text not null check (cause in ('SLOW_PROGRESS', 'POOR_QUALITY', 'FRAUD', 'SEVERE_LAG', 'FUND_MISUSE')),
  -- An office or post, no household's person.
  respondent text not null check (respondent <> ''),
  facts text not null check (facts <> ''),
  opened_by text not null,
  opened_at timestamptz not null,
  pursued boolean,
  number text,
  document_no text,
  consequence text,
  conclusion text,
  decided_by text constraint accountability_second_person check (decided_by <> opened_by),
  decided_at timestamptz,
  foreign key (plan, body) references ledger.body,
  check (num_nonnulls(pursued, conclusion, decided_by, decided_at) in (0, 4)),
  check ((number is not null) = coalesce(pursued, false)),
  check (not coalesce(pursued, false) or cause in ('SEVERE_LAG', 'FUND_MISUSE') or consequence is not null)
);
create index accountability_inquiry_body on ledger.accountability_inquiry (plan, body, id);
create trigger accountability_inquiry_decided_once before update on ledger.accountability_inquiry
  for each row when (old.decided_at is not null) execute function ledger.refuse_change();
create trigger accountability_inquiry_kept before delete or truncate on ledger.accountability_inquiry
  for each statement execute function ledger.refuse_change();
