-- What some plans' rosters ask of a household beyond the usual columns (LZ-12, LZ-35, LZ-36, LZ-41); a correction is a new row.
CREATE TABLE ledger.household_registration (
    id                        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan                      text        NOT NULL,
    village                   text        NOT NULL,
    household                 bigint      NOT NULL REFERENCES ledger.household,
    registration_no           integer,
    registered_on             date,
    actual_resident           boolean,
    permanent_resident        boolean,
    premises                  text        CHECK (premises IN ('OWN_HOUSE', 'COMMERCIAL', 'COMMODITY_HOUSE', 'ILLEGAL_BUILDING',
                                              'COLLECTIVE_HOUSE')),
    demolition                boolean,
    benefited_on              date,
    owner_sealed              bytea,
    ownership                 text        CHECK (ownership IN ('CERTIFICATE', 'VILLAGE_LETTER')),
    power_holder_sealed       bytea,
    power_account_sealed      bytea,
    power_account_fingerprint bytea,
    power_account_masked      text,
    submission                uuid        NOT NULL REFERENCES ledger.submission,
    recorded_by               text        NOT NULL,
    recorded_at               timestamptz NOT NULL,
    replaced_at               timestamptz
);
CREATE UNIQUE INDEX household_registration_present ON ledger.household_registration (household) WHERE replaced_at IS NULL;
CREATE INDEX household_registration_power ON ledger.household_registration (power_account_fingerprint) WHERE replaced_at IS NULL;

-- A second house of one household, or a second household of one house, is there with its reason only (LZ-40).
ALTER TABLE ledger.household ADD exception_reason text;
DROP INDEX ledger.household_identity_once;
DROP INDEX ledger.household_dwelling_once;
CREATE UNIQUE INDEX household_identity_once ON ledger.household (plan, identity_fingerprint) WHERE active AND exception_reason IS NULL;
CREATE UNIQUE INDEX household_dwelling_once ON ledger.household (dwelling) WHERE active AND exception_reason IS NULL;

-- Eligible, but beyond the village's quota: next in line in the order of registration (LZ-12).
ALTER TABLE ledger.household DROP CONSTRAINT household_eligibility_check;
ALTER TABLE ledger.household ADD CONSTRAINT household_eligibility_check CHECK (eligibility IN
    ('SURVEYED', 'PROPOSED_ELIGIBLE', 'PROPOSED_REJECTED', 'CONFIRMED', 'REJECTED', 'WAITING', 'WITHDRAWN'));
