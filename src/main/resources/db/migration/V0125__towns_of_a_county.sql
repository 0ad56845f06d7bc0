-- Where a county is the body, its villages lie in towns (HZ-39): an area between the two, with villages below it.
alter table ledger.area drop constraint area_level_check;
alter table ledger.area add constraint area_level_check check (level in ('PLAN', 'BODY', 'TOWN', 'VILLAGE'));
