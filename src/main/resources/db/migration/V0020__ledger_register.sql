-- The household register: submissions, workbooks, dwellings, households and what happens to them.
-- Personal data stands sealed (AES-256-GCM) in *_sealed, searchable by *_fingerprint (HMAC-SHA-256), shown as *_masked.
-- All times come from the application's clock; nothing here asks the database what time it is.

-- What a person handed in with a task, checked before it was stored; consumed once.
CREATE TABLE ledger.submission (
    id          uuid        PRIMARY KEY,
    subject     text        NOT NULL,
    task        text        NOT NULL,
    task_id     text        NOT NULL,
    sheet       uuid,
    handed_by   text        NOT NULL,
    handed_at   timestamptz NOT NULL,
    content     bytea       NOT NULL,
    used_at     timestamptz
);
CREATE INDEX submission_used ON ledger.submission (subject, task, used_at DESC) WHERE used_at IS NOT NULL;

-- A workbook or typed rows without findings; counts for its subject and kind only, once.
CREATE TABLE ledger.sheet (
    id           uuid        PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('VILLAGES', 'ROSTER', 'CONFIRMATION', 'PROGRESS', 'COMMISSIONING', 'INSPECTION')),
    subject      text        NOT NULL,
    file_name    bytea,
    checked_by   text        NOT NULL,
    checked_at   timestamptz NOT NULL,
    row_count    integer     NOT NULL CHECK (row_count > 0),
    content_hash bytea       NOT NULL,
    content      bytea       NOT NULL,
    applied_at   timestamptz
);
CREATE INDEX sheet_applied ON ledger.sheet (subject, kind, applied_at DESC) WHERE applied_at IS NOT NULL;

CREATE TABLE ledger.draft (
    task_id  text        PRIMARY KEY,
    saved_by text        NOT NULL,
    saved_at timestamptz NOT NULL,
    content  bytea       NOT NULL
);

-- The city's shortlisted equipment (ZC-17); prices in fen.
CREATE TABLE ledger.catalogue_item (
    plan   text    NOT NULL,
    model  text    NOT NULL,
    route  text    NOT NULL CHECK (route IN ('CENTRAL_HEATING', 'COAL_TO_GAS', 'COAL_TO_ELECTRICITY')),
    maker  text    NOT NULL,
    name   text    NOT NULL,
    price  bigint  NOT NULL CHECK (price >= 0),
    listed boolean NOT NULL DEFAULT true,
    PRIMARY KEY (plan, model)
);

-- What the gas company recommends to a village by its boilers' record (ZC-18).
CREATE TABLE ledger.equipment_recommendation (
    plan           text        NOT NULL,
    village        text        NOT NULL,
    model          text        NOT NULL,
    reason         text        NOT NULL,
    submission     uuid        NOT NULL REFERENCES ledger.submission,
    recommended_by text        NOT NULL,
    recommended_at timestamptz NOT NULL,
    PRIMARY KEY (plan, village, model),
    FOREIGN KEY (plan, model) REFERENCES ledger.catalogue_item
);

-- What the town selected for a village (ZC-17, ZC-19); unit price in fen; the current one is the last.
CREATE TABLE ledger.equipment_selection (
    id                 bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan               text        NOT NULL,
    village            text        NOT NULL,
    model              text        NOT NULL,
    unit_price         bigint      NOT NULL CHECK (unit_price > 0),
    service_commitment text        NOT NULL,
    submission         uuid        NOT NULL UNIQUE REFERENCES ledger.submission,
    selected_by        text        NOT NULL,
    selected_at        timestamptz NOT NULL,
    FOREIGN KEY (plan, model) REFERENCES ledger.catalogue_item
);
CREATE INDEX equipment_selection_of_village ON ledger.equipment_selection (plan, village, id DESC);

-- A house; its natural key is the fingerprint of the village and the address without spaces and spelling variants.
CREATE TABLE ledger.dwelling (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan           text   NOT NULL,
    village        text   NOT NULL,
    address_sealed bytea  NOT NULL,
    natural_key    bytea  NOT NULL,
    UNIQUE (plan, village, natural_key)
);
CREATE INDEX dwelling_natural_key ON ledger.dwelling (natural_key);

CREATE TABLE ledger.household (
    id                   bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan                 text         NOT NULL,
    body                 text         NOT NULL,
    village              text         NOT NULL,
    dwelling             bigint       NOT NULL REFERENCES ledger.dwelling,
    sequence_no          integer      NOT NULL CHECK (sequence_no > 0),
    name_sealed          bytea        NOT NULL,
    name_fingerprint     bytea        NOT NULL,
    name_masked          text         NOT NULL,
    identity_sealed      bytea        NOT NULL,
    identity_fingerprint bytea        NOT NULL,
    identity_masked      text         NOT NULL,
    phone_sealed         bytea,
    phone_fingerprint    bytea,
    phone_masked         text,
    residents            integer      NOT NULL CHECK (residents > 0),
    rooms                integer      NOT NULL CHECK (rooms > 0),
    heated_area          numeric(8,2) NOT NULL CHECK (heated_area > 0),
    previous_heating     text         NOT NULL CHECK (previous_heating IN ('LOOSE_COAL', 'CLEAN_COAL', 'OTHER')),
    route                text         NOT NULL CHECK (route IN ('CENTRAL_HEATING', 'COAL_TO_GAS', 'COAL_TO_ELECTRICITY')),
    willing              boolean      NOT NULL,
    hardship             text         NOT NULL CHECK (hardship IN ('NONE', 'LOW_INCOME', 'DESTITUTE')),
    surveyed_on          date         NOT NULL,
    proposed_eligible    boolean,
    proposal_code        text,
    proposal_reason      text,
    proposal_clause      text,
    eligibility          text         NOT NULL DEFAULT 'SURVEYED' CHECK (eligibility IN
                             ('SURVEYED', 'PROPOSED_ELIGIBLE', 'PROPOSED_REJECTED', 'CONFIRMED', 'REJECTED', 'WITHDRAWN')),
    confirmed_on         date,
    decision_reason      text,
    retrofit             text         NOT NULL DEFAULT 'NONE' CHECK (retrofit IN ('NONE', 'INSTALLED', 'COMMISSIONED')),
    device_model         text,
    device_serial        text,
    meter_sealed         bytea,
    meter_fingerprint    bytea,
    meter_masked         text,
    installed_on         date,
    commissioned_on      date,
    old_stove_removed_on date,
    acceptance           text         NOT NULL DEFAULT 'NONE' CHECK (acceptance IN ('NONE', 'PASSED', 'FAILED')),
    inspected_on         date,
    failure_reason       text,
    payment              text         NOT NULL DEFAULT 'NONE' CHECK (payment IN ('NONE', 'IN_BATCH', 'PAID', 'CLOSED')),
    active               boolean      NOT NULL GENERATED ALWAYS AS (eligibility NOT IN ('REJECTED', 'WITHDRAWN')) STORED,
    -- the change that made this row what it is; a trigger copies it into the events
    change               text         NOT NULL,
    change_reason        text,
    change_submission    uuid         REFERENCES ledger.submission,
    changed_by           text         NOT NULL,
    changed_at           timestamptz  NOT NULL,
    -- nothing is built for a household that was not confirmed, tried out before it is built, accepted before it is tried out, paid before it is accepted
    CHECK (retrofit = 'NONE' OR eligibility = 'CONFIRMED'),
    CHECK ((retrofit = 'NONE') = (installed_on IS NULL)),
    CHECK ((retrofit = 'COMMISSIONED') = (commissioned_on IS NOT NULL)),
    CHECK (commissioned_on >= installed_on),
    CHECK (old_stove_removed_on IS NULL OR commissioned_on IS NOT NULL AND old_stove_removed_on >= commissioned_on),
    CHECK (acceptance = 'NONE' OR retrofit = 'COMMISSIONED'),
    CHECK (payment = 'NONE' OR acceptance = 'PASSED')
) WITH (fillfactor = 50);

CREATE INDEX household_of_village ON ledger.household (plan, village, sequence_no);
CREATE INDEX household_of_body ON ledger.household (plan, body);
CREATE INDEX household_name ON ledger.household (name_fingerprint);
CREATE INDEX household_identity ON ledger.household (identity_fingerprint);
CREATE INDEX household_phone ON ledger.household (phone_fingerprint);
CREATE UNIQUE INDEX household_identity_once ON ledger.household (plan, identity_fingerprint) WHERE active;
CREATE UNIQUE INDEX household_dwelling_once ON ledger.household (dwelling) WHERE active;
CREATE UNIQUE INDEX household_serial_once ON ledger.household (device_serial) WHERE active;
CREATE UNIQUE INDEX household_meter_once ON ledger.household (meter_fingerprint) WHERE active;

-- Every change of a household, before and after, without personal data in clear.
CREATE TABLE ledger.household_event (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    household  bigint      NOT NULL REFERENCES ledger.household,
    change     text        NOT NULL,
    reason     text,
    submission uuid,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL,
    before     jsonb,
    after      jsonb       NOT NULL
);
CREATE INDEX household_event_of ON ledger.household_event (household, id);
CREATE TRIGGER household_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.household_event
    EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION ledger.household_facts(h ledger.household) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object(
        'dwelling', h.dwelling, 'sequenceNo', h.sequence_no, 'name', h.name_masked, 'identity', h.identity_masked,
        'phone', h.phone_masked, 'residents', h.residents, 'rooms', h.rooms, 'heatedArea', h.heated_area,
        'previousHeating', h.previous_heating, 'route', h.route, 'willing', h.willing, 'hardship', h.hardship,
        'surveyedOn', h.surveyed_on, 'proposalCode', h.proposal_code, 'eligibility', h.eligibility,
        'confirmedOn', h.confirmed_on, 'retrofit', h.retrofit, 'deviceModel', h.device_model,
        'deviceSerial', h.device_serial, 'meter', h.meter_masked, 'installedOn', h.installed_on,
        'commissionedOn', h.commissioned_on, 'oldStoveRemovedOn', h.old_stove_removed_on, 'acceptance', h.acceptance,
        'inspectedOn', h.inspected_on, 'payment', h.payment))
$$;

CREATE FUNCTION ledger.keep_household_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ledger.household_event (household, change, reason, submission, changed_by, changed_at, after)
    SELECT n.id, n.change, n.change_reason, n.change_submission, n.changed_by, n.changed_at, ledger.household_facts(n::ledger.household)
    FROM new_rows n;
    RETURN NULL;
END $$;

CREATE FUNCTION ledger.keep_household_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ledger.household_event (household, change, reason, submission, changed_by, changed_at, before, after)
    SELECT n.id, n.change, n.change_reason, n.change_submission, n.changed_by, n.changed_at,
           ledger.household_facts(o::ledger.household), ledger.household_facts(n::ledger.household)
    FROM new_rows n JOIN old_rows o ON o.id = n.id;
    RETURN NULL;
END $$;

CREATE TRIGGER household_inserted AFTER INSERT ON ledger.household REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.keep_household_insert();
CREATE TRIGGER household_updated AFTER UPDATE ON ledger.household REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.keep_household_update();
CREATE TRIGGER household_kept BEFORE DELETE OR TRUNCATE ON ledger.household EXECUTE FUNCTION ledger.refuse_change();

-- Whose account receives the money, apart from whose house is heated; one at a time.
CREATE TABLE ledger.payee (
    id                  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan                text        NOT NULL,
    household           bigint      NOT NULL REFERENCES ledger.household,
    name_sealed         bytea       NOT NULL,
    name_fingerprint    bytea       NOT NULL,
    name_masked         text        NOT NULL,
    bank                text        NOT NULL,
    account_sealed      bytea       NOT NULL,
    account_fingerprint bytea       NOT NULL,
    account_masked      text        NOT NULL,
    valid_from          date        NOT NULL,
    valid_to            date,
    reason              text,
    submission          uuid        REFERENCES ledger.submission,
    recorded_by         text        NOT NULL,
    recorded_at         timestamptz NOT NULL,
    CHECK (valid_to >= valid_from)
);
CREATE UNIQUE INDEX payee_once ON ledger.payee (household) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX payee_account_once ON ledger.payee (plan, account_fingerprint) WHERE valid_to IS NULL;

-- One inspection sheet applied: what passed in it is paid together (验收一批).
CREATE TABLE ledger.acceptance_batch (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan        text        NOT NULL,
    village     text        NOT NULL,
    submission  uuid        NOT NULL UNIQUE REFERENCES ledger.submission,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX acceptance_batch_of_village ON ledger.acceptance_batch (plan, village);

CREATE TABLE ledger.acceptance_item (
    batch             bigint NOT NULL REFERENCES ledger.acceptance_batch,
    household         bigint NOT NULL REFERENCES ledger.household,
    result            text   NOT NULL CHECK (result IN ('PASSED', 'FAILED')),
    inspected_on      date   NOT NULL,
    reason            text,
    inspectors_sealed bytea  NOT NULL,
    PRIMARY KEY (batch, household),
    CHECK (result = 'PASSED' OR reason IS NOT NULL)
);
CREATE INDEX acceptance_item_of ON ledger.acceptance_item (household);

CREATE TABLE ledger.rectification (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    household    bigint      NOT NULL REFERENCES ledger.household,
    batch        bigint      NOT NULL REFERENCES ledger.acceptance_batch,
    reason       text        NOT NULL,
    failed_on    date        NOT NULL,
    due          date        NOT NULL,
    state        text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'RECTIFIED', 'CLOSED')),
    rectified_on date,
    measure      text,
    opinion      text,
    changed_by   text        NOT NULL,
    changed_at   timestamptz NOT NULL,
    CHECK (state = 'OPEN' OR rectified_on IS NOT NULL)
);
CREATE UNIQUE INDEX rectification_once ON ledger.rectification (household) WHERE state <> 'CLOSED';

-- What closes a stage beyond the households' own states: the actual date of completion (ZC-22), the joint acceptance (ZC-20).
CREATE TABLE ledger.village_conclusion (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan         text        NOT NULL,
    village      text        NOT NULL,
    stage        text        NOT NULL CHECK (stage IN ('survey', 'household-confirmation', 'construction', 'commissioning', 'acceptance')),
    verdict      text        NOT NULL CHECK (verdict IN ('CLOSED', 'RETURNED')),
    concluded_on date        NOT NULL,
    units        text,
    standard     text,
    reason       text,
    submission   uuid        REFERENCES ledger.submission,
    recorded_by  text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    CHECK (stage <> 'acceptance' OR verdict = 'RETURNED' OR units IS NOT NULL AND standard IS NOT NULL)
);
CREATE INDEX village_conclusion_of ON ledger.village_conclusion (plan, village, stage, id DESC);
CREATE TRIGGER village_conclusion_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.village_conclusion
    EXECUTE FUNCTION ledger.refuse_change();

-- How far each village is, counted from its households.
CREATE VIEW ledger.village_numbers AS
SELECT plan, village,
       count(*) FILTER (WHERE eligibility <> 'WITHDRAWN' OR confirmed_on IS NOT NULL)::integer AS surveyed,
       count(*) FILTER (WHERE eligibility = 'CONFIRMED')::integer AS confirmed,
       count(*) FILTER (WHERE eligibility = 'REJECTED')::integer AS rejected,
       count(*) FILTER (WHERE retrofit <> 'NONE' AND active)::integer AS installed,
       count(*) FILTER (WHERE retrofit = 'COMMISSIONED' AND active)::integer AS commissioned,
       count(*) FILTER (WHERE acceptance = 'PASSED' AND active)::integer AS accepted,
       count(*) FILTER (WHERE payment = 'PAID' AND active)::integer AS paid
FROM ledger.household
GROUP BY plan, village;
