-- What a plan's document itself rules out (不得、不少于): such a household is neither confirmed nor kept waiting.
alter table ledger.household add column proposal_hard boolean not null default false;
alter table ledger.household add constraint household_ruled_out_check
  check (not (proposal_hard and eligibility in ('CONFIRMED', 'WAITING')));
comment on column ledger.household.proposal_hard is 'the eligibility table rules the household out for good; false where it only proposes';

-- How many rooms the technician counted (HZ-18), where the plan has a fewest number; null in other plans.
alter table ledger.household add column retrofitted_rooms integer check (retrofitted_rooms > 0);
alter table ledger.acceptance_item add column rooms integer check (rooms > 0);
