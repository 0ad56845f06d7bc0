-- A step that only batches above an amount go through; null for one that all do.
alter table finance.payment_step add column above bigint check (above >= 0);
