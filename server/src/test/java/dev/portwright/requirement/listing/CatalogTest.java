package dev.portwright.requirement.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.requirement.group.RequirementGroup;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What countries ask for, as it is looked up. */
@ServerTest
class CatalogTest {
    private static final String INVOICE = "53970723-fbff-4f46-a975-f62be6c1a585";

    @Inject
    TestServer server;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    private static final String INVOICE_JSON = """
            {"id":"53970723-fbff-4f46-a975-f62be6c1a585","record_type":"requirement_type","name":"Latest invoice",
             "type":"document",
             "description":"The last bill of the losing carrier, with the owner's name, the account and at least one of the numbers.",
             "example":"The last monthly bill as PDF",
             "acceptance_criteria":{"acceptable_values":[],"time_limit":"Not older than 30 days"},
             "created_at":"2026-06-01T00:00:00Z","updated_at":"2026-06-01T00:00:00Z"%s}""";

    @Test
    void aTypeIsShownWithWhatWillDo() {
        Answer type = tenant.get("/v2/requirement_types/" + INVOICE.toUpperCase(Locale.ROOT));
        assertThat(type.status()).isEqualTo(200);
        assertThat(type.json()).isEqualTo(Json.read("{\"data\":" + INVOICE_JSON.formatted("") + "}"));
    }

    @Test
    void allTypesComeInOneAnswerByName() {
        Answer all = tenant.get("/v2/requirement_types");
        assertThat(all.json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":250,\"total_pages\":1,\"total_results\":55}");
        assertThat(all.column("name")).hasSize(55).isSorted();
        assertThat(all.column("name").getFirst()).isEqualTo("ABN");
        Answer found = tenant.get("/v2/requirement_types?filter[name][contains]=INVOICE");
        assertThat(found.data().get(0)).isEqualTo(Json.read(INVOICE_JSON.formatted("")));
        assertThat(found.data()).hasSize(1);
        assertThat(tenant.get("/v2/requirement_types?sort[]=-name&page[size]=1").column("name"))
                .containsExactly(all.column("name").getLast());
        assertThat(tenant.get("/v2/requirement_types?sort[]=updated_at").column("name"))
                .isEqualTo(all.column("name"));
    }

    @Test
    void aRequirementIsWhatIsAskedForOfOneKindOfNumber() {
        Answer list = tenant.get(
                "/v2/requirements?filter[country_code]=us&filter[phone_number_type]=local&filter[action]=porting");
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.data()).hasSize(1);
        JsonNode requirement = list.data().get(0);
        assertThat(requirement.path("country_code").asString()).isEqualTo("US");
        assertThat(requirement.path("locality").isNull()).isTrue();
        assertThat(requirement.path("record_type").asString()).isEqualTo("requirement");
        assertThat(requirement.path("version").asInt()).isEqualTo(1);
        assertThat(requirement.path("confidence").asString()).isEqualTo("high");
        assertThat(requirement.path("sources"))
                .isEqualTo(Json.read(
                        "[{\"kind\":\"carrier_guide\",\"title\":\"Porting guides that carriers publish, for numbers of the"
                                + " United States\",\"url\":null,\"read_on\":\"2026-06-01\"}]"));
        assertThat(requirement.at("/requirements_types/1")).isEqualTo(Json.read(INVOICE_JSON.formatted("""
                ,"mandatory":true,"mandatory_when":null,"given_as":"documents.invoice\"""")));
        assertThat(requirement.at("/requirements_types/2/id").asString())
                .isEqualTo("59b0762a-b274-4f76-ac32-4d5cf0272e66");
        assertThat(requirement.at("/requirements_types/2/mandatory").asBoolean())
                .isFalse();
        String path = "/v2/requirements/" + requirement.path("id").asString();
        assertThat(tenant.get(path).data()).isEqualTo(requirement);
        assertThat(tenant.get(path + "?as_of=2019-12-31").data()).isEqualTo(requirement);
        assertThat(tenant.get(path + "?version=1").data()).isEqualTo(requirement);
        assertThat(tenant.get(path + "?version=2").problems()).containsExactly("10005 id");
        assertThat(requirement.path("effective_start_at").asString()).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(requirement.path("effective_end_at").isNull()).isTrue();
        assertThat(requirement.path("requirement_types")).isEqualTo(requirement.path("requirements_types"));
        assertThat(tenant.get("/v2/requirements?filter[country_code]=PR&filter[phone_number_type]=local")
                        .data())
                .isEqualTo(list.data());
        assertThat(Api.desk()
                        .client()
                        .get("/operator/requirements?filter[country_code]=US&filter[phone_number_type]=local")
                        .json())
                .isEqualTo(list.json());
    }

    @Test
    void aConditionNamesTheOtherRequirement() {
        JsonNode mobile = tenant.get("/v2/requirements?filter[country_code]=AU&filter[phone_number_type]=mobile")
                .data()
                .get(0);
        JsonNode birth = mobile.at("/requirements_types/5");
        assertThat(birth.path("name").asString()).isEqualTo("Date of birth");
        assertThat(birth.path("mandatory_when"))
                .isEqualTo(Json.read(
                        "{\"requirement_type_id\":%s,\"field_value\":\"prepaid\",\"phone_number_begins_with\":null}"
                                .formatted(mobile.at("/requirements_types/2/id"))));
    }

    @Test
    void aConditionByTheNumberIsToldAndOfANumberDecided() {
        JsonNode dutch = tenant.get("/v2/requirements?filter[country_code]=NL&filter[phone_number_type]=national"
                        + "&filter[action]=porting")
                .data()
                .get(0);
        JsonNode decision = dutch.at("/requirements_types/4");
        assertThat(decision.path("name").asString()).isEqualTo("Decision of the regulator");
        assertThat(decision.path("mandatory").asBoolean()).isTrue();
        assertThat(decision.path("mandatory_when"))
                .isEqualTo(
                        Json.read(
                                "{\"requirement_type_id\":null,\"field_value\":null,\"phone_number_begins_with\":[\"+3188\"]}"));
        Answer kinds = tenant.get("/v2/regulatory_requirements?filter[country_code]=NL&filter[action]=porting");
        assertThat(kinds.data().at("/1/regulatory_requirements/4/mandatory")).isEqualTo(Json.read("false"));
        JsonNode numbers = tenant.get("/v2/phone_numbers_regulatory_requirements"
                        + "?filter[phone_number]=%2B31881234567,%2B31851234567")
                .data();
        assertThat(numbers.at("/0/regulatory_requirements")).hasSize(5);
        assertThat(numbers.at("/0/regulatory_requirements/4/label").asString()).isEqualTo("Decision of the regulator");
        assertThat(numbers.at("/0/regulatory_requirements/4/mandatory")).isEqualTo(Json.read("true"));
        assertThat(numbers.at("/1/regulatory_requirements")).hasSize(4);
        Answer of088 =
                tenant.get("/v2/regulatory_requirements?filter[phone_number]=%2B31881234567&filter[action]=porting");
        assertThat(of088.data().at("/0/regulatory_requirements/4/mandatory")).isEqualTo(Json.read("true"));
    }

    @Test
    void requirementsAreSortedAndPaged() {
        String all = "/v2/requirements?page[size]=250";
        assertThat(tenant.get(all).column("country_code")).hasSize(108).isSorted();
        assertThat(tenant.get(all + "&sort[]=action").column("action").getFirst())
                .isEqualTo("ordering");
        assertThat(tenant.get(all + "&sort[]=-phone_number_type")
                        .column("phone_number_type")
                        .getFirst())
                .isEqualTo("toll_free");
        assertThat(tenant.get(all + "&sort[]=locality").column("country_code"))
                .isEqualTo(tenant.get(all).column("country_code"));
        assertThat(tenant.get("/v2/requirements?page[size]=50&page[number]=3").data())
                .hasSize(8);
        assertThat(tenant.get("/v2/requirements?filter[country_code]=LU").data())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/requirements?as_of=2026-02-30, 10026 as_of",
        "/v2/requirements?as_of=tomorrow, 10025 as_of",
        "/v2/requirements?filter[action]=tea, 10032 filter[action]",
        "/v2/requirements?sort[]=colour, 10031 sort[]",
        "/v2/requirement_types?sort[]=country_code, 10031 sort[]",
        "/v2/requirement_types?filter[colour]=red, 10031 filter[colour]",
        "/v2/regulatory_requirements?filter[requirement_group_id]=x, 10006 filter[requirement_group_id]",
        "/v2/regulatory_requirements?filter[phone_number]=abc, 10002 filter[phone_number]",
        "/v2/regulatory_requirements?filter[phone_number]=%2B19001234567, 10002 filter[phone_number]",
        "/v2/phone_numbers_regulatory_requirements, 10004 filter[phone_number]",
    })
    void whatCannotBeLookedForIsRefused(String path, String problem) {
        assertThat(tenant.get(path).problems()).containsExactly(problem);
    }

    @Test
    void numbersAreToldWhatIsAskedOfEach() {
        Answer numbers = tenant.get(
                "/v2/phone_numbers_regulatory_requirements?filter[phone_number]=%2B41215470622,+13035550000,%2B35227123456");
        assertThat(numbers.status()).as(numbers.text()).isEqualTo(200);
        assertThat(numbers.column("phone_number")).containsExactly("+41215470622", "+13035550000", "+35227123456");
        JsonNode swiss = numbers.data().get(0);
        assertThat(swiss.path("record_type").asString()).isEqualTo("phone_number_regulatory_requirements");
        assertThat(swiss.path("phone_number_type").asString()).isEqualTo("local");
        assertThat(swiss.path("region_information").toString())
                .isEqualTo("[{\"region_name\":\"CH\",\"region_type\":\"country_code\"}]");
        JsonNode vat = swiss.at("/regulatory_requirements/2");
        assertThat(vat.path("label").asString()).isEqualTo("VAT number");
        assertThat(vat.path("record_type").asString()).isEqualTo("regulatory_requirement");
        assertThat(vat.at("/acceptance_criteria/min_length").toString()).isEqualTo("\"12\"");
        assertThat(vat.at("/acceptance_criteria/case_sensitive").toString()).isEqualTo("\"false\"");
        // Nothing is known of Luxembourg.
        assertThat(numbers.data().at("/2/regulatory_requirements")).isEmpty();
        assertThat(tenant.get("/v2/phone_numbers_regulatory_requirements?filter[phone_number]=%2B41215470622"
                                + "&filter[action]=ordering")
                        .data()
                        .at("/0/regulatory_requirements/0/field_type")
                        .asString())
                .isEqualTo("address");
    }

    @Test
    void kindsOfNumbersAreFoundByANumberOrAGroup() {
        String path = "/v2/regulatory_requirements";
        Answer german = tenant.get(path + "?filter[country_code]=DE&filter[action]=porting");
        assertThat(german.column("phone_number_type")).containsExactly("local", "national", "toll_free");
        assertThat(german.data().at("/0/regulatory_requirements/0/name").asString())
                .isEqualTo("Porting form");
        Answer mobile = tenant.get(path + "?filter[phone_number_type]=mobile").ok();
        assertThat(mobile.column("country_code")).containsExactly("AU", "GB", "MX");
        assertThat(mobile.column("phone_number_type")).containsOnly("mobile");
        assertThat(mobile.column("action")).containsOnly("porting");
        assertThat(tenant.get(path).ok().column("phone_number_type"))
                .contains("local", "mobile", "national", "toll_free");
        assertThat(tenant.get(path + "?filter[phone_number]=%2B4930123456").column("action"))
                .containsExactly("porting", "ordering");
        assertThat(tenant.get(path + "?filter[action]=action").data()).isEmpty();
        UUID group = UUID.randomUUID();
        server.add(RequirementGroup.unapproved(
                group, tenant.accountId(), "DE", "toll_free", "porting", null, List.of(), Instant.EPOCH));
        Answer ofGroup = tenant.get(path + "?filter[requirement_group_id]=" + group);
        assertThat(ofGroup.column("country_code")).containsExactly("DE");
        assertThat(ofGroup.column("phone_number_type")).containsExactly("toll_free");
        assertThat(server.tenant()
                        .get(path + "?filter[requirement_group_id]=" + group)
                        .data())
                .isEmpty();
    }
}
