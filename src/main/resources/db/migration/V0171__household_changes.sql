-- Changes of households after their confirmation: asked for by one person, decided by another, kept for good; whoever
-- waits moves up; a rejection is looked at once more (B5).

-- WAITING: eligible, but beyond the village's quota; moves up in the roster's order.
alter table ledger.household drop constraint household_eligibility_check, add constraint household_eligibility_check
  check (eligibility in ('SURVEYED', 'PROPOSED_ELIGIBLE', 'PROPOSED_REJECTED', 'CONFIRMED', 'WAITING', 'REJECTED', 'WITHDRAWN'));
-- Nothing is built for a household that was not confirmed; it may withdraw afterwards.
alter table ledger.household drop constraint household_check, add constraint household_built_when_confirmed
  check (retrofit = 'NONE' or eligibility in ('CONFIRMED', 'WITHDRAWN'));
create index household_waiting on ledger.household (plan, village, sequence_no) where eligibility = 'WAITING';

create table ledger.household_change (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  village text not null,
  -- Null for a new household until it is on the register.
  household bigint references ledger.household,
  kind text not null check (kind in ('ADD', 'CORRECT', 'REVOKE', 'ROUTE')),
  cause text not null,
  reason text not null,
  -- The new values, sealed; what stood and what shall stand, masked.
  content bytea not null,
  shown jsonb not null,
  identity_fingerprint bytea,
  requested_by text not null,
  requested_at timestamptz not null,
  decision text check (decision in ('APPROVED', 'REJECTED')),
  opinion text,
  decided_by text,
  decided_at timestamptz,
  -- Where a new household came to stand, and who moved up for one that left.
  outcome text check (outcome in ('CONFIRMED', 'WAITING')),
  moved_up bigint references ledger.household,
  after_payment boolean not null default false,
  foreign key (plan, village) references ledger.village,
  check (kind = 'ADD' or household is not null),
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  -- Never the same person.
  check (decided_by <> requested_by)
) with (fillfactor = 50);
create index household_change_body on ledger.household_change (plan, body, id);
create unique index household_change_open on ledger.household_change (household) where decision is null;
create unique index household_addition_open on ledger.household_change (plan, identity_fingerprint)
  where kind = 'ADD' and decision is null;
create trigger household_change_decided_once before update on ledger.household_change
  for each row when (old.decision is not null) execute function ledger.refuse_change();
create trigger household_change_request_kept before update of plan, body, village, kind, cause, reason, content, requested_by,
  requested_at on ledger.household_change for each row execute function ledger.refuse_change();
create trigger household_change_kept before delete or truncate on ledger.household_change
  execute function ledger.refuse_change();

-- Whose house it was when: heirs and buyers follow with the day (domain: beneficiary and payee are separate, dated links).
create table ledger.beneficiary (
  id bigint generated always as identity primary key,
  household bigint not null references ledger.household,
  name_sealed bytea not null,
  name_masked text not null,
  identity_sealed bytea not null,
  identity_masked text not null,
  valid_from date not null,
  valid_to date,
  change bigint references ledger.household_change,
  check (valid_to >= valid_from)
);
create unique index beneficiary_once on ledger.beneficiary (household) where valid_to is null;

-- The one re-check of a rejection (B5, default).
create table ledger.rejection_recheck (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  village text not null,
  household bigint not null unique references ledger.household,
  reason text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  decision text check (decision in ('CONFIRMED', 'WAITING', 'UPHELD')),
  opinion text,
  decided_by text,
  decided_at timestamptz,
  foreign key (plan, village) references ledger.village,
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  check (decision is null or opinion is not null),
  check (decided_by <> requested_by)
) with (fillfactor = 50);
create index rejection_recheck_body on ledger.rejection_recheck (plan, body, id);
create trigger rejection_recheck_decided_once before update on ledger.rejection_recheck
  for each row when (old.decision is not null) execute function ledger.refuse_change();
create trigger rejection_recheck_kept before delete or truncate on ledger.rejection_recheck
  execute function ledger.refuse_change();
