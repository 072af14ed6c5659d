package dev.portwright.porting.loa;

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
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letterheads that accounts keep. */
@ServerTest
class LoaConfigurationsTest {
    private static final String PATH = "/v2/porting/loa_configurations";

    @Inject
    TestServer server;

    Tenant tenant;
    SandboxClock clock;
    String logo;

    @BeforeEach
    void account() {
        tenant = server.tenant();
        clock = new SandboxClock(tenant.client());
        clock.freeze();
        logo = tenant.document("logo.png", Pictures.png(300, 100));
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    static Body letterhead(String logo) {
        return Body.of("name", "Wholesale")
                .with("logo.document_id", logo)
                .with("company_name", "Example Telecom")
                .with("address.street_address", "600 Congress Avenue")
                .with("address.extended_address", "14th Floor")
                .with("address.city", "Austin")
                .with("address.state", "TX")
                .with("address.zip_code", "78701")
                .with("address.country_code", "US")
                .with("contact.email", "porting@example.com")
                .with("contact.phone_number", "+13035550100");
    }

    private Answer add(Body body) {
        return tenant.post(PATH, body);
    }

    @Test
    void aConfigurationIsKeptAsItWasGiven() {
        Answer made = add(letterhead(logo));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.data())
                .isEqualTo(Json.read("""
                {"id":"%s","record_type":"porting_loa_configuration","organization_id":"%s","name":"Wholesale",
                 "logo":{"document_id":"%s","content_type":"image/png"},"company_name":"Example Telecom",
                 "address":{"street_address":"600 Congress Avenue","extended_address":"14th Floor","city":"Austin",
                            "state":"TX","zip_code":"78701","country_code":"US"},
                 "contact":{"email":"porting@example.com","phone_number":"+13035550100"},
                 "created_at":"%s","updated_at":"%s"}""".formatted(made.id(), tenant.accountId(), logo, clock.now(), clock.now())));
        assertThat(tenant.get(PATH + "/" + made.id()).data()).isEqualTo(made.data());
        Answer list = tenant.get(PATH);
        assertThat(list.data().get(0)).isEqualTo(made.data());
        assertThat(list.json().path("meta"))
                .isEqualTo(Json.read("{\"page_number\":1,\"page_size\":20,\"total_pages\":1,\"total_results\":1}"));
    }

    @Test
    void whatIsSentAgainWithTheSameKeyMakesOne() {
        String[] key = {"Idempotency-Key", "once"};
        Answer first = tenant.post(PATH, letterhead(logo), key);
        Answer second = tenant.post(PATH, letterhead(logo), key);
        assertThat(second.text()).isEqualTo(first.ok().text());
        assertThat(tenant.get(PATH).column("id")).containsExactly(first.id());
    }

    @Test
    void theNewestComesFirstAndPagesDoNotOverlap() {
        String first = add(letterhead(logo)).ok().id();
        clock.advance(Duration.ofMinutes(1));
        String second = add(letterhead(logo)).ok().id();
        assertThat(tenant.get(PATH).column("id")).containsExactly(second, first);
        assertThat(tenant.get(PATH + "?page[size]=1&page[number]=2").column("id"))
                .containsExactly(first);
        assertThat(tenant.get(PATH + "?page[size]=251").problems()).containsExactly("10033 page[size]");
    }

    @Test
    void anEditReplacesAllOfIt() {
        String id = add(letterhead(logo)).ok().id();
        String other = tenant.document("other.png", Pictures.png(20, 20));
        clock.advance(Duration.ofMinutes(1));
        Body body = letterhead(other)
                .with("company_name", "Ejemplo Telecom")
                .with("address.extended_address", null)
                .with("address.state", "Madrid")
                .with("address.zip_code", "E-28013")
                .with("address.country_code", "ES");
        Answer edited = tenant.patch(PATH + "/" + id, body).ok();
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.value("company_name")).isEqualTo("Ejemplo Telecom");
        assertThat(edited.data().path("address").path("extended_address").isNull())
                .isTrue();
        assertThat(edited.value("logo.document_id")).isEqualTo(other);
        assertThat(edited.value("updated_at")).isEqualTo(clock.now().toString());
        assertThat(edited.value("created_at")).isLessThan(edited.value("updated_at"));
        assertThat(tenant.get(PATH + "/" + id).data()).isEqualTo(edited.data());
        assertThat(tenant.patch(PATH + "/" + id, "{\"name\":\"x\"}").problems())
                .containsExactlyInAnyOrder("10004 /logo", "10004 /company_name", "10004 /address", "10004 /contact");
    }

    @Test
    void aLogoStaysAsLongAsAConfigurationNamesIt() {
        String id = add(letterhead(logo)).ok().id();
        Answer links = tenant.get("/v2/document_links");
        assertThat(links.column("linked_record_type")).containsExactly("porting_loa_configuration");
        assertThat(links.column("linked_resource_id")).containsExactly(id);
        Answer refused = tenant.delete("/v2/documents/" + logo);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("linked to the porting loa configuration " + id);
        clock.advance(Duration.ofHours(1));
        assertThat(tenant.get("/v2/documents/" + logo).status()).isEqualTo(200);
        assertThat(tenant.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(tenant.get(PATH + "/" + id).problems()).containsExactly("10005 id");
        assertThat(tenant.get("/v2/document_links").data()).isEmpty();
        clock.advance(Duration.ofMinutes(30));
        assertThat(tenant.get("/v2/documents/" + logo).status()).isEqualTo(404);
    }

    @Test
    void everythingThatIsWrongIsToldAndNothingIsKept() {
        String theirs = server.tenant().document("logo.png", Pictures.png(10, 10));
        Body body = letterhead(theirs)
                .with("name", "")
                .with("address.state", "Texas")
                .with("address.zip_code", "787")
                .with("contact.email", "nobody")
                .with("contact.phone_number", "303");
        assertThat(add(body).problems())
                .containsExactlyInAnyOrder(
                        "10025 /name",
                        "10027 /address/state",
                        "10027 /address/zip_code",
                        "10027 /contact/email",
                        "10027 /contact/phone_number",
                        "10017 /logo/document_id");
        assertThat(add(letterhead("x")).problems()).containsExactly("10006 /logo/document_id");
        assertThat(tenant.get(PATH).data()).isEmpty();
    }

    @Test
    void aLogoIsAPictureThatCanBePrinted() {
        assertThat(refusal(tenant.document("a.pdf", Files.PDF)))
                .isEqualTo("A logo is a PNG file. This document is application/pdf.");
        assertThat(refusal(tenant.document("a.png", Files.PNG)))
                .isEqualTo("The picture is not a PNG file, or it is broken.");
        byte[] whole = Pictures.png(300, 100);
        assertThat(refusal(tenant.document("a.png", Arrays.copyOf(whole, whole.length / 2))))
                .isEqualTo("The picture is not a PNG file, or it is broken.");
        assertThat(refusal(tenant.document("a.png", Pictures.png(2001, 1))))
                .isEqualTo("The picture has 2001 x 1 pixels. It may have 2000 on each side.");
        assertThat(refusal(tenant.document("a.png", Arrays.copyOf(whole, 2 * 1024 * 1024 + 1))))
                .isEqualTo("A logo may have at most 2 MiB.");
        assertThat(refusal(server.reference(tenant, "document")))
                .isEqualTo("The operator keeps this document elsewhere. Upload the logo.");
        assertThat(add(letterhead(tenant.document("a.png", Pictures.png(2000, 2000))))
                        .status())
                .isEqualTo(201);
    }

    private String refusal(String document) {
        Answer refused = add(letterhead(document));
        assertThat(refused.problems()).containsExactly("80022 /logo/document_id");
        return refused.json().path("errors").get(0).path("detail").asString();
    }

    @Test
    void anAccountHasAtMostAHundred() {
        String id = add(letterhead(logo)).ok().id();
        server.run("""
                INSERT INTO porting_loa_configuration
                SELECT gen_random_uuid(), c.account_id, c.name, c.company_name, c.logo_document_id, c.street_address,
                       c.extended_address, c.city, c.state, c.zip_code, c.country_code, c.email, c.phone_number,
                       c.created_at, c.updated_at
                FROM porting_loa_configuration c, generate_series(1, 99) WHERE c.id = ?::uuid""", id);
        assertThat(add(letterhead(logo)).problems()).containsExactly("10027");
        assertThat(tenant.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(add(letterhead(logo)).status()).isEqualTo(201);
    }

    @Test
    void anotherAccountsConfigurationIsAsOneThatNeverWas() {
        String id = add(letterhead(logo)).ok().id();
        Tenant other = server.tenant();
        String unknown = PATH + "/" + new UUID(7, 7);
        Body body = letterhead(other.document("logo.png", Pictures.png(10, 10)));
        assertThat(other.get(PATH + "/" + id).text())
                .isEqualTo(other.get(unknown).text());
        assertThat(other.patch(PATH + "/" + id, body).text())
                .isEqualTo(other.patch(unknown, body).text());
        assertThat(other.delete(PATH + "/" + id).text())
                .isEqualTo(other.delete(unknown).text());
        assertThat(other.get(PATH).data()).isEmpty();
        assertThat(tenant.get(PATH + "/" + id).status()).isEqualTo(200);
    }
}
