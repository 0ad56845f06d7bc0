-- Money of an earlier year that a document carries over into this one.
alter table finance.transfer add column carried_from integer;
alter table finance.transfer add constraint transfer_carried_over check (carried_from is null or movement = 'ALLOT');

-- What the accounts' comparison came to, each day and whenever a person asked for it.
create table finance.account_proof (
  id bigint generated always as identity primary key,
  plan text not null,
  day date not null,
  at timestamptz not null,
  -- null for the comparison of the day
  by_user text,
  comparisons integer not null,
  differences text[] not null
);
create unique index account_proof_daily on finance.account_proof (plan, day) where by_user is null;
create index account_proof_of on finance.account_proof (plan, id);
create trigger account_proof_append_only before update or delete or truncate on finance.account_proof
  execute function finance.refuse_change();
