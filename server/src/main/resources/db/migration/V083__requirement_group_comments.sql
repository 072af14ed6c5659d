-- What an account and the desk say to each other about a requirement group. Goes with it.
ALTER TABLE requirement_group ADD CONSTRAINT requirement_group_of_account UNIQUE (account_id, id);
CREATE TABLE requirement_group_comment (
    id                   uuid PRIMARY KEY,
    account_id           uuid NOT NULL,
    requirement_group_id uuid NOT NULL,
    commenter_type       text NOT NULL CHECK (commenter_type IN ('user', 'admin')),
    user_id              uuid,
    body                 text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
    created_at           timestamptz NOT NULL,
    read_at              timestamptz,
    FOREIGN KEY (account_id, requirement_group_id) REFERENCES requirement_group (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, user_id) REFERENCES account_user (account_id, id),
    CONSTRAINT requirement_group_comment_names_a_user_only CHECK ((commenter_type = 'user') = (user_id IS NOT NULL))
);
CREATE INDEX requirement_group_comment_by_group
    ON requirement_group_comment (account_id, requirement_group_id, created_at DESC, id DESC);
