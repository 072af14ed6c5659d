-- Reports that an account has asked for, each written in the background into a document.
CREATE TABLE porting_report (
    id              uuid PRIMARY KEY,
    account_id      uuid NOT NULL REFERENCES account,
    report_type     text NOT NULL CHECK (report_type IN ('export_porting_orders_csv')),
    status          text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'completed', 'failed')),
    filters         jsonb NOT NULL,
    document_id     uuid,
    failure         text CHECK (length(failure) <= 1000),
    -- How often a server has begun to write it.
    attempts        integer NOT NULL DEFAULT 0,
    numbers_read    bigint NOT NULL DEFAULT 0,
    numbers_total   bigint,
    rows_written    bigint NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    -- When it is deleted; null as long as it is being written.
    expires_at      timestamptz,
    CONSTRAINT porting_report_completed_has_a_document CHECK ((status = 'completed') = (document_id IS NOT NULL)),
    CONSTRAINT porting_report_failed_has_a_reason CHECK ((status = 'failed') = (failure IS NOT NULL)),
    CONSTRAINT porting_report_ended_ends CHECK ((status = 'pending') = (expires_at IS NULL))
);
CREATE INDEX porting_report_by_creation ON porting_report (account_id, created_at DESC, id DESC);
-- Reports are written oldest first, about: whoever waits looks how many are before it.
CREATE INDEX porting_report_pending ON porting_report (created_at) WHERE status = 'pending';
