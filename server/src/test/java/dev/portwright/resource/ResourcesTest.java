package dev.portwright.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the black-box walk over all kinds does not look at: whole bodies, what is kept of secrets, bounds, histories. */
@ServerTest
class ResourcesTest {
    private static final String CREDENTIALS = "/v2/credential_connections";

    @Inject
    TestServer server;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    private Answer group(String name) {
        return tenant.post("/v2/billing_groups", "{\"name\":\"%s\"}".formatted(name));
    }

    private Answer connection(String name, String user) {
        return tenant.post(CREDENTIALS, """
                {"connection_name":"%s","user_name":"%s","password":"correct horse"}""".formatted(name, user));
    }

    @Test
    void aBillingGroupIsAnsweredWhole() {
        Answer made = group("West");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("etag")).isEqualTo("\"1\"");
        assertThat(made.text()).isEqualTo("""
                {"data":{"id":"%s","record_type":"billing_group","organization_id":"%s","name":"West","deleted_at":null,\
                "created_at":"%s","updated_at":"%s"}}""".formatted(
                        made.id(), tenant.accountId(), made.value("created_at"), made.value("created_at")));
    }

    @Test
    void everythingThatIsWrongIsToldWithAWayOut() {
        Answer refused = tenant.post(CREDENTIALS, """
                {"user_name":"no","password":"short","active":"yes","inbound":{"timeout_1xx_secs":0},
                 "outbound":{"outbound_voice_profile_id":"77"}}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10004 /connection_name",
                        "10027 /user_name",
                        "10025 /password",
                        "10026 /active",
                        "10033 /inbound/timeout_1xx_secs",
                        "10017 /outbound/outbound_voice_profile_id");
    }

    @Test
    void aNameIsTakenWhateverItsLetters() {
        assertThat(connection("Office", "office1").status()).isEqualTo(201);

        Answer refused = connection("OFFICE", "Office1");

        assertThat(refused.text()).isEqualTo(Api.here("""
                {"errors":[{"code":"10027","title":"Unprocessable entity","detail":"You have another credential connection with \
                this value. Choose one that is not taken.","source":{"pointer":"/connection_name"},"meta":{"url":\
                "/docs/errors.html#10027"}},{"code":"10027","title":"Unprocessable entity","detail":"You have another credential \
                connection with this value. Choose one that is not taken.","source":{"pointer":"/user_name"},"meta":{"url":\
                "/docs/errors.html#10027"}}]}"""));
        assertThat(server.tenant().post(CREDENTIALS, """
                {"connection_name":"Office","user_name":"office1","password":"correct horse"}""").status()).isEqualTo(201);
    }

    @Test
    void aSecretIsAnsweredOnceAndSealed() {
        Answer made = connection("Secret", "secret1");
        String path = CREDENTIALS + "/" + made.id();
        assertThat(made.value("password")).isEqualTo("correct horse");
        assertThat(tenant.get(path).value("password")).isEqualTo("********");
        assertThat(tenant.get(CREDENTIALS).text()).doesNotContain("correct horse");

        Answer kept = tenant.patch(path, "{\"password\":\"********\",\"tags\":[\"a\"]}");
        assertThat(kept.value("password")).isEqualTo("********");
        Answer changed = tenant.patch(path, "{\"password\":\"battery staple\"}");
        assertThat(changed.value("password")).isEqualTo("battery staple");
        assertThat(changed.header("etag")).isEqualTo("\"3\"");

        assertThat(server.rows("SELECT body::text FROM resource WHERE id = ?", made.id()))
                .allSatisfy(body -> assertThat(body).doesNotContain("horse", "staple"));
        assertThat(server.rows(
                        "SELECT changes::text FROM porting_order_change WHERE subject_type = 'credential_connection'"))
                .allSatisfy(changes -> assertThat(changes).doesNotContain("horse", "staple"));
        assertThat(server.rows("SELECT encode(secrets, 'escape') FROM resource WHERE id = ?", made.id()))
                .allSatisfy(value -> assertThat(value).doesNotContain("staple"));
    }

    @Test
    void whatANewOneCannotHaveYetIsPassedOver() {
        Answer made = tenant.post("/v2/ip_connections", """
                {"connection_name":"Early","inbound":{"default_primary_ip_id":{"not":["this"]}}}""");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.data("inbound.default_primary_ip_id")).isEqualTo("null");
    }

    @Test
    void namesAreKeptWhateverTheirLettersGrowTo() {
        String name = "İ".repeat(200);
        assertThat(tenant.post("/v2/ip_connections", "{\"connection_name\":\"%s\"}".formatted(name))
                        .status())
                .isEqualTo(201);
        assertThat(tenant.post("/v2/ip_connections", "{\"connection_name\":\"ΟΔΟΣΑ\"}")
                        .status())
                .isEqualTo(201);
        assertThat(tenant.get("/v2/ip_connections?filter%5Bconnection_name%5D%5Bcontains%5D=%CE%9F%CE%94%CE%9F%CE%A3")
                        .column("connection_name"))
                .containsExactly("ΟΔΟΣΑ");
    }

    @Test
    void wholeNumbersAreWholeHoweverTheyAreWritten() {
        Answer made = tenant.post("/v2/ips", "{\"ip_address\":\"192.0.2.1\",\"port\":5.06e3}");

        assertThat(made.data("port")).isEqualTo("5060");
        assertThat(tenant.get("/v2/ips?filter%5Bport%5D=5060").column("id")).containsExactly(made.id());
    }

    @Test
    void anIpThatItsConnectionTriesFirstStaysWithIt() {
        String first = tenant.post("/v2/ip_connections", "{\"connection_name\":\"One\"}")
                .id();
        String second = tenant.post("/v2/ip_connections", "{\"connection_name\":\"Two\"}")
                .id();
        String ip = tenant.post("/v2/ips", "{\"ip_address\":\"192.0.2.1\",\"connection_id\":\"%s\"}".formatted(first))
                .id();
        Answer named = tenant.patch(
                "/v2/ip_connections/" + first, "{\"inbound\":{\"default_primary_ip_id\":\"%s\"}}".formatted(ip));
        assertThat(named.status()).as(named.text()).isEqualTo(200);

        Answer moved = tenant.patch("/v2/ips/" + ip, "{\"connection_id\":\"%s\"}".formatted(second));

        assertThat(moved.problems()).containsExactly("10027 /connection_id");
        assertThat(tenant.delete("/v2/ips/" + ip).problems()).isNotEmpty();
        assertThat(tenant.patch("/v2/ip_connections/" + first, "{\"inbound\":{\"default_primary_ip_id\":null}}")
                        .status())
                .isEqualTo(200);
        assertThat(tenant.delete("/v2/ips/" + ip).status()).isEqualTo(200);
    }

    @Test
    void anAddressThatAnswersARequirementIsNotDeleted() {
        String address = tenant.post("/v2/addresses", """
                {"first_name":"Paula","last_name":"Person","business_name":"Travel","street_address":"1 Main St",
                 "locality":"Berlin","postal_code":"10115","country_code":"DE"}""").id();
        Answer types = tenant.get("/v2/requirement_types?page[size]=250");
        List<String> wanted = new ArrayList<>();
        types.data().forEach(type -> {
            if (type.path("type").asString("").equals("address")) {
                wanted.add(type.path("id").asString());
            }
        });
        for (String type : wanted) {
            tenant.post("/v2/requirement_groups", """
                    {"country_code":"DE","phone_number_type":"local","action":"ordering",
                     "regulatory_requirements":[{"requirement_id":"%s","field_value":"%s"}]}""".formatted(type, address));
        }
        boolean named = !server.rows(
                        "SELECT id::text FROM requirement_group WHERE account_id = ?::uuid",
                        tenant.accountId().toString())
                .isEmpty();

        Answer deleted = tenant.delete("/v2/addresses/" + address);

        assertThat(named).as(types.text()).isTrue();
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(422);
        assertThat(deleted.text()).contains("the requirement group");
    }

    @Test
    void theMaskIsNoSecret() {
        Answer refused = tenant.post(CREDENTIALS, """
                {"connection_name":"Mask","user_name":"mask1","password":"********"}""");

        assertThat(refused.problems()).containsExactly("10027 /password");
    }

    @Test
    void whatOthersHaveIsAsIfItWereNotThere() {
        String id = group("Mine").id();
        Tenant other = server.tenant();

        for (Answer answer : List.of(
                other.get("/v2/billing_groups/" + id),
                other.patch("/v2/billing_groups/" + id, "{\"name\":\"Theirs\"}"),
                other.delete("/v2/billing_groups/" + id))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problems()).containsExactly("10005 id");
        }
        assertThat(other.get("/v2/billing_groups").text()).contains("\"data\":[]");
        Answer named = other.post(
                "/v2/outbound_voice_profiles", "{\"name\":\"Thief\",\"billing_group_id\":\"%s\"}".formatted(id));
        assertThat(named.problems()).containsExactly("10017 /billing_group_id");
        assertThat(tenant.get("/v2/billing_groups/" + id).value("name")).isEqualTo("Mine");
    }

    @Test
    void anIdThatNoResourceCanHaveIsRefused() {
        assertThat(tenant.get("/v2/billing_groups/17").text()).isEqualTo(Api.here("""
                {"errors":[{"code":"10006","title":"Invalid id","detail":"The id must be a UUID.","source":{"parameter":"id"},\
                "meta":{"url":"/docs/errors.html#10006"}}]}"""));
        assertThat(tenant.get(CREDENTIALS + "/x17").problems()).containsExactly("10006 id");
        assertThat(tenant.get(CREDENTIALS + "/17").problems()).containsExactly("10005 id");
    }

    @Test
    void anAccountHasNoMoreThanItsKindAllows() {
        group("First");
        server.run("UPDATE resource_count SET resources = most WHERE account_id = '" + tenant.accountId() + "'");
        server.run("INSERT INTO resource_count (account_id, kind, part, resources, most) SELECT '" + tenant.accountId()
                + "', 'billing_group', part, 6250, 6250 FROM generate_series(0, 15) part ON CONFLICT DO NOTHING");

        Answer refused = group("One too many");

        assertThat(refused.text()).isEqualTo(Api.here("""
                {"errors":[{"code":"10027","title":"Unprocessable entity","detail":"An account has at most 100000 billing groups, \
                and yours has as many. Delete some first.","meta":{"url":"/docs/errors.html#10027"}}]}"""));
        assertThat(tenant.get("/v2/billing_groups")
                        .json()
                        .at("/meta/total_results")
                        .asInt())
                .isEqualTo(1);
        String id = tenant.get("/v2/billing_groups").column("id").getFirst();
        assertThat(tenant.delete("/v2/billing_groups/" + id).status()).isEqualTo(200);
    }

    @Test
    void whoDidWhatIsKept() {
        String id = group("Old").id();
        tenant.patch("/v2/billing_groups/" + id, "{\"name\":\"New\"}");
        tenant.delete("/v2/billing_groups/" + id);

        assertThat(server.rows("""
                SELECT version || ' ' || action || ' ' || changes::text FROM porting_order_change
                WHERE account_id = '%s' AND subject_type = 'billing_group' ORDER BY version""".formatted(tenant.accountId())))
                .containsExactly(
                        """
                        1 created [{"attribute": "id", "new_value": "%s", "old_value": null}, \
                        {"attribute": "name", "new_value": "Old", "old_value": null}]""".formatted(id),
                        "2 updated [{\"attribute\": \"name\", \"new_value\": \"New\", \"old_value\": \"Old\"}]",
                        "3 deleted [{\"attribute\": \"id\", \"new_value\": null, \"old_value\": \"%s\"}]"
                                .formatted(id));
    }
}
