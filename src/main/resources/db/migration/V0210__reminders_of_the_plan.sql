-- Dates of the plan itself, such as a city's milestones, are reminded of as those of its bodies are (B5.2); body null then.
alter table ledger.reminder_run
  drop constraint reminder_run_pkey,
  alter column body drop not null,
  add unique nulls not distinct (plan, body, day);

alter table ledger.date_reminder alter column body drop not null;

alter table ledger.notice
  drop constraint notice_check,
  add constraint notice_of_date_or_task check (case when reminder is null then num_nulls(frame, frame_name, due, threshold) = 0
    else num_nonnulls(frame, frame_name, due, threshold) = 0 end);
