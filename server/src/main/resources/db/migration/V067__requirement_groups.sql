-- Groups are made and changed by their owners, and approved by the desk. Texts are sealed: they hold tax numbers and codes.
-- The two documents stay in columns of their own beside the values, where the version before looks for them.
ALTER TABLE requirement_group
    ADD COLUMN status text NOT NULL DEFAULT 'unapproved'
        CONSTRAINT requirement_group_status CHECK (status IN ('unapproved', 'pending-approval', 'approved', 'declined')),
    ADD COLUMN customer_reference text
        CONSTRAINT requirement_group_customer_reference_length CHECK (length(customer_reference) <= 255),
    ADD COLUMN sealed_values bytea,
    ADD COLUMN submitted_at timestamptz,
    ADD COLUMN decided_at timestamptz,
    ADD COLUMN decided_by uuid,
    ADD COLUMN decline_reason text
        CONSTRAINT requirement_group_decline_reason_length CHECK (length(decline_reason) <= 1000),
    ADD COLUMN updated_at timestamptz;
ALTER TABLE requirement_group
    ADD CONSTRAINT requirement_group_waits_since_it_was_submitted
        CHECK (status <> 'pending-approval' OR submitted_at IS NOT NULL),
    ADD CONSTRAINT requirement_group_is_declined_for_a_reason
        CHECK ((status = 'declined') = (decline_reason IS NOT NULL));
CREATE INDEX requirement_group_by_creation ON requirement_group (account_id, created_at DESC, id DESC);
CREATE INDEX requirement_group_by_submission ON requirement_group (status, submitted_at, id);
