-- An account that is suspended: its keys are refused, its orders under way go on. Null while it is not.
ALTER TABLE account
    ADD COLUMN suspended_at timestamptz,
    ADD COLUMN suspension_reason text CHECK (length(suspension_reason) BETWEEN 1 AND 255),
    ADD CONSTRAINT account_suspension_reason_of_a_suspension
        CHECK (suspended_at IS NOT NULL OR suspension_reason IS NULL);

-- Who renamed, suspended and resumed accounts, and when. The detail is the new name, or the reason.
CREATE TABLE account_change (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    change     text NOT NULL CHECK (change IN ('renamed', 'suspended', 'resumed')),
    detail     text CHECK (length(detail) BETWEEN 1 AND 255),
    changed_by text NOT NULL CHECK (changed_by IN ('operator', 'command_line')),
    request_id text,
    changed_at timestamptz NOT NULL
);
CREATE INDEX account_change_by_account ON account_change (account_id, changed_at DESC, id DESC);
