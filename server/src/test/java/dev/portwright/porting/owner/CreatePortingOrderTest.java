package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServerTest
class CreatePortingOrderTest {
    @Inject
    TestServer server;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    @Test
    void aNewOrderIsADraftWithNothingFilledIn() {
        Answer created = tenant.create("+13035550000");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("meta").propertyNames()).containsExactly("porting_order_group_id");
        assertThat(created.json().at("/meta/porting_order_group_id").asString()).matches("pr_[0-9a-f]{6}");
        assertThat(created.data().get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "record_type",
                        "status",
                        "support_key",
                        "parent_support_key",
                        "customer_reference",
                        "customer_group_reference",
                        "description",
                        "porting_phone_numbers_count",
                        "old_service_provider_ocn",
                        "phone_number_type",
                        "phone_numbers",
                        "documents",
                        "misc",
                        "end_user",
                        "activation_settings",
                        "phone_number_configuration",
                        "messaging",
                        "requirements",
                        "requirements_met",
                        "additional_steps",
                        "user_feedback",
                        "user_id",
                        "webhook_url",
                        "created_at",
                        "updated_at");
        assertThat(created.data("0.record_type")).isEqualTo("\"porting_order\"");
        assertThat(created.data("0.status")).isEqualTo("{\"value\":\"draft\",\"details\":[]}");
        assertThat(created.data("0.support_key")).isEqualTo("null");
        assertThat(created.data("0.parent_support_key")).isEqualTo("null");
        assertThat(created.data("0.description")).isEqualTo("\"FP\"");
        assertThat(created.data("0.porting_phone_numbers_count")).isEqualTo("1");
        assertThat(created.data("0.old_service_provider_ocn")).isEqualTo("\"Unreal Communications\"");
        assertThat(created.data("0.phone_number_type")).isEqualTo("\"local\"");
        assertThat(created.data("0.documents")).isEqualTo("{\"loa\":null,\"invoice\":null}");
        assertThat(created.data("0.misc")).isEqualTo("null");
        assertThat(created.data("0.activation_settings"))
                .isEqualTo(
                        "{\"foc_datetime_requested\":null,\"foc_datetime_actual\":null,\"fast_port_eligible\":true,\"activation_status\":null,\"activation_type\":null}");
        assertThat(created.data("0.messaging"))
                .isEqualTo(
                        "{\"messaging_capable\":true,\"enable_messaging\":false,\"messaging_port_status\":\"not_applicable\",\"messaging_port_completed\":false}");
        assertThat(created.data("0.phone_number_configuration"))
                .isEqualTo(
                        "{\"billing_group_id\":null,\"connection_id\":null,\"emergency_address_id\":null,\"messaging_profile_id\":null,\"tags\":[]}");
        assertThat(created.data("0.requirements")).isEqualTo("[]");
        assertThat(created.data("0.requirements_met")).isEqualTo("false");
        assertThat(created.data("0.additional_steps")).isEqualTo("[]");
        assertThat(created.data("0.user_feedback")).isEqualTo("{\"user_rating\":null,\"user_comment\":null}");
        assertThat(created.data("0.user_id")).isEqualTo("\"" + tenant.userId() + "\"");
        assertThat(created.data("0.webhook_url")).isEqualTo("null");
        assertThat(created.data("0.updated_at"))
                .isEqualTo(created.data("0.created_at"))
                .endsWith("Z\"");
        assertThat(created.data("0.phone_numbers.0.phone_number")).isEqualTo("\"+13035550000\"");
        assertThat(created.data("0.phone_numbers.0.requirements_status")).isEqualTo("\"requirement-info-pending\"");
        assertThat(created.data("0.phone_numbers.0.porting_order_id")).isEqualTo("\"" + created.id() + "\"");
        assertThat(tenant.show(created.id()).data().toString())
                .isEqualTo(created.data().get(0).toString());
    }

    @Test
    void numbersAreSplitByCountryTypeCarrierAndFastPortInTheOrderGiven() {
        Answer created = tenant.create(
                "+17025550123", // US local, Copperfield, no FastPort
                "+13035550000", // US local, Unreal
                "+442079460000", // GB local
                "+12025550123", // US local, Larkspur
                "+447400123456", // GB mobile
                "+13035550001", // US local, Unreal again
                "+18005550123", // US toll free
                "+14165550123", // CA local
                "+442079460001");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.column("old_service_provider_ocn"))
                .containsExactly(
                        "Copperfield Mutual Telephone",
                        "Unreal Communications",
                        "Albion Exchange",
                        "Larkspur Telephone",
                        "Thistle Mobile",
                        "Open Line Toll Free",
                        "Boreal Telecom");
        assertThat(created.column("phone_number_type"))
                .containsExactly("local", "local", "local", "local", "mobile", "toll_free", "local");
        assertThat(created.column("description"))
                .containsExactly("Standard", "FP", "Standard", "FP", "Standard", "Standard", "FP");
        assertThat(created.column("porting_phone_numbers_count")).containsExactly("1", "2", "2", "1", "1", "1", "1");
        assertThat(created.data("1.phone_numbers.1.phone_number")).isEqualTo("\"+13035550001\"");
    }

    @Test
    void carriersShareAnOrderOutsideNorthAmerica() {
        assertThat(tenant.create("+4930901820", "+4989901820").data()).hasSize(1);
    }

    @Test
    void ordersBornTogetherShareAParentKeyWhichDraftsDoNotShow() {
        Answer created = tenant.create("+13035550000", "+12025550123");
        List<String> ids = created.column("id");
        ids.forEach(id -> server.lead(tenant, id, "submitted"));
        Answer first = tenant.show(ids.get(0));
        Answer second = tenant.show(ids.get(1));
        assertThat(first.data("support_key")).matches("\"sr_[0-9a-f]{6}\"").isNotEqualTo(second.data("support_key"));
        assertThat(first.data("parent_support_key"))
                .matches("\"pr_[0-9a-f]{6}\"")
                .isEqualTo(second.data("parent_support_key"));
        assertThat(first.data("phone_numbers.0.support_key")).isEqualTo(first.data("support_key"));
    }

    @Test
    void referencesAreCopiedToEveryOrder() {
        Answer created = tenant.post("/v2/porting_orders", """
                {"phone_numbers":["+13035550000","+12025550123"],"customer_reference":"Acct 1",
                 "customer_group_reference":"Group 2","misc":{"type":"full"},"unknown":1}""");
        assertThat(created.column("customer_reference")).containsExactly("Acct 1", "Acct 1");
        assertThat(created.column("customer_group_reference")).containsExactly("Group 2", "Group 2");
        assertThat(created.column("misc")).containsExactly("null", "null");
    }

    @Test
    void everyNumberThatCannotBeTakenIsToldAndNothingIsCreated() {
        tenant.order("+13035550007");
        Answer refused = tenant.create(
                "+13035550001",
                "+13035550007", // on another order
                "303-CALL",
                "+1303555000", // too short
                "+13035550001", // twice
                "+19079070123", // no coverage
                "+19005550123", // premium rate
                "+13035550007"); // twice, and on another order
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactly(
                        "80003 /phone_numbers/1",
                        "10016 /phone_numbers/2",
                        "10002 /phone_numbers/3",
                        "80200 /phone_numbers/4",
                        "10027 /phone_numbers/5",
                        "10027 /phone_numbers/6",
                        "80200 /phone_numbers/7");
        assertThat(tenant.get("/v2/porting_orders").data()).hasSize(1);
        assertThat(tenant.create("+13035550001").status()).isEqualTo(201);
    }

    @Test
    void aKindThatACountryDoesNotPortIsRefusedWithTheReason() {
        Answer refused = tenant.create("+6432345678", "+64211234567", "+32450001234");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[
                  {"code":"10027","title":"Unprocessable entity","detail":"Mobile numbers of New Zealand are not ported.",
                   "source":{"pointer":"/phone_numbers/1"},"meta":{"url":"/docs/errors.html#10027"}},
                  {"code":"10027","title":"Unprocessable entity",
                   "detail":"Mobile numbers of Belgium are not ported.",
                   "source":{"pointer":"/phone_numbers/2"},"meta":{"url":"/docs/errors.html#10027"}}]}""")));
        assertThat(tenant.get("/v2/porting_orders").data()).isEmpty();
        assertThat(tenant.create("+6432345678", "+3212345678").status()).isEqualTo(201);
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() {
        Answer created = tenant.create(
                "+44 (0)20 7946 0958",
                "+44 7700 900123",
                "+44 842 123 4567",
                "+1 (861) 234-5678",
                "\u202a+1303\u20115550000");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.column("phone_numbers.0.phone_number"))
                .containsExactly("+442079460958", "+447700900123", "+448421234567", "+18612345678", "+13035550000");
        assertThat(created.column("phone_number_type"))
                .containsExactly("local", "mobile", "shared_cost", "local", "local");
    }

    @Test
    void aNumberThatIsWrittenInTwoWaysIsGivenTwice() {
        assertThat(tenant.create("+13035550000", "+1 303 555-0000").problems())
                .containsExactly("80200 /phone_numbers/1");
        tenant.order("+13035550000");
        assertThat(tenant.create("001 (303) 555-0000").problems()).containsExactly("80003 /phone_numbers/0");
    }

    @Test
    void numbersOfTerritoriesOfTheUnitedStatesAreSplitByCarrierAndPortedByTheirRules() {
        Answer created = tenant.create("+17876711234", "+19392345678");
        assertThat(created.column("old_service_provider_ocn"))
                .containsExactly("Copperfield Mutual Telephone", "Bellwether Digital");
        assertThat(created.column("activation_settings.fast_port_eligible")).containsExactly("false", "true");
        assertThat(tenant.get("/v2/porting_orders?filter[phone_numbers.country_code]=pr")
                        .data())
                .hasSize(2);
        String id = created.column("id").getFirst();
        String windows = "/v2/porting_orders/%s/allowed_foc_windows";
        assertThat(tenant.get(windows.formatted(id)).data())
                .isEqualTo(tenant.get(windows.formatted(tenant.order("+17025550123")))
                        .data());
        assertThat(tenant.confirm(id).problems()).contains("10004 /end_user/location/administrative_area");
    }

    @Test
    void numbersOfOpenOrdersAreRefusedEachWithItsPlace() {
        tenant.create("+13035550000", "+13035550002");
        Answer refused = tenant.create("+13035550000", "+13035550001", "+13035550002");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("80003 /phone_numbers/0", "80003 /phone_numbers/2");
    }

    @Test
    void numbersOfOpenOrdersAreRefusedTheSameWithAnIdempotencyKey() {
        tenant.order("+13035550000");
        Answer refused = tenant.post("/v2/porting_orders", Body.numbers("+13035550000"), "Idempotency-Key", "taken");
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("80003 /phone_numbers/0");
    }

    @Test
    void anotherAccountMayOrderTheSameNumber() {
        tenant.order("+13035550000");
        assertThat(server.tenant().create("+13035550000").status()).isEqualTo(201);
    }

    @Test
    void aDeletedDraftFreesItsNumbers() {
        String id = tenant.order("+13035550000", "+13035550001");
        tenant.delete("/v2/porting_orders/" + id);
        assertThat(tenant.create("+13035550001", "+13035550000").status()).isEqualTo(201);
    }

    @Test
    void ofManyRequestsForOneNumberAtOnceOneGetsIt() throws Exception {
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String[] headers = i % 2 == 0 ? new String[0] : new String[] {"Idempotency-Key", "race-" + i};
            requests.add(() -> tenant.post("/v2/porting_orders", Body.numbers("+13035550000"), headers)
                    .status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var request : threads.invokeAll(requests)) {
                statuses.add(request.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
    }

    @Test
    void requestsForTheSameNumbersInOtherOrdersAtOnceDoNotEndInADeadlock() throws Exception {
        String[] one = {"+13035550000", "+13035550001", "+12025550123"};
        String[] other = {"+12025550123", "+13035550001", "+13035550000"};
        for (int round = 0; round < 5; round++) {
            Tenant fresh = server.tenant();
            List<Callable<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String[] numbers = i % 2 == 0 ? one : other;
                requests.add(() -> fresh.create(numbers).status());
            }
            List<Integer> statuses = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var request : threads.invokeAll(requests)) {
                    statuses.add(request.get());
                }
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 10004 /phone_numbers",
                "{\"phone_numbers\":null} | 10026 /phone_numbers",
                "{\"phone_numbers\":[]} | 10033 /phone_numbers",
                "{\"phone_numbers\":[13035550000]} | 10026 /phone_numbers/0",
                "{\"phone_numbers\":[\"13035550000\"]} | 10016 /phone_numbers/0",
                "{\"phone_numbers\":[\"+13035550000\"],\"customer_reference\":7} | 10026 /customer_reference",
                "[] | 10026",
            })
    void bodiesThatMakeNoOrder(String body, String problem) {
        Answer refused = tenant.post("/v2/porting_orders", body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly(problem);
    }

    @Test
    void problemsOfFormAndOfNumbersAreToldTogether() {
        Answer refused = tenant.post(
                "/v2/porting_orders",
                "{\"phone_numbers\":[\"+13035550000\",17,\"303-CALL\"],\"customer_reference\":7}");
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        "10026 /phone_numbers/1", "10026 /customer_reference", "10016 /phone_numbers/2");
        assertThat(tenant.get("/v2/porting_orders").data()).isEmpty();
    }

    @Test
    void anOrderShowsTheFirstFiftyOfSixtyNumbers() {
        String[] numbers =
                IntStream.range(0, 60).mapToObj("+130355500%02d"::formatted).toArray(String[]::new);
        Answer created = tenant.create(numbers);
        String id = created.id();
        for (Answer answer : List.of(tenant.show(id))) {
            assertThat(answer.data("porting_phone_numbers_count")).isEqualTo("60");
            List<String> shown = new ArrayList<>();
            answer.data()
                    .get("phone_numbers")
                    .forEach(number -> shown.add(number.get("phone_number").asString()));
            assertThat(shown).containsExactlyElementsOf(List.of(numbers).subList(0, 50));
        }
        assertThat(created.data("0.phone_numbers")).isEqualTo(tenant.show(id).data("phone_numbers"));
        Answer listed = tenant.get("/v2/porting_orders");
        assertThat(listed.data("0.phone_numbers")).isEqualTo(tenant.show(id).data("phone_numbers"));
        assertThat(tenant.show(id + "?include_phone_numbers=false").data().has("phone_numbers"))
                .isFalse();
        assertThat(tenant.get("/v2/porting_orders?include_phone_numbers=false")
                        .data()
                        .get(0)
                        .has("phone_numbers"))
                .isFalse();
        String url = tenant.show(id).json().at("/meta/phone_numbers_url").asString();
        assertThat(tenant.get(url).json().at("/meta/total_results").intValue()).isEqualTo(60);
    }

    @Test
    void fiveThousandNumbersAreOneRequest() {
        String[] numbers = IntStream.range(0, 5_000)
                .mapToObj(i -> "+1303555%04d".formatted(i))
                .toArray(String[]::new);
        assertThat(tenant.create(numbers).data("0.porting_phone_numbers_count")).isEqualTo("5000");
        assertThat(tenant.create(IntStream.range(0, 5_001)
                                .mapToObj(i -> "+1303555%04d".formatted(i))
                                .toArray(String[]::new))
                        .problems())
                .contains("10033 /phone_numbers");
    }
}
