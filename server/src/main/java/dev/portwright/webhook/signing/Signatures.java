package dev.portwright.webhook.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * Signs deliveries in each way that clients verify: {@code telnyx-signature-ed25519}, and {@code v1} and {@code v1a} of the
 * Standard Webhooks.
 */
@ApplicationScoped
public class Signatures {
    private final SigningKeys keys;

    Signatures(SigningKeys keys) {
        this.keys = keys;
    }

    /** The headers of a delivery to an endpoint with one secret. */
    public Map<String, String> headers(SigningSecret endpointSecret, UUID eventId, Instant machineTime, byte[] body) {
        return headers(List.of(endpointSecret), eventId, machineTime, body);
    }

    /**
     * The headers of a delivery. Asks no database.
     *
     * @param endpointSecrets those that the endpoint may verify with, the newest first
     * @param eventId the same for each attempt
     * @param machineTime of the attempt: clients compare it with their own clock
     */
    public Map<String, String> headers(
            List<SigningSecret> endpointSecrets, UUID eventId, Instant machineTime, byte[] body) {
        return headers(keys.at(machineTime), endpointSecrets, eventId, machineTime, body);
    }

    /** @param keys the oldest first: it signs where there is room for one signature only */
    static Map<String, String> headers(
            List<SigningKey> keys,
            List<SigningSecret> endpointSecrets,
            UUID eventId,
            Instant machineTime,
            byte[] body) {
        String timestamp = Long.toString(machineTime.getEpochSecond());
        byte[] message = joined(eventId + "." + timestamp + ".", body);
        StringJoiner signatures = new StringJoiner(" ");
        for (SigningSecret secret : endpointSecrets) {
            signatures.add("v1," + base64(secret.sign(message)));
        }
        for (SigningKey key : keys.reversed()) {
            signatures.add("v1a," + base64(key.sign(message)));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("telnyx-timestamp", timestamp);
        headers.put("telnyx-signature-ed25519", base64(keys.getFirst().sign(joined(timestamp + "|", body))));
        headers.put("webhook-id", eventId.toString());
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", signatures.toString());
        return headers;
    }

    private static byte[] joined(String start, byte[] body) {
        byte[] first = start.getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[first.length + body.length];
        System.arraycopy(first, 0, message, 0, first.length);
        System.arraycopy(body, 0, message, first.length, body.length);
        return message;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
