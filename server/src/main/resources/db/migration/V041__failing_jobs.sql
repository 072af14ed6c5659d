-- The jobs that fail are counted every few seconds, among many that wait for a day to come.
CREATE INDEX scheduled_tasks_failing ON scheduled_tasks (task_name) WHERE consecutive_failures > 0;
