-- Each event gets a place among all events, and a number among those of its subject, after it has been committed and
-- by one server at a time: so the places that can be seen have no gap into which another event could come later,
-- although transactions commit in any order. methods are the ways in which it has been told.
CREATE TABLE event_outbox (
    entry    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid NOT NULL
);

CREATE TABLE event_feed (
    account_id   uuid NOT NULL,
    position     bigint NOT NULL,
    event_id     uuid NOT NULL,
    subject_type text NOT NULL,
    subject_id   uuid NOT NULL,
    number       bigint NOT NULL,
    methods      text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (account_id, position),
    CONSTRAINT event_feed_event_unique UNIQUE (event_id)
);
CREATE UNIQUE INDEX event_feed_by_subject ON event_feed (subject_id, number);

-- The one row is locked by whoever gives places.
CREATE TABLE event_feed_head (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    position bigint NOT NULL
);

-- A trigger, so that the events of a server of the version before this one get their places too. It comes before the events
-- that there are get theirs: from here on none is written until all of this is.
CREATE FUNCTION event_to_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_outbox (event_id) SELECT id FROM added ORDER BY id;
    RETURN NULL;
END $$;
CREATE TRIGGER event_to_outbox AFTER INSERT ON event
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION event_to_outbox();

INSERT INTO event_feed (account_id, position, event_id, subject_type, subject_id, number)
SELECT account_id, row_number() OVER (ORDER BY occurred_at, id), id, subject_type, porting_order_id,
       row_number() OVER (PARTITION BY porting_order_id ORDER BY occurred_at, id)
FROM event;
INSERT INTO event_feed_head (position) SELECT coalesce(max(position), 0) FROM event_feed;
