-- What households pay themselves, kept by the town for them and handed over to the implementer (LZ-50): money held for
-- others, in accounts of its own, never in a fund. Amounts are integer fen.
create table finance.held_account (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  kind text not null check (kind in ('PAYERS', 'HELD', 'HANDED_OVER')),
  balance bigint not null default 0,
  unique (plan, body, kind),
  unique (plan, body, id),
  constraint held_account_never_overdrawn check (kind = 'PAYERS' or balance >= 0)
) with (fillfactor = 50);
create trigger held_account_opened_empty before insert on finance.held_account
  for each row when (new.balance <> 0) execute function finance.refuse_change();
create trigger held_account_moved_by_transfers_only before update or delete on finance.held_account
  for each row when (pg_trigger_depth() = 0) execute function finance.refuse_change();

create table finance.held_transfer (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  movement text not null check (movement in ('COLLECT', 'REFUND', 'HAND_OVER')),
  debit bigint not null,
  credit bigint not null,
  amount bigint not null check (amount > 0),
  day date not null,
  village text,
  household bigint,
  receipt_no text,
  refunds bigint references finance.held_transfer,
  recipient text,
  document_no text,
  reason text not null,
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, body, debit) references finance.held_account (plan, body, id),
  foreign key (plan, body, credit) references finance.held_account (plan, body, id),
  check (debit <> credit),
  check ((movement = 'HAND_OVER') = (household is null)),
  check ((movement = 'HAND_OVER') = (village is null)),
  check ((movement = 'COLLECT') = (receipt_no is not null)),
  check ((movement = 'REFUND') = (refunds is not null)),
  check ((movement = 'HAND_OVER') = (recipient is not null and document_no is not null))
);
create index held_transfer_body on finance.held_transfer (plan, body, id);
create index held_transfer_household on finance.held_transfer (household);
create unique index held_receipt_once on finance.held_transfer (plan, body, receipt_no) where movement = 'COLLECT';
create unique index held_refunded_once on finance.held_transfer (refunds);
create unique index held_document_once on finance.held_transfer (plan, body, document_no) where movement = 'HAND_OVER';
create trigger held_transfer_append_only before update or delete or truncate on finance.held_transfer
  for each statement execute function finance.refuse_change();

-- A household gets back what it paid, no more and no less.
create function finance.require_refund_of_receipt() returns trigger language plpgsql as $$
begin
  if not exists (select from finance.held_transfer c where c.id = new.refunds and c.movement = 'COLLECT' and c.amount = new.amount
      and c.household = new.household and c.plan = new.plan and c.body = new.body) then
    raise exception 'Transfer % is no receipt of this household over this amount', new.refunds
      using errcode = 'check_violation', constraint = 'refund_of_receipt';
  end if;
  return new;
end $$;
create trigger refund_of_receipt before insert on finance.held_transfer
  for each row when (new.movement = 'REFUND') execute function finance.require_refund_of_receipt();

create function finance.post_held() returns trigger language plpgsql as $$
begin
  perform 1 from finance.held_account a where a.id in (select debit from new_rows union select credit from new_rows)
    order by a.id for no key update;
  update finance.held_account a set balance = a.balance + m.amount
    from (select moved.account, sum(moved.amount)::bigint as amount
      from (select debit as account, amount from new_rows union all select credit, -amount from new_rows) moved
      group by moved.account) m
    where a.id = m.account;
  return null;
end $$;
create trigger held_transfer_posted after insert on finance.held_transfer referencing new table as new_rows
  for each statement execute function finance.post_held();
