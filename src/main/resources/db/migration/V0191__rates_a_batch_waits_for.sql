-- Who is to provide rates sees by name which ones, as they were when the batch was last computed (ZC-09, D-38).
alter table finance.batch add column missing_rates text[] not null default '{}';
