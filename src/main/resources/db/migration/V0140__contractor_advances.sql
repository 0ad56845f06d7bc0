-- What contractors have advanced of the subsidies (LZ-37): a liability, settled on actuals and never more than what was
-- accepted at the contract's unit price. Amounts are integer fen.
alter table ledger.contract add column unit_price_fen bigint check (unit_price_fen > 0);
comment on column ledger.contract.unit_price_fen is 'what the contract pays for one accepted household; null where the plan does not settle by contract';

-- A contractor's statement of what it advanced for one payment batch; a claim that is sent back is followed by another.
create table finance.advance_claim (
  id bigint generated always as identity primary key,
  plan text not null,
  batch bigint not null references finance.batch,
  no int not null check (no > 0),
  lot text not null,
  contractor text not null,
  contract_no text not null,
  quantity int not null check (quantity > 0),
  unit_price bigint not null check (unit_price > 0),
  amount bigint not null check (amount > 0),
  invoice_no text not null,
  bank text not null,
  account_sealed bytea not null,
  account_masked text not null,
  by_user text not null,
  at timestamptz not null,
  unique (batch, no),
  constraint claim_within_contract check (amount <= quantity * unit_price)
);
create trigger advance_claim_append_only before update or delete or truncate on finance.advance_claim
  for each statement execute function finance.refuse_change();

-- No more is claimed than households of the batch are accepted and due something.
create function finance.require_claim_within_accepted() returns trigger language plpgsql as $$
begin
  if new.quantity > (select count(distinct e.household) from finance.due d join finance.entitlement e on e.id = d.entitlement
      where d.batch = new.batch and not exists (select from finance.closure c where c.entitlement = e.id)) then
    raise exception 'Batch % has fewer accepted households than the claim states', new.batch
      using errcode = 'check_violation', constraint = 'claim_within_accepted';
  end if;
  return new;
end $$;
create trigger claim_within_accepted before insert on finance.advance_claim
  for each row execute function finance.require_claim_within_accepted();

-- The second look at a claim, by another person; one claim of a batch is found right at most.
create table finance.advance_verification (
  claim bigint primary key references finance.advance_claim,
  batch bigint not null references finance.batch,
  approved boolean not null,
  opinion text,
  by_user text not null,
  at timestamptz not null,
  check (approved or opinion is not null)
);
create unique index advance_verified_once on finance.advance_verification (batch) where approved;
create trigger advance_verification_append_only before update or delete or truncate on finance.advance_verification
  for each statement execute function finance.refuse_change();

create function finance.require_another_verifier() returns trigger language plpgsql as $$
begin
  if not exists (select from finance.advance_claim c where c.id = new.claim and c.batch = new.batch and c.by_user <> new.by_user) then
    raise exception 'Claim % is verified by whoever made it', new.claim
      using errcode = 'check_violation', constraint = 'claim_verified_by_another';
  end if;
  return new;
end $$;
create trigger claim_verified_by_another before insert on finance.advance_verification
  for each row execute function finance.require_another_verifier();

-- Where the liability to a lot's contractor stands: what it advanced, what is owed, what is settled.
create table finance.advance_account (
  id bigint generated always as identity primary key,
  plan text not null,
  lot text not null,
  kind text not null check (kind in ('ADVANCED', 'OWED', 'SETTLED')),
  balance bigint not null default 0,
  unique (lot, kind),
  unique (lot, id),
  constraint advance_account_never_below_zero check (kind = 'ADVANCED' or balance >= 0)
) with (fillfactor = 50);
create trigger advance_account_opened_empty before insert on finance.advance_account
  for each row when (new.balance <> 0) execute function finance.refuse_change();
create trigger advance_account_moved_by_transfers_only before update or delete on finance.advance_account
  for each row when (pg_trigger_depth() = 0) execute function finance.refuse_change();

create table finance.advance_transfer (
  id bigint generated always as identity primary key,
  lot text not null,
  movement text not null check (movement in ('RECOGNISE', 'SETTLE', 'REDUCE')),
  debit bigint not null,
  credit bigint not null,
  amount bigint not null check (amount > 0),
  claim bigint not null references finance.advance_claim,
  batch bigint not null references finance.batch,
  reason text not null,
  clause text not null,
  key text not null unique,
  by_user text not null,
  at timestamptz not null,
  check (debit <> credit),
  foreign key (lot, debit) references finance.advance_account (lot, id),
  foreign key (lot, credit) references finance.advance_account (lot, id)
);
create index advance_transfer_of_claim on finance.advance_transfer (claim, movement);
create unique index advance_recognised_once on finance.advance_transfer (claim) where movement = 'RECOGNISE';
create trigger advance_transfer_append_only before update or delete or truncate on finance.advance_transfer
  for each statement execute function finance.refuse_change();

-- A liability arises from a verified claim, in full; it is settled and reduced by no more than that, claim by claim.
create function finance.require_advance_within_claim() returns trigger language plpgsql as $$
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
  if new.movement <> 'RECOGNISE' and new.amount + (select coalesce(sum(t.amount), 0) from finance.advance_transfer t
      where t.claim = new.claim and t.movement <> 'RECOGNISE') > claimed.amount then
    raise exception 'More than claim % states', new.claim
      using errcode = 'check_violation', constraint = 'advance_settled_within_claim';
  end if;
  return new;
end $$;
create trigger advance_within_claim before insert on finance.advance_transfer
  for each row execute function finance.require_advance_within_claim();

create function finance.post_advances() returns trigger language plpgsql as $$
begin
  perform 1 from finance.advance_account a where a.id in (select debit from new_rows union select credit from new_rows)
    order by a.id for no key update;
  update finance.advance_account a set balance = a.balance + m.amount
    from (select moved.account, sum(moved.amount)::bigint as amount
      from (select debit as account, amount from new_rows union all select credit, -amount from new_rows) moved
      group by moved.account) m
    where a.id = m.account;
  return null;
end $$;
create trigger advance_transfer_posted after insert on finance.advance_transfer referencing new table as new_rows
  for each statement execute function finance.post_advances();
