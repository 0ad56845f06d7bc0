-- Who started a plan when; a plan that is brought in stands ready until somebody does. Those that are there began as they came in.
create table ledger.plan_start (
  plan text primary key references ledger.plan,
  started_by text not null,
  started_at timestamptz not null
);
insert into ledger.plan_start (plan, started_by, started_at) select id, 'system', registered_at from ledger.plan;
create trigger plan_start_append_only before update or delete or truncate on ledger.plan_start
  for each statement execute function ledger.refuse_change();
