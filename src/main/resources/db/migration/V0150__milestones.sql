-- What a plan over several years asks for: milestones of the plan itself, goals that nobody is supervised for, the
-- boilers and figures behind them (Jinan's document, JN-01 to JN-08, JN-37).

-- A goal (力争、基本): late is late, yet no supervision opens for it by itself.
alter table ledger.frame_state add column goal boolean not null default false;

-- A frame without a body is the plan's own; on the board it stands under the empty name.
create or replace function ledger.board_state(f ledger.frame_state) returns text language sql immutable as $$
  select case
    when f.withdrawn then null
    when f.recorded_at is not null and f.finished_on > f.due then 'DONE_LATE'
    when f.recorded_at is not null and cast(f.recorded_at at time zone 'Asia/Shanghai' as date) > f.due then 'REPORTED_LATE'
    when f.recorded_at is not null then 'DONE'
    when f.waiting then 'WAITING'
    else 'OPEN'
  end
$$;

create or replace function ledger.frame_changed() returns trigger language plpgsql as $$
declare
  was text := case when tg_op <> 'INSERT' then ledger.board_state(old) end;
  now_is text := case when tg_op <> 'DELETE' then ledger.board_state(new) end;
begin
  if tg_op = 'UPDATE' and was is not distinct from now_is and old.due = new.due and old.name = new.name
      and old.finished_on is not distinct from new.finished_on then
    return null;
  end if;
  if was is not null and now_is is not null then
    insert into ledger.board_tally(plan, body, frame, name, own_dates, due, state, cases)
      values (old.plan, coalesce(old.body, ''), old.frame, old.name, old.subject like '%/%', old.due, was, -1),
        (new.plan, coalesce(new.body, ''), new.frame, new.name, new.subject like '%/%', new.due, now_is, 1);
  elsif was is not null then
    insert into ledger.board_tally(plan, body, frame, name, own_dates, due, state, cases)
      values (old.plan, coalesce(old.body, ''), old.frame, old.name, old.subject like '%/%', old.due, was, -1);
  elsif now_is is not null then
    insert into ledger.board_tally(plan, body, frame, name, own_dates, due, state, cases)
      values (new.plan, coalesce(new.body, ''), new.frame, new.name, new.subject like '%/%', new.due, now_is, 1);
  end if;

  if tg_op = 'DELETE' then
    delete from ledger.open_spell where subject = old.subject and frame = old.frame;
    return null;
  end if;
  if was = 'OPEN' and (now_is is distinct from 'OPEN' or old.due <> new.due) then
    update ledger.open_spell set until = new.changed_on
      where subject = new.subject and frame = new.frame and until is null;
  end if;
  if now_is = 'OPEN' and (was is distinct from 'OPEN' or old.due <> new.due) then
    insert into ledger.open_spell(subject, frame, plan, body, village, due, since)
      values (new.subject, new.frame, new.plan, coalesce(new.body, ''), new.village, new.due, new.changed_on);
  end if;
  if new.recorded_at is not null then
    update ledger.open_spell set until = new.finished_on
      where subject = new.subject and frame = new.frame and until > new.finished_on;
  end if;
  return null;
end $$;

-- One instance of a model of milestones, for the plan or a body; the plan is not done before all of them are.
create table ledger.milestone_track (
  subject text not null,
  model text not null,
  plan text not null references ledger.plan,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (subject, model)
) with (fillfactor = 50);
create index milestone_track_plan on ledger.milestone_track (plan);

-- What an office said of a milestone, once: reached, or given up with its reason (goals only).
create table ledger.milestone_word (
  subject text not null,
  frame text not null,
  plan text not null references ledger.plan,
  reached boolean not null,
  achieved_on date,
  figure numeric(10, 2),
  document_no text,
  note text,
  by_user text not null,
  at timestamptz not null,
  primary key (subject, frame),
  check (reached = (achieved_on is not null)),
  check (reached or note is not null)
);
create trigger milestone_word_append_only before update or delete or truncate on ledger.milestone_word
  for each statement execute function ledger.refuse_change();

-- The register of coal-fired boilers (JN-02, JN-03, JN-08, JN-37). Capacity in tonnes of steam per hour, a decimal: what
-- is due when depends on whether it is below, at or above a limit (D-26).
create table ledger.boiler (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  name text not null,
  capacity numeric(8, 2) not null check (capacity > 0),
  eliminated_on date,
  -- Milligrams per cubic metre at 6 % oxygen, of the latest measurement.
  dust numeric(8, 2) check (dust >= 0),
  sulphur_dioxide numeric(8, 2) check (sulphur_dioxide >= 0),
  nitrogen_oxides numeric(8, 2) check (nitrogen_oxides >= 0),
  measured_on date,
  networked_on date,
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, body) references ledger.body,
  unique (plan, body, name),
  check (num_nonnulls(dust, sulphur_dioxide, nitrogen_oxides, measured_on) in (0, 4))
) with (fillfactor = 70);

-- A body's word that its register names every boiler; without it nobody can tell an empty register from one not begun.
create table ledger.boiler_register (
  plan text not null,
  body text not null,
  declared_on date not null,
  by_user text not null,
  at timestamptz not null,
  primary key (plan, body),
  foreign key (plan, body) references ledger.body
);

-- Figures of the base year as the document states them, never added up or checked against each other (D-25).
create table ledger.plan_baseline (
  plan text not null references ledger.plan,
  position int not null,
  name text not null,
  figure numeric(14, 2) not null,
  unit text not null,
  as_of date not null,
  scope text not null,
  clause text not null,
  primary key (plan, position)
);

-- Projects and policies that the document names (JN-17, JN-18, JN-22, JN-23, JN-35).
create table ledger.plan_project (
  plan text not null references ledger.plan,
  position int not null,
  kind text not null,
  name text not null,
  place text,
  clause text not null,
  primary key (plan, position)
);
