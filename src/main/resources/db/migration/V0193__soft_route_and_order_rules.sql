-- What documents only wish: built shantytown projects heat centrally (LZ-06); villages of a kind come first (HZ-16, LZ-03, LZ-05).
-- A departure stands with its reason and is never refused.
alter table ledger.route_fact add column built_shantytown boolean not null default false;

alter table ledger.village add column priority text;
alter table ledger.village add column work_order integer check (work_order > 0);
alter table ledger.village add column order_reason text;
comment on column ledger.village.priority is 'the code of the plan''s priority that the village comes under, null for none';
comment on column ledger.village.work_order is 'its place among the body''s villages, 1 first; null while nobody said';
comment on column ledger.village.order_reason is 'why it stands behind villages that come under no priority; null where it does not or nobody said';
