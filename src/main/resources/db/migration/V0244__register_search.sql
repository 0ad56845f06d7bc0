-- Searching at a million households: one index for each way of finding, the scope's columns in it where one value finds many.
-- The masked id stands in clear already, as every list shows it; nothing more of an id is kept for searching by its last four.
drop index ledger.household_name;
create index household_name on ledger.household (name_fingerprint, plan, body, village, sequence_no, id);
create index household_last_four on ledger.household (right(identity_masked, 4), plan, body, village);
create index household_masked_id on ledger.household (identity_masked, plan);
-- Also of households that have left; the unique indexes know the present ones only.
create index household_serial on ledger.household (device_serial) where device_serial is not null;
create index household_meter on ledger.household (meter_fingerprint) where meter_fingerprint is not null;
create index household_of_dwelling on ledger.household (dwelling);
-- A body's register in its order.
drop index ledger.household_of_body;
create index household_of_body on ledger.household (plan, body, village, sequence_no, id);
