-- By which version of its country's requirements an order was made. 0 is that of orders that were made before there were any.
ALTER TABLE porting_order ADD COLUMN requirements_version integer NOT NULL DEFAULT 0
    CONSTRAINT porting_order_requirements_version CHECK (requirements_version >= 0);
