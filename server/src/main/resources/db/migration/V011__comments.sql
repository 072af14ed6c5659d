-- What is said about an order. Goes with it.
CREATE TABLE porting_comment (
    id               uuid PRIMARY KEY,
    account_id       uuid NOT NULL,
    porting_order_id uuid NOT NULL,
    user_type        text NOT NULL CHECK (user_type IN ('user', 'admin', 'system')),
    user_id          uuid,
    body             text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
    created_at       timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, user_id) REFERENCES account_user (account_id, id),
    CONSTRAINT porting_comment_names_a_user_only CHECK ((user_type = 'user') = (user_id IS NOT NULL))
);
CREATE INDEX porting_comment_by_order ON porting_comment (account_id, porting_order_id, created_at DESC, id DESC);
