package dev.portwright.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resources of several kinds are made, changed and deleted at random beside a model in memory, which after each step is what the
 * server shows. A model is what was answered first, changed by RFC 7396, with what is usual in the place of null.
 */
@ServerTest
class ResourceModelTest {
    private static final int STEPS = Integer.getInteger("portwright.resource.steps", 300);

    private static final List<String> PLACES = List.of(
            "inbound.channel_limit",
            "inbound.codecs",
            "tags",
            "active",
            "dtmf_type",
            "outbound.localization",
            "webhook_event_url",
            "rtcp_settings.capture_enabled",
            "encrypted_media");

    private static final List<String> PATHS =
            List.of("/v2/ip_connections", "/v2/fqdn_connections", "/v2/credential_connections");

    @Inject
    TestServer server;

    private final Map<String, ObjectNode> model = new TreeMap<>();
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private int made;

    @Test
    void whatIsShownIsWhatWasDone() {
        long seed = Long.getLong("portwright.resource.seed", System.nanoTime());
        Random random = new Random(seed);
        Tenant tenant = server.tenant();
        for (int step = 0; step < STEPS; step++) {
            String path = PATHS.get(random.nextInt(PATHS.size()));
            List<String> mine = new ArrayList<>(model.keySet().stream()
                    .filter(key -> key.startsWith(path + "/"))
                    .toList());
            int dice = random.nextInt(10);
            if (mine.isEmpty() || dice < 3) {
                create(tenant, path);
            } else if (dice < 8) {
                change(tenant, mine.get(random.nextInt(mine.size())), random);
            } else {
                String gone = mine.get(random.nextInt(mine.size()));
                assertThat(tenant.delete(gone).status()).isEqualTo(200);
                model.remove(gone);
            }
            compare(tenant, path, seed);
        }
        assertThat(made).isGreaterThan(STEPS / 10);
    }

    private void create(Tenant tenant, String path) {
        made++;
        Answer answer = tenant.post(path, """
                {"connection_name":"Model %d","user_name":"model%d","password":"correct horse"}""".formatted(made, made));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String id = path + "/" + answer.id();
        model.put(id, (ObjectNode) Json.read(tenant.get(id).text()).path("data"));
    }

    private void change(Tenant tenant, String path, Random random) {
        String place = PLACES.get(random.nextInt(PLACES.size()));
        ObjectNode known = Objects.requireNonNull(model.get(path));
        boolean clearing = random.nextInt(4) == 0;
        JsonNode value = clearing ? nodes.nullNode() : value(place, random);
        Answer answer = tenant.patch(path, Json.text(nested(place, value)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode shown = at(Json.read(answer.text()).path("data"), place);
        if (!clearing) {
            assertThat(shown).isEqualTo(value);
        }
        set(known, place, shown);
        known.set("updated_at", Json.read(answer.text()).path("data").path("updated_at"));
    }

    private JsonNode value(String place, Random random) {
        return switch (place) {
            case "inbound.channel_limit" -> nodes.numberNode(random.nextInt(100));
            case "inbound.codecs", "tags" ->
                nodes.arrayNode().add("G" + random.nextInt(1000)).add("x");
            case "active", "rtcp_settings.capture_enabled" -> nodes.booleanNode(random.nextBoolean());
            case "dtmf_type" ->
                nodes.stringNode(List.of("RFC 2833", "Inband", "SIP INFO").get(random.nextInt(3)));
            case "webhook_event_url" -> nodes.stringNode("https://example.com/" + random.nextInt(1000));
            case "encrypted_media" -> nodes.stringNode("SRTP");
            default -> nodes.stringNode("C" + random.nextInt(9));
        };
    }

    private ObjectNode nested(String place, JsonNode value) {
        int dot = place.indexOf('.');
        ObjectNode body = nodes.objectNode();
        if (dot < 0) {
            body.set(place, value);
        } else {
            body.putObject(place.substring(0, dot)).set(place.substring(dot + 1), value);
        }
        return body;
    }

    private static JsonNode at(JsonNode body, String place) {
        return body.at("/" + place.replace('.', '/'));
    }

    private static void set(ObjectNode body, String place, JsonNode value) {
        int dot = place.indexOf('.');
        ObjectNode holder = dot < 0 ? body : (ObjectNode) body.path(place.substring(0, dot));
        holder.set(place.substring(dot + 1), value);
    }

    private void compare(Tenant tenant, String path, long seed) {
        List<ObjectNode> expected = model.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(path + "/"))
                .map(Map.Entry::getValue)
                .toList();
        Answer listed = tenant.get(path + "?page[size]=250&sort=created_at");
        Map<String, JsonNode> shown = new TreeMap<>();
        Iterator<JsonNode> entries = Json.read(listed.text()).path("data").iterator();
        entries.forEachRemaining(
                entry -> shown.put(path + "/" + entry.path("id").asString(), entry));
        assertThat(shown.values()).as("seed %d", seed).hasSameSizeAs(expected);
        expected.forEach(one -> assertThat(shown.get(path + "/" + one.path("id").asString()))
                .as("seed %d", seed)
                .isEqualTo(one));
    }
}
