package dev.portwright.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** An account of the server under test, and a client that calls in its name. */
public record Tenant(UUID accountId, UUID userId, UUID apiKeyId, String key) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The same account with another text in place of its key. */
    public Tenant withKey(String otherKey) {
        return new Tenant(accountId, userId, apiKeyId, otherKey);
    }

    /** Creates orders for the numbers. */
    public Answer create(String... numbers) {
        return post(
                "/v2/porting_orders",
                Arrays.stream(numbers).collect(Collectors.joining("\",\"", "{\"phone_numbers\":[\"", "\"]}")));
    }

    /** Creates the one order that these numbers make, and answers its id. */
    public String order(String... numbers) {
        return create(numbers).id();
    }

    public Answer show(String orderId) {
        return get("/v2/porting_orders/" + orderId);
    }

    public Answer edit(String orderId, String body, String... headers) {
        return patch("/v2/porting_orders/" + orderId, body, headers);
    }

    public Answer confirm(String orderId, String... headers) {
        return post("/v2/porting_orders/" + orderId + "/actions/confirm", "", headers);
    }

    public Answer cancel(String orderId, String... headers) {
        return post("/v2/porting_orders/" + orderId + "/actions/cancel", "", headers);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    private Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("authorization", "Bearer " + key);
        }
        if (!body.isEmpty()) {
            request.header("content-type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
