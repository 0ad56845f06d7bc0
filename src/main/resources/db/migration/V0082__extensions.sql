-- Extensions of one village's or body's gate: who asked, why, until when, and the office's word.
create table ledger.extension_request (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  -- A village, or the body: for its own gate, or for the same gate of all its villages.
  place text not null,
  frame text not null,
  frame_name text not null,
  until date not null,
  reason text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  decision text check (decision in ('APPROVED', 'REJECTED')),
  opinion text,
  decided_by text,
  decided_at timestamptz,
  foreign key (plan, body) references ledger.body,
  check ((decision is null) = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check (decided_by is null or decided_by <> requested_by)
) with (fillfactor = 50);
create index extension_request_body on ledger.extension_request (plan, body, id);
create unique index extension_request_open on ledger.extension_request (place, frame) where decision is null;

-- What was approved, one row for each village or body.
alter table ledger.extension add request bigint references ledger.extension_request;
alter table ledger.extension add due_before date;
create trigger extension_append_only before update or delete or truncate on ledger.extension
  for each statement execute function ledger.refuse_change();
