-- What a plan has done beside its villages: building efficiency (LZ-02, LZ-08, LZ-16, LZ-25), grid capacity (LZ-07) and
-- the start of heating (LZ-24).

-- A body's tracks; it is finished only with them.
create table ledger.track (
  plan text not null,
  body text not null,
  track text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (plan, body, track),
  foreign key (plan, body) references ledger.body
) with (fillfactor = 50);

-- Square metres or households; two decimals, never floating point (D-37).
create table ledger.building_target (
  plan text not null references ledger.plan,
  category text not null check (category in ('URBAN', 'RURAL')),
  name text not null,
  quantity numeric(14, 2) not null check (quantity > 0),
  unit text not null,
  primary key (plan, category),
  check (category = 'URBAN' or quantity = trunc(quantity))
);

-- The latest share of a body counts.
create table ledger.building_quota (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  category text not null,
  quantity numeric(14, 2) not null check (quantity >= 0),
  reason text not null,
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, body) references ledger.body,
  foreign key (plan, category) references ledger.building_target,
  check (category = 'URBAN' or quantity = trunc(quantity))
);
create index building_quota_latest on ledger.building_quota (plan, category, body, id desc);
create trigger building_quota_append_only before update or delete or truncate on ledger.building_quota
  for each statement execute function ledger.refuse_change();

create view ledger.building_share as
  select distinct on (plan, category, body) plan, category, body, quantity from ledger.building_quota
  order by plan, category, body, id desc;

create function ledger.require_shares_within_target() returns trigger language plpgsql as $$
declare
  target numeric;
begin
  select quantity into target from ledger.building_target where plan = new.plan and category = new.category for no key update;
  if new.quantity + coalesce((select sum(s.quantity) from ledger.building_share s
      where s.plan = new.plan and s.category = new.category and s.body <> new.body), 0) > target then
    raise exception 'The shares of % exceed the target', new.category
      using errcode = 'check_violation', constraint = 'shares_within_target';
  end if;
  return new;
end $$;
create trigger shares_within_target before insert on ledger.building_quota
  for each row execute function ledger.require_shares_within_target();

-- What is retrofitted: an urban building by its floor area, a rural household by its door. Names of persons are not kept.
create table ledger.building (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  category text not null,
  place text not null,
  door text not null,
  area numeric(12, 2) check (area > 0),
  household bigint references ledger.household,
  in_plan boolean not null,
  clean_heated boolean not null,
  occupied boolean not null,
  worthwhile boolean not null,
  willing boolean not null,
  reason text not null,
  clause text not null,
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, body) references ledger.body,
  foreign key (plan, category) references ledger.building_target,
  unique (plan, body, place, door),
  check ((category = 'URBAN') = (area is not null))
);
create trigger building_append_only before update or delete or truncate on ledger.building
  for each statement execute function ledger.refuse_change();

-- What was reported, inspected and concluded of a body's buildings, in order.
create table ledger.building_report (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  kind text not null check (kind in ('WORKS', 'WORKS_VERIFIED', 'INSPECTION', 'RECTIFICATION', 'CONCLUSION')),
  urban numeric(14, 2),
  rural int,
  done_on date,
  approved boolean,
  note text,
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, body) references ledger.body,
  check ((kind in ('WORKS', 'INSPECTION')) = (urban is not null and rural is not null)),
  check ((kind in ('WORKS_VERIFIED', 'CONCLUSION')) = (approved is not null))
);
create index building_report_body on ledger.building_report (plan, body, id);
create trigger building_report_append_only before update or delete or truncate on ledger.building_report
  for each statement execute function ledger.refuse_change();

create table ledger.grid_capacity (
  plan text not null,
  body text not null,
  required_kva int not null check (required_kva > 0),
  available_kva int not null,
  completed_on date not null,
  protection_plan text not null,
  repair_mechanism text not null,
  by_user text not null,
  at timestamptz not null,
  primary key (plan, body),
  foreign key (plan, body) references ledger.body,
  check (available_kva >= required_kva)
);
create trigger grid_capacity_append_only before update or delete or truncate on ledger.grid_capacity
  for each statement execute function ledger.refuse_change();

create table ledger.heating_start (
  plan text primary key references ledger.plan,
  starts_on date not null,
  started_at timestamptz
) with (fillfactor = 50);
comment on table ledger.heating_start is 'LZ-24: an event, no deadline (D-12); started_at is null before the day';

-- Which kinds of sheets there are is said by the program alone.
alter table ledger.sheet drop constraint sheet_kind_check, add constraint sheet_kind_check check (kind ~ '^[A-Z][A-Z_]*$');
