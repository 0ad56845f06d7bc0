-- Two more technical routes (JN-17, JN-18), the facts and the choice behind a village's route (JN-10 to JN-20), villages
-- whose demolition is planned (JN-11).
alter table ledger.village drop constraint village_route_check, add constraint village_route_check
  check (route in ('CENTRAL_HEATING', 'COAL_TO_GAS', 'COAL_TO_ELECTRICITY', 'GEOTHERMAL', 'BIOMASS'));
alter table ledger.catalogue_item drop constraint catalogue_item_route_check, add constraint catalogue_item_route_check
  check (route in ('CENTRAL_HEATING', 'COAL_TO_GAS', 'COAL_TO_ELECTRICITY', 'GEOTHERMAL', 'BIOMASS'));
alter table ledger.household drop constraint household_route_check, add constraint household_route_check
  check (route in ('CENTRAL_HEATING', 'COAL_TO_GAS', 'COAL_TO_ELECTRICITY', 'GEOTHERMAL', 'BIOMASS'));

-- A deferred village has left for the time being, so that it counts nowhere, and may be taken up again.
alter table ledger.village add column deferred boolean not null default false;
alter table ledger.village add constraint village_deferred_check check (not deferred or state = 'WITHDRAWN');

-- What the plan's table of routes asks about a village; the latest row counts.
create table ledger.route_fact (
  id bigint generated always as identity primary key,
  plan text not null,
  village text not null,
  settlement text not null check (settlement in ('URBAN', 'RURAL')),
  density text not null check (density in ('DENSE', 'ORDINARY', 'SCATTERED')),
  heat_network boolean not null,
  waste_heat boolean not null,
  gas_network boolean not null,
  gas_secured boolean not null,
  grid_capacity boolean not null,
  geothermal boolean not null,
  biomass boolean not null,
  quality_coal boolean not null,
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, village) references ledger.village
);
comment on column ledger.route_fact.quality_coal is 'JN-12: quality coal is burnt for the time being; never a route, over with the acceptance';
create index route_fact_village on ledger.route_fact (plan, village, id desc);
create trigger route_fact_append_only before update or delete or truncate on ledger.route_fact
  for each statement execute function ledger.refuse_change();

-- Who decided for a route, against the table's suggestion only with a reason.
create table ledger.route_choice (
  id bigint generated always as identity primary key,
  plan text not null,
  village text not null,
  suggested text not null,
  chosen text not null,
  clause text not null,
  reason text,
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, village) references ledger.village,
  check (suggested = chosen or reason is not null)
);
create index route_choice_village on ledger.route_choice (plan, village, id desc);
create trigger route_choice_append_only before update or delete or truncate on ledger.route_choice
  for each statement execute function ledger.refuse_change();
