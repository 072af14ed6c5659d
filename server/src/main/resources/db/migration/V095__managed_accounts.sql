-- Accounts that another account has made: id is the account itself, account_id the one that manages it.
CREATE TABLE managed_account (
    id                   uuid PRIMARY KEY REFERENCES account,
    account_id           uuid NOT NULL REFERENCES account,
    email                text NOT NULL CHECK (length(email) BETWEEN 1 AND 255),
    allow_custom_pricing boolean NOT NULL,
    rollup_billing       boolean NOT NULL,
    channel_limit        integer NOT NULL,
    version              bigint NOT NULL,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    CONSTRAINT managed_account_not_by_itself CHECK (id <> account_id),
    CONSTRAINT managed_account_channels CHECK (channel_limit BETWEEN 0 AND 100000)
);
CREATE INDEX managed_account_by_creation ON managed_account (account_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX managed_account_email_unique ON managed_account (account_id, lower(email));
CREATE INDEX managed_account_of_all ON managed_account (created_at DESC, id DESC);

-- How many outbound channels an account can hand out to those that it manages, where the operator has said so.
CREATE TABLE outbound_channel_pool (
    account_id uuid PRIMARY KEY REFERENCES account,
    id         uuid NOT NULL,
    channels   integer NOT NULL,
    version    bigint NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT outbound_channel_pool_size CHECK (channels BETWEEN 0 AND 100000)
);

-- An account is suspended and resumed by its manager, too, who ends no suspension of the operator's.
ALTER TABLE account ADD COLUMN suspended_by_manager boolean NOT NULL DEFAULT false;
ALTER TABLE account_change DROP CONSTRAINT account_change_changed_by_check;
ALTER TABLE account_change ADD CONSTRAINT account_change_changed_by_known
    CHECK (changed_by IN ('operator', 'command_line', 'manager')) NOT VALID;
