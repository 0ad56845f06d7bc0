-- In which parts a household repays, as agreed with it; the last agreement counts.
create table finance.instalment (
  clawback bigint not null references finance.clawback,
  agreement integer not null check (agreement > 0),
  no integer not null check (no > 0),
  due_on date not null,
  amount bigint not null check (amount > 0),
  -- what had been repaid when it was agreed
  repaid_before bigint not null check (repaid_before >= 0),
  reason text not null check (reason <> ''),
  by_user text not null,
  at timestamptz not null,
  primary key (clawback, agreement, no)
);
create trigger instalment_append_only before update or delete or truncate on finance.instalment
  execute function finance.refuse_change();
