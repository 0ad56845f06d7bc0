-- Looked up whatever the plan, as the other fingerprints are.
drop index ledger.household_spouse;
create index household_spouse on ledger.household (spouse_fingerprint) where spouse_fingerprint is not null;
