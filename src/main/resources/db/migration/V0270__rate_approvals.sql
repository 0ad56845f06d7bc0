-- Which content of a plan's subsidy table who brought in and who approved it: no rate counts before a second person has.
create table finance.rate_table (
  plan text not null,
  -- SHA-256 of the file, in hex: a table that is deployed again as it was keeps its approval, any other content lacks one
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  -- null for a table that came with the plan's folder
  entered_by text,
  entered_at timestamptz,
  approved_by text,
  approved_at timestamptz,
  opinion text,
  primary key (plan, fingerprint),
  check ((entered_by is null) = (entered_at is null)),
  check ((approved_by is null) = (approved_at is null)),
  constraint rates_second_person check (approved_by <> entered_by)
);

create trigger rate_table_approved_once before update on finance.rate_table
  for each row when (old.approved_by is not null
    or (old.plan, old.fingerprint, old.entered_by, old.entered_at)
       is distinct from (new.plan, new.fingerprint, new.entered_by, new.entered_at))
  execute function finance.refuse_change();
create trigger rate_table_kept before delete or truncate on finance.rate_table execute function finance.refuse_change();
