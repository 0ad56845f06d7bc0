-- Reminders of dates, the notices people read and the mails they get; numbers and recipients of supervision's measures.

-- One run per body and day, whoever runs it and however often.
create table ledger.reminder_run (
  plan text not null,
  body text not null,
  day date not null,
  at timestamptz not null,
  primary key (plan, body, day),
  foreign key (plan, body) references ledger.body
);

-- What somebody was reminded of, once; a moved date and a stage sent back make a new key and so a new reminder.
create table ledger.date_reminder (
  subject text not null,
  frame text not null,
  due date not null,
  threshold int not null check (threshold >= -1),
  sent_back int not null,
  plan text not null,
  body text not null,
  day date not null,
  primary key (subject, frame, due, threshold, sent_back)
);
comment on column ledger.date_reminder.threshold is 'days before the date, -1 when it has passed';
comment on column ledger.date_reminder.sent_back is 'how often stages of the subject had been sent back';
create index reminder_of_day on ledger.date_reminder (plan, body, day, frame, due, threshold);

create table ledger.mail_outbox (
  id bigint generated always as identity primary key,
  recipient text not null,
  day date not null,
  address text not null,
  subject text not null,
  html text not null,
  at timestamptz not null,
  sent_at timestamptz,
  tries int not null default 0,
  problem text,
  unique (recipient, day)
) with (fillfactor = 50);
create index mail_outbox_unsent on ledger.mail_outbox (id) where sent_at is null;

-- The day's mails are put together once, after the bodies' runs.
create table ledger.mail_day (
  day date primary key,
  at timestamptz not null
);

-- One per person, body, gate and date; its villages are the day's rows of ledger.date_reminder.
create table ledger.notice (
  id bigint generated always as identity primary key,
  recipient text not null,
  plan text not null,
  body text not null,
  frame text not null,
  frame_name text not null,
  due date not null,
  threshold int not null,
  day date not null,
  at timestamptz not null,
  read_at timestamptz,
  to_mail boolean not null,
  mail bigint references ledger.mail_outbox,
  foreign key (plan, body) references ledger.body,
  unique (recipient, plan, body, frame, due, threshold, day)
) with (fillfactor = 50);
create index notice_unread on ledger.notice (recipient) where read_at is null;
create index notice_unmailed on ledger.notice (recipient) where to_mail and mail is null;

-- The last number of a plan's documents of one kind in one year. It is taken in the transaction that issues the document,
-- under the row's lock, so that no number is left out.
create table ledger.document_number (
  plan text not null references ledger.plan,
  kind text not null,
  year int not null,
  last int not null check (last > 0),
  primary key (plan, kind, year)
) with (fillfactor = 50);

alter table ledger.supervision_measure
  add column number text,
  add column document_no text,
  add column recipient text check (recipient in ('BODY', 'PRINCIPALS', 'ALL_BODIES')),
  add column due date;
create unique index supervision_measure_number on ledger.supervision_measure (order_id, number) where number is not null;

-- Who was late when a measure was taken, as its paper says, whatever happens afterwards.
create table ledger.supervision_measure_item (
  measure bigint not null references ledger.supervision_measure,
  subject text not null,
  name text not null,
  due date not null,
  days_late int not null check (days_late >= 0),
  reason text,
  promised_on date,
  primary key (measure, subject)
);
create trigger supervision_measure_item_append_only before update or delete or truncate on ledger.supervision_measure_item
  for each statement execute function ledger.refuse_change();
