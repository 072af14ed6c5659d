-- Work to be done later, one row for each job: the table of db-scheduler with the indexes it asks for. The rows are
-- written by platform.job in the transaction of the change they follow from. task_name is the job's kind,
-- task_instance its id, execution_time when it is due on the product's clock.
CREATE TABLE scheduled_tasks (
    task_name            text NOT NULL,
    task_instance        text NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint NOT NULL,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);

-- Where the version of a new row starts: far from any that an earlier row of the same job may have come to, so that
-- what was begun for that one does not take the new row for its own.
CREATE SEQUENCE scheduled_tasks_version INCREMENT 1000000;

-- For the expiry of drafts. By creation, which never changes: an index of updated_at would make each edit write every
-- index of the order anew.
CREATE INDEX porting_order_drafts ON porting_order (created_at) WHERE status = 'draft';
