-- Who may win no tender of the plan (LZ-10); taken off the list by the day it ended.
create table ledger.barred_bidder (
  id bigint generated always as identity primary key,
  plan text not null references ledger.plan,
  uscc text not null,
  name text not null,
  reason text not null,
  barred_by text not null,
  barred_at timestamptz not null,
  lifted_reason text,
  lifted_by text,
  lifted_at timestamptz,
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_reason is null))
);
create unique index barred_bidder_present on ledger.barred_bidder (plan, uscc) where lifted_at is null;
