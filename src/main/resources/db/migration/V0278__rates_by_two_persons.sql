-- Who brought a table in with a plan's folder is not known: two persons of the finance office stand behind it then, one after the other.
alter table finance.rate_table add column checked_by text;
alter table finance.rate_table add column checked_at timestamptz;
alter table finance.rate_table add check ((checked_by is null) = (checked_at is null));
alter table finance.rate_table add check (checked_by is null or entered_by is null);
alter table finance.rate_table add constraint rates_checked_by_another check (approved_by <> checked_by);
-- Tables that one person approved before stay approved.
alter table finance.rate_table add constraint rates_two_persons
  check (approved_by is null or entered_by is not null or checked_by is not null) not valid;

create or replace trigger rate_table_approved_once before update on finance.rate_table
  for each row when (old.approved_by is not null
    or old.checked_by is not null and (old.checked_by, old.checked_at) is distinct from (new.checked_by, new.checked_at)
    or (old.plan, old.fingerprint, old.entered_by, old.entered_at)
       is distinct from (new.plan, new.fingerprint, new.entered_by, new.entered_at))
  execute function finance.refuse_change();
