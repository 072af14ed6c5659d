package dev.portwright.account;

/**
 * An API key at the one moment when it can be seen.
 *
 * @param secret the key to send as {@code Authorization: Bearer}
 */
public record NewApiKey(ApiKey key, String secret) {
    @Override
    public String toString() {
        return "NewApiKey[key=" + key + "]";
    }
}
