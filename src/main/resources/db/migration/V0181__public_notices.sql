-- Lists shown in public before they count (公示), where a plan demands it (D-42). What was shown is kept, byte for byte.

create table ledger.public_notice (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  -- The village whose roster it is, or the payment batch.
  subject text not null,
  list text not null check (list in ('ROSTER', 'PAYMENT')),
  round int not null check (round > 0),
  state text not null default 'DRAFTED' check (state in ('DRAFTED', 'SHOWN', 'CONCLUDED', 'VOID')),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  provisional boolean not null,
  place text not null,
  contact text not null,
  table_hash bytea not null,
  content bytea not null,
  sha256 bytea not null check (sha256 = sha256(content)),
  -- The address at which everybody may read it during the term.
  token uuid not null unique,
  drafted_by text not null,
  drafted_at timestamptz not null,
  posted_by text,
  posted_at timestamptz,
  removed int not null default 0,
  concluded_at timestamptz,
  unique (subject, round),
  foreign key (plan, body) references ledger.body
);
create index public_notice_body on ledger.public_notice (plan, body, id);
create function ledger.keep_public_notice() returns trigger language plpgsql as $$
begin
  if (old.subject, old.list, old.round, old.first_day, old.last_day, old.place, old.contact, old.table_hash, old.sha256, old.token,
      old.drafted_by, old.drafted_at)
      is distinct from (new.subject, new.list, new.round, new.first_day, new.last_day, new.place, new.contact, new.table_hash,
      new.sha256, new.token, new.drafted_by, new.drafted_at) or old.content is distinct from new.content
    or old.state in ('CONCLUDED', 'VOID') then
    raise exception 'What was shown in public is never changed' using errcode = 'restrict_violation', constraint = 'public_notice_kept';
  end if;
  return new;
end $$;
create trigger public_notice_kept before update on ledger.public_notice
  for each row execute function ledger.keep_public_notice();
create trigger public_notice_never_deleted before delete or truncate on ledger.public_notice
  for each statement execute function ledger.refuse_change();

-- Whose row stands under which number.
create table ledger.public_notice_row (
  notice bigint not null references ledger.public_notice,
  no int not null check (no > 0),
  household bigint not null,
  primary key (notice, no)
);
create trigger public_notice_row_append_only before update or delete or truncate on ledger.public_notice_row
  for each statement execute function ledger.refuse_change();

create table ledger.public_notice_objection (
  id bigint generated always as identity primary key,
  notice bigint not null references ledger.public_notice,
  -- Null where it is about no row of the list.
  no int,
  objector_sealed bytea not null,
  objector_masked text not null,
  phone_sealed bytea,
  text text not null,
  raised_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  upheld boolean,
  answer text,
  answered_by text,
  answered_at timestamptz,
  foreign key (notice, no) references ledger.public_notice_row,
  check ((answered_by is null) = (upheld is null) and (answered_by is null) = (answer is null)
    and (answered_by is null) = (answered_at is null))
);
create index public_notice_objection_of on ledger.public_notice_objection (notice, id);
create trigger public_notice_objection_answered_once before update on ledger.public_notice_objection
  for each row when (old.answered_by is not null) execute function ledger.refuse_change();
create trigger public_notice_objection_kept before delete or truncate on ledger.public_notice_objection
  for each statement execute function ledger.refuse_change();
