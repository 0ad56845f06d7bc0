-- Who implements each route, the networks that belong to it, work that is only recorded, who answers for what in a
-- town, and how many seasons a household's running is subsidised.

-- The roles of a plan's implementers (实施主体) by route, as plan.yaml says (ZC-07, ZC-08).
create table process.implementer (
  plan    text not null,
  route   text not null,
  works   text not null,
  network text,
  primary key (plan, route)
);

-- The day on which the network of the village's route was complete, and the day on which that was entered.
alter table ledger.village add column network_ready_on date;
alter table ledger.village add column network_entered_on date;

-- Work that a plan asks for and that no stage waits for, and violations in the use of funds, as people noted them
-- (工作记录: ZC-05, ZC-19, ZC-26, ZC-29, ZC-30, ZC-32). A wrong entry is put right by another one that replaces it.
create table ledger.work_record (
  id           bigint generated always as identity primary key,
  plan         text not null references ledger.plan,
  body         text,
  village      text,
  kind         text not null check (kind in ('PERMITS', 'COMPENSATION', 'WORKER_RELATIONS', 'UPKEEP', 'VISIT', 'DRILL',
    'PUBLICITY', 'WITHHELD', 'CROWDED_OUT', 'DIVERTED', 'FALSE_CLAIM')),
  done_on      date not null,
  title        text not null check (title <> ''),
  summary      text not null check (summary <> ''),
  partners     text[] not null,
  supersedes   bigint unique references ledger.work_record,
  by_user      text not null,
  recorded_at  timestamptz not null,
  foreign key (plan, body) references ledger.body,
  foreign key (plan, village) references ledger.village,
  check (village is null or body is not null),
  check (kind <> 'DRILL' or 'FIRE_SERVICE' = any(partners) and partners && array['HEAT_COMPANY', 'GAS_COMPANY'])
);
create index work_record_place on ledger.work_record (plan, body, id);
create trigger work_record_append_only before update or delete or truncate on ledger.work_record
  for each statement execute function ledger.refuse_change();

-- Who answers for a duty in a town (责任人, ZC-24): the post for all to read, the name sealed. Earlier ones are kept.
create table ledger.responsibility (
  id          bigint generated always as identity primary key,
  plan        text not null,
  body        text not null,
  duty        text not null check (duty in ('PLANNING', 'SURVEY', 'AWARD', 'CONSTRUCTION', 'COMMISSIONING', 'ACCEPTANCE',
    'PAYOUT', 'COORDINATION', 'UPKEEP')),
  post        text not null check (post <> ''),
  name        bytea not null,
  named_by    text not null,
  named_at    timestamptz not null,
  replaced_at timestamptz,
  foreign key (plan, body) references ledger.body
);
create unique index responsibility_present on ledger.responsibility (plan, body, duty) where replaced_at is null;

-- Running is paid by season, from the first to the sixth without a gap (ZC-10); all else once, on acceptance.
alter table finance.entitlement add constraint entitlement_season
  check (case item when 'RUNNING' then season between 1 and 6 else season = 0 end);
create function finance.require_season_before() returns trigger language plpgsql as $$
begin
  if new.season > 1 and not exists (
      select from finance.entitlement e
      where e.household = new.household and e.item = new.item and e.season = new.season - 1) then
    raise exception 'Season % of household % does not follow season %', new.season, new.household, new.season - 1
      using errcode = 'check_violation', constraint = 'entitlement_season_follows';
  end if;
  return null;
end $$;
create trigger entitlement_season_follows after insert on finance.entitlement
  for each row when (new.item = 'RUNNING') execute function finance.require_season_before();
