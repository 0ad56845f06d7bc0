-- The bounds that a plan's document sets to its money, and what a household in hardship is due for a season beyond the rest.

create table finance.plan_limit (
  plan text primary key,
  subsidy_floor bigint check (subsidy_floor >= 0),
  award_pot bigint check (award_pot >= 0)
);
comment on table finance.plan_limit is 'HZ-28: the least a household is due on acceptance; HZ-29: the most the city''s awards may come to; null for no such rule';

alter table finance.entitlement drop constraint entitlement_item_check;
alter table finance.entitlement add constraint entitlement_item_check
  check (item in ('CONSTRUCTION', 'EQUIPMENT', 'RUNNING', 'HARDSHIP_RUNNING'));
alter table finance.entitlement drop constraint entitlement_season;
alter table finance.entitlement add constraint entitlement_season
  check (case item when 'RUNNING' then season between 1 and 6 when 'HARDSHIP_RUNNING' then season >= 1 else season = 0 end);
