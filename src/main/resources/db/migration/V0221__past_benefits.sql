-- Whom a county gave what in earlier years, from its old workbooks; personal data sealed as in the register.
create table ledger.past_benefit_import (
  id uuid primary key,
  plan text not null references ledger.plan,
  area text not null references ledger.area,
  file_name_sealed bytea,
  added int not null,
  known int not null,
  refused int not null,
  -- the refused rows with their findings, for a workbook to correct; null when there are none
  refused_sealed bytea,
  by_user text not null,
  at timestamptz not null,
  check ((refused = 0) = (refused_sealed is null))
);
create index past_benefit_import_of on ledger.past_benefit_import (plan, at desc);

create table ledger.past_benefit (
  id bigint generated always as identity primary key,
  area text not null references ledger.area,
  year int not null check (year between 2000 and 2100),
  item text not null,
  amount_fen bigint check (amount_fen >= 0),
  town text,
  village text not null,
  name_sealed bytea not null,
  name_fingerprint bytea not null,
  name_masked text not null,
  identity_sealed bytea not null,
  identity_fingerprint bytea not null,
  identity_masked text not null,
  address_sealed bytea,
  address_fingerprint bytea,
  -- the village with its town before it where the list names one
  place text not null,
  source text not null,
  import uuid not null references ledger.past_benefit_import,
  unique (area, identity_fingerprint, year, item)
);
create index past_benefit_identity on ledger.past_benefit (identity_fingerprint, area);
create index past_benefit_name on ledger.past_benefit (name_fingerprint, area);
create index past_benefit_address on ledger.past_benefit (address_fingerprint, area) where address_fingerprint is not null;
create trigger past_benefit_append_only before update or delete or truncate on ledger.past_benefit
  for each statement execute function ledger.refuse_change();
