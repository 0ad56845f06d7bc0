-- The bank's own account of the money: its statements line by line, what of them is explained by which row of ours, and payments that it
-- took back after it had made them. Names and accounts stand sealed.
create index line_of_serial on finance.line (bank_serial) where bank_serial is not null;

create table finance.bank_statement (
  id bigint generated always as identity primary key,
  plan text not null,
  file_name text not null,
  content_hash bytea not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  -- what the bank says is left at the end of the last day
  balance bigint not null check (balance >= 0),
  by_user text not null,
  at timestamptz not null,
  unique (plan, content_hash)
);
create index bank_statement_of on finance.bank_statement (plan, to_day, id);
create trigger bank_statement_append_only before update or delete or truncate on finance.bank_statement
  execute function finance.refuse_change();

create table finance.bank_entry (
  id bigint generated always as identity primary key,
  statement bigint not null references finance.bank_statement,
  plan text not null,
  row_no integer not null,
  -- OUT paid, BACK a payment that came back, IN anything else that came in
  direction text not null check (direction in ('OUT', 'BACK', 'IN')),
  serial text not null check (serial <> ''),
  day date not null,
  amount bigint not null check (amount > 0),
  name_sealed bytea,
  name_masked text,
  account_sealed bytea,
  account_masked text,
  -- of a payment that came back its serial, of money that came in a document or receipt, of a payment in one sum its batch
  reference text,
  summary text,
  constraint bank_entry_once unique (plan, direction, serial)
);
create index bank_entry_of on finance.bank_entry (statement);
create trigger bank_entry_append_only before update or delete or truncate on finance.bank_entry
  execute function finance.refuse_change();

-- What an entry is: found by the system, or said by one person and agreed to by another.
create table finance.bank_match (
  entry bigint primary key references finance.bank_entry,
  kind text not null check (kind in ('LINE', 'BATCH', 'RETURNED', 'REVERSAL', 'ALLOTMENT', 'REPAYMENT', 'OTHER')),
  line bigint references finance.line,
  batch bigint references finance.batch,
  transfer bigint references finance.transfer,
  repayment bigint references finance.repayment,
  reason text,
  proposed_by text,
  by_user text not null constraint bank_match_second_person check (by_user <> proposed_by),
  at timestamptz not null,
  check ((kind in ('LINE', 'RETURNED', 'REVERSAL')) = (line is not null)),
  check ((kind = 'BATCH') = (batch is not null)),
  check ((kind = 'ALLOTMENT') = (transfer is not null)),
  check ((kind = 'REPAYMENT') = (repayment is not null)),
  check (kind <> 'OTHER' or proposed_by is not null),
  check ((proposed_by is null) = (reason is null))
);
create unique index bank_match_pays_once on finance.bank_match (line) where kind = 'LINE';
create unique index bank_match_reverses_once on finance.bank_match (line) where kind = 'REVERSAL';
create unique index bank_match_batch_once on finance.bank_match (batch) where kind = 'BATCH';
create unique index bank_match_allots_once on finance.bank_match (transfer);
create unique index bank_match_repays_once on finance.bank_match (repayment);
create trigger bank_match_append_only before update or delete or truncate on finance.bank_match
  execute function finance.refuse_change();

create table finance.bank_proposal (
  id bigint generated always as identity primary key,
  entry bigint not null references finance.bank_entry,
  kind text not null check (kind in ('LINE', 'REVERSAL', 'OTHER')),
  line bigint references finance.line,
  reason text not null check (reason <> ''),
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved boolean,
  opinion text,
  decided_by text constraint bank_proposal_second_person check (decided_by <> proposed_by),
  decided_at timestamptz,
  check ((kind = 'OTHER') = (line is null)),
  check ((decided_by is null) = (approved is null) and (decided_by is null) = (decided_at is null))
);
create unique index bank_proposal_open_once on finance.bank_proposal (entry) where decided_at is null;
create trigger bank_proposal_decided_once before update on finance.bank_proposal
  for each row when (old.decided_by is not null
    or (old.entry, old.kind, old.line, old.reason, old.proposed_by) is distinct from (new.entry, new.kind, new.line, new.reason, new.proposed_by))
  execute function finance.refuse_change();
create trigger bank_proposal_kept before delete or truncate on finance.bank_proposal execute function finance.refuse_change();

-- A payment that the bank made and took back: its money is available again and the line is a returned one. Once per line.
create table finance.reversal (
  line bigint primary key references finance.line,
  entry bigint not null unique references finance.bank_entry,
  day date not null,
  reason text not null check (reason <> ''),
  by_user text not null,
  at timestamptz not null
);
create trigger reversal_append_only before update or delete or truncate on finance.reversal
  execute function finance.refuse_change();

-- Money that is claimed back from the household, or came back that way, does not come back from the bank as well.
create function finance.require_reversal_of_paid_line() returns trigger language plpgsql as $$
begin
  perform 1 from finance.line where id = new.line and state = 'PAID' for no key update;
  if not found then
    raise exception 'Line % is not paid', new.line using errcode = 'check_violation', constraint = 'reversal_of_paid_line';
  end if;
  if exists (select from finance.clawback_item i join finance.clawback c on c.id = i.clawback
             where i.line = new.line and c.state <> 'WITHDRAWN')
    or exists (select from finance.clawback_entry e where e.line = new.line and e.kind in ('OFFSET', 'REPAID')) then
    raise exception 'Line % is claimed back', new.line using errcode = 'check_violation', constraint = 'reversal_of_unclaimed_line';
  end if;
  return new;
end $$;
create trigger reversal_of_paid_line before insert on finance.reversal
  for each row execute function finance.require_reversal_of_paid_line();

drop trigger line_state_moves_on on finance.line;
create trigger line_state_moves_on before update on finance.line for each row
  when (not (old.state = 'OPEN' and new.state in ('VOID', 'WITHHELD', 'PAID', 'RETURNED')
          or old.state = 'PAID' and new.state = 'RETURNED'
          or old.state = 'RETURNED' and new.state in ('REISSUED', 'CLOSED')))
  execute function finance.refuse_change();
create function finance.require_reversal() returns trigger language plpgsql as $$
begin
  if not exists (select from finance.reversal r where r.line = new.id)
    or (old.bank_serial, old.booked_on) is distinct from (new.bank_serial, new.booked_on) then
    raise exception 'Line % was paid and not taken back by the bank', new.id
      using errcode = 'restrict_violation', constraint = 'line_reversed_by_the_bank';
  end if;
  return new;
end $$;
create trigger line_reversed_by_the_bank before update on finance.line
  for each row when (old.state = 'PAID') execute function finance.require_reversal();

alter table finance.transfer drop constraint transfer_movement_check, add constraint transfer_movement_check
  check (movement in ('ALLOT', 'RESERVE', 'RELEASE', 'PAY', 'REVERSE', 'RECOVER', 'OFFSET'));
create or replace function finance.require_way_of_movement() returns trigger language plpgsql as $$
begin
  if (new.movement, (select kind from finance.account where id = new.credit), (select kind from finance.account where id = new.debit))
     not in (('ALLOT', 'ALLOTMENT', 'AVAILABLE'), ('RESERVE', 'AVAILABLE', 'RESERVED'), ('RELEASE', 'RESERVED', 'AVAILABLE'),
             ('PAY', 'RESERVED', 'PAID'), ('REVERSE', 'PAID', 'AVAILABLE'), ('RECOVER', 'PAID', 'AVAILABLE'),
             ('OFFSET', 'AVAILABLE', 'PAID')) then
    raise exception 'A transfer % does not go this way', new.movement
      using errcode = 'check_violation', constraint = 'transfer_goes_its_way';
  end if;
  return new;
end $$;
alter table finance.transfer drop constraint transfer_of_one_case, add constraint transfer_of_one_case check (
  (movement in ('RESERVE', 'RELEASE', 'PAY', 'REVERSE')) = (batch is not null)
  and (movement in ('RECOVER', 'OFFSET')) = (clawback is not null));

-- What the bank took back from a contractor is owed to it again (LZ-37).
alter table finance.advance_transfer drop constraint advance_transfer_movement_check, add constraint advance_transfer_movement_check
  check (movement in ('RECOGNISE', 'SETTLE', 'REDUCE', 'REOPEN'));
create or replace function finance.require_advance_within_claim() returns trigger language plpgsql as $$
declare
  claimed finance.advance_claim;
begin
  perform 1 from finance.advance_account where id in (new.debit, new.credit) order by id for no key update;
  select * into claimed from finance.advance_claim where id = new.claim;
  if claimed.lot <> new.lot then
    raise exception 'Claim % is of another lot', new.claim using errcode = 'check_violation', constraint = 'advance_of_its_lot';
  end if;
  if new.movement = 'RECOGNISE' and (new.amount <> claimed.amount
      or not exists (select from finance.advance_verification v where v.claim = new.claim and v.approved)) then
    raise exception 'Claim % is not verified over this amount', new.claim
      using errcode = 'check_violation', constraint = 'advance_recognised_as_verified';
  end if;
  if new.movement in ('SETTLE', 'REDUCE') and new.amount + (select coalesce(sum(case t.movement when 'REOPEN' then -t.amount else t.amount end), 0)
      from finance.advance_transfer t where t.claim = new.claim and t.movement <> 'RECOGNISE') > claimed.amount then
    raise exception 'More than claim % states', new.claim
      using errcode = 'check_violation', constraint = 'advance_settled_within_claim';
  end if;
  if new.movement = 'REOPEN' and new.amount > (select coalesce(sum(case t.movement when 'SETTLE' then t.amount else -t.amount end), 0)
      from finance.advance_transfer t where t.claim = new.claim and t.movement in ('SETTLE', 'REOPEN')) then
    raise exception 'More than was settled of claim %', new.claim
      using errcode = 'check_violation', constraint = 'advance_reopened_within_settled';
  end if;
  return new;
end $$;
