-- What the board counts, kept as frames change: few rows to add up instead of one row per village and gate. Late and due
-- soon depend on the day of reading, so rows are told apart by their date and summed up when they are read.

-- The China day on which the row last changed, by the application's clock.
alter table ledger.frame_state add column changed_on date;
update ledger.frame_state f set changed_on = cast(coalesce(f.recorded_at, f.armed_at, p.registered_at) at time zone 'Asia/Shanghai' as date)
  from ledger.plan p where p.id = f.plan;
alter table ledger.frame_state alter column changed_on set not null;
alter table ledger.stage_state add column changed_on date;

-- Told by the triggers below, so that a frame's row alone says what it counts as.
alter table ledger.frame_state add column waiting boolean not null default false;
alter table ledger.frame_state add column withdrawn boolean not null default false;
create index frame_state_village on ledger.frame_state (plan, village);

update ledger.frame_state f set
  waiting = exists (select from ledger.stage_state s where s.subject = f.subject and s.frame = f.frame
    and s.waiting_for is not null and s.recorded_at is null),
  withdrawn = exists (select from ledger.village v where v.plan = f.plan and v.area = f.village and v.state = 'WITHDRAWN');

-- Null for what is on no board.
create function ledger.board_state(f ledger.frame_state) returns text language sql immutable as $$
  select case
    when f.withdrawn or f.body is null then null
    when f.recorded_at is not null and f.finished_on > f.due then 'DONE_LATE'
    when f.recorded_at is not null and cast(f.recorded_at at time zone 'Asia/Shanghai' as date) > f.due then 'REPORTED_LATE'
    when f.recorded_at is not null then 'DONE'
    when f.waiting then 'WAITING'
    else 'OPEN'
  end
$$;

-- Differences: a change adds rows and locks none, so no two writers ever wait for each other. They are folded below.
create table ledger.board_tally (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  frame text not null,
  name text not null,
  -- Of single matters, such as a household's rectification, each with a date of its own.
  own_dates boolean not null,
  due date not null,
  state text not null check (state in ('OPEN', 'WAITING', 'DONE', 'REPORTED_LATE', 'DONE_LATE')),
  cases int not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index board_tally_body on ledger.board_tally (plan, body);

-- When a case was open, waited for nobody else and had one date: what the trend counts. The last day is exclusive; a
-- case that is finished was so from the actual day on, whenever that was entered.
create table ledger.open_spell (
  id bigint generated always as identity primary key,
  subject text not null,
  frame text not null,
  -- No foreign key: each new spell would lock the plan's row for a moment, and the frame's row has one.
  plan text not null,
  body text not null,
  village text,
  due date not null,
  since date not null,
  until date
) with (fillfactor = 70);
create index open_spell_subject on ledger.open_spell (subject, frame);
create index open_spell_board on ledger.open_spell (plan, body, due);

insert into ledger.board_tally(plan, body, frame, name, own_dates, due, state, cases)
  select f.plan, f.body, f.frame, f.name, f.subject like '%/%', f.due, ledger.board_state(f), count(*) from ledger.frame_state f
  where ledger.board_state(f) is not null
  group by f.plan, f.body, f.frame, f.name, f.subject like '%/%', f.due, ledger.board_state(f);
insert into ledger.open_spell(subject, frame, plan, body, village, due, since, until)
  select f.subject, f.frame, f.plan, f.body, f.village, f.due, cast(p.registered_at at time zone 'Asia/Shanghai' as date), f.finished_on
  from ledger.frame_state f join ledger.plan p on p.id = f.plan
  where f.body is not null and not f.withdrawn and (f.recorded_at is not null or not f.waiting);

-- Adds up a plan's differences in the writer's own transaction; whoever comes while another folds goes on without.
create function ledger.fold_board_tally() returns trigger language plpgsql as $$
begin
  if pg_try_advisory_xact_lock(hashtext('ledger.board_tally'), hashtext(new.plan)) then
    with several as (
      select body, frame, name, own_dates, due, state from ledger.board_tally where plan = new.plan
        group by body, frame, name, own_dates, due, state having count(*) > 1),
    folded as (
      delete from ledger.board_tally t using several s
        where t.plan = new.plan and t.body = s.body and t.frame = s.frame and t.name = s.name
          and t.own_dates = s.own_dates and t.due = s.due and t.state = s.state
        returning t.*)
    insert into ledger.board_tally(plan, body, frame, name, own_dates, due, state, cases)
      select plan, body, frame, name, own_dates, due, state, sum(cases) from folded
        group by plan, body, frame, name, own_dates, due, state having sum(cases) <> 0;
  end if;
  return null;
end $$;
create trigger board_tally_fold after insert on ledger.board_tally
  for each row when (new.id % 200 = 0) execute function ledger.fold_board_tally();

-- A new frame learns what stands in other tables already. The village's row is held, so that it cannot leave unseen.
create function ledger.frame_begins() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger.frame_state f where f.subject = new.subject and f.frame = new.frame) then
    new.withdrawn := coalesce(
      (select v.state = 'WITHDRAWN' from ledger.village v where v.plan = new.plan and v.area = new.village for share), false);
    new.waiting := exists (select from ledger.stage_state s where s.subject = new.subject and s.frame = new.frame
      and s.waiting_for is not null and s.recorded_at is null);
  end if;
  return new;
end $$;
create trigger frame_state_begins before insert on ledger.frame_state
  for each row execute function ledger.frame_begins();

create function ledger.frame_changed() returns trigger language plpgsql as $$
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
      values (old.plan, old.body, old.frame, old.name, old.subject like '%/%', old.due, was, -1),
        (new.plan, new.body, new.frame, new.name, new.subject like '%/%', new.due, now_is, 1);
  elsif was is not null then
    insert into ledger.board_tally(plan, body, frame, name, own_dates, due, state, cases)
      values (old.plan, old.body, old.frame, old.name, old.subject like '%/%', old.due, was, -1);
  elsif now_is is not null then
    insert into ledger.board_tally(plan, body, frame, name, own_dates, due, state, cases)
      values (new.plan, new.body, new.frame, new.name, new.subject like '%/%', new.due, now_is, 1);
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
      values (new.subject, new.frame, new.plan, new.body, new.village, new.due, new.changed_on);
  end if;
  if new.recorded_at is not null then
    update ledger.open_spell set until = new.finished_on
      where subject = new.subject and frame = new.frame and until > new.finished_on;
  end if;
  return null;
end $$;
create trigger frame_state_changed after insert or delete
  or update of due, name, finished_on, recorded_at, waiting, withdrawn on ledger.frame_state
  for each row execute function ledger.frame_changed();

-- The row is locked before the stages are read, so that of two stages that stop waiting at once the later one sees both.
create function ledger.tell_frame_whether_it_waits(of_subject text, of_frame text, on_day date) returns void language plpgsql as $$
declare
  waits boolean;
begin
  perform 1 from ledger.frame_state where subject = of_subject and frame = of_frame for no key update;
  waits := exists (select from ledger.stage_state s where s.subject = of_subject and s.frame = of_frame
    and s.waiting_for is not null and s.recorded_at is null);
  update ledger.frame_state set waiting = waits, changed_on = coalesce(on_day, changed_on)
    where subject = of_subject and frame = of_frame and waiting <> waits;
end $$;

create function ledger.stage_waits() returns trigger language plpgsql as $$
declare
  was text := case when tg_op <> 'INSERT' and old.waiting_for is not null and old.recorded_at is null then old.frame end;
  now_is text := case when tg_op <> 'DELETE' and new.waiting_for is not null and new.recorded_at is null then new.frame end;
  on_day date := case when tg_op <> 'DELETE' then new.changed_on end;
begin
  if was is distinct from now_is then
    if was is not null then
      perform ledger.tell_frame_whether_it_waits(old.subject, was, on_day);
    end if;
    if now_is is not null then
      perform ledger.tell_frame_whether_it_waits(new.subject, now_is, on_day);
    end if;
  end if;
  return null;
end $$;
create trigger stage_state_waits after insert or delete or update of waiting_for, recorded_at, frame on ledger.stage_state
  for each row execute function ledger.stage_waits();

create function ledger.village_leaves() returns trigger language plpgsql as $$
begin
  update ledger.frame_state set withdrawn = new.state = 'WITHDRAWN',
    changed_on = coalesce(cast(new.ended_at at time zone 'Asia/Shanghai' as date), changed_on)
    where plan = new.plan and village = new.area;
  return null;
end $$;
create trigger village_leaves after update of state on ledger.village
  for each row when ((old.state = 'WITHDRAWN') is distinct from (new.state = 'WITHDRAWN'))
  execute function ledger.village_leaves();
