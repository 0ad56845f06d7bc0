-- A claim that was written off may be taken up again by a clawback of its own, decided anew; one at a time.
alter table finance.clawback add column reopens bigint references finance.clawback;
create unique index clawback_reopened_once on finance.clawback (reopens) where state not in ('DROPPED', 'NOTHING', 'WITHDRAWN');
create function finance.require_written_off() returns trigger language plpgsql as $$
begin
  if not exists (select from finance.clawback c join finance.clawback_entry e on e.clawback = c.id and e.kind = 'WRITTEN_OFF'
      where c.id = new.reopens and c.state = 'SETTLED' and c.household = new.household) then
    raise exception 'Nothing of clawback % was written off', new.reopens
      using errcode = 'check_violation', constraint = 'clawback_reopens_written_off';
  end if;
  return new;
end $$;
create trigger clawback_reopens_written_off before insert on finance.clawback
  for each row when (new.reopens is not null) execute function finance.require_written_off();
create trigger clawback_reopens_kept before update on finance.clawback
  for each row when (old.reopens is distinct from new.reopens) execute function finance.refuse_change();

create or replace function finance.require_claim_within_payment() returns trigger language plpgsql as $$
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
    -- What was written off is claimed by the clawback that takes it up again, in its place.
    - coalesce((select sum(e.amount) from finance.clawback_entry e join finance.clawback c on c.reopens = e.clawback
      where e.line = new.line and e.source = new.source and e.kind = 'WRITTEN_OFF' and c.state not in ('DROPPED', 'NOTHING', 'WITHDRAWN')), 0)
    -- What came back on a claim that was withdrawn was paid again by another line.
    + coalesce((select sum(e.amount) from finance.clawback_entry e join finance.clawback c on c.id = e.clawback
      where e.line = new.line and e.source = new.source and e.kind in ('OFFSET', 'REPAID') and c.state = 'WITHDRAWN'), 0) then
    raise exception 'More is claimed of line % than % paid', new.line, new.source
      using errcode = 'check_violation', constraint = 'claim_within_payment';
  end if;
  return null;
end $$;
