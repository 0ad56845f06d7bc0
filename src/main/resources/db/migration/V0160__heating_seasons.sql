-- The heating seasons after acceptance: what the utilities metered, who it belongs to, who reviewed it, who is identified as
-- in hardship, and the payment batches of a season.

alter table ledger.sheet drop constraint sheet_kind_check;
alter table ledger.sheet add constraint sheet_kind_check check (kind ~ '^[A-Z][A-Z_]*$');

-- One row per body and season, opened as the season begins and in turn (ZC-10); the days are those of the plan at that time.
create table ledger.heating_season (
  plan text not null,
  body text not null,
  no int not null check (no between 1 and 6),
  starts_on date not null,
  ends_on date not null check (ends_on > starts_on),
  statement_due date not null check (statement_due >= ends_on),
  opened_at timestamptz not null,
  finished_at timestamptz,
  primary key (plan, body, no),
  foreign key (plan, body) references ledger.body
);
create function ledger.require_season_before() returns trigger language plpgsql as $$
begin
  if new.no > 1 and not exists (
      select from ledger.heating_season s where s.plan = new.plan and s.body = new.body and s.no = new.no - 1) then
    raise exception 'Season % of %.% does not follow season %', new.no, new.plan, new.body, new.no - 1
      using errcode = 'check_violation', constraint = 'heating_season_follows';
  end if;
  return new;
end $$;
create trigger heating_season_follows before insert on ledger.heating_season
  for each row execute function ledger.require_season_before();

-- What a utility handed in for a season; one of a fuel counts until it is sent back.
create table ledger.usage_statement (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  season int not null,
  fuel text not null check (fuel in ('GAS', 'POWER', 'HEAT')),
  submission uuid not null unique references ledger.submission,
  handed_by text not null,
  handed_at timestamptz not null,
  returned_at timestamptz,
  returned_reason text,
  foreign key (plan, body, season) references ledger.heating_season,
  check ((returned_at is null) = (returned_reason is null))
);
create unique index usage_statement_current on ledger.usage_statement (plan, body, season, fuel) where returned_at is null;

-- Its rows as stated; who one belongs to is matched or decided by a person. A household without any is told by a person to
-- have used nothing (row_no 0).
create table ledger.usage_row (
  id bigint generated always as identity primary key,
  statement bigint not null references ledger.usage_statement,
  row_no int not null check (row_no >= 0),
  name_masked text,
  identity_masked text,
  account_sealed bytea,
  account_fingerprint bytea,
  account_masked text,
  meter_sealed bytea,
  meter_masked text,
  new_meter_sealed bytea,
  new_meter_fingerprint bytea,
  new_meter_masked text,
  situation text not null check (situation in ('NORMAL', 'ESTIMATED', 'METER_CHANGED', 'ROLLED_OVER')),
  start_reading numeric(14,2),
  end_reading numeric(14,2),
  old_end_reading numeric(14,2),
  new_start_reading numeric(14,2),
  quantity numeric(14,2) not null check (quantity >= 0),
  read_on date,
  note text,
  flags text[] not null,
  household bigint references ledger.household,
  matched_by text check (matched_by in ('NUMBER', 'METER', 'ACCOUNT', 'IDENTITY', 'PERSON')),
  unmatched_because text,
  rejected boolean not null default false,
  resolution text,
  resolved_by text,
  resolved_at timestamptz,
  check ((household is null) = (matched_by is null)),
  check (household is not null or unmatched_because is not null),
  check (not rejected or household is null),
  check (coalesce(matched_by, '') <> 'PERSON' and not rejected or resolution is not null and resolved_by is not null and resolved_at is not null)
);
create unique index usage_row_of_household on ledger.usage_row (statement, household);
create index usage_row_open on ledger.usage_row (statement) where household is null and not rejected;

-- The household's number at its utility (户号), as the last statement that was approved said it; one at a time.
create table ledger.utility_account (
  id bigint generated always as identity primary key,
  plan text not null,
  household bigint not null references ledger.household,
  fuel text not null check (fuel in ('GAS', 'POWER', 'HEAT')),
  account_sealed bytea not null,
  account_fingerprint bytea not null,
  account_masked text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create unique index utility_account_present on ledger.utility_account (household, fuel) where valid_to is null;
create unique index utility_account_once on ledger.utility_account (plan, fuel, account_fingerprint) where valid_to is null;

-- Reviews in the plan's order, each by another person; a refusal begins the next round (LZ-39).
create table ledger.season_review (
  plan text not null,
  body text not null,
  season int not null,
  round int not null check (round > 0),
  no int not null check (no > 0),
  role text not null,
  label text not null,
  decided_by text not null,
  approved boolean not null,
  opinion text,
  decided_at timestamptz not null,
  primary key (plan, body, season, round, no),
  foreign key (plan, body, season) references ledger.heating_season
);
create unique index season_review_by_different_persons on ledger.season_review (plan, body, season, round, decided_by);
create function ledger.require_review_before() returns trigger language plpgsql as $$
begin
  if new.no > 1 and not exists (
      select from ledger.season_review r where r.plan = new.plan and r.body = new.body and r.season = new.season
        and r.round = new.round and r.no = new.no - 1 and r.approved) then
    raise exception 'Review % of season % of %.% comes before review %', new.no, new.season, new.plan, new.body, new.no - 1
      using errcode = 'check_violation', constraint = 'season_review_in_order';
  end if;
  return new;
end $$;
create trigger season_review_in_order before insert on ledger.season_review
  for each row execute function ledger.require_review_before();
create trigger season_review_append_only before update or delete or truncate on ledger.season_review
  for each statement execute function ledger.refuse_change();

-- Who was identified as in hardship by which authority, from when and until when (HZ-31, HZ-32, LZ-56). A wrong entry is
-- revoked, never changed.
create table ledger.identification (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  household bigint not null references ledger.household,
  category text not null check (category in ('EXTREME_HARDSHIP', 'MINIMUM_LIVING', 'POOR_DISABLED', 'OTHER')),
  authority text not null check (authority in ('POVERTY_RELIEF', 'CIVIL_AFFAIRS')),
  document_no text not null check (document_no <> ''),
  identified_on date not null,
  valid_until date check (valid_until >= identified_on),
  note text,
  by_user text not null,
  at timestamptz not null,
  revoked_on date,
  revoked_reason text,
  revoked_by text,
  foreign key (plan, body) references ledger.body,
  check (category <> 'OTHER' or note is not null),
  check ((revoked_on is null) = (revoked_reason is null) and (revoked_on is null) = (revoked_by is null))
);
create index identification_of on ledger.identification (household);
create index identification_of_body on ledger.identification (plan, body);
create unique index identification_once on ledger.identification (household, authority, document_no) where revoked_on is null;

-- The batch of a season: it belongs to a whole body (its key stands where a village's does), pays a bank account or a utility
-- card, and is opened once. A line that is issued again stays within its season and its way.
alter table finance.batch drop constraint batch_kind_check;
alter table finance.batch add constraint batch_kind_check check (kind in ('REGULAR', 'REISSUE', 'SEASON'));
alter table finance.batch add column season int check (season between 1 and 6);
alter table finance.batch add column paid_to text not null default 'BANK' check (paid_to in ('BANK', 'CARD'));
alter table finance.batch add constraint batch_of_season check (kind <> 'SEASON' or season is not null);
alter table finance.batch add constraint batch_of_acceptance check (kind <> 'REGULAR' or season is null and paid_to = 'BANK');
create unique index batch_season_once on finance.batch (village, season) where kind = 'SEASON';
comment on column finance.batch.village is 'the village, or the body of a season''s batch';
