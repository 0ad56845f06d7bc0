-- Money from above is advanced on the task number and settled on accepted households (先预拨后清算): what each settlement states is kept as
-- two persons agreed on it, a surplus leaves the fund, a shortfall is owed until a document makes it good. Amounts are integer fen.
create table finance.level_settlement (
  id bigint generated always as identity primary key,
  fund bigint not null references finance.fund,
  no integer not null check (no > 0),
  as_of date not null,
  -- what a document of the superior grants for an accepted household; null where the shares of what households are due count
  rate bigint check (rate > 0),
  -- what becomes of a surplus: it goes back up, or stays and is carried over
  disposal text check (disposal in ('RETURN_UP', 'CARRY_OVER')),
  -- all that documents advanced to the fund so far, other than in answer to a settlement
  advanced bigint not null check (advanced >= 0),
  due bigint not null check (due >= 0),
  -- what earlier settlements found, owed to us above zero
  settled_before bigint not null,
  -- above zero owed to us, below zero a surplus
  difference bigint not null,
  note text,
  prepared_by text not null,
  prepared_at timestamptz not null,
  unique (fund, no),
  unique (id, prepared_by),
  constraint level_settlement_adds_up check (difference = due - advanced - settled_before),
  constraint level_settlement_disposes_of_surplus check ((difference < 0) = (disposal is not null))
);
create trigger level_settlement_append_only before update or delete or truncate on finance.level_settlement
  execute function finance.refuse_change();

-- The figures of a village, or of a body for what is due to it as a whole.
create table finance.level_settlement_row (
  settlement bigint not null references finance.level_settlement,
  place text not null,
  body_name text not null,
  name text not null,
  task integer not null check (task >= 0),
  confirmed integer not null check (confirmed >= 0),
  completed integer not null check (completed >= 0),
  accepted integer not null check (accepted >= 0),
  -- households with a subsidy of this source that was decided, of which so many are paid
  decided integer not null check (decided >= 0),
  paid integer not null check (paid >= 0),
  due bigint not null check (due >= 0),
  paid_amount bigint not null,
  primary key (settlement, place)
);
create trigger level_settlement_row_append_only before update or delete or truncate on finance.level_settlement_row
  execute function finance.refuse_change();

-- The documents that advanced what is settled.
create table finance.level_settlement_document (
  settlement bigint not null references finance.level_settlement,
  transfer bigint not null references finance.transfer,
  primary key (settlement, transfer)
);
create trigger level_settlement_document_append_only before update or delete or truncate on finance.level_settlement_document
  execute function finance.refuse_change();

-- The second person's word, once.
create table finance.level_settlement_decision (
  settlement bigint primary key,
  agreed boolean not null,
  opinion text,
  prepared_by text not null,
  by_user text not null,
  at timestamptz not null,
  content_hash bytea not null,
  foreign key (settlement, prepared_by) references finance.level_settlement (id, prepared_by),
  constraint level_settlement_second_person check (not agreed or by_user <> prepared_by),
  check (agreed or trim(opinion) <> '')
);
create trigger level_settlement_decision_append_only before update or delete or truncate on finance.level_settlement_decision
  execute function finance.refuse_change();

-- Over everything that the second person agrees to.
create function finance.level_settlement_hash(of_settlement bigint) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array(s.fund, s.no, s.as_of, s.rate, s.disposal, s.advanced, s.due, s.settled_before, s.difference,
           s.note, s.prepared_by,
           (select jsonb_agg(jsonb_build_array(r.place, r.body_name, r.name, r.task, r.confirmed, r.completed, r.accepted, r.decided, r.paid,
                    r.due, r.paid_amount) order by r.place collate "C") from finance.level_settlement_row r where r.settlement = s.id),
           (select jsonb_agg(d.transfer order by d.transfer) from finance.level_settlement_document d where d.settlement = s.id))::text, 'UTF8'))
  from finance.level_settlement s where s.id = of_settlement
$$;

-- One settlement of a fund at a time, on top of what the earlier ones found.
create function finance.require_settlement_in_turn() returns trigger language plpgsql as $$
begin
  perform 1 from finance.account where fund = new.fund order by id for no key update;
  if exists (select from finance.level_settlement s where s.fund = new.fund
             and not exists (select from finance.level_settlement_decision d where d.settlement = s.id)) then
    raise exception 'Another settlement of fund % waits for its second person', new.fund
      using errcode = 'check_violation', constraint = 'level_settlement_in_turn';
  end if;
  if new.settled_before <> (select coalesce(sum(s.difference), 0) from finance.level_settlement s
      join finance.level_settlement_decision d on d.settlement = s.id and d.agreed where s.fund = new.fund) then
    raise exception 'Not what earlier settlements of fund % found', new.fund
      using errcode = 'check_violation', constraint = 'level_settlement_after_earlier_ones';
  end if;
  return new;
end $$;
create trigger level_settlement_in_turn before insert on finance.level_settlement
  for each row execute function finance.require_settlement_in_turn();

-- What was decided gains no rows any more.
create function finance.require_undecided_settlement() returns trigger language plpgsql as $$
begin
  if exists (select from finance.level_settlement_decision d where d.settlement = new.settlement) then
    raise exception 'Settlement % is decided', new.settlement
      using errcode = 'check_violation', constraint = 'level_settlement_frozen';
  end if;
  return new;
end $$;
create trigger level_settlement_row_before_decision before insert on finance.level_settlement_row
  for each row execute function finance.require_undecided_settlement();
create trigger level_settlement_document_before_decision before insert on finance.level_settlement_document
  for each row execute function finance.require_undecided_settlement();

-- Money that answers a settlement, that leaves the fund by one, or that came in from a fund of an earlier year.
alter table finance.transfer add column settlement bigint references finance.level_settlement;
alter table finance.transfer add column carries bigint unique references finance.transfer;
alter table finance.transfer add column rate bigint check (rate > 0);
comment on column finance.transfer.rate is 'what the document grants for an accepted household, null where it says nothing';
create index transfer_of_settlement on finance.transfer (settlement) where settlement is not null;

-- Whoever agrees, agrees to figures that add up and to all documents there are.
create function finance.require_settlement_of_everything() returns trigger language plpgsql as $$
declare
  of_fund bigint;
begin
  select fund into of_fund from finance.level_settlement where id = new.settlement;
  perform 1 from finance.account where fund = of_fund order by id for no key update;
  if new.content_hash is distinct from finance.level_settlement_hash(new.settlement) then
    raise exception 'Settlement % has another content', new.settlement
      using errcode = 'check_violation', constraint = 'level_settlement_hash';
  end if;
  if not new.agreed then
    return new;
  end if;
  if exists (select from finance.level_settlement s where s.id = new.settlement
             and s.due <> (select coalesce(sum(r.due), 0) from finance.level_settlement_row r where r.settlement = s.id)) then
    raise exception 'The rows of settlement % do not add up', new.settlement
      using errcode = 'check_violation', constraint = 'level_settlement_rows_add_up';
  end if;
  if exists (select from finance.level_settlement s where s.id = new.settlement
             and s.advanced <> (select coalesce(sum(t.amount), 0) from finance.transfer t
                                where t.fund = s.fund and t.movement = 'ALLOT' and t.settlement is null))
    or exists (select from finance.transfer t where t.fund = of_fund and t.movement = 'ALLOT' and t.settlement is null
               and not exists (select from finance.level_settlement_document d where d.settlement = new.settlement and d.transfer = t.id)) then
    raise exception 'Settlement % leaves out a document', new.settlement
      using errcode = 'check_violation', constraint = 'level_settlement_of_all_advances';
  end if;
  return new;
end $$;
create trigger level_settlement_of_everything before insert on finance.level_settlement_decision
  for each row execute function finance.require_settlement_of_everything();

-- A surplus leaves a fund back up or for the next year, with a document and by an agreed settlement, never more than that found.
alter table finance.transfer drop constraint transfer_movement_check, add constraint transfer_movement_check
  check (movement in ('ALLOT', 'RESERVE', 'RELEASE', 'PAY', 'REVERSE', 'RECOVER', 'OFFSET', 'RETURN_UP', 'CARRY_OUT'));
do $$
declare
  of_document text;
begin
  for of_document in select conname from pg_constraint where conrelid = 'finance.transfer'::regclass and contype = 'c'
      and (pg_get_constraintdef(oid) like '%document_no IS NOT NULL%' or pg_get_constraintdef(oid) like '%document_date IS NOT NULL%') loop
    execute format('alter table finance.transfer drop constraint %I', of_document);
  end loop;
end $$;
alter table finance.transfer add constraint transfer_of_document check (
  (movement in ('ALLOT', 'RETURN_UP', 'CARRY_OUT')) = (document_no is not null)
  and (document_no is null) = (document_date is null));
alter table finance.transfer add constraint transfer_of_level check (
  (movement not in ('RETURN_UP', 'CARRY_OUT') or settlement is not null)
  and (settlement is null or movement in ('ALLOT', 'RETURN_UP', 'CARRY_OUT'))
  and (carries is null or movement = 'ALLOT' and carried_from is not null)
  and (rate is null or movement = 'ALLOT'));
create or replace function finance.require_way_of_movement() returns trigger language plpgsql as $$
begin
  if (new.movement, (select kind from finance.account where id = new.credit), (select kind from finance.account where id = new.debit))
     not in (('ALLOT', 'ALLOTMENT', 'AVAILABLE'), ('RESERVE', 'AVAILABLE', 'RESERVED'), ('RELEASE', 'RESERVED', 'AVAILABLE'),
             ('PAY', 'RESERVED', 'PAID'), ('REVERSE', 'PAID', 'AVAILABLE'), ('RECOVER', 'PAID', 'AVAILABLE'),
             ('OFFSET', 'AVAILABLE', 'PAID'), ('RETURN_UP', 'AVAILABLE', 'ALLOTMENT'), ('CARRY_OUT', 'AVAILABLE', 'ALLOTMENT')) then
    raise exception 'A transfer % does not go this way', new.movement
      using errcode = 'check_violation', constraint = 'transfer_goes_its_way';
  end if;
  return new;
end $$;

create function finance.require_transfer_of_settlement() returns trigger language plpgsql as $$
declare
  settled finance.level_settlement;
  carried finance.transfer;
begin
  perform 1 from finance.account where fund = new.fund order by id for no key update;
  if new.settlement is not null then
    select s.* into settled from finance.level_settlement s join finance.level_settlement_decision d on d.settlement = s.id and d.agreed
      where s.id = new.settlement;
    if settled.id is null or settled.fund <> new.fund then
      raise exception 'Settlement % is not agreed or of another fund', new.settlement
        using errcode = 'check_violation', constraint = 'level_transfer_of_agreed_settlement';
    end if;
    if new.movement = 'RETURN_UP' and settled.disposal is distinct from 'RETURN_UP'
      or new.movement = 'CARRY_OUT' and settled.disposal is distinct from 'CARRY_OVER'
      or new.movement = 'ALLOT' and settled.difference <= 0 then
      raise exception 'Settlement % says otherwise', new.settlement
        using errcode = 'check_violation', constraint = 'level_transfer_as_agreed';
    end if;
    if new.amount + (select coalesce(sum(t.amount), 0) from finance.transfer t where t.settlement = new.settlement) > abs(settled.difference) then
      raise exception 'More than settlement % found', new.settlement
        using errcode = 'check_violation', constraint = 'level_transfer_within_settlement';
    end if;
  end if;
  if new.carries is not null then
    select * into carried from finance.transfer where id = new.carries;
    if carried.movement <> 'CARRY_OUT' or carried.amount <> new.amount or carried.fund = new.fund
      or new.carried_from <> (select budget_year from finance.fund where id = carried.fund) then
      raise exception 'Not what transfer % carried out', new.carries
        using errcode = 'check_violation', constraint = 'level_carried_as_it_left';
    end if;
  end if;
  return new;
end $$;
create trigger transfer_of_settlement before insert on finance.transfer
  for each row when (new.settlement is not null or new.carries is not null) execute function finance.require_transfer_of_settlement();

-- Money that left for above or for the next year stands on the bank's statements, too.
alter table finance.bank_match drop constraint bank_match_kind_check, add constraint bank_match_kind_check
  check (kind in ('LINE', 'BATCH', 'RETURNED', 'REVERSAL', 'ALLOTMENT', 'SURRENDER', 'REPAYMENT', 'OTHER'));
do $$
declare
  of_transfer text;
begin
  select conname into of_transfer from pg_constraint where conrelid = 'finance.bank_match'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%transfer IS NOT NULL%';
  execute format('alter table finance.bank_match drop constraint %I', of_transfer);
end $$;
alter table finance.bank_match add constraint bank_match_of_transfer check ((kind in ('ALLOTMENT', 'SURRENDER')) = (transfer is not null));
