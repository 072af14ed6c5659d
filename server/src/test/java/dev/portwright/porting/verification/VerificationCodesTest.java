package dev.portwright.porting.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The codes of an order for mobile numbers of Australia. */
@ServerTest
@TestProfile(PeopleDecide.class)
class VerificationCodesTest {
    private static final Instant NOW = Instant.parse("2026-07-15T01:00:00Z");

    /** A sandbox sends it 123456. */
    private static final String ONE = "+61424000001";

    /** A sandbox sends it 654321. */
    private static final String TWO = "+61424000002";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    String order;
    String path;

    @BeforeEach
    void order() {
        clock.set(NOW);
        server.run("DELETE FROM porting_order");
        server.run("DELETE FROM verification_code_sending");
        tenant = server.tenant();
        order = tenant.order(ONE, TWO);
        path = "/v2/porting_orders/" + order + "/verification_codes";
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private Answer send(String... numbers) {
        return tenant.post(path + "/send", Body.numbers(numbers));
    }

    private Answer verify(Body... codes) {
        return tenant.post(path + "/verify", Body.of("verification_codes", codes));
    }

    private static Body code(String number, String code) {
        return Body.of("phone_number", number).with("code", code);
    }

    private static Object refusal(String detail, String pointer) {
        return Json.read(Json.bytes(Api.error("10027", "Unprocessable entity", detail, "pointer:" + pointer)));
    }

    private String steps(String id) {
        return tenant.show(id).ok().data("additional_steps");
    }

    @Test
    void anOrderOfNumbersThatNeedCodesSaysSoUntilAllAreVerified() {
        assertThat(steps(order)).isEqualTo("[\"phone_number_verification_codes\"]");
        assertThat(tenant.get("/v2/porting_orders")
                        .data()
                        .get(0)
                        .path("additional_steps")
                        .toString())
                .isEqualTo("[\"phone_number_verification_codes\"]");
        assertThat(send(ONE, TWO).status()).isEqualTo(204);
        Answer first = verify(code(ONE, "123456"));
        assertThat(first.text()).isEqualTo("""
                {"data":[{"id":"%s","record_type":"porting_verification_code","porting_order_id":"%s",\
                "phone_number":"+61424000001","verified":true,"created_at":"2026-07-15T01:00:00Z",\
                "updated_at":"2026-07-15T01:00:00Z"}]}""".formatted(first.column("id").getFirst(), order));
        assertThat(steps(order)).isEqualTo("[\"phone_number_verification_codes\"]");
        verify(code("0424 000 002", " 654-321 ")).ok();
        assertThat(steps(order)).isEqualTo("[]");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history").column("reason"))
                .containsExactly(
                        "Verified by a code: +61424000002.",
                        "Verified by a code: +61424000001.",
                        "Codes were sent by text message to 2 numbers.",
                        "null");
    }

    @Test
    void anOpenStepKeepsAnOrderFromBeingConfirmedAndShowsInItsReadiness() {
        String missing =
                ("Of 2 numbers of the order 1 are verified, and all have to be: have codes sent by %s/send, and give"
                                + " them to %s/verify.")
                        .formatted(path, path);
        send(ONE);
        verify(code(ONE, "123456")).ok();
        assertThat(tenant.confirm(order).json().path("errors").toString()).contains(missing);
        assertThat(tenant.get("/v2/porting_orders/" + order + "/readiness").data("findings"))
                .contains("{\"severity\":\"missing\",\"code\":\"10004\",\"pointer\":null,\"value\":null,\"detail\":\""
                        + missing + "\"}");
        server.lead(tenant, order, "in-process");
        assertThat(steps(order)).isEqualTo("[]");
        assertThat(tenant.status(order)).isEqualTo("in-process");
    }

    @Test
    void ordersWhoseCountryAsksForNoCodesAreSentNone() {
        String other = tenant.order("+13035550107");
        assertThat(steps(other)).isEqualTo("[]");
        String detail =
                "The numbers of this order are not verified by codes: US does not ask for that when local numbers are ported.";
        assertThat(tenant.post("/v2/porting_orders/" + other + "/verification_codes/send", Body.numbers("+13035550107"))
                        .json())
                .isEqualTo(Json.read(Json.bytes(Api.error("10027", "Unprocessable entity", detail, null))));
        assertThat(tenant.post(
                                "/v2/porting_orders/" + other + "/verification_codes/verify",
                                Body.of("verification_codes", new Body[] {code("+13035550107", "123456")}))
                        .text())
                .contains(detail);
    }

    @Test
    void whatIsSentIsAMessageOrACallWithTheCode() {
        String third = tenant.order("+61424000117");
        send(ONE);
        tenant.post(path + "/send", Body.numbers(TWO).with("verification_method", "call"))
                .ok();
        tenant.post("/v2/porting_orders/" + third + "/verification_codes/send", Body.numbers("+61424000117"))
                .ok();
        Answer messages = tenant.get("/sandbox/messages");
        assertThat(messages.column("recipient")).containsExactly("+61424000117", TWO, ONE);
        assertThat(messages.column("channel_type_id")).containsExactly("sms", "voice", "sms");
        assertThat(messages.column("event_id")).containsOnly("null");
        assertThat(messages.column("subject").get(2))
                .isEqualTo(
                        "123456 is the code for moving +61424000001 to another provider, for 10 minutes. Did not ask for"
                                + " it? Tell it to nobody.");
        assertThat(messages.column("subject").get(1))
                .isEqualTo(
                        "Your code for moving this number to another provider is 6 5 4 3 2 1. Once more: 6 5 4 3 2 1. Did"
                                + " not ask for it? Tell it to nobody.");
        assertThat(messages.column("subject").get(0)).matches("[0-9]{6} is the code for moving .*");
    }

    @Test
    void aCodeIsKeptNowhereButInItsMessage() {
        String third = tenant.order("+61424000118");
        String codes = "/v2/porting_orders/" + third + "/verification_codes";
        tenant.post(codes + "/send", Body.numbers("+61424000118")).ok();
        String code =
                tenant.get("/sandbox/messages").column("subject").getFirst().substring(0, 6);
        tenant.post(codes + "/verify", Body.of("verification_codes", new Body[] {code("+61424000118", code)}))
                .ok();
        assertThat(server.everything().stream()
                        .filter(row -> !row.startsWith("outgoing_message"))
                        .filter(row -> row.matches(".*(?<![0-9a-f])" + code + "(?![0-9a-f]).*")))
                .isEmpty();
    }

    @Test
    void everythingThatIsWrongWithASendingIsToldAndNothingIsSent() {
        send(ONE);
        verify(code(ONE, "123456")).ok();
        Answer refused = send(ONE, TWO, "0424000002", "+61424000003", "none");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems())
                .containsExactly(
                        "10027 /phone_numbers/0",
                        "80200 /phone_numbers/2",
                        "10027 /phone_numbers/3",
                        "10002 /phone_numbers/4");
        assertThat(refused.text())
                .contains("The number +61424000001 is verified already and needs no code.")
                .contains("The number +61424000002 stands in the request twice.")
                .contains("The order does not have the number +61424000003.");
        assertThat(tenant.get(path).data()).hasSize(1);
        assertThat(tenant.post(path + "/send", "{\"phone_numbers\":[],\"verification_method\":\"pigeon\"}")
                        .problems())
                .containsExactlyInAnyOrder("10033 /phone_numbers", "10032 /verification_method");
        assertThat(tenant.post(path + "/send", "{\"phone_numbers\":[5,\"+61424000003\"]}")
                        .problems())
                .containsExactly("10026 /phone_numbers/0", "10027 /phone_numbers/1");
    }

    @Test
    void aWrongCodeIsAnsweredAndCountedUntilTheRightOneWorksNoMore() {
        send(ONE, TWO);
        Answer wrong = verify(code(ONE, "999999"), code(TWO, "654321"));
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.column("verified")).containsExactly("false", "true");
        assertThat(wrong.json().at("/meta/warnings").toString()).isEqualTo("""
                [{"code":"10027","title":"Unprocessable entity","detail":"The code for +61424000001 is wrong. It can be given 4 \
                times more.","source":{"pointer":"/verification_codes/0/code"}}]""");
        for (int left = 3; left > 0; left--) {
            assertThat(verify(code(ONE, "999999")).text()).contains("It can be given " + left + " time");
        }
        assertThat(verify(code(ONE, "999999")).text())
                .contains("is wrong. It was given wrong too often: have another one sent.");
        assertThat(verify(code(ONE, "123456")).json())
                .isEqualTo(refusal(
                        "For +61424000001 a wrong code was given 5 times, so that the right one does not work any more. Have"
                                + " another one sent.",
                        "/verification_codes/0/code"));
        assertThat(send(ONE).status()).isEqualTo(204);
        assertThat(verify(code(ONE, "123456")).column("verified")).containsExactly("true");
    }

    @Test
    void ofAnOtherVersionOfTheOrderNoCodeIsSentOrTried() {
        send(ONE);
        assertThat(tenant.post(
                                path + "/send",
                                Body.numbers(ONE).with("verification_method", "sms"),
                                "if-match",
                                "\"99\"")
                        .status())
                .isEqualTo(412);
        Body right = Body.of("verification_codes", new Body[] {code(ONE, "123456")});
        assertThat(tenant.post(path + "/verify", right, "if-match", "\"99\"").status())
                .isEqualTo(412);
        assertThat(tenant.post(
                                path + "/verify",
                                right,
                                "if-match",
                                tenant.show(order).header("etag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatCannotBeACodeIsNoTry() {
        send(ONE);
        for (String code : List.of(" ", "12345", "1234567", "12345a", "\u0661\u0662\u0663\u0664\u0665\u0666")) {
            assertThat(verify(code(ONE, code)).json())
                    .isEqualTo(refusal("A code has 6 digits. This one was not tried.", "/verification_codes/0/code"));
        }
        assertThat(server.rows("SELECT tries_left::text FROM porting_verification_code"))
                .containsExactly("5");
    }

    @Test
    void aCodeWorksForTenMinutes() {
        send(ONE, TWO);
        clock.set(NOW.plus(Duration.ofMinutes(10)).minusMillis(1));
        assertThat(verify(code(ONE, "123456")).column("verified")).containsExactly("true");
        clock.set(NOW.plus(Duration.ofMinutes(10)));
        assertThat(verify(code(TWO, "654321")).json())
                .isEqualTo(refusal(
                        "The code for +61424000002 has worked until 2026-07-15T01:10:00Z. Have another one sent.",
                        "/verification_codes/0/code"));
        assertThat(verify(code(ONE, "000000")).column("verified")).containsExactly("true");
    }

    @Test
    void whenOneCodeCannotBeToldNoneIsLookedAt() {
        send(ONE);
        Answer refused =
                verify(code(ONE, "999999"), code(TWO, "654321"), code("+61424000009", "111111"), code(ONE, "123456"));
        assertThat(refused.problems())
                .containsExactly(
                        "10027 /verification_codes/2/phone_number",
                        "80200 /verification_codes/3/phone_number",
                        "10027 /verification_codes/1/phone_number");
        assertThat(refused.text()).contains("No code was sent to +61424000002. Have one sent first.");
        assertThat(server.rows("SELECT tries_left::text FROM porting_verification_code"))
                .containsExactly("5");
        assertThat(tenant.post(path + "/verify", "{\"verification_codes\":[{\"phone_number\":\"" + ONE + "\"}]}")
                        .problems())
                .containsExactly("10004 /verification_codes/0/code");
    }

    @Test
    void anAccountSendsANumberThreeCodesInAnHourAndTenInADay() {
        for (int hour = 0; hour < 3; hour++) {
            clock.set(NOW.plus(Duration.ofHours(hour)).plusSeconds(5));
            for (int i = 0; i < 3; i++) {
                assertThat(send(ONE).status()).isEqualTo(204);
            }
            assertThat(send(ONE, TWO).json())
                    .isEqualTo(refusal(
                            "You can send a number at most 3 codes within an hour, and have sent them. Another can be sent from"
                                    + " 2026-07-15T0" + (hour + 2) + ":00:05Z on.",
                            "/phone_numbers/0"));
        }
        clock.set(NOW.plus(Duration.ofHours(5)));
        assertThat(send(ONE).status()).isEqualTo(204);
        assertThat(send(ONE).json())
                .isEqualTo(refusal(
                        "You can send a number at most 10 codes within 24 hours, and have sent them. Another can be sent from"
                                + " 2026-07-16T01:00:05Z on.",
                        "/phone_numbers/0"));
        clock.set(NOW.plus(Duration.ofDays(1)).plusSeconds(5));
        assertThat(send(ONE).status()).isEqualTo(204);
    }

    @Test
    void aNumberIsSentFiveCodesInAnHourAndTwentyInADayByAllAccountsAndNobodyIsToldOfOthers() {
        String enough =
                "This number was sent as many codes of late as a number may be, not all of them by you. Try again in an"
                        + " hour.";
        Tenant other = server.tenant();
        String theirs = "/v2/porting_orders/" + other.order(ONE) + "/verification_codes/send";
        for (int i = 0; i < 3; i++) {
            assertThat(other.post(theirs, Body.numbers(ONE)).status()).isEqualTo(204);
        }
        // Who has used up its own leaves something to others.
        assertThat(other.post(theirs, Body.numbers(ONE)).status()).isEqualTo(422);
        for (int i = 0; i < 2; i++) {
            assertThat(send(ONE).status()).isEqualTo(204);
        }
        assertThat(send(ONE).json()).isEqualTo(refusal(enough, "/phone_numbers/0"));

        server.run("""
                INSERT INTO verification_code_sending (id, account_id, phone_number, sent_at)
                SELECT gen_random_uuid(), ?::uuid, ?, ?::timestamptz FROM generate_series(1, 15) n""", other.accountId().toString(), ONE, NOW.toString());
        clock.set(NOW.plus(Duration.ofHours(2)));
        assertThat(send(ONE).json()).isEqualTo(refusal(enough, "/phone_numbers/0"));
        clock.set(NOW.plus(Duration.ofDays(1)));
        assertThat(send(ONE).status()).isEqualTo(204);
    }

    @Test
    void anAccountSendsSoManyCodesInADay() {
        server.run("""
                INSERT INTO verification_code_sending (id, account_id, phone_number, sent_at)
                SELECT gen_random_uuid(), ?::uuid, '+614' || n, ?::timestamptz FROM generate_series(1, 9999) n""", tenant.accountId().toString(), NOW.toString());
        assertThat(send(ONE, TWO).text())
                .contains(
                        "Your account has sent 9999 codes within 24 hours, and can send 10000. Send the others later.");
        assertThat(send(ONE).status()).isEqualTo(204);
        clock.set(NOW.plus(Duration.ofDays(1)));
        assertThat(send(ONE, TWO).status()).isEqualTo(204);
        // A thousand old ones go with each sending.
        assertThat(server.rows("SELECT count(*)::text FROM verification_code_sending"))
                .containsExactly("9002");
    }

    @Test
    void ofManySendingsToANumberAtOnceAsManyAreMadeAsThereMayBe() throws Exception {
        List<Integer> statuses = AtOnce.of(
                Stream.generate(() -> (Callable<Integer>) () -> send(ONE).status())
                        .limit(8)
                        .toList());
        assertThat(statuses.stream().filter(status -> status == 204)).hasSize(3);
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(5);
    }

    @Test
    void ofManyWrongCodesAtOnceNoMoreAreTriedThanMayBe() throws Exception {
        send(ONE);
        List<Integer> statuses = AtOnce.of(Stream.generate(() ->
                        (Callable<Integer>) () -> verify(code(ONE, "999999")).status())
                .limit(8)
                .toList());
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(5);
        assertThat(server.rows("SELECT tries_left || ' ' || (code_hash IS NULL) FROM porting_verification_code"))
                .containsExactly("0 true");
    }

    @Test
    void aRequestThatIsSentAgainWithItsKeySendsAndCountsOnce() {
        String[] key = {"Idempotency-Key", "once"};
        assertThat(tenant.post(path + "/send", Body.numbers(ONE), key).status()).isEqualTo(204);
        assertThat(tenant.post(path + "/send", Body.numbers(ONE), key).status()).isEqualTo(204);
        assertThat(tenant.get("/sandbox/messages").data()).hasSize(1);
        Body wrong = Body.of("verification_codes", new Body[] {code(ONE, "999999")});
        String answer =
                tenant.post(path + "/verify", wrong, "Idempotency-Key", "wrong").text();
        assertThat(tenant.post(path + "/verify", wrong, "Idempotency-Key", "wrong")
                        .text())
                .isEqualTo(answer)
                .contains("4 times more");
        assertThat(server.rows("SELECT tries_left::text FROM porting_verification_code"))
                .containsExactly("4");
    }

    @Test
    void codesAreListedFilteredAndSorted() {
        send(TWO);
        clock.set(NOW.plusSeconds(60));
        send(ONE);
        verify(code(TWO, "654321")).ok();
        assertThat(tenant.get(path).column("phone_number")).containsExactly(ONE, TWO);
        assertThat(tenant.get(path + "?sort[value]=created_at").column("phone_number"))
                .containsExactly(TWO, ONE);
        assertThat(tenant.get(path + "?filter[verified]=true").column("phone_number"))
                .containsExactly(TWO);
        assertThat(tenant.get(path + "?filter[verified]=false").column("phone_number"))
                .containsExactly(ONE);
        assertThat(tenant.get(path + "?filter[phone_number]=0424%20000%20001").column("phone_number"))
                .containsExactly(ONE);
        assertThat(tenant.get(path + "?filter[phone_number][in][]=%2B61424000001,%2B61424000002")
                        .data())
                .hasSize(2);
        assertThat(tenant.get(path + "?filter[phone_number]=none").problems())
                .containsExactly("10002 filter[phone_number]");
        assertThat(tenant.get(path + "?page[size]=1&page[number]=2").json().toString())
                .contains("\"phone_number\":\"+61424000002\"")
                .contains("\"created_at\":\"2026-07-15T01:00:00Z\",\"updated_at\":\"2026-07-15T01:01:00Z\"")
                .endsWith("\"meta\":{\"page_number\":2,\"page_size\":1,\"total_pages\":2,\"total_results\":2}}");
        assertThat(tenant.get(path + "?filter[color]=red").problems()).containsExactly("10031 filter[color]");
        assertThat(server.tenant().get(path).problems()).containsExactly("10005 id");
    }

    @Test
    void numbersThatComeToAnOrderOfTheirOwnStayVerified() {
        send(TWO);
        verify(code(TWO, "654321")).ok();
        server.lead(tenant, order, "submitted");
        String part = Api.desk().act(order, "split", Body.numbers(TWO)).ok().value("to.id");
        assertThat(steps(order)).isEqualTo("[]");
        assertThat(steps(part)).isEqualTo("[]");
        assertThat(tenant.get("/v2/porting_orders/" + part + "/verification_codes")
                        .column("phone_number"))
                .containsExactly(TWO);
        assertThat(tenant.get(path).column("phone_number")).containsExactly(ONE);
        assertThat(server.rows("SELECT verified_numbers::text FROM porting_order"))
                .containsExactly("1", "1");
    }

    @Test
    void aCodeIsOnTheOrderOfItsNumber() {
        String third = tenant.order("+61424000120");
        send(ONE);
        assertThatThrownBy(() -> server.run("UPDATE porting_verification_code SET porting_order_id = ?::uuid", third))
                .hasStackTraceContaining("porting_verification_code_with_its_number");
        assertThat(tenant.get(path).column("phone_number")).containsExactly(ONE);
    }

    @Test
    void anOrderThatIsOverNeedsNoCodesAndADeletedDraftLeavesNone() {
        String third = tenant.order("+61424000119");
        tenant.post("/v2/porting_orders/" + third + "/verification_codes/send", Body.numbers("+61424000119"))
                .ok();
        assertThat(tenant.delete("/v2/porting_orders/" + third).status()).isEqualTo(204);
        assertThat(server.rows("SELECT id::text FROM porting_verification_code"))
                .isEmpty();
        server.lead(tenant, order, "cancelled");
        assertThat(send(ONE).text()).contains("This order is cancelled, so that its numbers need no codes any more.");
    }
}
