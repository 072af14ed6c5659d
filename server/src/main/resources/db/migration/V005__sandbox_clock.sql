-- How a sandbox's clock stands, so that a restart goes on with it. Shows the system's time plus the offset, unless it
-- is frozen. Servers in desk mode do not look at it.
CREATE TABLE sandbox_clock (
    only_row      boolean PRIMARY KEY DEFAULT true CONSTRAINT sandbox_clock_one_row CHECK (only_row),
    offset_millis bigint NOT NULL,
    frozen_at     timestamptz
);
INSERT INTO sandbox_clock (offset_millis) VALUES (0);
