-- Random spot checks (随机抽查, HZ-38) of accepted households of a body: the sample follows from population and seed alone,
-- which are kept, so that anybody can draw it again. 5 % is a default (B5.11).
create table ledger.spot_check (
  id         bigint generated always as identity primary key,
  plan       text not null,
  body       text not null,
  percent    int not null check (percent between 1 and 100),
  seed       bigint not null,
  population bigint[] not null check (cardinality(population) > 0),
  drawn_on   date not null,
  by_user    text not null,
  at         timestamptz not null,
  foreign key (plan, body) references ledger.body
);
create index spot_check_body on ledger.spot_check (plan, body, id);
create trigger spot_check_append_only before update or delete or truncate on ledger.spot_check
  for each statement execute function ledger.refuse_change();
comment on column ledger.spot_check.population is 'ids of the households accepted when it was drawn, ascending';

-- What was found at a household of the sample, once.
create table ledger.spot_check_result (
  spot_check bigint not null references ledger.spot_check,
  household  bigint not null references ledger.household,
  passed     boolean not null,
  finding    text,
  checked_on date not null,
  by_user    text not null,
  at         timestamptz not null,
  primary key (spot_check, household),
  check (passed or finding <> '')
);
create trigger spot_check_result_append_only before update or delete or truncate on ledger.spot_check_result
  for each statement execute function ledger.refuse_change();
