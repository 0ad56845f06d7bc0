-- What somebody handed in that cannot be taken as it is: kept sealed until the next attempt, so that its rows in error come back as a
-- workbook and its valid rows can be taken alone.
create table ledger.sheet_attempt (
  id uuid primary key,
  kind text not null,
  subject text not null,
  by_user text not null,
  at timestamptz not null,
  content bytea not null,
  unique (kind, subject, by_user)
);
