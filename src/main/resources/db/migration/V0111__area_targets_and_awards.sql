-- Targets that are no households, who stands above a body, what the city awards, and who is barred from its money.

create table ledger.area_target (
  plan text not null references ledger.plan,
  area text not null,
  name text not null,
  position int not null,
  quantity bigint not null check (quantity > 0),
  unit text not null,
  primary key (plan, area),
  unique (plan, position),
  unique (plan, name)
);
comment on table ledger.area_target is 'HZ-01: new urban central heating by area; no household is paid for it (HZ-27)';

create table ledger.area_progress (
  id bigint generated always as identity primary key,
  plan text not null,
  area text not null,
  as_of date not null,
  quantity bigint not null check (quantity >= 0),
  note text,
  by_user text not null,
  recorded_at timestamptz not null,
  foreign key (plan, area) references ledger.area_target
);
comment on column ledger.area_progress.quantity is 'what is done altogether; the latest report counts';
create index area_progress_latest on ledger.area_progress (plan, area, id desc);
create trigger area_progress_append_only before update or delete or truncate on ledger.area_progress
  for each statement execute function ledger.refuse_change();

create table ledger.body_supervisor (
  plan text not null,
  body text not null,
  leader text not null,
  department text not null,
  note text,
  primary key (plan, body),
  foreign key (plan, body) references ledger.body
);
comment on table ledger.body_supervisor is 'HZ-36: posts, no persons';

-- A confirmed violation in the use of funds bars the body from the city's later payments (HZ-34).
create table finance.violation (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  document_no text not null,
  confirmed_on date not null,
  finding text not null,
  by_user text not null,
  at timestamptz not null
);
create index violation_of_body on finance.violation (plan, body);
create trigger violation_append_only before update or delete or truncate on finance.violation
  for each statement execute function finance.refuse_change();

-- What the city awards to bodies that stood out, within the plan's pot (HZ-29).
create table finance.award (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  amount bigint not null check (amount > 0),
  document_no text not null,
  decided_on date not null,
  reason text not null,
  by_user text not null,
  at timestamptz not null,
  unique (plan, body, document_no)
);
create trigger award_append_only before update or delete or truncate on finance.award
  for each statement execute function finance.refuse_change();

create function finance.require_award_within_pot() returns trigger language plpgsql as $$
declare
  pot bigint;
begin
  select award_pot into pot from finance.plan_limit where plan = new.plan for no key update;
  if pot is null or new.amount + coalesce((select sum(amount) from finance.award where plan = new.plan), 0) > pot then
    raise exception 'The awards of % exceed its pot', new.plan using errcode = 'check_violation', constraint = 'award_within_pot';
  end if;
  if exists (select from finance.violation where plan = new.plan and body = new.body) then
    raise exception '% is barred from the money of the city', new.body using errcode = 'check_violation', constraint = 'award_not_barred';
  end if;
  return new;
end $$;
create trigger award_within_pot before insert on finance.award
  for each row execute function finance.require_award_within_pot();
