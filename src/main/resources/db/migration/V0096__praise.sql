-- Praise circulars (表扬通报, JY-21), in plans whose document has them: one per body and gate.
create table ledger.praise (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  frame text not null,
  frame_name text not null,
  due date not null,
  finished_on date not null check (finished_on <= due),
  cases int not null check (cases > 0),
  number text not null,
  document_no text,
  text text not null,
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, body) references ledger.body,
  unique (plan, body, frame),
  unique (plan, number)
);
comment on column ledger.praise.cases is 'villages, or the body itself, that finished the gate';
create trigger praise_append_only before update or delete or truncate on ledger.praise
  for each statement execute function ledger.refuse_change();
