-- Statutory holidays and make-up workdays. A loading of a year is never changed: the last one holds.
create schema calendar;

create table calendar.notice (
  id bigint generated always as identity primary key,
  year int not null,
  source text not null,
  loaded_by text not null,
  loaded_at timestamptz not null
);
create index notice_year on calendar.notice (year, id);
-- What comes with the application is written down once, also when two nodes start together.
create unique index notice_shipped on calendar.notice (year) where loaded_by = 'system';
create trigger notice_append_only before update or delete or truncate on calendar.notice
  for each statement execute function ledger.refuse_change();

create table calendar.day (
  notice bigint not null references calendar.notice,
  date date not null,
  working boolean not null,
  name text not null,
  primary key (notice, date)
);
create trigger day_append_only before update or delete or truncate on calendar.day
  for each statement execute function ledger.refuse_change();

-- Terms of our own that count working days of a year whose notice was unknown are counted again when it is loaded.
alter table ledger.frame_state add provisional boolean not null default false;
alter table ledger.rectification add due_provisional boolean not null default false;
alter table ledger.supervision_order add correction_provisional boolean not null default false;
alter table ledger.supervision_order add correction_issued_on date;
