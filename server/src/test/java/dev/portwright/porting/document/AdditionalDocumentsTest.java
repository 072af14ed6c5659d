package dev.portwright.porting.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.SandboxClock;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents that are added to orders. */
@ServerTest
class AdditionalDocumentsTest {
    @Inject
    TestServer server;

    Tenant tenant;
    SandboxClock clock;
    String order;
    String path;

    @BeforeEach
    void order() {
        tenant = server.tenant();
        clock = new SandboxClock(tenant.client());
        clock.freeze();
        order = tenant.order("+13035550000");
        path = "/v2/porting_orders/" + order + "/additional_documents";
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private static Body entry(String document, String type) {
        return Body.of("document_id", document).with("document_type", type);
    }

    private Answer add(Body... entries) {
        return tenant.post(path, Body.of("additional_documents", entries));
    }

    @Test
    void addedDocumentsAreShownLinkedAndListed() {
        String csr = tenant.document("record", Files.PDF);
        String other = server.reference(tenant, "document");
        Answer added = add(entry(csr, "csr"), entry(other, "other"));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        String now = clock.now().toString();
        assertThat(added.json()).isEqualTo(Json.read("""
                {"data":[
                 {"id":"%s","record_type":"porting_additional_document","porting_order_id":"%s","document_id":"%s",
                  "document_type":"csr","filename":"record.pdf","content_type":"application/pdf",
                  "created_at":"%s","updated_at":"%s"},
                 {"id":"%s","record_type":"porting_additional_document","porting_order_id":"%s","document_id":"%s",
                  "document_type":"other","filename":null,"content_type":null,
                  "created_at":"%s","updated_at":"%s"}]}""".formatted(
                        added.column("id").get(0),
                        order,
                        csr,
                        now,
                        now,
                        added.column("id").get(1),
                        order,
                        other,
                        now,
                        now)));
        assertThat(tenant.get("/v2/document_links").column("linked_record_type"))
                .containsExactly("porting_additional_document");
        assertThat(tenant.get("/v2/document_links").column("linked_resource_id"))
                .containsExactly(added.column("id").getFirst());
        assertThat(tenant.get(path).column("document_id")).containsExactlyInAnyOrder(csr, other);
        assertThat(tenant.get(path + "?filter%5Bdocument_type%5D%5B%5D=csr").column("document_id"))
                .containsExactly(csr);
        assertThat(tenant.get(path + "?filter%5Bdocument_type%5D=loa,csr").column("document_id"))
                .containsExactly(csr);
        // As clients of 2025 write it.
        String in = "filter%5Bdocument_type%5D%5Bin%5D%5B%5D=";
        assertThat(tenant.get(path + "?" + in + "csr").column("document_id")).containsExactly(csr);
        assertThat(tenant.get(path + "?" + in + "loa&" + in + "other").column("document_id"))
                .containsExactly(other);
        assertThat(tenant.get(path + "?" + in + "csr&" + in + "other").column("document_id"))
                .containsExactlyInAnyOrder(csr, other);
        assertThat(tenant.get(path + "?" + in + "invoice").ok().data()).isEmpty();
        assertThat(tenant.get(path + "?" + in + "letter").problems()).hasSize(1);
        assertThat(tenant.get(path + "?sort%5Bvalue%5D=created_at").column("id"))
                .isEqualTo(added.column("id"));
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history")
                        .data()
                        .get(0)
                        .path("reason")
                        .asString())
                .isEqualTo("2 documents were added by its owner.");
        clock.advance(Duration.ofDays(1));
        assertThat(tenant.get("/v2/documents/" + csr).status()).isEqualTo(200);
    }

    @Test
    void oneThatIsTakenOffGoesAfterHalfAnHour() {
        String loa = tenant.document("a.pdf", Files.PDF);
        String id = add(entry(loa, "loa")).ok().column("id").getFirst();
        assertThat(tenant.delete("/v2/documents/" + loa).status()).isEqualTo(422);
        assertThat(tenant.delete(path + "/" + id).status()).isEqualTo(204);
        assertThat(tenant.get(path).data()).isEmpty();
        assertThat(tenant.delete(path + "/" + id).problems()).containsExactly("10005 additional_document_id");
        clock.advance(Duration.ofMinutes(30));
        assertThat(tenant.get("/v2/documents/" + loa).status()).isEqualTo(404);
    }

    @Test
    void theyGoWithTheirOrder() {
        String loa = tenant.document("a.pdf", Files.PDF);
        add(entry(loa, "loa"), entry(loa, "other")).ok();
        assertThat(tenant.delete("/v2/porting_orders/" + order).status()).isEqualTo(204);
        assertThat(tenant.get("/v2/document_links").data()).isEmpty();
        clock.advance(Duration.ofMinutes(30));
        assertThat(tenant.get("/v2/documents/" + loa).status()).isEqualTo(404);
    }

    @Test
    void everythingThatIsWrongIsToldAndNothingIsAdded() {
        String theirs = server.tenant().document("a.pdf", Files.PDF);
        String mine = tenant.document("a.pdf", Files.PDF);
        Answer refused =
                add(entry(mine, "loa"), entry(theirs, "loa"), entry(mine, "letter"), Body.of("document_id", "x"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10032 /additional_documents/2/document_type",
                        "10004 /additional_documents/3/document_type",
                        "10006 /additional_documents/3/document_id",
                        "10017 /additional_documents/1/document_id");
        assertThat(tenant.post(path, "{}").problems()).containsExactly("10004 /additional_documents");
        assertThat(tenant.post(path, "{\"additional_documents\":[]}").status()).isEqualTo(422);
        Body[] many = Collections.nCopies(101, entry(mine, "loa")).toArray(new Body[0]);
        assertThat(add(many).problems()).containsExactly("10033 /additional_documents");
        assertThat(tenant.get(path).data()).isEmpty();
        assertThat(tenant.get("/v2/document_links").data()).isEmpty();
    }

    @Test
    void anOrderHasAtMostAThousand() {
        String mine = tenant.document("a.pdf", Files.PDF);
        server.run("""
                INSERT INTO porting_additional_document
                SELECT gen_random_uuid(), account_id, id, ?::uuid, 'loa', now()
                FROM porting_order, generate_series(1, 999) WHERE id = ?::uuid""", mine, order);
        assertThat(add(entry(mine, "loa"), entry(mine, "loa")).problems()).containsExactly("10027");
        assertThat(add(entry(mine, "loa")).status()).isEqualTo(201);
    }

    @Test
    void anotherAccountsOrderIsAsOneThatNeverWas() {
        Tenant other = server.tenant();
        String unknown = "/v2/porting_orders/" + new UUID(7, 7) + "/additional_documents";
        Body body = Body.of("additional_documents", new Body[] {entry(other.document("a.pdf", Files.PDF), "loa")});
        assertThat(other.post(path, body).text())
                .isEqualTo(other.post(unknown, body).text());
        assertThat(other.get(path).text()).isEqualTo(other.get(unknown).text());
        assertThat(List.of(other.post(path, body).status(), other.get(path).status()))
                .containsOnly(404);
    }
}
