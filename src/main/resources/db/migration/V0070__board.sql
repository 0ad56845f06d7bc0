-- What the supervisors' board reads besides the projection, and whom it reminded.
alter table ledger.open_task add column held_since timestamptz;
comment on column ledger.open_task.held_since is 'since when the present holder has it, null without one';

-- Few rows each, so that the board's counts scan one table alone.
create index stage_state_waiting on ledger.stage_state (plan, subject, frame)
  where waiting_for is not null and recorded_at is null;
create index stage_state_running on ledger.stage_state (plan, stage) where recorded_at is null;
create index village_withdrawn on ledger.village (plan, area) where state = 'WITHDRAWN';
create index open_task_village on ledger.open_task (plan, village);

-- Who was reminded of a task, by one click, once a day: the holder, or the group while nobody has taken it.
create table ledger.reminder (
  id bigint generated always as identity primary key,
  task text not null,
  task_name text not null,
  plan text not null references ledger.plan,
  subject text not null,
  to_user text,
  to_group text,
  by_user text not null,
  day date not null,
  at timestamptz not null,
  unique (task, day),
  check (num_nonnulls(to_user, to_group) = 1)
);
create trigger reminder_append_only before update or delete or truncate on ledger.reminder
  for each statement execute function ledger.refuse_change();
