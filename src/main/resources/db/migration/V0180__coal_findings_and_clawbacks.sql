-- Found use of coal (LZ-28, JN-09), and money claimed back from households: what of which payment, what came back of it.

create table ledger.coal_finding (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  village text not null,
  household bigint not null references ledger.household,
  found_on date not null,
  text text not null,
  -- Whether the place was a no-burn zone then (JN-09).
  no_burn_zone boolean not null,
  reported_by text not null,
  reported_at timestamptz not null,
  statement text,
  heard_on date,
  heard_by text,
  heard_at timestamptz,
  confirmed boolean,
  opinion text,
  decided_by text,
  decided_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  revoke_reason text,
  foreign key (plan, body) references ledger.body,
  constraint coal_finding_second_person check (decided_by <> reported_by),
  constraint coal_finding_heard check (not confirmed or heard_on is not null),
  check ((statement is null) = (heard_by is null) and (statement is null) = (heard_at is null)),
  check ((decided_by is null) = (confirmed is null) and (decided_by is null) = (decided_at is null)),
  check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoke_reason is null)),
  check (revoked_at is null or confirmed)
) with (fillfactor = 50);
create index coal_finding_body on ledger.coal_finding (plan, body, id);
create unique index coal_finding_open_once on ledger.coal_finding (household) where decided_at is null;
create unique index coal_finding_in_force_once on ledger.coal_finding (household) where confirmed and revoked_at is null;

create function ledger.keep_coal_finding() returns trigger language plpgsql as $$
begin
  if (old.plan, old.body, old.village, old.household, old.found_on, old.text, old.no_burn_zone, old.reported_by, old.reported_at)
      is distinct from
     (new.plan, new.body, new.village, new.household, new.found_on, new.text, new.no_burn_zone, new.reported_by, new.reported_at)
    or old.heard_at is not null and (old.statement, old.heard_on, old.heard_by, old.heard_at)
      is distinct from (new.statement, new.heard_on, new.heard_by, new.heard_at)
    or old.decided_at is not null and (old.confirmed, old.opinion, old.decided_by, old.decided_at)
      is distinct from (new.confirmed, new.opinion, new.decided_by, new.decided_at)
    or old.revoked_at is not null then
    raise exception 'A coal finding is never rewritten' using errcode = 'restrict_violation', constraint = 'coal_finding_kept';
  end if;
  return new;
end $$;
create trigger coal_finding_kept before update on ledger.coal_finding
  for each row execute function ledger.keep_coal_finding();
create trigger coal_finding_never_deleted before delete or truncate on ledger.coal_finding
  for each statement execute function ledger.refuse_change();

-- A payment of money back. Its cause decides what is claimed: all that was paid, or what one line paid too much.
create table finance.clawback (
  id bigint generated always as identity primary key,
  plan text not null,
  village text not null references finance.village,
  household bigint not null,
  cause text not null check (cause in ('COAL_USE', 'WRONG_PAYMENT', 'WITHDRAWAL')),
  -- What it rests on; the same fact opens no second one.
  origin text not null,
  reason text not null,
  clause text not null,
  wrong_line bigint references finance.line,
  wrong_amount bigint check (wrong_amount > 0),
  state text not null default 'OPENED' check (state in
    ('OPENED', 'DECIDED', 'BOOKED', 'SETTLED', 'NOTHING', 'DROPPED', 'WITHDRAWN')),
  opened_by text not null,
  opened_at timestamptz not null,
  started_at timestamptz,
  number text,
  document_no text,
  opinion text,
  decided_by text constraint clawback_second_person check (decided_by <> opened_by),
  decided_at timestamptz,
  booked_on date,
  due_on date,
  due_provisional boolean,
  ended_at timestamptz,
  unique (plan, origin),
  check ((cause = 'WRONG_PAYMENT') = (wrong_line is not null) and (wrong_line is null) = (wrong_amount is null)),
  check ((decided_by is null) = (decided_at is null)),
  check ((booked_on is null) = (due_on is null))
) with (fillfactor = 50);
create index clawback_of_household on finance.clawback (household);
create index clawback_of_village on finance.clawback (plan, village);
create function finance.require_clawback_moves_on() returns trigger language plpgsql as $$
begin
  if (old.plan, old.village, old.household, old.cause, old.origin, old.reason, old.clause, old.wrong_line, old.wrong_amount,
      old.opened_by, old.opened_at)
      is distinct from (new.plan, new.village, new.household, new.cause, new.origin, new.reason, new.clause, new.wrong_line,
      new.wrong_amount, new.opened_by, new.opened_at)
    or old.decided_at is not null and (old.number, old.document_no, old.decided_by, old.decided_at)
      is distinct from (new.number, new.document_no, new.decided_by, new.decided_at)
    or old.booked_on is not null and (old.booked_on, old.due_on) is distinct from (new.booked_on, new.due_on)
    or not (old.state = new.state
      or old.state = 'OPENED' and new.state in ('DECIDED', 'NOTHING', 'DROPPED')
      or old.state = 'DECIDED' and new.state in ('BOOKED', 'SETTLED')
      or old.state = 'BOOKED' and new.state in ('SETTLED', 'WITHDRAWN')) then
    raise exception 'Clawback % does not go from % to %', old.id, old.state, new.state
      using errcode = 'restrict_violation', constraint = 'clawback_moves_on';
  end if;
  return new;
end $$;
create trigger clawback_moves_on before update on finance.clawback
  for each row execute function finance.require_clawback_moves_on();
create trigger clawback_kept before delete or truncate on finance.clawback execute function finance.refuse_change();

-- What is claimed back of which payment and source; never more than that source paid there, whoever claims how often.
create table finance.clawback_item (
  clawback bigint not null references finance.clawback,
  line bigint not null references finance.line,
  source text not null check (source in ('SUPERIOR', 'CITY_AWARD', 'DISTRICT_MATCHING')),
  amount bigint not null check (amount > 0),
  primary key (clawback, line, source)
);
create index clawback_item_of_line on finance.clawback_item (line);
create trigger clawback_item_append_only before update or delete or truncate on finance.clawback_item
  execute function finance.refuse_change();
create function finance.require_claim_within_payment() returns trigger language plpgsql as $$
declare
  paid bigint;
begin
  perform 1 from finance.line where id = new.line and state = 'PAID' for no key update;
  if not found then
    raise exception 'Line % was not paid', new.line using errcode = 'check_violation', constraint = 'claim_of_paid_line';
  end if;
  select s.amount into paid from finance.line l join finance.entitlement_share s on s.entitlement = l.entitlement
    where l.id = new.line and s.source = new.source;
  if paid is null or paid < (select sum(i.amount) from finance.clawback_item i join finance.clawback c on c.id = i.clawback
      where i.line = new.line and i.source = new.source and c.state <> 'WITHDRAWN')
    -- What came back on a claim that was withdrawn was paid again by another line.
    + coalesce((select sum(e.amount) from finance.clawback_entry e join finance.clawback c on c.id = e.clawback
      where e.line = new.line and e.source = new.source and e.kind in ('OFFSET', 'REPAID') and c.state = 'WITHDRAWN'), 0) then
    raise exception 'More is claimed of line % than % paid', new.line, new.source
      using errcode = 'check_violation', constraint = 'claim_within_payment';
  end if;
  return null;
end $$;
create trigger claim_within_payment after insert on finance.clawback_item
  for each row execute function finance.require_claim_within_payment();

-- A repayment as the finance office received it.
create table finance.repayment (
  id bigint generated always as identity primary key,
  clawback bigint not null references finance.clawback,
  amount bigint not null check (amount > 0),
  received_on date not null,
  receipt_no text not null check (receipt_no <> ''),
  note text,
  by_user text not null,
  at timestamptz not null,
  constraint receipt_once unique (clawback, receipt_no)
);
create trigger repayment_append_only before update or delete or truncate on finance.repayment
  execute function finance.refuse_change();

-- What became of a claimed amount; together never more than was claimed, each once by its key.
create table finance.clawback_entry (
  id bigint generated always as identity primary key,
  clawback bigint not null,
  line bigint not null,
  source text not null,
  kind text not null check (kind in ('OFFSET', 'REPAID', 'WRITTEN_OFF', 'CANCELLED')),
  amount bigint not null check (amount > 0),
  repayment bigint references finance.repayment,
  key text not null unique,
  by_user text not null,
  at timestamptz not null,
  check ((kind = 'REPAID') = (repayment is not null)),
  foreign key (clawback, line, source) references finance.clawback_item
);
create index clawback_entry_of on finance.clawback_entry (clawback, line, source);
create trigger clawback_entry_append_only before update or delete or truncate on finance.clawback_entry
  execute function finance.refuse_change();
create function finance.require_entry_within_claim() returns trigger language plpgsql as $$
declare
  claimed bigint;
begin
  select amount into claimed from finance.clawback_item
    where clawback = new.clawback and line = new.line and source = new.source for no key update;
  if claimed < (select sum(amount) from finance.clawback_entry
      where clawback = new.clawback and line = new.line and source = new.source) then
    raise exception 'More comes back of line % than clawback % claims', new.line, new.clawback
      using errcode = 'check_violation', constraint = 'entry_within_claim';
  end if;
  return null;
end $$;
create trigger entry_within_claim after insert on finance.clawback_entry
  for each row execute function finance.require_entry_within_claim();

-- What of an entitlement still due was set off against a claim, by the source that owed it.
create table finance.offset_share (
  clawback bigint not null references finance.clawback,
  entitlement bigint not null,
  source text not null,
  amount bigint not null check (amount > 0),
  primary key (entitlement, source),
  foreign key (entitlement, source) references finance.entitlement_share (entitlement, source)
);
create trigger offset_share_append_only before update or delete or truncate on finance.offset_share
  execute function finance.refuse_change();
create function finance.require_offset_within_share() returns trigger language plpgsql as $$
begin
  if new.amount > (select amount from finance.entitlement_share where entitlement = new.entitlement and source = new.source)
    or exists (select from finance.line where entitlement = new.entitlement and state = 'PAID') then
    raise exception 'More is set off than entitlement % owes', new.entitlement
      using errcode = 'check_violation', constraint = 'offset_within_share';
  end if;
  return null;
end $$;
create trigger offset_within_share after insert on finance.offset_share
  for each row execute function finance.require_offset_within_share();

create table finance.write_off (
  id bigint generated always as identity primary key,
  clawback bigint not null references finance.clawback,
  reason text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved boolean,
  opinion text,
  decided_by text constraint write_off_second_person check (decided_by <> proposed_by),
  decided_at timestamptz,
  check ((decided_by is null) = (approved is null) and (decided_by is null) = (decided_at is null))
);
create unique index write_off_open_once on finance.write_off (clawback) where decided_at is null;
create trigger write_off_decided_once before update on finance.write_off
  for each row when (old.decided_by is not null) execute function finance.refuse_change();
create trigger write_off_kept before delete or truncate on finance.write_off execute function finance.refuse_change();

create table finance.clawback_objection (
  id bigint generated always as identity primary key,
  clawback bigint not null references finance.clawback,
  text text not null,
  raised_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  upheld boolean,
  answer text,
  answered_by text,
  answered_at timestamptz,
  check ((answered_by is null) = (upheld is null) and (answered_by is null) = (answer is null)
    and (answered_by is null) = (answered_at is null))
);
create unique index clawback_objection_open_once on finance.clawback_objection (clawback) where answered_at is null;
create trigger clawback_objection_answered_once before update on finance.clawback_objection
  for each row when (old.answered_by is not null) execute function finance.refuse_change();
create trigger clawback_objection_kept before delete or truncate on finance.clawback_objection
  execute function finance.refuse_change();

-- Households that get nothing more; told apart by what bars them.
create table finance.bar (
  id bigint generated always as identity primary key,
  village text not null,
  household bigint not null,
  origin text not null,
  clawback bigint references finance.clawback,
  reason text not null,
  by_user text not null,
  at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  unique (household, origin),
  check ((lifted_by is null) = (lifted_at is null))
);
create index bar_of_village on finance.bar (village) where lifted_at is null;
create trigger bar_lifted_once before update on finance.bar
  for each row when (old.lifted_at is not null) execute function finance.refuse_change();
create trigger bar_kept before delete or truncate on finance.bar execute function finance.refuse_change();

-- What a withdrawn clawback gives back is due anew: the next instalment of the same entitlement, in a batch of its own.
create table finance.reinstatement (
  entitlement bigint primary key references finance.entitlement,
  clawback bigint not null references finance.clawback,
  of_entitlement bigint not null references finance.entitlement,
  unique (clawback, of_entitlement)
);
create trigger reinstatement_append_only before update or delete or truncate on finance.reinstatement
  execute function finance.refuse_change();

alter table finance.closure add column clawback bigint references finance.clawback;
alter table finance.closure drop constraint closure_kind_check, add constraint closure_kind_check
  check (kind in ('CLOSED', 'WITHHELD', 'CANCELLED', 'OFFSET'));
alter table finance.closure add check (kind not in ('CANCELLED', 'OFFSET') or clawback is not null);

alter table finance.transfer add column clawback bigint references finance.clawback;
alter table finance.transfer drop constraint transfer_movement_check, add constraint transfer_movement_check
  check (movement in ('ALLOT', 'RESERVE', 'RELEASE', 'PAY', 'RECOVER', 'OFFSET'));
do $$
declare
  allotment_without_batch text;
begin
  select conname into allotment_without_batch from pg_constraint
    where conrelid = 'finance.transfer'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%batch IS NULL%';
  execute format('alter table finance.transfer drop constraint %I', allotment_without_batch);
end $$;
alter table finance.transfer add constraint transfer_of_one_case check (
  (movement in ('RESERVE', 'RELEASE', 'PAY')) = (batch is not null)
  and (movement in ('RECOVER', 'OFFSET')) = (clawback is not null));
create index transfer_of_clawback on finance.transfer (clawback) where clawback is not null;

alter table finance.batch add column clawback bigint unique references finance.clawback;
alter table finance.batch drop constraint batch_kind_check, add constraint batch_kind_check
  check (kind in ('REGULAR', 'REISSUE', 'REINSTATEMENT', 'SEASON'));
alter table finance.batch add check ((kind = 'REINSTATEMENT') = (clawback is not null));

-- Numbers of decisions, 追缴〔2021〕第1号, without gaps per plan and year.
create table finance.clawback_number (
  plan text not null,
  year int not null,
  last int not null check (last > 0),
  primary key (plan, year)
) with (fillfactor = 50);
