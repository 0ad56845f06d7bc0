-- Files that people hand in with a task: what is known of them apart from their bytes, both sealed like all that may be personal.

ALTER TABLE ledger.submission ADD COLUMN documents uuid[] NOT NULL DEFAULT '{}';

-- A file of one field of one task; unbound while the form is open, bound for good by the submission that counted.
CREATE TABLE ledger.document (
    id               uuid        PRIMARY KEY,
    subject          text        NOT NULL,
    task             text        NOT NULL,
    task_id          text        NOT NULL,
    field            text        NOT NULL,
    label            text        NOT NULL,
    file_name_sealed bytea       NOT NULL,
    media_type       text        NOT NULL,
    size             bigint      NOT NULL CHECK (size > 0),
    sha256           bytea       NOT NULL CHECK (length(sha256) = 32),
    uploaded_by      text        NOT NULL,
    uploaded_at      timestamptz NOT NULL,
    submission       uuid        REFERENCES ledger.submission
);
-- the same content twice in one field of an open form is one document
CREATE UNIQUE INDEX document_once ON ledger.document (task_id, field, sha256) WHERE submission IS NULL;
CREATE INDEX document_unbound ON ledger.document (uploaded_at) WHERE submission IS NULL;
CREATE INDEX document_of_subject ON ledger.document (subject, task, uploaded_at DESC);
CREATE INDEX document_of_submission ON ledger.document (submission) WHERE submission IS NOT NULL;

-- Its bytes in pieces, each sealed by itself, so that neither reading nor writing holds a whole file in memory.
CREATE TABLE ledger.document_content (
    document uuid    NOT NULL REFERENCES ledger.document ON DELETE CASCADE,
    part     integer NOT NULL CHECK (part >= 0),
    sealed   bytea   NOT NULL,
    PRIMARY KEY (document, part)
);
ALTER TABLE ledger.document_content ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- An unbound document may be bound, renewed or removed; a bound one is evidence and stays as it is.
CREATE FUNCTION ledger.keep_bound_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.submission IS NOT NULL THEN
        RAISE EXCEPTION 'Document % belongs to submission % and is never changed', OLD.id, OLD.submission;
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER document_kept BEFORE UPDATE OR DELETE ON ledger.document
    FOR EACH ROW EXECUTE FUNCTION ledger.keep_bound_document();
CREATE TRIGGER document_never_emptied BEFORE TRUNCATE ON ledger.document EXECUTE FUNCTION ledger.refuse_change();

CREATE FUNCTION ledger.keep_bound_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM ledger.document WHERE id = OLD.document AND submission IS NOT NULL) THEN
        RAISE EXCEPTION 'The content of document % is never removed', OLD.document;
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER document_content_kept BEFORE DELETE ON ledger.document_content
    FOR EACH ROW EXECUTE FUNCTION ledger.keep_bound_content();
CREATE TRIGGER document_content_unchanged BEFORE UPDATE OR TRUNCATE ON ledger.document_content
    EXECUTE FUNCTION ledger.refuse_change();
