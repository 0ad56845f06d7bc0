-- One roster of a whole body: read once, row by row, into sealed parts of a village each; checked as a whole before anything is registered;
-- then registered village by village, each in a transaction of its own, so that it can stop and go on anywhere.
create table ledger.roster_import (
  id uuid primary key,
  plan text not null,
  body text not null,
  file_name bytea,
  -- the first of what is wrong, sealed
  findings bytea not null,
  problems int not null,
  warnings int not null,
  read_rows int not null,
  by_user text not null,
  at timestamptz not null,
  -- set when somebody has it registered
  surveyed_on date,
  valid_only boolean,
  applied_by text,
  stopped boolean not null default false,
  foreign key (plan, body) references ledger.body,
  check ((surveyed_on is null) = (applied_by is null) and (surveyed_on is null) = (valid_only is null))
);
create index roster_import_body on ledger.roster_import (plan, body, at desc);

create table ledger.roster_import_village (
  import uuid not null references ledger.roster_import,
  plan text not null,
  village text not null,
  given_rows int not null,
  faulty int not null,
  -- how many households it changed; null until it was registered
  changed int,
  -- why it was not
  refusal text,
  primary key (import, village),
  foreign key (plan, village) references ledger.village,
  check (changed is null or refusal is null)
);

-- The rows themselves, sealed; gone as soon as their village is registered. Without a village: rows whose village nobody knows.
create table ledger.roster_import_part (
  id bigint generated always as identity primary key,
  import uuid not null references ledger.roster_import,
  village text,
  content bytea not null
);
create index roster_import_part_of on ledger.roster_import_part (import, village, id);
