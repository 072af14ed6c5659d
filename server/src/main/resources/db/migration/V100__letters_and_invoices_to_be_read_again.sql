-- Names are looked for in letters and invoices now, and what was filled into forms is read. Of orders that can still be confirmed they
-- are read once more.
UPDATE document_reading r
SET state = 'waiting', findings = NULL, next_try = clock_timestamp(), tries = 0, misses = 0
FROM porting_order o
WHERE r.state IN ('read', 'no_text') AND o.account_id = r.account_id AND r.document_id IN (o.loa_document_id, o.invoice_document_id)
    AND o.status IN ('draft', 'exception');
