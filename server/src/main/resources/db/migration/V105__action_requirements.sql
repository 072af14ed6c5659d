-- Actions that somebody has initiated. Those of which nobody has are made of the order and its country's rule.
CREATE TABLE porting_action_requirement (
    id                  uuid PRIMARY KEY,
    account_id          uuid NOT NULL,
    porting_order_id    uuid NOT NULL,
    action_type         text NOT NULL,
    requirement_type_id uuid NOT NULL,
    status              text NOT NULL CONSTRAINT porting_action_requirement_status
        CHECK (status IN ('pending', 'completed', 'cancelled', 'failed')),
    action_url          text,
    cancel_reason       text CONSTRAINT porting_action_requirement_reason_length CHECK (length(cancel_reason) <= 1000),
    -- Whose identity is checked, sealed, for as long as that takes.
    person              bytea,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE,
    CONSTRAINT porting_action_requirement_once UNIQUE (porting_order_id, action_type),
    CONSTRAINT porting_action_requirement_person_while_pending CHECK ((person IS NOT NULL) = (status = 'pending'))
);
CREATE INDEX porting_action_requirement_by_order ON porting_action_requirement (account_id, porting_order_id);
CREATE INDEX porting_action_requirement_by_change ON porting_action_requirement (updated_at DESC, id DESC);
CREATE INDEX porting_action_requirement_by_status ON porting_action_requirement (status, updated_at DESC, id DESC);

-- How many of the actions that an order needs are completed.
ALTER TABLE porting_order
    ADD COLUMN completed_actions integer NOT NULL DEFAULT 0
        CONSTRAINT porting_order_completed_actions_counted CHECK (completed_actions >= 0);
