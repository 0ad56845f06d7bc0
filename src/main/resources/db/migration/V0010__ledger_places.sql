-- Plans, areas, villages, lots, stages and supervision. A subject is the text of a case key; plan, body and village beside
-- it are its parts, so that boards can be restricted to areas. Every time is given by the application's clock.
create schema if not exists ledger;

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of %.% are never changed', tg_table_schema, tg_table_name;
end $$;

-- The tree of areas, with ids of our own; official codes are dated, and development zones have none (D-32).
create table ledger.area (
  id text primary key,
  name text not null,
  level text not null check (level in ('PLAN', 'BODY', 'VILLAGE')),
  parent text references ledger.area,
  unique (parent, name)
);

create table ledger.area_code (
  area text not null references ledger.area,
  code text not null,
  valid_from date not null,
  primary key (area, valid_from)
);

create table ledger.plan (
  id text primary key,
  name text not null,
  document_no text not null,
  issued date not null,
  year int not null,
  area text not null references ledger.area,
  rules jsonb not null,
  open_bodies int not null,
  registered_at timestamptz not null
) with (fillfactor = 50);

create table ledger.body (
  plan text not null references ledger.plan,
  area text not null references ledger.area,
  position int not null,
  target int not null check (target >= 0),
  unit text not null,
  open_villages int not null default 0 check (open_villages >= 0),
  approved_plan int,
  finished_at timestamptz,
  primary key (plan, area),
  unique (plan, position)
) with (fillfactor = 50);

create table ledger.quota_version (
  plan text not null,
  body text not null,
  no int not null,
  households int not null check (households >= 0),
  other_body text,
  reason text not null,
  by_user text not null,
  at timestamptz not null,
  primary key (plan, body, no),
  foreign key (plan, body) references ledger.body
);
create trigger quota_version_append_only before update or delete or truncate on ledger.quota_version
  for each statement execute function ledger.refuse_change();

create table ledger.lot (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  name text not null,
  state text not null check (state in ('OPEN', 'ANNOUNCED', 'AWARDED', 'CONTRACTED')),
  round int not null default 1,
  started_at timestamptz,
  foreign key (plan, body) references ledger.body,
  unique (plan, body, name)
) with (fillfactor = 50);

create table ledger.tender (
  lot bigint not null references ledger.lot,
  round int not null,
  method text not null,
  announced_on date not null,
  opening_on date not null check (opening_on >= announced_on),
  announced_by text not null,
  announced_at timestamptz not null,
  result text check (result in ('AWARDED', 'FAILED')),
  bidder text,
  uscc text,
  price_fen bigint check (price_fen > 0),
  awarded_on date check (awarded_on >= opening_on),
  reason text,
  recorded_by text,
  recorded_at timestamptz,
  primary key (lot, round),
  check (result is distinct from 'AWARDED'
    or (bidder is not null and uscc is not null and price_fen is not null and awarded_on is not null)),
  check (result is distinct from 'FAILED' or reason is not null)
);

-- The four items of ZC-28 are columns that cannot be false.
create table ledger.contract (
  lot bigint primary key references ledger.lot,
  contract_no text not null,
  signed_on date not null,
  responsibilities boolean not null check (responsibilities),
  heating_mode boolean not null check (heating_mode),
  service_quality boolean not null check (service_quality),
  entry_exit boolean not null check (entry_exit),
  file text,
  by_user text not null,
  at timestamptz not null
);
create trigger contract_append_only before update or delete or truncate on ledger.contract
  for each statement execute function ledger.refuse_change();

create table ledger.village (
  plan text not null,
  area text not null references ledger.area,
  body text not null,
  quota int not null check (quota > 0),
  route text not null check (route in ('CENTRAL_HEATING', 'COAL_TO_GAS', 'COAL_TO_ELECTRICITY')),
  plain boolean not null,
  state text not null check (state in ('REGISTERED', 'STARTED', 'FINISHED', 'WITHDRAWN')),
  lot bigint references ledger.lot,
  emergency_plan_on date,
  registered_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (plan, area),
  foreign key (plan, body) references ledger.body
) with (fillfactor = 50);
create index village_body on ledger.village (plan, body);
create index village_lot on ledger.village (lot);

create table ledger.town_plan (
  plan text not null,
  body text not null,
  version int not null,
  task_breakdown text not null,
  routes text[] not null check (cardinality(routes) > 0),
  milestones text not null,
  schedule text,
  file text,
  submitted_by text not null,
  submitted_at timestamptz not null,
  approved boolean,
  opinion text,
  decided_by text,
  decided_at timestamptz,
  primary key (plan, body, version),
  foreign key (plan, body) references ledger.body
);

-- Names and numbers of the officers are sealed.
create table ledger.safety_officer (
  id bigint generated always as identity primary key,
  plan text not null,
  village text not null,
  side text not null check (side in ('ENTERPRISE', 'VILLAGE')),
  name bytea not null,
  phone bytea not null,
  appointed_by text not null,
  appointed_at timestamptz not null,
  replaced_at timestamptz,
  foreign key (plan, village) references ledger.village
);
create unique index safety_officer_present on ledger.safety_officer (plan, village, side) where replaced_at is null;

-- Who changed what about a place, when and why; never a person's data.
create table ledger.place_event (
  id bigint generated always as identity primary key,
  plan text not null,
  subject text not null,
  what text not null,
  before jsonb,
  after jsonb,
  reason text,
  by_user text not null,
  at timestamptz not null
);
create index place_event_subject on ledger.place_event (subject, id);
create trigger place_event_append_only before update or delete or truncate on ledger.place_event
  for each statement execute function ledger.refuse_change();

-- The projection of the running processes.
create table ledger.frame_state (
  subject text not null,
  frame text not null,
  plan text not null references ledger.plan,
  body text,
  village text,
  name text not null,
  due date not null,
  armed_at timestamptz,
  fired_at timestamptz,
  finished_on date,
  recorded_at timestamptz,
  primary key (subject, frame)
) with (fillfactor = 50);
create index frame_state_board on ledger.frame_state (plan, frame, body);

create table ledger.stage_state (
  subject text not null,
  stage text not null,
  plan text not null references ledger.plan,
  body text,
  village text,
  frame text,
  name text not null,
  started_at timestamptz not null,
  finished_on date,
  recorded_at timestamptz,
  waiting_for text,
  reopened int not null default 0,
  primary key (subject, stage)
) with (fillfactor = 50);

create table ledger.open_task (
  task_id text primary key,
  subject text not null,
  plan text not null references ledger.plan,
  body text,
  village text,
  definition text not null,
  task_key text not null,
  name text not null,
  candidate_group text,
  holder text,
  due timestamptz,
  created timestamptz not null
) with (fillfactor = 50);
create index open_task_subject on ledger.open_task (subject);
create index open_task_place on ledger.open_task (plan, body);

create table ledger.extension (
  id bigint generated always as identity primary key,
  subject text not null,
  frame text not null,
  until date not null,
  reason text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  check (approved_by is null or approved_by <> requested_by)
);
create index extension_subject on ledger.extension (subject, frame);

create table ledger.supervision_order (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  frame text not null,
  frame_name text not null,
  round int not null,
  opened_at timestamptz not null,
  cleared_at timestamptz,
  correction_due date,
  foreign key (plan, body) references ledger.body,
  unique (plan, body, frame, round)
) with (fillfactor = 50);
create unique index supervision_order_running on ledger.supervision_order (plan, body, frame) where cleared_at is null;

create table ledger.supervision_item (
  order_id bigint not null references ledger.supervision_order,
  subject text not null,
  due date not null,
  reason text,
  promised_on date,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  primary key (order_id, subject)
) with (fillfactor = 50);
create index supervision_item_late on ledger.supervision_item (subject) where ended_at is null;

create table ledger.supervision_measure (
  id bigint generated always as identity primary key,
  order_id bigint not null references ledger.supervision_order,
  step text not null,
  text text not null,
  by_user text not null,
  at timestamptz not null
);
create index supervision_measure_order on ledger.supervision_measure (order_id, id);
create trigger supervision_measure_append_only before update or delete or truncate on ledger.supervision_measure
  for each statement execute function ledger.refuse_change();
