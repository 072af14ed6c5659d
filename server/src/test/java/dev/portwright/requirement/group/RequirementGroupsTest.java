package dev.portwright.requirement.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Client;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v2/requirement_groups}, and what the desk and a sandbox do with them. */
@ServerTest
class RequirementGroupsTest {
    private static final Instant NOW = Instant.parse("2026-06-10T10:00:00Z");
    private static final String GROUPS = "/v2/requirement_groups";
    private static final String DESK = "/operator/requirement_groups";
    private static final String SWEDISH =
            "{\"country_code\":\"se\",\"phone_number_type\":\"local\",\"action\":\"porting\"%s}";

    /** In the place of a value that is taken away. */
    private static final String NOTHING = "nothing";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    Client desk;
    String document;

    @BeforeEach
    void account() {
        clock.set(NOW);
        tenant = server.tenant();
        desk = Api.desk().client();
        document = server.reference(tenant, "document");
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private Answer swedish(String more) {
        return tenant.post(GROUPS, SWEDISH.formatted(more));
    }

    private static String id(Answer group) {
        return group.json().path("id").asString();
    }

    /** The ids of what is asked for, in its order: letter, invoice, VAT number. */
    private static List<String> asked(Answer group) {
        List<String> ids = new ArrayList<>();
        group.json()
                .path("regulatory_requirements")
                .forEach(entry -> ids.add(entry.path("requirement_id").asString()));
        return ids;
    }

    private static String status(Answer group) {
        return group.json().path("status").asString();
    }

    private static String values(Object... idsAndValues) {
        List<Body> entries = new ArrayList<>();
        for (int i = 0; i < idsAndValues.length; i += 2) {
            entries.add(Body.of("requirement_id", idsAndValues[i])
                    .with("field_value", NOTHING.equals(idsAndValues[i + 1]) ? null : idsAndValues[i + 1]));
        }
        return Body.of("regulatory_requirements", entries.toArray(Body[]::new)).toString();
    }

    /** A group for which everything is given. */
    private Answer complete(String reference) {
        Answer group = swedish(",\"customer_reference\":\"" + reference + "\"");
        List<String> asked = asked(group);
        return tenant.patch(
                        GROUPS + "/" + id(group),
                        values(asked.get(0), document, asked.get(1), document, asked.get(2), "556012579001"))
                .ok();
    }

    private Answer submitted(String reference) {
        return tenant.post(GROUPS + "/" + id(complete(reference)) + "/submit_for_approval", "")
                .ok();
    }

    private Answer show(Answer group) {
        return tenant.get(GROUPS + "/" + id(group));
    }

    @Test
    void aGroupShowsWhatIsAskedForAndIsAnsweredAsItIs() {
        Answer made = swedish(",\"customer_reference\":\"Acme\",\"status\":\"approved\"");
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        JsonNode json = made.json();
        assertThat(json.path("regulatory_requirements")).hasSize(3);
        assertThat(json.at("/regulatory_requirements/1")).isEqualTo(Json.read("""
                {"requirement_id":"53970723-fbff-4f46-a975-f62be6c1a585","name":"Latest invoice","field_type":"document",
                 "field_value":null,"status":"unapproved","expires_at":null,"created_at":null,"updated_at":null}"""));
        ((ObjectNode) json).remove("regulatory_requirements");
        assertThat(json).isEqualTo(Json.read("""
                {"id":"%s","record_type":"requirement_group","country_code":"SE","phone_number_type":"local",
                 "action":"porting","status":"unapproved","customer_reference":"Acme","decline_reason":null,
                 "created_at":"2026-06-10T10:00:00Z","updated_at":"2026-06-10T10:00:00Z"}""".formatted(id(made))));
        assertThat(show(made).text()).isEqualTo(made.text());
        assertThat(tenant.get(GROUPS).text()).isEqualTo("[" + made.text() + "]");
        assertThat(server.tenant().get(GROUPS).text()).isEqualTo("[]");
    }

    @Test
    void valuesAreGivenOneByOneAndTakenAway() {
        Answer made = swedish("");
        String path = GROUPS + "/" + id(made);
        List<String> asked = asked(made);
        clock.advance(Duration.ofMinutes(1));
        Answer given =
                tenant.patch(path, values(asked.get(1).toUpperCase(Locale.ROOT), document.toUpperCase(Locale.ROOT)));
        assertThat(given.json().at("/regulatory_requirements/1"))
                .isEqualTo(Json.read("""
                {"requirement_id":"%s","name":"Latest invoice","field_type":"document","field_value":"%s",
                 "status":"unapproved","expires_at":"2026-07-10T10:01:00Z","created_at":"2026-06-10T10:01:00Z",
                 "updated_at":"2026-06-10T10:01:00Z"}""".formatted(asked.get(1), document)));
        clock.advance(Duration.ofMinutes(1));
        Answer text = tenant.patch(path, values(asked.get(2), "SE556012579001"));
        assertThat(text.json().at("/regulatory_requirements/1"))
                .isEqualTo(given.json().at("/regulatory_requirements/1"));
        assertThat(text.json().at("/regulatory_requirements/2/field_value").asString())
                .isEqualTo("SE556012579001");
        assertThat(tenant.patch(path, "{\"customer_reference\":\"x\"}").json().path("regulatory_requirements"))
                .isEqualTo(text.json().path("regulatory_requirements"));
        Answer taken = tenant.patch(path, values(asked.get(1), NOTHING));
        assertThat(taken.json().at("/regulatory_requirements/1/field_value").isNull())
                .isTrue();
        assertThat(taken.json().path("customer_reference").asString()).isEqualTo("x");
        assertThat(show(made).text()).isEqualTo(taken.text());
    }

    @Test
    void textsAreNotReadableInTheDatabase() {
        String tax = "556012579001";
        Answer group = complete("secret");
        assertThat(server.rows("SELECT g::text FROM requirement_group g WHERE id = ?::uuid", id(group))
                        .getFirst())
                .contains(document)
                .doesNotContain(tax);
        assertThat(show(group).text()).contains(tax);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                                    | 10004 /country_code, 10004 /phone_number_type, 10004 /action",
                "{\"country_code\":\"SE\",\"phone_number_type\":\"tea\",\"action\":\"porting\"}        | 10032 /phone_number_type",
                "{\"country_code\":\"SE\",\"phone_number_type\":\"local\",\"action\":\"action\"}       | 10032 /action",
                "{\"country_code\":\"LU\",\"phone_number_type\":\"local\",\"action\":\"porting\"}      | 10027",
                "{\"country_code\":\"JP\",\"phone_number_type\":\"local\",\"action\":\"porting\"}      | 10027",
                "{\"country_code\":\"SE\",\"phone_number_type\":\"local\",\"action\":\"porting\",\"customer_reference\":7} | 10026 /customer_reference",
            })
    void whatMakesNoGroup(String body, String problems) {
        Answer refused = tenant.post(GROUPS, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(String.join(", ", refused.problems()).replace(" null", "").strip())
                .isEqualTo(problems);
        assertThat(tenant.get(GROUPS).text()).isEqualTo("[]");
    }

    @Test
    void allThatIsWrongWithValuesIsToldAndNothingIsKept() {
        Answer made = swedish("");
        String path = GROUPS + "/" + id(made);
        List<String> asked = asked(made);
        String foreign = server.reference(server.tenant(), "document");
        Answer refused = tenant.patch(
                path,
                values(
                        asked.get(0),
                        "a paper",
                        asked.get(1),
                        foreign,
                        asked.get(2),
                        "12345",
                        asked.get(2),
                        "556012579001",
                        UUID.randomUUID().toString(),
                        "x",
                        "59b0762a-b274-4f76-ac32-4d5cf0272e66",
                        document));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10006 /regulatory_requirements/0/field_value",
                        "10017 /regulatory_requirements/1/field_value",
                        "10025 /regulatory_requirements/2/field_value",
                        "10027 /regulatory_requirements/3/requirement_id",
                        "10017 /regulatory_requirements/4/requirement_id",
                        "10017 /regulatory_requirements/5/requirement_id");
        assertThat(show(made).text()).isEqualTo(made.text());
    }

    @Test
    void anAddressIsOneOfTheAccount() {
        String german = "{\"country_code\":\"DE\",\"phone_number_type\":\"local\",\"action\":\"ordering\"}";
        Answer made = tenant.post(GROUPS, german);
        String path = GROUPS + "/" + id(made);
        String address = asked(made).getFirst();
        assertThat(tenant.patch(path, values(address, document)).problems())
                .containsExactly("10017 /regulatory_requirements/0/field_value");
        String known = server.reference(tenant, "emergency_address");
        assertThat(tenant.patch(path, values(address, known))
                        .json()
                        .at("/regulatory_requirements/0/field_value")
                        .asString())
                .isEqualTo(known);
    }

    @Test
    void whatIsMissingIsToldWhenApprovalIsAskedFor() {
        Answer made = swedish("");
        String path = GROUPS + "/" + id(made);
        Answer refused = tenant.post(path + "/submit_for_approval", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactly(
                        "10004 /regulatory_requirements/0/field_value",
                        "10004 /regulatory_requirements/1/field_value",
                        "10004 /regulatory_requirements/2/field_value");
        assertThat(status(show(made))).isEqualTo("unapproved");
    }

    @Test
    void theDeskApprovesWhatIsSubmittedAndChangesMakeItUnapprovedAgain() {
        Answer group = submitted("ours");
        assertThat(status(group)).isEqualTo("pending-approval");
        String path = GROUPS + "/" + id(group);
        assertThat(tenant.post(path + "/submit_for_approval", "").text()).isEqualTo(group.text());
        assertThat(tenant.patch(path, values(asked(group).get(2), "556012579002"))
                        .problems())
                .containsExactly("10027 /regulatory_requirements");
        assertThat(tenant.patch(path, "{\"customer_reference\":\"theirs\"}").status())
                .isEqualTo(200);

        Answer waiting = desk.get(DESK + "?filter[status]=pending-approval&filter[account_id]=" + tenant.accountId());
        assertThat(waiting.column("id")).containsExactly(id(group));
        clock.advance(Duration.ofMinutes(5));
        Answer approved = desk.post(DESK + "/" + id(group) + "/actions/approve", "");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(approved.value("status")).isEqualTo("approved");
        assertThat(approved.value("account_id")).isEqualTo(tenant.accountId().toString());
        assertThat(approved.value("submitted_at")).isEqualTo("2026-06-10T10:00:00Z");
        assertThat(approved.value("decided_at")).isEqualTo("2026-06-10T10:05:00Z");
        assertThat(desk.post(DESK + "/" + id(group) + "/actions/approve", "").text())
                .isEqualTo(approved.text());
        assertThat(status(show(group))).isEqualTo("approved");
        assertThat(show(group).json().at("/regulatory_requirements/2/status").asString())
                .isEqualTo("approved");
        assertThat(tenant.post(path + "/submit_for_approval", "").status()).isEqualTo(422);
        assertThat(desk.post(DESK + "/" + id(group) + "/actions/decline", "{\"reason\":\"late\"}")
                        .status())
                .isEqualTo(422);

        clock.set(NOW.plus(Duration.ofDays(31)));
        assertThat(status(show(group))).isEqualTo("expired");
        assertThat(tenant.get(GROUPS + "?filter[status]=approved").text()).isEqualTo("[]");
        assertThat(tenant.get(GROUPS + "?filter[status]=expired").json()).hasSize(1);
        assertThat(tenant.post(path + "/submit_for_approval", "").problems())
                .containsExactly("10027 /regulatory_requirements");
        Answer edited = tenant.patch(path, values(asked(group).get(1), server.reference(tenant, "document")));
        assertThat(status(edited)).isEqualTo("unapproved");
        assertThat(status(tenant.post(path + "/submit_for_approval", ""))).isEqualTo("pending-approval");
    }

    @Test
    void theDeskDeclinesWithAReason() {
        Answer group = submitted("ours");
        String actions = DESK + "/" + id(group) + "/actions";
        assertThat(desk.post(actions + "/decline", "{}").problems()).containsExactly("10004 /reason");
        assertThat(desk.post(actions + "/decline", "{\"reason\":\" \"}").problems())
                .containsExactly("10027 /reason");
        assertThat(desk.post(actions + "/decline", "{\"reason\":\"Not readable.\"}")
                        .value("decline_reason"))
                .isEqualTo("Not readable.");
        assertThat(status(show(group))).isEqualTo("declined");
        assertThat(show(group).json().path("decline_reason").asString()).isEqualTo("Not readable.");
        Answer again = tenant.post(GROUPS + "/" + id(group) + "/submit_for_approval", "");
        assertThat(status(again)).isEqualTo("pending-approval");
        assertThat(again.json().path("decline_reason").isNull()).isTrue();
        assertThat(desk.post(DESK + "/" + id(swedish("")) + "/actions/approve", "")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aSandboxDecidesByItselfAsTheReferenceAsks() {
        Answer usual = submitted("ours");
        Answer declined = submitted("Declined, please");
        Answer silent = submitted("SILENCE");
        assertThat(tenant.post("/sandbox/clock/freeze", "").status()).isEqualTo(200);
        assertThat(tenant.post("/sandbox/clock/advance", "{\"duration\":\"PT59M\"}")
                        .status())
                .isEqualTo(200);
        assertThat(status(show(usual))).isEqualTo("pending-approval");
        assertThat(tenant.post("/sandbox/clock/advance", "{\"duration\":\"PT1M\"}")
                        .status())
                .isEqualTo(200);
        assertThat(status(show(usual))).isEqualTo("approved");
        assertThat(status(show(declined))).isEqualTo("declined");
        assertThat(show(declined).json().path("decline_reason").asString())
                .isEqualTo("The sandbox declines what its customer_reference asks to be declined.");
        assertThat(status(show(silent))).isEqualTo("pending-approval");
    }

    @Test
    void groupsAreFoundByWhatTheyAreForNewestFirst() {
        Answer swedish = swedish(",\"customer_reference\":\"one\"");
        clock.advance(Duration.ofSeconds(1));
        Answer danish = tenant.post(
                GROUPS, "{\"country_code\":\"DK\",\"phone_number_type\":\"national\",\"action\":\"porting\"}");
        assertThat(ids("")).containsExactly(id(danish), id(swedish));
        assertThat(ids("?page[size]=1&page[number]=2")).containsExactly(id(swedish));
        assertThat(ids("?filter[country_code]=dk")).containsExactly(id(danish));
        assertThat(ids("?filter[phone_number_type]=local")).containsExactly(id(swedish));
        assertThat(ids("?filter[action]=ordering")).isEmpty();
        assertThat(ids("?filter[status]=unapproved")).hasSize(2);
        assertThat(ids("?filter[customer_reference]=one")).containsExactly(id(swedish));
        assertThat(desk.get(DESK + "?filter[country_code]=DK&filter[account_id]=" + tenant.accountId())
                        .column("id"))
                .containsExactly(id(danish));
    }

    @Test
    void groupsAreFoundByTheStatusThatTheyShowPageByPage() {
        List<String> approved = new ArrayList<>();
        List<String> unapproved = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(1));
            unapproved.addFirst(id(swedish("")));
            clock.advance(Duration.ofSeconds(1));
            Answer group = submitted("approve silent");
            approved.addFirst(id(group));
            desk.post(DESK + "/" + id(group) + "/actions/approve", "").ok();
        }
        assertThat(ids("?filter[status]=approved&page[size]=2")).isEqualTo(approved.subList(0, 2));
        assertThat(ids("?filter[status]=approved&page[size]=2&page[number]=2")).isEqualTo(approved.subList(2, 3));
        assertThat(ids("?filter[status]=approved&page[size]=2&page[number]=3")).isEmpty();
        assertThat(ids("?filter[status]=unapproved&page[size]=2&page[number]=2"))
                .isEqualTo(unapproved.subList(2, 3));
        clock.advance(Duration.ofDays(31));
        assertThat(ids("?filter[status]=approved")).isEmpty();
        assertThat(ids("?filter[status]=expired&page[size]=1&page[number]=3")).isEqualTo(approved.subList(2, 3));
        assertThat(ids("?filter[status]=unapproved")).isEqualTo(unapproved);
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        tenant.get(GROUPS + query)
                .json()
                .forEach(group -> ids.add(group.path("id").asString()));
        return ids;
    }

    @Test
    void aDeletedGroupIsShownOnceMore() {
        Answer group = complete("ours");
        Answer deleted = tenant.delete(GROUPS + "/" + id(group));
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.text()).isEqualTo(group.text());
        assertThat(show(group).status()).isEqualTo(404);
        assertThat(tenant.delete(GROUPS + "/" + id(group)).problems()).containsExactly("10005 id");
    }

    @Test
    void anAccountHasNoMoreThanAThousand() {
        server.run("""
                INSERT INTO requirement_group (id, account_id, country_code, phone_number_type, action, created_at)
                SELECT gen_random_uuid(), ?::uuid, 'SE', 'local', 'porting', now() FROM generate_series(1, 999)""", tenant.accountId().toString());
        assertThat(swedish("").status()).isEqualTo(200);
        Answer refused = swedish("");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The account has 1000 requirement groups");
        assertThat(tenant.get(GROUPS).json()).hasSize(250);
    }

    @Test
    void aRepeatedRequestMakesOneGroup() {
        String body = SWEDISH.formatted("");
        Answer first = tenant.post(GROUPS, body, "idempotency-key", "once");
        assertThat(tenant.post(GROUPS, body, "idempotency-key", "once").text()).isEqualTo(first.text());
        assertThat(tenant.get(GROUPS).json()).hasSize(1);
    }

    @Test
    void thereAreNoNumberOrders() {
        String body = "{\"requirement_group_id\":\"" + id(swedish("")) + "\"}";
        String foreign = "{\"requirement_group_id\":\"" + UUID.randomUUID() + "\"}";
        for (String what : List.of("sub_number_orders", "number_order_phone_numbers")) {
            String path = "/v2/" + what + "/" + UUID.randomUUID() + "/requirement_group";
            assertThat(tenant.post(path, body).problems()).containsExactly("10005 id");
            assertThat(tenant.post(path, foreign).problems()).containsExactly("10017 /requirement_group_id");
            assertThat(tenant.post(path, "{}").problems()).containsExactly("10004 /requirement_group_id");
        }
    }
}
