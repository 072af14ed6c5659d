-- The last turn of a sandbox's clock; one that is running goes on when the server is started again. Times are those the
-- clock shows, but turn_began_at, which is the system's. What the clock does after the turn is turn_then;
-- turn_background says that whoever asked for it did not wait.
ALTER TABLE sandbox_clock
    ADD COLUMN turn_from         timestamptz,
    ADD COLUMN turn_target       timestamptz,
    ADD COLUMN turn_then         text CHECK (turn_then IN ('frozen', 'ticking', 'real')),
    ADD COLUMN turn_status       text CHECK (turn_status IN ('running', 'done', 'cancelled', 'stopped')),
    ADD COLUMN turn_began_at     timestamptz,
    ADD COLUMN turn_background   boolean NOT NULL DEFAULT false,
    ADD COLUMN turn_jobs_run     integer NOT NULL DEFAULT 0,
    ADD COLUMN turn_jobs_failed  integer NOT NULL DEFAULT 0,
    ADD COLUMN turn_last_failure text,
    ADD CONSTRAINT sandbox_clock_turn_is_whole CHECK (
        num_nulls(turn_from, turn_target, turn_then, turn_status, turn_began_at) IN (0, 5)),
    ADD CONSTRAINT sandbox_clock_stands_while_it_is_turned CHECK (
        turn_status IS DISTINCT FROM 'running' OR frozen_at IS NOT NULL);
