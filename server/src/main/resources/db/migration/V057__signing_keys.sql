-- Keys that this installation signs with what it tells clients. One of them is the newest, which retires at no time.
CREATE TABLE signing_key (
    id          uuid PRIMARY KEY,
    private_key bytea NOT NULL,
    public_key  text NOT NULL,
    created_at  timestamptz NOT NULL,
    retires_at  timestamptz,
    CONSTRAINT signing_key_public_key_has_32_bytes CHECK (length(decode(public_key, 'base64')) = 32)
);
CREATE UNIQUE INDEX signing_key_one_newest ON signing_key ((retires_at IS NULL)) WHERE retires_at IS NULL;
