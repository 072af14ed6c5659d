-- How an account's letters of authorization look, and who they name as the carrier that numbers come to.
CREATE TABLE porting_loa_configuration (
    id               uuid PRIMARY KEY,
    account_id       uuid NOT NULL REFERENCES account (id),
    name             text NOT NULL,
    company_name     text NOT NULL,
    logo_document_id uuid NOT NULL,
    street_address   text NOT NULL,
    extended_address text,
    city             text NOT NULL,
    state            text NOT NULL,
    zip_code         text NOT NULL,
    country_code     text NOT NULL CONSTRAINT porting_loa_configuration_country CHECK (country_code ~ '^[A-Z]{2}$'),
    email            text NOT NULL,
    phone_number     text NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL
);
CREATE INDEX porting_loa_configuration_by_creation
    ON porting_loa_configuration (account_id, created_at DESC, id DESC);
