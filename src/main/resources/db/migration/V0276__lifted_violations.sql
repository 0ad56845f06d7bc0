-- A body's bar from the city's money ends when one person proposes it with a document and a reason and another one approves.
create table finance.violation_lift (
  violation bigint primary key references finance.violation,
  document_no text not null check (trim(document_no) <> ''),
  reason text not null check (trim(reason) <> ''),
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  check ((approved_by is null) = (approved_at is null)),
  constraint lift_second_person check (approved_by <> proposed_by)
);
create trigger violation_lift_approved_once before update on finance.violation_lift
  for each row when (old.approved_by is not null
    or (old.violation, old.document_no, old.reason, old.proposed_by, old.proposed_at)
       is distinct from (new.violation, new.document_no, new.reason, new.proposed_by, new.proposed_at))
  execute function finance.refuse_change();
create trigger violation_lift_kept before delete or truncate on finance.violation_lift execute function finance.refuse_change();

create view finance.standing_violation as
select v.* from finance.violation v
where not exists (select from finance.violation_lift l where l.violation = v.id and l.approved_by is not null);

-- As before, but for bars that were lifted.
create or replace function finance.require_award_within_pot() returns trigger language plpgsql as $$
declare
  pot bigint;
begin
  select award_pot into pot from finance.plan_limit where plan = new.plan for no key update;
  if pot is null or new.amount + coalesce((select sum(amount) from finance.award where plan = new.plan), 0) > pot then
    raise exception 'The awards of % exceed its pot', new.plan using errcode = 'check_violation', constraint = 'award_within_pot';
  end if;
  if exists (select from finance.standing_violation where plan = new.plan and body = new.body) then
    raise exception '% is barred from the money of the city', new.body using errcode = 'check_violation', constraint = 'award_not_barred';
  end if;
  return new;
end $$;
