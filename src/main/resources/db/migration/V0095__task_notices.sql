-- A supervisor's one-click reminder is a notice, too, of whoever holds the task or may take it.

alter table ledger.notice
  alter column body drop not null,
  alter column frame drop not null,
  alter column frame_name drop not null,
  alter column due drop not null,
  alter column threshold drop not null,
  add column reminder bigint references ledger.reminder,
  add check (case when reminder is null then num_nulls(body, frame, frame_name, due, threshold) = 0
    else num_nonnulls(frame, frame_name, due, threshold) = 0 end),
  add unique (recipient, reminder);
comment on table ledger.notice is 'of a gate: one per person, body, gate and date; of a task: one per person and reminder';

-- The day's mail names no reminder; one that a supervisor's click sends names its own.
alter table ledger.mail_outbox
  add column reminder bigint references ledger.reminder,
  drop constraint mail_outbox_recipient_day_key,
  add unique nulls not distinct (recipient, day, reminder);
