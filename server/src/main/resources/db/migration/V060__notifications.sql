-- Who wants to be told of what, and where.
CREATE TABLE notification_profile (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    name       text NOT NULL CONSTRAINT notification_profile_name_length CHECK (length(name) BETWEEN 1 AND 255),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT notification_profile_of_an_account UNIQUE (account_id, id)
);
CREATE INDEX notification_profile_by_creation ON notification_profile (account_id, created_at DESC, id DESC);

CREATE TABLE notification_channel (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL,
    profile_id   uuid NOT NULL,
    channel_type text NOT NULL
        CONSTRAINT notification_channel_type CHECK (channel_type IN ('email', 'sms', 'voice', 'webhook')),
    destination  text NOT NULL
        CONSTRAINT notification_channel_destination_length CHECK (length(destination) BETWEEN 1 AND 2000),
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT notification_channel_of_a_profile UNIQUE (account_id, profile_id, id),
    CONSTRAINT notification_channel_in_its_accounts_profile
        FOREIGN KEY (account_id, profile_id) REFERENCES notification_profile (account_id, id)
);
CREATE INDEX notification_channel_by_creation ON notification_channel (account_id, created_at DESC, id DESC);

-- The conditions, and the events that they are about, are data of the program.
CREATE TABLE notification_setting (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL,
    profile_id   uuid NOT NULL,
    channel_id   uuid NOT NULL,
    condition_id uuid NOT NULL,
    record_type  text NOT NULL
        CONSTRAINT notification_setting_record_type CHECK (record_type IN ('account', 'phone_number')),
    -- Values by their names.
    parameters   jsonb NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT notification_setting_once UNIQUE (account_id, channel_id, condition_id, parameters),
    CONSTRAINT notification_setting_with_a_channel_of_its_profile
        FOREIGN KEY (account_id, profile_id, channel_id) REFERENCES notification_channel (account_id, profile_id, id)
);
CREATE INDEX notification_setting_by_creation ON notification_setting (account_id, created_at DESC, id DESC);
