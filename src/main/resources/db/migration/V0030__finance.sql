-- The money: funds and their transfers, entitlements, payment batches, the bank's answers. Amounts are integer fen.
-- Names and accounts of persons stand sealed in *_sealed. Every time is given by the application's clock.

CREATE SCHEMA finance;

CREATE FUNCTION finance.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of finance.% are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- Earmarked money of one public source in one budget year (ZC-26).
CREATE TABLE finance.fund (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan        text        NOT NULL,
    budget_year integer     NOT NULL,
    source      text        NOT NULL CHECK (source IN ('SUPERIOR', 'CITY_AWARD', 'DISTRICT_MATCHING')),
    name        text        NOT NULL,
    opened_at   timestamptz NOT NULL,
    UNIQUE (plan, budget_year, source)
);

-- Where a fund's money stands. All but the allotment's own account stay at or above zero, and a fund's accounts add up
-- to zero, so that reserved + paid never exceeds what was allotted, whoever writes.
CREATE TABLE finance.account (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fund    bigint NOT NULL REFERENCES finance.fund,
    kind    text   NOT NULL CHECK (kind IN ('ALLOTMENT', 'AVAILABLE', 'RESERVED', 'PAID')),
    balance bigint NOT NULL DEFAULT 0,
    UNIQUE (fund, kind),
    UNIQUE (fund, id),
    CONSTRAINT account_never_overdrawn CHECK (kind = 'ALLOTMENT' OR balance >= 0)
) WITH (fillfactor = 50);

CREATE TRIGGER account_opened_empty BEFORE INSERT ON finance.account
    FOR EACH ROW WHEN (NEW.balance <> 0) EXECUTE FUNCTION finance.refuse_change();
CREATE TRIGGER account_moved_by_transfers_only BEFORE UPDATE OR DELETE ON finance.account
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION finance.refuse_change();

-- Money moves here and nowhere else: what the debit account gains the credit account loses.
CREATE TABLE finance.transfer (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fund          bigint      NOT NULL,
    movement      text        NOT NULL CHECK (movement IN ('ALLOT', 'RESERVE', 'RELEASE', 'PAY')),
    debit         bigint      NOT NULL,
    credit        bigint      NOT NULL,
    amount        bigint      NOT NULL CHECK (amount > 0),
    reason        text        NOT NULL,
    clause        text        NOT NULL,
    key           text        NOT NULL UNIQUE,
    batch         bigint,
    document_no   text,
    document_date date,
    by_user       text        NOT NULL,
    at            timestamptz NOT NULL,
    CHECK (debit <> credit),
    CHECK ((movement = 'ALLOT') = (document_no IS NOT NULL)),
    CHECK ((movement = 'ALLOT') = (document_date IS NOT NULL)),
    CHECK ((movement = 'ALLOT') = (batch IS NULL)),
    FOREIGN KEY (fund, debit) REFERENCES finance.account (fund, id),
    FOREIGN KEY (fund, credit) REFERENCES finance.account (fund, id)
);
CREATE INDEX transfer_of_fund ON finance.transfer (fund, movement);
CREATE INDEX transfer_of_batch ON finance.transfer (batch);
CREATE TRIGGER transfer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finance.transfer
    EXECUTE FUNCTION finance.refuse_change();

CREATE FUNCTION finance.post_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM finance.account a
    WHERE a.id IN (SELECT debit FROM new_rows UNION SELECT credit FROM new_rows)
    ORDER BY a.id FOR NO KEY UPDATE;
    UPDATE finance.account a SET balance = a.balance + m.amount
    FROM (SELECT moved.account, sum(moved.amount)::bigint AS amount
          FROM (SELECT debit AS account, amount FROM new_rows UNION ALL SELECT credit, -amount FROM new_rows) moved
          GROUP BY moved.account) m
    WHERE a.id = m.account;
    RETURN NULL;
END $$;
CREATE TRIGGER transfer_posted AFTER INSERT ON finance.transfer REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION finance.post_transfers();

-- Who approves a plan's batches, in order.
CREATE TABLE finance.payment_step (
    plan  text    NOT NULL,
    no    integer NOT NULL CHECK (no > 0),
    role  text    NOT NULL,
    label text    NOT NULL,
    PRIMARY KEY (plan, no)
);

-- Locked by whoever settles or asks whether all is settled.
CREATE TABLE finance.village (
    village text PRIMARY KEY
);

CREATE TABLE finance.batch (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan             text        NOT NULL,
    village          text        NOT NULL REFERENCES finance.village,
    kind             text        NOT NULL CHECK (kind IN ('REGULAR', 'REISSUE')),
    acceptance_batch bigint,
    replaces         bigint      UNIQUE,
    state            text        NOT NULL DEFAULT 'DRAFT' CHECK (state IN
                         ('DRAFT', 'COMPUTED', 'PREPARED', 'APPROVING', 'APPROVED', 'RESERVED', 'FILED', 'RESULT', 'SETTLED')),
    round            integer     NOT NULL DEFAULT 0,
    note             text,
    prepared_by      text,
    prepared_at      timestamptz,
    content_hash     bytea,
    opened_at        timestamptz NOT NULL,
    started_at       timestamptz,
    settled_at       timestamptz,
    UNIQUE (village, acceptance_batch),
    CHECK ((kind = 'REGULAR') = (acceptance_batch IS NOT NULL)),
    CHECK ((kind = 'REISSUE') = (replaces IS NOT NULL)),
    CHECK (state IN ('DRAFT', 'COMPUTED', 'SETTLED') OR content_hash IS NOT NULL)
) WITH (fillfactor = 50);

-- What the finance office noted while rates were missing.
CREATE TABLE finance.rate_note (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch   bigint      NOT NULL REFERENCES finance.batch,
    note    text,
    by_user text        NOT NULL,
    at      timestamptz NOT NULL
);

-- The households a batch was opened for; the reason tells why one is left out.
CREATE TABLE finance.batch_household (
    batch     bigint NOT NULL REFERENCES finance.batch,
    household bigint NOT NULL,
    excluded  text,
    PRIMARY KEY (batch, household)
);
CREATE INDEX batch_household_of ON finance.batch_household (household);

-- What a household is due, once per item, season and instalment; 0 fen when the rule states that nothing is paid.
CREATE TABLE finance.entitlement (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan         text        NOT NULL,
    village      text        NOT NULL,
    batch        bigint      NOT NULL REFERENCES finance.batch,
    household    bigint      NOT NULL,
    item         text        NOT NULL CHECK (item IN ('CONSTRUCTION', 'EQUIPMENT', 'RUNNING')),
    season       integer     NOT NULL CHECK (season >= 0),
    instalment   integer     NOT NULL CHECK (instalment > 0),
    amount       bigint      NOT NULL CHECK (amount >= 0),
    inputs       jsonb       NOT NULL,
    rule_version text,
    row_no       integer     NOT NULL,
    row_label    text        NOT NULL,
    clause       text        NOT NULL,
    explanation  text        NOT NULL,
    computed_at  timestamptz NOT NULL,
    UNIQUE (household, item, season, instalment)
);
CREATE INDEX entitlement_of_village ON finance.entitlement (village);
CREATE INDEX entitlement_of_batch ON finance.entitlement (batch);
CREATE TRIGGER entitlement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finance.entitlement
    EXECUTE FUNCTION finance.refuse_change();

CREATE TABLE finance.entitlement_share (
    entitlement bigint NOT NULL REFERENCES finance.entitlement,
    source      text   NOT NULL CHECK (source IN ('SUPERIOR', 'CITY_AWARD', 'DISTRICT_MATCHING')),
    amount      bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (entitlement, source)
);
CREATE TRIGGER entitlement_share_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finance.entitlement_share
    EXECUTE FUNCTION finance.refuse_change();

-- An entitlement that will not be paid: given up with a reason, or withheld because the household lost its claim.
CREATE TABLE finance.closure (
    entitlement bigint      PRIMARY KEY REFERENCES finance.entitlement,
    kind        text        NOT NULL CHECK (kind IN ('CLOSED', 'WITHHELD')),
    reason      text        NOT NULL,
    by_user     text        NOT NULL,
    at          timestamptz NOT NULL
);
CREATE TRIGGER closure_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finance.closure
    EXECUTE FUNCTION finance.refuse_change();

-- Which entitlements a batch pays.
CREATE TABLE finance.due (
    batch       bigint NOT NULL REFERENCES finance.batch,
    entitlement bigint NOT NULL REFERENCES finance.entitlement,
    PRIMARY KEY (batch, entitlement)
);
CREATE INDEX due_of ON finance.due (entitlement);

-- A payment with the payee as he was when the batch was prepared. Its snapshot is never changed; only its state moves on.
CREATE TABLE finance.line (
    id              bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch           bigint  NOT NULL REFERENCES finance.batch,
    round           integer NOT NULL,
    no              integer NOT NULL CHECK (no > 0),
    village         text    NOT NULL,
    household       bigint  NOT NULL,
    entitlement     bigint  NOT NULL REFERENCES finance.entitlement,
    item            text    NOT NULL,
    season          integer NOT NULL,
    instalment      integer NOT NULL,
    amount          bigint  NOT NULL CHECK (amount > 0),
    name_sealed     bytea   NOT NULL,
    name_masked     text    NOT NULL,
    identity_sealed bytea,
    account_sealed  bytea   NOT NULL,
    account_masked  text    NOT NULL,
    bank            text    NOT NULL,
    rule_version    text,
    replaces        bigint  REFERENCES finance.line,
    state           text    NOT NULL DEFAULT 'OPEN' CHECK (state IN
                        ('OPEN', 'VOID', 'WITHHELD', 'PAID', 'RETURNED', 'REISSUED', 'CLOSED')),
    return_reason   text,
    bank_serial     text,
    booked_on       date,
    CHECK (state <> 'PAID' OR (bank_serial IS NOT NULL AND booked_on IS NOT NULL)),
    CHECK (state NOT IN ('RETURNED', 'REISSUED', 'CLOSED') OR return_reason IS NOT NULL)
) WITH (fillfactor = 50);
CREATE INDEX line_of_batch ON finance.line (batch);
CREATE INDEX line_of_entitlement ON finance.line (entitlement);
CREATE INDEX line_of_village ON finance.line (village);
CREATE UNIQUE INDEX line_number_once ON finance.line (batch, no) WHERE state <> 'VOID';
CREATE UNIQUE INDEX line_never_paid_twice ON finance.line (household, item, season, instalment) WHERE state IN ('OPEN', 'PAID');
CREATE UNIQUE INDEX line_replaced_once ON finance.line (replaces) WHERE state <> 'VOID';
ALTER TABLE finance.batch ADD FOREIGN KEY (replaces) REFERENCES finance.line;

CREATE TRIGGER line_snapshot_kept BEFORE UPDATE OF batch, round, no, village, household, entitlement, item, season, instalment,
        amount, name_sealed, name_masked, identity_sealed, account_sealed, account_masked, bank, rule_version, replaces
    ON finance.line FOR EACH ROW EXECUTE FUNCTION finance.refuse_change();
CREATE TRIGGER line_state_moves_on BEFORE UPDATE ON finance.line FOR EACH ROW
    WHEN (NOT (OLD.state = 'OPEN' AND NEW.state IN ('VOID', 'WITHHELD', 'PAID', 'RETURNED')
            OR OLD.state = 'RETURNED' AND NEW.state IN ('REISSUED', 'CLOSED')))
    EXECUTE FUNCTION finance.refuse_change();
CREATE TRIGGER line_kept BEFORE DELETE OR TRUNCATE ON finance.line EXECUTE FUNCTION finance.refuse_change();

-- What the approvers of a round approve: a hash over everything that reaches the bank or a fund.
CREATE FUNCTION finance.content_hash(of_batch bigint) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
               l.no, l.round, l.household, l.entitlement, l.item, l.season, l.instalment, l.amount, l.bank, l.rule_version, l.replaces,
               encode(l.name_sealed, 'hex'), encode(l.identity_sealed, 'hex'), encode(l.account_sealed, 'hex'),
               (SELECT jsonb_agg(jsonb_build_array(s.source, s.amount) ORDER BY s.source)
                FROM finance.entitlement_share s WHERE s.entitlement = l.entitlement))::text, 'UTF8')), ''::bytea ORDER BY l.no), ''::bytea))
    FROM finance.line l WHERE l.batch = of_batch AND l.state <> 'VOID'
$$;

-- The approvals of a round; each is decided once.
CREATE TABLE finance.approval (
    batch      bigint  NOT NULL REFERENCES finance.batch,
    round      integer NOT NULL,
    no         integer NOT NULL,
    role       text    NOT NULL,
    label      text    NOT NULL,
    decided_by text,
    approved   boolean,
    opinion    text,
    decided_at timestamptz,
    PRIMARY KEY (batch, round, no),
    CHECK ((decided_by IS NULL) = (approved IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL))
);
CREATE UNIQUE INDEX approval_by_different_persons ON finance.approval (batch, round, decided_by);
CREATE TRIGGER approval_decided_once BEFORE UPDATE ON finance.approval
    FOR EACH ROW WHEN (OLD.decided_by IS NOT NULL) EXECUTE FUNCTION finance.refuse_change();
CREATE TRIGGER approval_kept BEFORE DELETE OR TRUNCATE ON finance.approval EXECUTE FUNCTION finance.refuse_change();

-- The bank's file as it was produced, sealed; its hash is that of the open file.
CREATE TABLE finance.bank_file (
    batch       bigint      PRIMARY KEY REFERENCES finance.batch,
    content     bytea       NOT NULL,
    file_hash   bytea       NOT NULL,
    lines       integer     NOT NULL,
    amount      bigint      NOT NULL,
    produced_at timestamptz NOT NULL
);
CREATE TRIGGER bank_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finance.bank_file
    EXECUTE FUNCTION finance.refuse_change();

-- A bank's answer without findings; one of them is applied.
CREATE TABLE finance.result_sheet (
    id           uuid        PRIMARY KEY,
    batch        bigint      NOT NULL REFERENCES finance.batch,
    file_name    text        NOT NULL,
    content_hash bytea       NOT NULL,
    checked_by   text        NOT NULL,
    checked_at   timestamptz NOT NULL,
    applied_at   timestamptz,
    UNIQUE (batch, content_hash)
);
CREATE UNIQUE INDEX result_sheet_applied_once ON finance.result_sheet (batch) WHERE applied_at IS NOT NULL;

CREATE TABLE finance.result_row (
    sheet         uuid    NOT NULL REFERENCES finance.result_sheet,
    no            integer NOT NULL,
    household     bigint  NOT NULL,
    amount        bigint  NOT NULL CHECK (amount > 0),
    paid          boolean NOT NULL,
    return_reason text,
    bank_serial   text,
    booked_on     date,
    PRIMARY KEY (sheet, no),
    CHECK (NOT paid OR (bank_serial IS NOT NULL AND booked_on IS NOT NULL)),
    CHECK (paid OR return_reason IS NOT NULL)
);
CREATE TRIGGER result_row_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finance.result_row
    EXECUTE FUNCTION finance.refuse_change();

-- The corrected payee of a returned line and the second look at it.
CREATE TABLE finance.correction (
    line           bigint      NOT NULL REFERENCES finance.line,
    no             integer     NOT NULL,
    name_sealed    bytea       NOT NULL,
    account_sealed bytea       NOT NULL,
    bank           text        NOT NULL,
    reason         text        NOT NULL,
    submission     uuid        NOT NULL UNIQUE,
    corrected_by   text        NOT NULL,
    corrected_at   timestamptz NOT NULL,
    confirmed_by   text        CHECK (confirmed_by <> corrected_by),
    confirmed      boolean,
    opinion        text,
    confirmed_at   timestamptz,
    PRIMARY KEY (line, no),
    CHECK ((confirmed_by IS NULL) = (confirmed IS NULL) AND (confirmed_by IS NULL) = (confirmed_at IS NULL))
);
CREATE TRIGGER correction_confirmed_once BEFORE UPDATE ON finance.correction
    FOR EACH ROW WHEN (OLD.confirmed_by IS NOT NULL) EXECUTE FUNCTION finance.refuse_change();
CREATE TRIGGER correction_kept BEFORE DELETE OR TRUNCATE ON finance.correction EXECUTE FUNCTION finance.refuse_change();
