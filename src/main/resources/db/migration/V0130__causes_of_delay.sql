-- Whose delay it was, as the office attributes it (LZ-46); kept with each paper as it stood that day.
alter table ledger.supervision_item add cause text check (cause in ('TOWN', 'CONTRACTOR', 'OFFICE'));
alter table ledger.supervision_measure_item add cause text check (cause in ('TOWN', 'CONTRACTOR', 'OFFICE'));
