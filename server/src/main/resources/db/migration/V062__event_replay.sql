-- Ranges of events that accounts want to be told of once more, worked off a few events at a time. position is the place of
-- the last one that has been told, until that of the last one there is; whose turn is lowest is next.
CREATE TABLE event_replay (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    position   bigint NOT NULL,
    until      bigint NOT NULL,
    subject_id uuid,
    event_type text,
    turn       bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX event_replay_of_account ON event_replay (account_id);
