package dev.portwright.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.SandboxClock;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What uses a document keeps it, and what nothing uses goes after half an hour. */
@ServerTest
class DocumentLinksTest {
    private static final String REQUIREMENT = "59b0762a-b274-4f76-ac32-4d5cf0272e66";
    private static final Duration ALMOST = DocumentExpiry.UNLINKED.minusMillis(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @Inject
    TestServer server;

    Tenant tenant;
    SandboxClock clock;

    @BeforeEach
    void account() {
        tenant = server.tenant();
        clock = new SandboxClock(tenant.client());
        clock.freeze();
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private String document() {
        return tenant.document("a.pdf", Files.PDF);
    }

    private int status(String document) {
        return tenant.get("/v2/documents/" + document).status();
    }

    private List<String> links(String order) {
        return tenant.get("/v2/document_links?filter%5Blinked_resource_id%5D=" + order)
                .column("document_id");
    }

    @Test
    void whatNothingUsesGoesAfterHalfAnHour() {
        String id = document();
        clock.advance(ALMOST);
        assertThat(status(id)).isEqualTo(200);
        clock.advance(MOMENT);
        assertThat(status(id)).isEqualTo(404);
        assertThat(server.rows(
                        "SELECT id::text FROM blob WHERE account_id = ?::uuid",
                        tenant.accountId().toString()))
                .isEmpty();
    }

    @Test
    void whatAnOrderNamesIsLinkedAndStays() {
        String loa = document();
        String invoice = document();
        String proof = document();
        String order = tenant.order("+13035550000");
        tenant.edit(
                        order,
                        Body.of("documents.loa", loa)
                                .with("documents.invoice", invoice)
                                .with("requirements", new Body[] {
                                    Body.of("requirement_type_id", REQUIREMENT).with("field_value", proof)
                                }))
                .ok();
        clock.advance(Duration.ofDays(7));
        assertThat(List.of(status(loa), status(invoice), status(proof))).containsOnly(200);
        assertThat(links(order)).containsExactlyInAnyOrder(loa, invoice, proof);

        Answer link = tenant.get("/v2/document_links?filter%5Bdocument_id%5D=" + loa);
        String created = link.data().get(0).path("created_at").asString();
        assertThat(link.data()).isEqualTo(Json.read("""
                [{"id":"%s","record_type":"document_link","document_id":"%s","linked_record_type":"porting_order",
                  "linked_resource_id":"%s","created_at":"%s","updated_at":"%s"}]""".formatted(link.id(), loa, order, created, created)));
        assertThat(tenant.get("/v2/document_links?filter%5Blinked_record_type%5D=requirement_group")
                        .data())
                .isEmpty();
        assertThat(server.tenant().get("/v2/document_links").data()).isEmpty();

        Answer refused = tenant.delete("/v2/documents/" + loa);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The document is linked to the porting order " + order
                                + ". It can be deleted when nothing uses it any more.",
                        null))));
    }

    @Test
    void whatAnOrderDoesNotNameAnyMoreGoesHalfAnHourAfterThat() {
        String old = document();
        String order = tenant.order("+13035550000");
        tenant.edit(order, Body.of("documents.loa", old)).ok();
        clock.advance(Duration.ofDays(1));
        String other = document();
        tenant.edit(order, Body.of("documents.loa", other)).ok();
        assertThat(links(order)).containsExactly(other);
        clock.advance(ALMOST);
        assertThat(status(old)).isEqualTo(200);
        clock.advance(MOMENT);
        assertThat(status(old)).isEqualTo(404);
        assertThat(status(other)).isEqualTo(200);
        tenant.edit(order, "{\"documents\":{\"loa\":null}}").ok();
        assertThat(links(order)).isEmpty();
        assertThat(tenant.delete("/v2/documents/" + other).status()).isEqualTo(200);
    }

    @Test
    void aDocumentOfTwoOrdersGoesWithTheLast() {
        String id = document();
        String first = tenant.order("+13035550000");
        String second = tenant.order("+13035550001");
        tenant.edit(first, Body.of("documents.loa", id)).ok();
        tenant.edit(second, Body.of("documents.invoice", id).with("documents.loa", id))
                .ok();
        tenant.delete("/v2/porting_orders/" + first).ok();
        clock.advance(Duration.ofHours(1));
        assertThat(status(id)).isEqualTo(200);
        assertThat(links(first)).isEmpty();
        assertThat(links(second)).containsExactly(id);
        // Nobody touches the other draft, so it goes by itself.
        clock.advance(Duration.ofDays(30).minusHours(1).plusSeconds(1));
        assertThat(tenant.show(second).status()).isEqualTo(404);
        assertThat(status(id)).isEqualTo(200);
        clock.advance(Duration.ofMinutes(30));
        assertThat(status(id)).isEqualTo(404);
    }

    @Test
    void whatAGroupNamesIsLinkedUntilTheGroupIsDeleted() {
        String groups = "/v2/requirement_groups";
        Answer made =
                tenant.post(groups, "{\"country_code\":\"SE\",\"phone_number_type\":\"local\",\"action\":\"porting\"}");
        String group = made.ok().json().path("id").asString();
        String invoice =
                made.json().at("/regulatory_requirements/1/requirement_id").asString();
        String id = document();
        tenant.patch(groups + "/" + group, Body.of("regulatory_requirements", new Body[] {
                    Body.of("requirement_id", invoice).with("field_value", id)
                }))
                .ok();

        String ofGroups = "/v2/document_links?filter%5Blinked_record_type%5D=requirement_group";
        Answer link = tenant.get(ofGroups);
        String created = link.data().at("/0/created_at").asString();
        assertThat(link.data()).isEqualTo(Json.read("""
                [{"id":"%s","record_type":"document_link","document_id":"%s","linked_record_type":"requirement_group",
                  "linked_resource_id":"%s","created_at":"%s","updated_at":"%s"}]""".formatted(link.id(), id, group, created, created)));
        assertThat(links(group)).containsExactly(id);
        assertThat(server.tenant().get(ofGroups).data()).isEmpty();
        Answer refused = tenant.delete("/v2/documents/" + id);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The document is linked to the requirement group " + group
                                + ". It can be deleted when nothing uses it any more.",
                        null))));

        clock.advance(Duration.ofDays(1));
        assertThat(status(id)).isEqualTo(200);
        tenant.delete(groups + "/" + group).ok();
        assertThat(tenant.get(ofGroups).data()).isEmpty();
        clock.advance(ALMOST);
        assertThat(status(id)).isEqualTo(200);
        clock.advance(MOMENT);
        assertThat(status(id)).isEqualTo(404);
    }

    @Test
    void anEditThatIsRefusedLinksNothing() {
        String id = document();
        String order = tenant.order("+13035550000");
        Answer refused = tenant.edit(order, Body.of("documents.loa", id).with("documents.invoice", order));
        assertThat(refused.problems()).containsExactly("10017 /documents/invoice");
        assertThat(links(order)).isEmpty();
        Tenant other = server.tenant();
        assertThat(other.edit(other.order("+13035550002"), Body.of("documents.loa", id))
                        .problems())
                .containsExactly("10017 /documents/loa");
    }

    @Test
    void anIdThatTheOperatorHasRegisteredIsNamedAsBefore() {
        String kept = server.reference(tenant, "document");
        String order = tenant.order("+13035550000");
        tenant.edit(order, Body.of("documents.loa", kept)).ok();
        assertThat(links(order)).isEmpty();
        assertThat(tenant.show(order).value("documents.loa")).isEqualTo(kept);
    }

    @Test
    void aNewAccountIsAsEmptyAsItWasAfterItsReset() {
        String id = document();
        tenant.edit(tenant.order("+13035550000"), Body.of("documents.loa", id)).ok();
        tenant.post("/sandbox/reset", "").ok();
        assertThat(tenant.get("/v2/documents").data()).isEmpty();
        assertThat(tenant.get("/v2/document_links").data()).isEmpty();
        assertThat(server.rows(
                        "SELECT id::text FROM blob WHERE account_id = ?::uuid",
                        tenant.accountId().toString()))
                .isEmpty();
        assertThat(server.rows("SELECT task_name FROM scheduled_tasks WHERE task_instance = ?", id))
                .isEmpty();
    }
}
