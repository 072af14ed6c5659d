-- Orders that can still be confirmed have their letters and invoices read, as if they were named now.
INSERT INTO document_reading (document_id, account_id, state, next_try)
SELECT DISTINCT d.id, d.account_id, 'waiting', now()
FROM porting_order o
JOIN document d ON d.account_id = o.account_id AND d.id IN (o.loa_document_id, o.invoice_document_id)
WHERE o.status IN ('draft', 'exception') AND d.content_type = 'application/pdf';
