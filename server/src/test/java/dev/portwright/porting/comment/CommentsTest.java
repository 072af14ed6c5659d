package dev.portwright.porting.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.account.AccountService;
import dev.portwright.account.NewApiKey;
import dev.portwright.account.User;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account and the operator say about an order. */
@ServerTest
class CommentsTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String HELLO = "{\"body\":\"Hello\"}";

    @Inject
    TestServer server;

    @Inject
    AccountService accounts;

    @Inject
    TestClock clock;

    Tenant tenant;
    Tenant operator;
    String id;
    String path;

    @BeforeEach
    void order() {
        clock.set(NOW);
        tenant = server.tenant();
        operator = tenant.withKey(Api.OPERATOR_KEY);
        id = tenant.order("+13035550000");
        path = "/v2/porting_orders/" + id + "/comments";
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void onAClockThatStandsACommentIsNewerThanWhatItIsAbout() {
        server.fill(tenant, id);
        assertThat(tenant.confirm(id).status()).isEqualTo(200);
        assertThat(tenant.post(path, HELLO).status()).isEqualTo(201);
        assertThat(tenant.get("/v2/porting/events?page[size]=2").column("event_type"))
                .containsExactly("porting_order.new_comment", "porting_order.status_changed");
    }

    @Test
    void aCommentShowsWhatItsUserHasWritten() {
        Answer made = tenant.post(path, Body.of("body", " Port on a Tuesday,\nplease 🙏 "));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","record_type":"porting_comment","porting_order_id":"%s",
                 "body":" Port on a Tuesday,\\nplease \uD83D\uDE4F ","user_type":"user","user_id":"%s",
                 "user_email":null,"created_at":"2026-03-11T15:00:00Z"}}""".formatted(made.id(), id, tenant.userId())));
        Answer list = tenant.get(path);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.data().get(0)).isEqualTo(made.data());
        assertThat(list.json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":20,\"total_pages\":1,\"total_results\":1}");
    }

    @Test
    void usersWithAMailAddressShowIt() {
        User ada = accounts.createUser(tenant.accountId(), "Ada Example", "ada@example.com");
        NewApiKey key = accounts.createKey(tenant.accountId(), "test", ada.id());
        Answer made = tenant.withKey(key.secret()).post(path, HELLO);
        assertThat(made.data("user_id")).isEqualTo("\"" + ada.id() + "\"");
        assertThat(made.data("user_email")).isEqualTo("\"ada@example.com\"");
        tenant.post(path, HELLO);
        assertThat(tenant.get(path).column("user_email")).containsExactly("null", "ada@example.com");
    }

    @Test
    void accountAndOperatorReadTheSameComments() {
        tenant.post(path, Body.of("body", "When?"));
        clock.set(NOW.plusSeconds(1));
        Answer answer = operator.post("/operator/porting_orders/" + id + "/comments", Body.of("body", "Tomorrow."));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","record_type":"porting_comment","porting_order_id":"%s","body":"Tomorrow.",
                 "user_type":"admin","user_id":null,"user_email":null,"created_at":"2026-03-11T15:00:01Z"}}""".formatted(answer.id(), id)));
        Answer list = tenant.get(path);
        assertThat(list.column("body")).containsExactly("Tomorrow.", "When?");
        assertThat(list.column("user_type")).containsExactly("admin", "user");
        Answer seen = operator.get("/operator/porting_orders/" + id + "/comments");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).isEqualTo(list.text());
    }

    @Test
    void eachCommentIsAnEvent() {
        tenant.edit(id, Body.of("webhook_url", "https://example.com/hooks"));
        String comment = tenant.post(path, HELLO).id();
        // Events after a given one have been told.
        Answer told = tenant.get("/v2/porting/events?after=beginning");
        assertThat(told.data()).isEqualTo(Json.read("""
                [{"id":"%s","record_type":"porting_event","event_type":"porting_order.new_comment",
                  "porting_order_id":"%s","available_notification_methods":["webhook"],"payload_status":"completed",
                  "payload":{"porting_order_id":"%2$s","support_key":null,
                   "comment":{"id":"%s","body":"Hello","user_id":"%s","user_type":"user",
                    "inserted_at":"2026-03-11T15:00:00.001Z"}},
                  "created_at":"2026-03-11T15:00:00.001Z","updated_at":"2026-03-11T15:00:00.001Z"}]""".formatted(told.id(), id, comment, tenant.userId())));
        assertThat(server.rows("SELECT webhook_url FROM event WHERE porting_order_id = ?::uuid", id))
                .containsExactly("https://example.com/hooks");
    }

    @Test
    void theOperatorsCommentIsAnEventOfTheAccountThatOwnsTheOrder() {
        server.lead(tenant, id, "submitted");
        operator.post("/operator/porting_orders/" + id + "/comments", HELLO);
        Answer told = tenant.get("/v2/porting/events");
        assertThat(told.data("0.payload.support_key"))
                .isEqualTo(tenant.show(id).data("support_key"))
                .startsWith("\"sr_");
        assertThat(told.data("0.payload.comment.user_type")).isEqualTo("\"admin\"");
        assertThat(told.data("0.payload.comment.user_id")).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "exception", "submitted", "ported", "cancelled"})
    void ordersOfAnyStatusTakeComments(String status) {
        server.lead(tenant, id, status);
        String before = server.row(id);
        assertThat(tenant.post(path, HELLO).status()).isEqualTo(201);
        assertThat(server.row(id)).isEqualTo(before);
    }

    @Test
    void commentsGoWithTheirOrderButTheirEventsStay() {
        tenant.post(path, HELLO);
        tenant.delete("/v2/porting_orders/" + id);
        assertThat(tenant.get(path).status()).isEqualTo(404);
        assertThat(tenant.post(path, HELLO).status()).isEqualTo(404);
        assertThat(server.rows("SELECT body FROM porting_comment WHERE porting_order_id = ?::uuid", id))
                .isEmpty();
        assertThat(tenant.get("/v2/porting/events").column("event_type"))
                .containsExactly("porting_order.deleted", "porting_order.new_comment");
    }

    @Test
    void commentsWhileTheOrderIsDeletedAreEitherMadeOrNot() throws Exception {
        List<Future<Integer>> posts = new ArrayList<>();
        Future<Integer> deleted;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                posts.add(threads.submit(() -> tenant.post(path, HELLO).status()));
            }
            deleted = threads.submit(
                    () -> tenant.delete("/v2/porting_orders/" + id).status());
            for (int i = 0; i < 6; i++) {
                posts.add(threads.submit(() -> tenant.post(path, HELLO).status()));
            }
        }
        assertThat(deleted.get()).isEqualTo(204);
        int made = 0;
        for (Future<Integer> post : posts) {
            assertThat(post.get()).isIn(201, 404);
            made += post.get() == 201 ? 1 : 0;
        }
        assertThat(tenant.get("/v2/porting/events?filter[type]=porting_order.new_comment")
                        .data())
                .hasSize(made);
    }

    @Test
    void theListHasPages() {
        for (int i = 0; i < 5; i++) {
            tenant.post(path, Body.of("body", String.valueOf(i)));
        }
        assertThat(tenant.get(path + "?page[size]=2").column("body")).containsExactly("4", "3");
        Answer last = tenant.get(path + "?page[size]=2&page[number]=3");
        assertThat(last.column("body")).containsExactly("0");
        assertThat(last.json().path("meta").toString())
                .isEqualTo("{\"page_number\":3,\"page_size\":2,\"total_pages\":3,\"total_results\":5}");
        assertThat(operator.get("/operator/porting_orders/" + id + "/comments?page[size]=2&page[number]=2")
                        .column("body"))
                .containsExactly("2", "1");
    }

    @Test
    void commentsOfOtherOrdersAreNotShown() {
        tenant.post("/v2/porting_orders/" + tenant.order("+13035550001") + "/comments", HELLO);
        assertThat(tenant.get(path).data()).isEmpty();
    }

    @Test
    void aRepetitionWithTheSameKeySaysItOnce() {
        Answer made = tenant.post(path, HELLO, "Idempotency-Key", "hello");
        Answer again = tenant.post(path, HELLO, "Idempotency-Key", "hello");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(made.text());
        assertThat(tenant.get(path).data()).hasSize(1);
        assertThat(tenant.get("/v2/porting/events").data()).hasSize(1);
        assertThat(tenant.post(path, Body.of("body", "Other"), "Idempotency-Key", "hello")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | 10004 /body",
                "{\"body\":null} | 422 | 10026 /body",
                "{\"body\":7} | 422 | 10026 /body",
                "{\"body\":\"\"} | 422 | 10025 /body",
                "{\"body\":\" \\t\\u00a0\\n\"} | 422 | 10025 /body",
                "{\"body\":\"a\\u0000b\"} | 400 | 10015 /body",
                "[] | 422 | 10026",
                "{\"body\": | 400 | 10023",
            })
    void bodiesThatAreNoComment(String body, int status, String problem) {
        for (Answer refused : new Answer[] {
            tenant.post(path, body), operator.post("/operator/porting_orders/" + id + "/comments", body)
        }) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(status);
            assertThat(refused.problems()).containsExactly(problem);
        }
        assertThat(tenant.get(path).data()).isEmpty();
        assertThat(tenant.get("/v2/porting/events").data()).isEmpty();
    }

    @Test
    void aCommentMayBeTenThousandCharactersLong() {
        String longest = "\uD83D\uDE4F".repeat(10_000);
        assertThat(tenant.post(path, Body.of("body", longest)).data("body")).isEqualTo("\"" + longest + "\"");
        Answer refused = tenant.post(path, Body.of("body", longest + "x"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10025","title":"String length out of range",
                 "detail":"The text must have at most 10000 characters.","source":{"pointer":"/body"},
                 "meta":{"url":"/docs/errors.html#10025"}}]}""")));
    }

    @Test
    void aBlankCommentIsToldWhatToDo() {
        assertThat(tenant.post(path, Body.of("body", "  ")).json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10025","title":"String length out of range",
                 "detail":"The comment is blank. Write what it is to say.","source":{"pointer":"/body"},
                 "meta":{"url":"/docs/errors.html#10025"}}]}""")));
    }

    @Test
    void otherMediaTypesAndMethodsAreRefused() {
        assertThat(tenant.post(path, HELLO, "content-type", "text/plain").status())
                .isEqualTo(415);
        Answer refused = tenant.delete(path);
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    }

    @ParameterizedTest
    @CsvSource({
        "page[size]=0, 422, 10033 page[size]",
        "filter[user_type]=user, 400, 10031 filter[user_type]",
        "sort=created_at, 400, 10031 sort",
    })
    void badQueries(String query, int status, String problem) {
        for (Answer refused : new Answer[] {
            tenant.get(path + "?" + query), operator.get("/operator/porting_orders/" + id + "/comments?" + query)
        }) {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.problems()).containsExactly(problem);
        }
    }

    @Test
    void anotherAccountsOrderIsAsOneThatNeverWas() {
        Tenant stranger = server.tenant();
        String unknown = "/v2/porting_orders/" + UUID.randomUUID() + "/comments";
        Answer foreign = stranger.get(path);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10005","title":"Resource not found",
                 "detail":"There is no porting order with this id.","source":{"parameter":"id"},
                 "meta":{"url":"/docs/errors.html#10005"}}]}""")));
        assertThat(stranger.get(unknown).text()).isEqualTo(foreign.text());
        assertThat(stranger.post(path, HELLO).text()).isEqualTo(foreign.text());
        assertThat(stranger.post(unknown, HELLO).status()).isEqualTo(404);
        assertThat(tenant.get(path).data()).isEmpty();
        assertThat(tenant.get("/v2/porting/events").data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/porting_orders/", "/operator/porting_orders/"})
    void idsOfNothing(String orders) {
        Tenant caller = orders.startsWith("/operator") ? operator : tenant;
        for (Answer malformed :
                new Answer[] {caller.get(orders + "42/comments"), caller.post(orders + "42/comments", HELLO)}) {
            assertThat(malformed.status()).isEqualTo(400);
            assertThat(malformed.problems()).containsExactly("10006 id");
        }
        String nobody = orders + UUID.randomUUID() + "/comments";
        for (Answer unknown : new Answer[] {caller.get(nobody), caller.post(nobody, HELLO)}) {
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.problems()).containsExactly("10005 id");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/porting_orders/", "/operator/porting_orders/"})
    void eachDoorHasItsOwnKey(String orders) {
        String wrong = orders.startsWith("/operator") ? tenant.key() : Api.OPERATOR_KEY;
        for (String key : new String[] {"", "wrong", wrong}) {
            Tenant caller = tenant.withKey(key);
            for (Answer refused :
                    new Answer[] {caller.get(orders + id + "/comments"), caller.post(orders + id + "/comments", HELLO)
                    }) {
                assertThat(refused.status()).isEqualTo(401);
                assertThat(refused.problems()).containsExactly("10009 Authorization");
            }
        }
        assertThat(tenant.get(path).data()).isEmpty();
    }
}
