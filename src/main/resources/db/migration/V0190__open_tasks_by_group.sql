-- A person's list is asked for by group; with a thousand villages a plan has thousands of open tasks.
create index open_task_group on ledger.open_task (plan, candidate_group);
