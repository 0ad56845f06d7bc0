-- Households that an earlier plan left open and that are candidates of a later one; their old rows keep their history.
create table ledger.carried_household (
  from_household bigint primary key references ledger.household,
  from_plan text not null references ledger.plan,
  plan text not null references ledger.plan,
  body text not null,
  village_name text not null,
  -- what it was in the earlier plan
  eligibility text not null,
  -- its row in the later plan, once it is surveyed there
  household bigint references ledger.household,
  carried_by text not null,
  carried_at timestamptz not null,
  foreign key (plan, body) references ledger.body,
  check (plan <> from_plan)
);
create index carried_household_to on ledger.carried_household (plan, body, village_name);
create index carried_household_found on ledger.carried_household (household) where household is not null;
