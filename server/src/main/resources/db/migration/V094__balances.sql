-- What the operator keeps of an account's money, to be read by the account. Nothing here is charged to it. An account
-- without a row has nothing: 0.00 USD.
CREATE TABLE account_balance (
    account_id   uuid PRIMARY KEY REFERENCES account,
    id           uuid NOT NULL,
    balance      numeric(14, 2) NOT NULL,
    pending      numeric(14, 2) NOT NULL,
    credit_limit numeric(14, 2) NOT NULL,
    currency     text NOT NULL,
    version      bigint NOT NULL,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT account_balance_pending_is_no_debt CHECK (pending >= 0),
    CONSTRAINT account_balance_credit_is_no_debt CHECK (credit_limit >= 0),
    CONSTRAINT account_balance_currency_form CHECK (currency ~ '^[A-Z]{3}$')
);
