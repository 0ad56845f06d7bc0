-- The database's own guards, complete: what money is, is never rewritten, whoever writes.

create or replace trigger fund_kept before update or delete or truncate on finance.fund execute function finance.refuse_change();
create trigger advance_account_kept before delete or truncate on finance.advance_account execute function finance.refuse_change();
create trigger held_account_kept before delete or truncate on finance.held_account execute function finance.refuse_change();
create trigger rate_note_append_only before update or delete or truncate on finance.rate_note execute function finance.refuse_change();
create trigger clawback_number_kept before delete or truncate on finance.clawback_number execute function finance.refuse_change();

-- Which batch it is never changes, nor what was answered by a bank.
create trigger batch_identity_kept before update of plan, village, kind, acceptance_batch, replaces, clawback, season, paid_to, opened_at
  on finance.batch execute function finance.refuse_change();
create trigger batch_household_identity_kept before update of batch, household on finance.batch_household
  execute function finance.refuse_change();

-- A movement goes its own way and no other: money that no document allotted is not paid by calling its transfer something else.
create function finance.require_way_of_movement() returns trigger language plpgsql as $$
begin
  if (new.movement, (select kind from finance.account where id = new.credit), (select kind from finance.account where id = new.debit))
     not in (('ALLOT', 'ALLOTMENT', 'AVAILABLE'), ('RESERVE', 'AVAILABLE', 'RESERVED'), ('RELEASE', 'RESERVED', 'AVAILABLE'),
             ('PAY', 'RESERVED', 'PAID'), ('RECOVER', 'PAID', 'AVAILABLE'), ('OFFSET', 'AVAILABLE', 'PAID')) then
    raise exception 'A transfer % does not go this way', new.movement
      using errcode = 'check_violation', constraint = 'transfer_goes_its_way';
  end if;
  return new;
end $$;
create trigger transfer_goes_its_way before insert on finance.transfer
  for each row execute function finance.require_way_of_movement();
