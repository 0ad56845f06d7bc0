-- Complaints (LZ-47 接诉即办): each with an owner and last days or a solution plan, none closed without an answer.
create table ledger.complaint (
  id bigint generated always as identity primary key,
  plan text not null references ledger.plan,
  -- What it is about: the plan, a body or a village.
  place text not null,
  body text,
  household bigint references ledger.household,
  channel text not null check (channel in ('PHONE', 'VISIT', 'HOTLINE', 'LETTER', 'ONLINE')),
  kind text not null check (kind in ('QUALITY', 'EQUIPMENT', 'SAFETY', 'SUBSIDY', 'ELIGIBILITY', 'RESTORATION',
    'NEIGHBOUR', 'CONDUCT', 'OTHER')),
  hotline_no text,
  name_sealed bytea,
  name_masked text,
  phone_sealed bytea,
  phone_masked text,
  text_sealed bytea not null,
  received_on date not null,
  received_by text not null,
  received_at timestamptz not null,
  handler text not null check (handler in ('TOWN', 'OFFICE')),
  owner text not null,
  reply_due date not null,
  reply_provisional boolean not null,
  resolve_due date not null,
  resolve_provisional boolean not null,
  -- From which day the terms count: the receipt, or the day on which it was opened again.
  counted_from date not null,
  state text not null check (state in ('OPEN', 'REPLIED', 'PLANNED', 'JOINED', 'CLOSED')),
  joined_to bigint references ledger.complaint,
  replied_on date,
  closed_on date,
  reopened boolean not null default false,
  check (handler = 'OFFICE' or body is not null),
  check (channel <> 'HOTLINE' or hotline_no is not null),
  check (state <> 'JOINED' or joined_to is not null),
  check (joined_to <> id),
  -- Every one is answered.
  check (state not in ('REPLIED', 'PLANNED', 'CLOSED') or replied_on is not null),
  check ((state = 'CLOSED') = (closed_on is not null))
) with (fillfactor = 50);
create index complaint_plan on ledger.complaint (plan, body, id);
create index complaint_joined on ledger.complaint (joined_to) where joined_to is not null;

-- What was done about it, with the words that the complainant was given.
create table ledger.complaint_step (
  id bigint generated always as identity primary key,
  complaint bigint not null references ledger.complaint,
  kind text not null check (kind in ('REPLIED', 'PLANNED', 'CLOSED', 'JOINED', 'REOPENED')),
  text_sealed bytea,
  told text check (told in ('PHONE', 'VISIT', 'LETTER', 'HOTLINE', 'UNREACHABLE')),
  satisfied text check (satisfied in ('YES', 'FAIRLY', 'NO', 'UNKNOWN')),
  solution_sealed bytea,
  explanation_sealed bytea,
  planned_on date,
  done_on date not null,
  by_user text not null,
  at timestamptz not null,
  check (kind not in ('REPLIED', 'PLANNED', 'CLOSED') or text_sealed is not null and told is not null),
  check (kind <> 'PLANNED' or solution_sealed is not null and explanation_sealed is not null and planned_on is not null)
);
create index complaint_step_complaint on ledger.complaint_step (complaint, id);
create trigger complaint_step_append_only before update or delete or truncate on ledger.complaint_step
  for each statement execute function ledger.refuse_change();

-- Who looked at a complainant's name and phone in clear, and why.
create table ledger.complaint_disclosure (
  id bigint generated always as identity primary key,
  complaint bigint not null references ledger.complaint,
  reason text not null,
  by_user text not null,
  at timestamptz not null
);
create trigger complaint_disclosure_append_only before update or delete or truncate on ledger.complaint_disclosure
  for each statement execute function ledger.refuse_change();

create function ledger.skip_row() returns trigger language plpgsql as $$
begin
  return null;
end $$;

-- A single matter of no body, such as a complaint that the district office handles, is in nobody's column of the board.
create trigger board_tally_of_no_body before insert on ledger.board_tally
  for each row when (new.body is null and new.own_dates) execute function ledger.skip_row();
create trigger open_spell_of_no_body before insert on ledger.open_spell
  for each row when (new.body is null and new.subject like '%/%') execute function ledger.skip_row();
