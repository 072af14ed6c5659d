package dev.portwright.porting.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an order is asked for, from its creation until it is under way. */
@ServerTest
class OrderRequirementsTest {
    private static final RequirementRule PREPAID =
            new RequirementCatalog().rule("AU", "mobile", "porting", 1).orElseThrow();

    /** The ids of the Australian types by their names. */
    private static final Map<String, String> AU = PREPAID.items().stream()
            .collect(Collectors.toMap(
                    item -> item.type().name(), item -> item.type().id()));

    /** In the place of a value that is taken away. */
    private static final String NOTHING = "nothing";

    private static final String PLAN = "Prepaid or postpaid";
    private static final String BIRTH = "Date of birth";
    private static final String ADDRESS = """
            {"misc":{"type":"full"},
             "end_user":{"admin":{"entity_name":"Acme","auth_person_name":"Ann Person",
               "billing_phone_number":"+61412345678","account_number":"4711"},
              "location":{"street_address":"1 Main St","locality":"Sydney","administrative_area":"NSW",
               "postal_code":"2000","country_code":"AU"}}}""";

    @Inject
    TestServer server;

    Tenant tenant;
    String document;
    String id;

    @BeforeEach
    void draft() {
        tenant = server.tenant();
        document = server.reference(tenant, "document");
        id = tenant.order("+61412345678");
    }

    private static String given(String... namesAndValues) {
        List<Body> entries = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            entries.add(Body.of("requirement_type_id", AU.getOrDefault(namesAndValues[i], namesAndValues[i]))
                    .with("field_value", NOTHING.equals(namesAndValues[i + 1]) ? null : namesAndValues[i + 1]));
        }
        return Body.of("requirements", entries.toArray(Body[]::new)).toString();
    }

    private List<String> requirements() {
        return tenant.get(path()).column("requirement_type.name");
    }

    private String path() {
        return "/v2/porting_orders/" + id + "/requirements";
    }

    /** Gives everything, for a number that is paid for by invoice. */
    private void fill() {
        tenant.edit(id, ADDRESS).ok();
        tenant.edit(
                        id,
                        given(
                                PREPAID.items().get(0).type().id(),
                                document,
                                PREPAID.items().get(1).type().id(),
                                document,
                                PLAN,
                                "postpaid",
                                "Proof of identity",
                                document,
                                "Second proof of identity",
                                document))
                .ok();
    }

    /** What is to be done about the numbers besides. */
    private void takeSteps(String order) {
        server.run("DELETE FROM verification_code_sending");
        tenant.verifyNumbers(order);
        Api.desk().completeActions(tenant, order);
    }

    @Test
    void anOrderIsBornWithWhatItsCountryAsksFor() {
        Answer list = tenant.get(path());
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":20,\"total_pages\":1,\"total_results\":5}");
        assertThat(list.column("requirement_type.name"))
                .containsExactly(
                        "Letter of authorization",
                        "Latest invoice",
                        PLAN,
                        "Proof of identity",
                        "Second proof of identity");
        assertThat(list.data().get(2)).isEqualTo(Json.read("""
                {"record_type":"porting_requirement","field_type":"textual","field_value":null,
                 "requirement_status":"requirement-info-pending",
                 "requirement_type":{"id":"%s","name":"Prepaid or postpaid","type":"textual",
                   "description":"Whether the mobile service is paid for beforehand or by invoice.","example":"postpaid",
                   "acceptance_criteria":{"acceptable_values":["prepaid","postpaid"]}}}""".formatted(AU.get(PLAN))));
        assertThat(tenant.show(id).data().path("requirements")).hasSize(3);
        assertThat(tenant.show(id).data("requirements_met")).isEqualTo("false");
        assertThat(tenant.get(path() + "?page[size]=2&page[number]=3").data()).hasSize(1);
        assertThat(server.tenant().get(path()).status()).isEqualTo(404);
    }

    @Test
    void theVersionOfTheRequirementsIsKeptWithTheOrder() {
        assertThat(server.rows("SELECT requirements_version::text FROM porting_order WHERE id = ?::uuid", id))
                .containsExactly("1");
        // An order of before there were requirements of its country is asked for nothing, and may give everything.
        server.run("UPDATE porting_order SET requirements_version = 0, requirements = '[]' WHERE id = ?::uuid", id);
        tenant.edit(id, ADDRESS).ok();
        tenant.edit(id, Body.of("documents.loa", document).with("documents.invoice", document))
                .ok();
        assertThat(tenant.edit(id, given(PLAN, "prepaid")).status()).isEqualTo(200);
        assertThat(requirements()).containsExactly("Letter of authorization", "Latest invoice", PLAN);
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    @Test
    void whatIsGivenDecidesWhatElseIsAskedFor() {
        tenant.edit(id, given(PLAN, "prepaid")).ok();
        assertThat(requirements()).endsWith(BIRTH);
        tenant.edit(id, given(PLAN, "postpaid")).ok();
        assertThat(requirements()).doesNotContain(BIRTH);
        tenant.edit(id, given(PLAN, "prepaid", BIRTH, "1980-01-31")).ok();
        tenant.edit(id, given(PLAN, "postpaid")).ok();
        // What was given stays, asked for or not.
        assertThat(requirements()).endsWith(BIRTH);
        tenant.edit(id, given(BIRTH, NOTHING)).ok();
        assertThat(requirements()).doesNotContain(BIRTH);
    }

    private static final String DECISION = "95332023-8b1f-5fe8-b623-bd98640c908f";
    private static final String DECISION_NAME = "Decision of the regulator";

    /** Gives a Dutch order everything that is asked of every number. */
    private List<String> fillDutch() {
        tenant.edit(
                        id,
                        ADDRESS.replace("+61412345678", "+31881234567")
                                .replace("Sydney", "Utrecht")
                                .replace("\"AU\"", "\"NL\""))
                .ok();
        Answer asked = tenant.get(path());
        for (JsonNode one : asked.data()) {
            if (!one.at("/requirement_type/name").asString().equals(DECISION_NAME)) {
                tenant.edit(id, given(one.at("/requirement_type/id").asString(), document))
                        .ok();
            }
        }
        return asked.column("requirement_type.name");
    }

    @Test
    void whatOnlySomeNumbersNeedKeepsOrdersWithThemFromBeingConfirmed() {
        id = tenant.order("+31851234567", "+31881234567");
        assertThat(fillDutch()).hasSize(5).endsWith(DECISION_NAME);
        Answer refused = tenant.confirm(id);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10004","title":"Missing required parameter",
                 "detail":"Give a value for the requirement: Decision of the regulator (requirement_type_id 95332023-8b1f-5fe8-b623-bd98640c908f).",
                 "source":{"pointer":"/requirements/2/field_value"},"meta":{"url":"/docs/errors.html#10004"}}]}""")));
        tenant.edit(id, given(DECISION, document)).ok();
        tenant.edit(id, given(DECISION, NOTHING)).ok();
        assertThat(requirements()).endsWith(DECISION_NAME);
        assertThat(tenant.confirm(id).problems()).containsExactly("10004 /requirements/2/field_value");
        tenant.edit(id, given(DECISION, document)).ok();
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
        assertThat(tenant.edit(id, given(DECISION, NOTHING)).problems())
                .containsExactly("10004 /requirements/0/field_value");
    }

    @Test
    void whatOnlyOtherNumbersNeedIsNotAskedForAndNotTaken() {
        id = tenant.order("+31851234567");
        assertThat(fillDutch()).hasSize(4).doesNotContain(DECISION_NAME);
        assertThat(tenant.edit(id, given(DECISION, document)).json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10027","title":"Unprocessable entity",
                 "detail":"This is not asked for when these national numbers of NL are ported. What is, stands at /v2/requirements.",
                 "source":{"pointer":"/requirements/0/requirement_type_id"},"meta":{"url":"/docs/errors.html#10027"}}]}""")));
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
    }

    /** A group is for numbers of both kinds, and an order takes of it what is asked of its own. */
    @Test
    void aGroupMayLeaveOutWhatOnlySomeNumbersNeed() {
        String groups = "/v2/requirement_groups";
        JsonNode made = tenant.post(
                        groups, "{\"country_code\":\"NL\",\"phone_number_type\":\"national\",\"action\":\"porting\"}")
                .json();
        String group = groups + "/" + made.path("id").asString();
        List<Body> entries = new ArrayList<>();
        for (JsonNode one : made.path("regulatory_requirements")) {
            entries.add(Body.of("requirement_id", one.path("requirement_id").asString())
                    .with("field_value", document));
        }
        assertThat(entries).hasSize(5);
        Body[] withoutDecision = entries.subList(0, 4).toArray(Body[]::new);
        tenant.patch(group, Body.of("regulatory_requirements", withoutDecision)).ok();
        assertThat(tenant.post(group + "/submit_for_approval", "")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("pending-approval");

        JsonNode other = tenant.post(
                        groups, "{\"country_code\":\"NL\",\"phone_number_type\":\"national\",\"action\":\"porting\"}")
                .json();
        String copy = "{\"requirement_group_id\":" + other.path("id") + "}";
        tenant.patch(
                        groups + "/" + other.path("id").asString(),
                        Body.of("regulatory_requirements", entries.toArray(Body[]::new)))
                .ok();
        id = tenant.order("+31851234567");
        tenant.edit(id, copy).ok();
        assertThat(requirements()).hasSize(4).doesNotContain(DECISION_NAME);
        id = tenant.order("+31881234567");
        tenant.edit(id, copy).ok();
        assertThat(tenant.get(path()).column("field_value")).hasSize(5).containsOnly(document);
    }

    @Test
    void letterAndInvoiceMayBeGivenAsRequirementsToo() {
        String loa = PREPAID.items().get(0).type().id();
        String invoice = PREPAID.items().get(1).type().id();
        Answer edited = tenant.edit(id, given(loa, document, invoice, document));
        assertThat(edited.data("documents"))
                .isEqualTo("{\"loa\":\"%s\",\"invoice\":\"%s\"}".formatted(document, document));
        assertThat(edited.data().path("requirements")).hasSize(3);
        assertThat(tenant.get(path()).column("requirement_status").subList(0, 2))
                .containsExactly("approved", "approved");
        String other = server.reference(tenant, "document");
        String both = given(loa, document).replaceFirst("\\{", "{\"documents\":{\"loa\":\"" + other + "\"},");
        assertThat(tenant.edit(id, both).problems()).containsExactly("10027 /requirements/0/field_value");
        assertThat(tenant.edit(id, given(loa, "a text")).problems())
                .containsExactly("10006 /requirements/0/field_value");
        assertThat(tenant.edit(id, given(loa, server.reference(server.tenant(), "document")))
                        .problems())
                .containsExactly("10017 /requirements/0/field_value");
        assertThat(tenant.edit(id, given(loa, NOTHING)).data("documents.loa")).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({
        "Prepaid or postpaid, sometimes, 10032 /requirements/0/field_value",
        "Prepaid or postpaid, '', 10025 /requirements/0/field_value",
        "Date of birth, 1980-13-31, 10027 /requirements/0/field_value",
        "Date of birth, 80-1-31, 10025 /requirements/0/field_value",
        "Proof of identity, a text, 10006 /requirements/0/field_value",
        "59b0762a-b274-4f76-ac32-4d5cf0272e66, x, 10027 /requirements/0/requirement_type_id",
        "no such type, x, 10017 /requirements/0/requirement_type_id",
    })
    void aValueIsHeldAgainstWhatWillDo(String name, String value, String problem) {
        Answer refused = tenant.edit(id, given(name, value));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly(problem);
        assertThat(tenant.show(id).header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void aMandatoryRequirementKeepsAnOrderFromBeingConfirmedAndIsNotClearedUnderWay() {
        fill();
        takeSteps(id);
        tenant.edit(id, given(PLAN, NOTHING)).ok();
        assertThat(tenant.confirm(id).problems()).containsExactly("10004 /requirements/0/field_value");
        tenant.edit(id, given(PLAN, "postpaid")).ok();
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
        assertThat(tenant.edit(id, given("Proof of identity", document, PLAN, NOTHING))
                        .problems())
                .containsExactly("10004 /requirements/1/field_value");
        assertThat(tenant.edit(id, Body.of("requirements", null)).problems()).hasSize(3);
        // It comes to be asked for by what is given.
        assertThat(tenant.edit(id, given(PLAN, "prepaid")).problems())
                .containsExactly("10004 /requirements/3/field_value");
        assertThat(tenant.edit(id, given(PLAN, "prepaid", BIRTH, "1980-01-31")).status())
                .isEqualTo(200);
        assertThat(tenant.show(id).data("requirements_met")).isEqualTo("false");
        Api.desk().act(id, "review_requirements", reviews("approved")).ok();
        assertThat(tenant.show(id).data("requirements_met")).isEqualTo("true");
        assertThat(tenant.get(path()).column("requirement_status")).containsOnly("approved");
    }

    private String reviews(String verdict) {
        List<Body> entries = new ArrayList<>();
        tenant.show(id)
                .data()
                .path("requirements")
                .forEach(entry -> entries.add(Body.of(
                                "requirement_type_id",
                                entry.path("requirement_type_id").asString())
                        .with("verdict", verdict)));
        return Body.of("requirements", entries.toArray(Body[]::new)).toString();
    }

    @Test
    void aTextThatWasNotAcceptedKeepsTheOrderBackAndIsNotTold() {
        fill();
        takeSteps(id);
        Body refused = Body.of("requirement_type_id", AU.get(PLAN)).with("verdict", "exception");
        Api.desk()
                .act(id, "review_requirements", Body.of("requirements", new Body[] {refused}))
                .ok();
        assertThat(tenant.get(path()).column("requirement_status").get(2)).isEqualTo("requirement-info-exception");
        assertThat(tenant.confirm(id).problems()).containsExactly("10027 /requirements/0/field_value");
        JsonNode finding =
                tenant.get("/v2/porting_orders/" + id + "/readiness").data().at("/findings/0");
        assertThat(finding.path("pointer").asString()).isEqualTo("/requirements/0/field_value");
        assertThat(finding.path("severity").asString()).isEqualTo("invalid");
        assertThat(finding.path("value").asString()).isEqualTo("***");
    }

    /** They are tax numbers, dates of birth and codes. */
    @Test
    void textsAreSecrets() {
        tenant.edit(id, given(PLAN, "prepaid", BIRTH, "1980-01-31")).ok();
        assertThat(server.row(id)).doesNotContain("1980-01-31").doesNotContain("prepaid");
        Answer history = tenant.get("/v2/porting_orders/" + id + "/history");
        assertThat(history.text()).doesNotContain("1980-01-31").contains("***");
        JsonNode shown = tenant.show(id).data().at("/requirements/3");
        assertThat(shown.path("field_value").asString()).isEqualTo("1980-01-31");
        tenant.edit(id, Body.of("customer_reference", "x")).ok();
        assertThat(tenant.show(id).data().at("/requirements/3")).isEqualTo(shown);
    }

    @Test
    void whatTheDeskHasApprovedInAGroupIsApprovedInTheOrder() {
        String groups = "/v2/requirement_groups";
        String made = tenant.post(
                        groups, "{\"country_code\":\"AU\",\"phone_number_type\":\"mobile\",\"action\":\"porting\"}")
                .json()
                .path("id")
                .asString();
        List<Body> entries = new ArrayList<>();
        PREPAID.items().stream()
                .filter(item -> item.when() == null)
                .forEach(item ->
                        entries.add(Body.of("requirement_id", item.type().id())
                                .with(
                                        "field_value",
                                        item.type().takesText() ? item.type().example() : document)));
        tenant.patch(groups + "/" + made, Body.of("regulatory_requirements", entries.toArray(Body[]::new)))
                .ok();
        String copy = "{\"requirement_group_id\":\"" + made + "\"}";
        Answer before = tenant.edit(id, copy);
        assertThat(before.data("documents.loa")).isEqualTo("\"" + document + "\"");
        assertThat(before.data("requirements_met")).isEqualTo("false");
        tenant.post(groups + "/" + made + "/submit_for_approval", "").ok();
        Api.desk()
                .client()
                .post("/operator/requirement_groups/" + made + "/actions/approve", "")
                .ok();
        String other = tenant.order("+61412345679");
        assertThat(tenant.edit(other, copy).data("requirements_met")).isEqualTo("true");
        tenant.edit(other, ADDRESS).ok();
        takeSteps(other);
        assertThat(tenant.confirm(other).status()).isEqualTo(200);
    }
}
