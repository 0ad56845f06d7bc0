-- Which cap of its rule bit, in words; null for none. What tops up the part a household in hardship pays itself.
alter table finance.entitlement add column caps text check (trim(caps) <> '');

alter table finance.entitlement drop constraint entitlement_item_check;
alter table finance.entitlement add constraint entitlement_item_check
  check (item in ('CONSTRUCTION', 'EQUIPMENT', 'RUNNING', 'HARDSHIP_RUNNING', 'HARDSHIP_EQUIPMENT'));
