-- Set with the submission of the order. Drafts of several accounts may name a number; only one of them may be submitted.
ALTER TABLE porting_phone_number ADD COLUMN submitted boolean NOT NULL DEFAULT false;
UPDATE porting_phone_number n SET submitted = true
FROM porting_order o WHERE o.id = n.porting_order_id AND o.status <> 'draft';

CREATE UNIQUE INDEX porting_phone_number_in_one_submitted_order
    ON porting_phone_number (phone_number) WHERE open AND submitted;
