-- Acceptance in three steps: the contractor's for the village, the site inspector's in every home, then the office's.

-- The contractor's own acceptance: everything heats as it should (LZ-30).
CREATE TABLE ledger.preliminary_acceptance (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan        text        NOT NULL,
    village     text        NOT NULL,
    accepted_on date        NOT NULL,
    submission  uuid        NOT NULL UNIQUE REFERENCES ledger.submission,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX preliminary_acceptance_of ON ledger.preliminary_acceptance (plan, village);
CREATE TRIGGER preliminary_acceptance_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.preliminary_acceptance
    EXECUTE FUNCTION ledger.refuse_change();

-- What the site inspector found in a home (LZ-33): devices counted, quality, house put right again (LZ-21).
CREATE TABLE ledger.in_home_inspection (
    id                bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan              text        NOT NULL,
    village           text        NOT NULL,
    household         bigint      NOT NULL REFERENCES ledger.household,
    result            text        NOT NULL CHECK (result IN ('PASSED', 'FAILED')),
    inspected_on      date        NOT NULL,
    devices           integer     NOT NULL CHECK (devices >= 0),
    terminal_device   boolean     NOT NULL,
    restored          boolean     NOT NULL,
    reason            text,
    inspectors_sealed bytea       NOT NULL,
    submission        uuid        NOT NULL REFERENCES ledger.submission,
    recorded_by       text        NOT NULL,
    recorded_at       timestamptz NOT NULL,
    CHECK (result = 'PASSED' OR reason IS NOT NULL)
);
CREATE INDEX in_home_inspection_of ON ledger.in_home_inspection (household, id DESC);
CREATE TRIGGER in_home_inspection_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.in_home_inspection
    EXECUTE FUNCTION ledger.refuse_change();

-- How far a home's inspection is; null in plans whose acceptance has no such step.
ALTER TABLE ledger.household ADD in_home text CHECK (in_home IN ('PENDING', 'PASSED', 'FAILED'));

-- A household may fail before the office's acceptance, in no batch of it.
ALTER TABLE ledger.rectification ALTER batch DROP NOT NULL;

-- What a household must have before it is paid: its promise not to burn coal (LZ-27), what gives off the heat (LZ-29).
CREATE TABLE ledger.household_proof (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan        text        NOT NULL,
    village     text        NOT NULL,
    household   bigint      NOT NULL REFERENCES ledger.household,
    kind        text        NOT NULL CHECK (kind IN ('COMMITMENT', 'TERMINAL_DEVICE')),
    there_since date        NOT NULL,
    submission  uuid        REFERENCES ledger.submission,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    UNIQUE (household, kind)
);
CREATE TRIGGER household_proof_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.household_proof
    EXECUTE FUNCTION ledger.refuse_change();

-- Who was left out of a payout for want of it; paid in a batch of its own once it is there, or closed for good.
CREATE TABLE ledger.payout_refusal (
    household  bigint      PRIMARY KEY REFERENCES ledger.household,
    plan       text        NOT NULL,
    village    text        NOT NULL,
    reason     text        NOT NULL,
    refused_at timestamptz NOT NULL,
    ended_at   timestamptz,
    closed     boolean     NOT NULL DEFAULT false CHECK (NOT closed OR ended_at IS NOT NULL)
);
CREATE INDEX payout_refusal_open ON ledger.payout_refusal (plan, village) WHERE ended_at IS NULL;

-- A batch of households that were left out before came from no inspection.
ALTER TABLE ledger.acceptance_batch ALTER submission DROP NOT NULL;

ALTER TABLE ledger.sheet DROP CONSTRAINT sheet_kind_check;
ALTER TABLE ledger.sheet ADD CONSTRAINT sheet_kind_check CHECK (kind IN ('VILLAGES', 'ROSTER', 'CONFIRMATION', 'PROGRESS',
    'COMMISSIONING', 'INSPECTION', 'IN_HOME', 'COMMITMENT'));
