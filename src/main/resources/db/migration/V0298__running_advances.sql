-- What is paid of a heating season's running subsidy before the season, and how the season's own batch takes it off.

alter table finance.batch drop constraint batch_kind_check, add constraint batch_kind_check
  check (kind in ('REGULAR', 'REISSUE', 'REINSTATEMENT', 'SEASON', 'REMAINDER', 'RETENTION', 'ADVANCE'));
alter table finance.batch drop constraint batch_of_season, add constraint batch_of_season
  check (kind not in ('SEASON', 'ADVANCE') or season is not null);
create unique index batch_advance_once on finance.batch (village, season) where kind = 'ADVANCE';

alter table finance.entitlement drop constraint entitlement_item_check, add constraint entitlement_item_check
  check (item in ('CONSTRUCTION', 'EQUIPMENT', 'RUNNING', 'RUNNING_ADVANCE', 'HARDSHIP_RUNNING', 'HARDSHIP_EQUIPMENT'));
alter table finance.entitlement drop constraint entitlement_season, add constraint entitlement_season
  check (case when item in ('RUNNING', 'RUNNING_ADVANCE') then season between 1 and 6
         when item = 'HARDSHIP_RUNNING' then season >= 1 else season = 0 end);

-- An advance of season n follows season n - 1, be that paid or advanced; it is no season more itself (ZC-10).
create function finance.require_season_before_advance() returns trigger language plpgsql as $$
begin
  if new.season > 1 and not exists (
      select from finance.entitlement e where e.household = new.household
        and e.item in ('RUNNING', 'RUNNING_ADVANCE') and e.season = new.season - 1) then
    raise exception 'Advance of season % of household % does not follow season %', new.season, new.household, new.season - 1
      using errcode = 'check_violation', constraint = 'entitlement_advance_follows';
  end if;
  return null;
end $$;
create trigger entitlement_advance_follows after insert on finance.entitlement
  for each row when (new.item = 'RUNNING_ADVANCE') execute function finance.require_season_before_advance();

-- What a season comes to for a household that was paid in advance, by source: the whole, what was advanced, what is due now or was
-- advanced beyond the whole. No source pays below nothing, none more than its share of the whole.
create table finance.season_settlement (
  entitlement bigint not null references finance.entitlement,
  source text not null check (source in ('SUPERIOR', 'CITY_AWARD', 'DISTRICT_MATCHING')),
  whole bigint not null check (whole >= 0),
  advanced bigint not null check (advanced >= 0),
  due bigint not null check (due >= 0 and due <= greatest(whole - advanced, 0)),
  surplus bigint not null check (surplus >= 0 and surplus <= greatest(advanced - whole, 0)),
  primary key (entitlement, source)
);
create trigger season_settlement_append_only before update or delete or truncate on finance.season_settlement
  execute function finance.refuse_change();
create function finance.require_settlement_adds_up() returns trigger language plpgsql as $$
declare
  wrong bool;
begin
  select sum(s.whole) - sum(s.advanced) <> sum(s.due) - sum(s.surplus) or sum(s.due) <> e.amount
      or sum(s.due) > 0 and sum(s.surplus) > 0 or e.item <> 'RUNNING'
    into wrong
    from finance.season_settlement s join finance.entitlement e on e.id = s.entitlement
    where s.entitlement = new.entitlement group by e.id;
  if wrong or exists (select from finance.season_settlement s
      where s.entitlement = new.entitlement and s.due <> coalesce((select x.amount from finance.entitlement_share x
        where x.entitlement = s.entitlement and x.source = s.source), 0)) then
    raise exception 'The settlement of entitlement % does not add up', new.entitlement
      using errcode = 'check_violation', constraint = 'settlement_adds_up';
  end if;
  return null;
end $$;
create constraint trigger settlement_adds_up after insert on finance.season_settlement deferrable initially deferred
  for each row execute function finance.require_settlement_adds_up();

-- Which payment in advance was taken off, once, and what of it is to come back; without an entitlement of a household that had
-- no claim to the season any more.
create table finance.advance_taken (
  line bigint not null references finance.line,
  source text not null check (source in ('SUPERIOR', 'CITY_AWARD', 'DISTRICT_MATCHING')),
  entitlement bigint references finance.entitlement,
  amount bigint not null check (amount > 0),
  surplus bigint not null check (surplus >= 0 and surplus <= amount),
  at timestamptz not null,
  primary key (line, source),
  check (entitlement is not null or surplus = amount)
);
create index advance_taken_of on finance.advance_taken (entitlement);
create trigger advance_taken_append_only before update or delete or truncate on finance.advance_taken
  execute function finance.refuse_change();
create function finance.require_advance_paid() returns trigger language plpgsql as $$
begin
  if not exists (select from finance.line l join finance.entitlement_share s on s.entitlement = l.entitlement
      where l.id = new.line and l.item = 'RUNNING_ADVANCE' and l.state = 'PAID' and s.source = new.source and s.amount >= new.amount) then
    raise exception 'Line % paid no such advance', new.line
      using errcode = 'check_violation', constraint = 'advance_taken_of_payment';
  end if;
  return new;
end $$;
create trigger advance_taken_of_payment before insert on finance.advance_taken
  for each row execute function finance.require_advance_paid();

-- What was advanced beyond what is due is claimed back of the payment that carried it.
alter table finance.clawback drop constraint clawback_cause_check, add constraint clawback_cause_check
  check (cause in ('COAL_USE', 'WRONG_PAYMENT', 'WITHDRAWAL', 'NO_BURN_ZONE', 'ADVANCE_SURPLUS'));
do $$
declare
  wrong_payment_alone text;
begin
  select conname into strict wrong_payment_alone from pg_constraint
    where conrelid = 'finance.clawback'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%wrong_line IS NOT NULL%';
  execute format('alter table finance.clawback drop constraint %I', wrong_payment_alone);
end $$;
alter table finance.clawback add constraint clawback_of_one_payment check (
  (cause in ('WRONG_PAYMENT', 'ADVANCE_SURPLUS')) = (wrong_line is not null) and (wrong_line is null) = (wrong_amount is null));
