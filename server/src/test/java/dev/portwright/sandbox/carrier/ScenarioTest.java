package dev.portwright.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /sandbox/scenario}: what happens to an order is said, read and done. */
@ServerTest
class ScenarioTest extends SandboxLife {
    private static final String NOT_FOUND = """
            {"errors":[{"code":"10005","title":"Resource not found",
             "detail":"There is no porting order with this id.","source":{"%s":"%s"},
             "meta":{"url":"/docs/errors.html#10005"}}]}""";

    String id;

    @BeforeEach
    void order() {
        id = draft("0000", "9036", "9004");
    }

    @Test
    void anOrderForWhichNothingIsSetShowsWhatItsDataCallsFor() {
        Answer shown = scenario(id);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.data()).isEqualTo(Json.read("""
                {"record_type":"sandbox_scenario","porting_order_id":"%s","outcomes":[],
                 "from_data":{"codes":["ENTITY_NAME_MISMATCH"],"outcomes":["activation_conflict"]},"settled":[]}""".formatted(id)));
    }

    @Test
    void whatIsSetReplacesWhatWasSetAndIsShown() {
        script(id, "[{\"outcome\":\"silence\"}]");
        Answer set = script(id, """
                [{"outcome":"exception","codes":["OTHER","LSR_PENDING"]},
                 {"outcome":"foc_confirmed","foc_datetime":"2026-03-19T10:00:00-05:00"}]""");
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.data()).isEqualTo(Json.read("""
                {"record_type":"sandbox_scenario","porting_order_id":"%s",
                 "outcomes":[{"outcome":"exception","codes":["OTHER","LSR_PENDING"],"foc_datetime":null},
                             {"outcome":"foc_confirmed","codes":[],"foc_datetime":"2026-03-19T15:00:00Z"}],
                 "from_data":{"codes":["ENTITY_NAME_MISMATCH"],"outcomes":["activation_conflict"]},"settled":[]}""".formatted(id)));
        assertThat(scenario(id).data()).isEqualTo(set.data());
        assertThat(script(id, "[]").data("outcomes")).isEqualTo("[]");
    }

    @Test
    void eachOutcomeHappensOnceInItsOrderAndTheDataComesAfterThem() {
        script(id, """
                [{"outcome":"exception","codes":["OTHER"]},
                 {"outcome":"exception","codes":["LSR_PENDING","FOC_REJECTED"]},
                 {"outcome":"activated"}]""");
        confirm(id);
        advance(UNTIL_ANSWER);
        assertThat(codes(id)).containsExactly("OTHER");
        confirm(id);
        advance("PT1H");
        assertThat(codes(id)).containsExactly("LSR_PENDING", "FOC_REJECTED");
        confirm(id);
        advance("PT1H");
        assertThat(codes(id)).containsExactly("ENTITY_NAME_MISMATCH");
        edit(id, Body.of("end_user.admin.entity_name", "Acme Inc"));
        confirm(id);
        advance("P1D");
        assertThat(status(id)).isEqualTo("ported");
        assertThat(scenario(id).data("outcomes")).isEqualTo("[]");
    }

    @Test
    void aLateAnswerIsTheNextOneThatIsSet() {
        script(id, """
                [{"outcome":"late_foc"},{"outcome":"exception","codes":["OSP_IRRESPONSIVE"]},
                 {"outcome":"foc_confirmed","foc_datetime":"2026-03-25T03:00:00Z"},
                 {"outcome":"foc_moved","foc_datetime":"2026-03-26T03:00:00Z"}]""");
        confirm(id);
        advance(UNTIL_ANSWER);
        advance("P7D");
        assertThat(codes(id)).containsExactly("OSP_IRRESPONSIVE");
        confirm(id);
        advance("PT1H");
        assertThat(foc(id)).isEqualTo("2026-03-25T03:00:00Z");
        advance("PT1H");
        assertThat(foc(id)).isEqualTo("2026-03-26T03:00:00Z");
        assertThat(tenant.get("/v2/porting_orders/" + id + "/activation_jobs").data("0.activation_windows"))
                .isEqualTo("[{\"start_at\":\"2026-03-26T03:00:00Z\",\"end_at\":\"2026-03-26T05:00:00Z\"}]");
    }

    @Test
    void withoutAKeyNothingIsShownOrSet() {
        for (Answer refused : new Answer[] {
            tenant.withKey("").get("/sandbox/scenario?porting_order_id=" + id),
            tenant.withKey("").put("/sandbox/scenario", "{\"porting_order_id\":\"" + id + "\",\"outcomes\":[]}")
        }) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.problems()).containsExactly("10009 Authorization");
        }
    }

    @Test
    void theOrderOfAnotherAccountIsAsOneThatNeverWas() {
        String other = server.tenant().order("+13035550000");
        for (String unknown : new String[] {other, UUID.randomUUID().toString()}) {
            Answer notShown = scenario(unknown);
            assertThat(notShown.status()).isEqualTo(404);
            assertThat(notShown.json())
                    .isEqualTo(Json.read(Api.here(NOT_FOUND.formatted("parameter", "porting_order_id"))));
            Answer notSet = script(unknown, "[]");
            assertThat(notSet.status()).isEqualTo(404);
            assertThat(notSet.json())
                    .isEqualTo(Json.read(Api.here(NOT_FOUND.formatted("pointer", "/porting_order_id"))));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | 422 | 10004 porting_order_id",
                "porting_order_id= | 422 | 10006 porting_order_id",
                "porting_order_id=4711 | 422 | 10006 porting_order_id",
            })
    void queriesThatNameNoOrder(String query, int status, String problem) {
        Answer refused = tenant.get("/sandbox/scenario?" + (query == null ? "" : query));
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.problems()).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | 10004 /outcomes",
                "{\"porting_order_id\":\"4711\",\"outcomes\":{}} | 422 | 10026 /outcomes",
                "[] | 422 | 10026",
                "{\"porting_order_id\": | 400 | 10023",
            })
    void bodiesThatAreNoScenario(String body, int status, String problem) {
        Answer refused = put(body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.problems()).contains(problem);
    }

    @Test
    void everythingThatIsWrongWithOutcomesIsToldAndNothingIsSet() {
        Answer refused = script(id, """
                [{"outcome":"exception"},
                 {"outcome":"exception","codes":["NO_SUCH_CODE","OTHER","NO_SUCH_CODE"]},
                 {"outcome":"silence","codes":["OTHER"],"foc_datetime":"2026-03-19T10:00:00Z"},
                 {"outcome":"foc_moved","foc_datetime":"2026-03-11T15:00:00Z"}]""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[
                 {"code":"10004","title":"Missing required parameter",
                  "detail":"An exception has at least one code.","source":{"pointer":"/outcomes/0/codes"},
                  "meta":{"url":"/docs/errors.html#10004"}},
                 {"code":"10032","title":"Invalid enumerated value",
                  "detail":"There is no such exception code. All are listed at /v2/porting_orders/exception_types.",
                  "source":{"pointer":"/outcomes/1/codes/0"},"meta":{"url":"/docs/errors.html#10032"}},
                 {"code":"10032","title":"Invalid enumerated value",
                  "detail":"There is no such exception code. All are listed at /v2/porting_orders/exception_types.",
                  "source":{"pointer":"/outcomes/1/codes/2"},"meta":{"url":"/docs/errors.html#10032"}},
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"Codes belong to the outcome 'exception' only.","source":{"pointer":"/outcomes/2/codes"},
                  "meta":{"url":"/docs/errors.html#10027"}},
                 {"code":"10027","title":"Unprocessable entity",
                  "detail":"A date belongs to the outcomes 'foc_confirmed' and 'foc_moved' only.",
                  "source":{"pointer":"/outcomes/2/foc_datetime"},"meta":{"url":"/docs/errors.html#10027"}},
                 {"code":"80018","title":"Invalid FOC date",
                  "detail":"The date lies in the past: it is 2026-03-11T15:00:00Z.",
                  "source":{"pointer":"/outcomes/3/foc_datetime"},"meta":{"url":"/docs/errors.html#80018"}}]}""")));
        assertThat(scenario(id).data("outcomes")).isEqualTo("[]");
    }

    @Test
    void anOutcomeThatIsNotThereIsRefused() {
        assertThat(script(id, "[{\"outcome\":\"explosion\"}]").problems()).containsExactly("10032 /outcomes/0/outcome");
        assertThat(script(id, "[{}]").problems()).containsExactly("10004 /outcomes/0/outcome");
    }
}
