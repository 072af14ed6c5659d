-- One index for each way to list events, each ending in the order of the list.
CREATE INDEX event_by_type ON event (account_id, event_type, occurred_at DESC, id DESC);
DROP INDEX event_by_order;
CREATE INDEX event_by_order ON event (account_id, porting_order_id, occurred_at DESC, id DESC);
