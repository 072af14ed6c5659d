package dev.portwright.testkit;

import java.util.Base64;
import java.util.UUID;

/**
 * A customer's account and a client that calls in its name.
 *
 * @param apiKeyId the key that the client sends
 */
public record Tenant(Client client, UUID accountId, UUID userId, UUID apiKeyId) {
    private static final String ORDERS = "/v2/porting_orders";

    /** The same account with another text in place of its key. */
    public Tenant withKey(String otherKey) {
        return new Tenant(client.as(otherKey), accountId, userId, apiKeyId);
    }

    public String key() {
        return client.key();
    }

    /** Creates orders for the numbers. */
    public Answer create(String... numbers) {
        return post(ORDERS, Body.numbers(numbers));
    }

    /** Creates the one order that these numbers make, and answers its id. */
    public String order(String... numbers) {
        return create(numbers).id();
    }

    public Answer show(String orderId) {
        return get(ORDERS + "/" + orderId);
    }

    /** The status of an order, in the word of the API. */
    public String status(String orderId) {
        return show(orderId).ok().value("status.value");
    }

    public Answer edit(String orderId, String body, String... headers) {
        return patch(ORDERS + "/" + orderId, body, headers);
    }

    public Answer edit(String orderId, Body body, String... headers) {
        return patch(ORDERS + "/" + orderId, body, headers);
    }

    public Answer confirm(String orderId, String... headers) {
        return post(ORDERS + "/" + orderId + "/actions/confirm", "", headers);
    }

    public Answer cancel(String orderId, String... headers) {
        return post(ORDERS + "/" + orderId + "/actions/cancel", "", headers);
    }

    /**
     * Has codes sent to the numbers of an order, up to 100, and tells them as the sandbox has recorded them: where the
     * country asks for that before the order is submitted.
     */
    public void verifyNumbers(String orderId) {
        new Verification(this, orderId).run();
    }

    /** Uploads a document, whose content tells what it is, and answers its id. */
    public String document(String filename, byte[] content) {
        return post(
                        "/v2/documents",
                        Body.of("file", Base64.getEncoder().encodeToString(content))
                                .with("filename", filename))
                .ok()
                .id();
    }

    public Answer get(String path, String... headers) {
        return client.get(path, headers);
    }

    public Answer post(String path, String body, String... headers) {
        return client.post(path, body, headers);
    }

    public Answer post(String path, Body body, String... headers) {
        return client.post(path, body, headers);
    }

    public Answer put(String path, String body, String... headers) {
        return client.put(path, body, headers);
    }

    public Answer put(String path, Body body, String... headers) {
        return client.put(path, body, headers);
    }

    public Answer patch(String path, String body, String... headers) {
        return client.patch(path, body, headers);
    }

    public Answer patch(String path, Body body, String... headers) {
        return client.patch(path, body, headers);
    }

    public Answer delete(String path, String... headers) {
        return client.delete(path, headers);
    }
}
