-- Deadlines that administrators move: who asked, on what ground, who approved, and what became of each running case.
create table ledger.deadline_adjustment (
  id bigint generated always as identity primary key,
  plan text not null references ledger.plan,
  source text not null check (source in ('TABLE', 'DIAGRAM', 'MODEL', 'UNDO')),
  undo_of bigint references ledger.deadline_adjustment,
  structural boolean not null,
  state text not null check (state in ('PROPOSED', 'REJECTED', 'APPLYING', 'COMPLETE', 'COMPLETE_EXCEPT')),
  based_on text not null,
  deployment text,
  reason text,
  legal_basis text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  opinion text,
  finished_at timestamptz,
  check (approved_by is null or approved_by <> proposed_by)
) with (fillfactor = 50);
-- One at a time per plan: a second one would be judged against dates that are about to change.
create unique index deadline_adjustment_running on ledger.deadline_adjustment (plan) where state in ('PROPOSED', 'APPLYING');

-- Both dates of each gate that moves.
create table ledger.deadline_change (
  adjustment bigint not null references ledger.deadline_adjustment,
  model text not null,
  frame text not null,
  name text not null,
  rule_before text not null,
  rule_after text not null,
  due_before date not null,
  due_after date not null,
  primary key (adjustment, model, frame)
);
create trigger deadline_change_append_only before update or delete or truncate on ledger.deadline_change
  for each statement execute function ledger.refuse_change();

-- The files as they will be deployed, kept from the proposal to the deployment.
create table ledger.adjusted_file (
  adjustment bigint not null references ledger.deadline_adjustment,
  path text not null,
  bytes bytea not null,
  primary key (adjustment, path)
);
create trigger adjusted_file_append_only before update or delete or truncate on ledger.adjusted_file
  for each statement execute function ledger.refuse_change();

-- Every running case, once; the run works through the pending ones in the order of their subjects.
create table ledger.adjusted_case (
  adjustment bigint not null references ledger.deadline_adjustment,
  subject text not null,
  model text not null,
  reference text not null,
  state text not null check (state in ('PENDING', 'DONE', 'SET_ASIDE')),
  problem text,
  at timestamptz,
  primary key (adjustment, subject, model),
  check ((state = 'SET_ASIDE') = (problem is not null))
) with (fillfactor = 50);
create index adjusted_case_pending on ledger.adjusted_case (adjustment, subject) where state = 'PENDING';

-- What happened to a gate of a case, in the transaction in which it happened.
create table ledger.adjusted_deadline (
  id bigint generated always as identity primary key,
  adjustment bigint references ledger.deadline_adjustment,
  subject text not null,
  frame text not null,
  outcome text not null check (outcome in ('EXPECTED', 'MOVED', 'REARMED', 'STILL_OVERDUE', 'NO_LONGER_OVERDUE')),
  due_before date,
  due_after date not null,
  at timestamptz not null
);
create index adjusted_deadline_subject on ledger.adjusted_deadline (subject, id);
create trigger adjusted_deadline_append_only before update or delete or truncate on ledger.adjusted_deadline
  for each statement execute function ledger.refuse_change();
