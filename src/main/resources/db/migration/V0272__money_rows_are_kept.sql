-- What an approval, a payment or a proof rests on is never taken away.
create trigger fund_kept before delete or truncate on finance.fund execute function finance.refuse_change();
create trigger account_kept before truncate on finance.account execute function finance.refuse_change();
create trigger batch_kept before delete or truncate on finance.batch execute function finance.refuse_change();
create trigger due_append_only before update or delete or truncate on finance.due execute function finance.refuse_change();
create trigger batch_household_kept before delete or truncate on finance.batch_household execute function finance.refuse_change();
create trigger result_sheet_kept before delete or truncate on finance.result_sheet execute function finance.refuse_change();

-- The one who prepared a round is none of its approvers.
create function finance.approver_is_another() returns trigger language plpgsql as $$
begin
  if exists (select from finance.batch b
             where b.id = new.batch and b.round = new.round and b.prepared_by = new.decided_by) then
    raise exception 'Who prepared batch % does not approve it', new.batch
      using errcode = 'check_violation', constraint = 'approver_is_another';
  end if;
  return new;
end $$;
create trigger approver_is_another before update of decided_by on finance.approval
  for each row when (new.decided_by is not null) execute function finance.approver_is_another();
