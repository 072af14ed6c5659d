package dev.portwright.requirement.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.account.AccountService;
import dev.portwright.account.User;
import dev.portwright.platform.json.Json;
import dev.portwright.requirement.group.RequirementGroup;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Client;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /v2/comments}, and what the desk says about requirement groups. */
@ServerTest
class GroupCommentsTest {
    private static final Instant NOW = Instant.parse("2026-06-10T10:00:00Z");
    private static final String COMMENTS = "/v2/comments";

    @Inject
    TestServer server;

    @Inject
    AccountService accounts;

    @Inject
    TestClock clock;

    Tenant tenant;
    Client desk;
    UUID group;

    @BeforeEach
    void group() {
        clock.set(NOW);
        tenant = server.tenant();
        desk = Api.desk().client();
        group = newGroup(tenant);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private UUID newGroup(Tenant owner) {
        UUID id = UUID.randomUUID();
        server.add(RequirementGroup.unapproved(
                id, owner.accountId(), "DE", "local", "porting", null, List.of(), Instant.EPOCH));
        return id;
    }

    private static Body about(UUID id, String text) {
        return Body.of("body", text)
                .with("comment_record_type", "requirement_group")
                .with("comment_record_id", id.toString());
    }

    private Answer say(String text) {
        return tenant.post(COMMENTS, about(group, text));
    }

    private static String list(UUID id) {
        return COMMENTS + "?filter[comment_record_type]=requirement_group&filter[comment_record_id]=" + id;
    }

    private String deskPath() {
        return "/operator/requirement_groups/" + group + "/comments";
    }

    @Test
    void aCommentShowsWhatItsUserHasWritten() {
        Answer made = say(" The register shows our old address,\nuntil Friday ");
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","body":" The register shows our old address,\\nuntil Friday ","commenter":null,
                 "commenter_type":"user","comment_record_type":"requirement_group","comment_record_id":"%s",
                 "read_at":null,"created_at":"2026-06-10T10:00:00Z","updated_at":"2026-06-10T10:00:00Z"}}""".formatted(made.id(), group)));
        assertThat(tenant.get(COMMENTS + "/" + made.id()).text()).isEqualTo(made.text());
        Answer list = tenant.get(list(group));
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json())
                .isEqualTo(Json.read("{\"data\":[" + made.data()
                        + "],\"meta\":{\"page_number\":1,\"page_size\":100,\"total_pages\":1,\"total_results\":1}}"));
        assertThat(tenant.get("/v2/porting/events").data()).isEmpty();
    }

    @Test
    void aUserWithAMailAddressIsTheCommenter() {
        User ada = accounts.createUser(tenant.accountId(), "Ada Example", "ada@example.com");
        String key = accounts.createKey(tenant.accountId(), "test", ada.id()).secret();
        assertThat(tenant.withKey(key).post(COMMENTS, about(group, "Hello")).data("commenter"))
                .isEqualTo("\"ada@example.com\"");
        say("Hello");
        assertThat(tenant.get(list(group)).column("commenter")).containsExactly("null", "ada@example.com");
    }

    @Test
    void accountAndDeskReadTheSameCommentsNewestFirst() {
        say("Which address?");
        clock.set(NOW.plusSeconds(1));
        Answer answer = desk.post(deskPath(), "{\"body\":\"The one on the bill.\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","body":"The one on the bill.","commenter":null,"commenter_type":"admin",
                 "comment_record_type":"requirement_group","comment_record_id":"%s","read_at":null,
                 "created_at":"2026-06-10T10:00:01Z","updated_at":"2026-06-10T10:00:01Z"}}""".formatted(answer.id(), group)));
        Answer list = tenant.get(list(group));
        assertThat(list.column("body")).containsExactly("The one on the bill.", "Which address?");
        Answer seen = desk.get(deskPath());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.data()).isEqualTo(list.data());
        assertThat(seen.json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":20,\"total_pages\":1,\"total_results\":2}");
        assertThat(tenant.get(COMMENTS + "/" + answer.id()).data()).isEqualTo(answer.data());
    }

    @Test
    void thatACommentWasReadIsSaidOnce() {
        String id = desk.post(deskPath(), "{\"body\":\"Hello\"}").id();
        clock.set(NOW.plusSeconds(60));
        Answer read = tenant.patch(COMMENTS + "/" + id + "/read", "");
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","body":"Hello","commenter":null,"commenter_type":"admin",
                 "comment_record_type":"requirement_group","comment_record_id":"%s","read_at":"2026-06-10T10:01:00Z",
                 "created_at":"2026-06-10T10:00:00Z","updated_at":"2026-06-10T10:01:00Z"}}""".formatted(id, group)));
        clock.set(NOW.plusSeconds(120));
        assertThat(tenant.patch(COMMENTS + "/" + id + "/read", "").text()).isEqualTo(read.text());
        assertThat(tenant.get(COMMENTS + "/" + id).text()).isEqualTo(read.text());
        assertThat(desk.get(deskPath()).column("read_at")).containsExactly("2026-06-10T10:01:00Z");
    }

    @Test
    void aCommentChangesNothingOfItsGroupAndGoesWithIt() {
        String path = "/v2/requirement_groups/" + group;
        String before = tenant.get(path).text();
        String id = say("Hello").id();
        UUID other = newGroup(tenant);
        String kept = tenant.post(COMMENTS, about(other, "Stays")).id();
        assertThat(tenant.get(path).text()).isEqualTo(before);
        assertThat(tenant.delete(path).status()).isEqualTo(200);
        assertThat(tenant.get(COMMENTS + "/" + id).problems()).containsExactly("10005 id");
        assertThat(tenant.get(list(group)).problems()).containsExactly("10005 filter[comment_record_id]");
        assertThat(say("Hello").problems()).containsExactly("10005 /comment_record_id");
        assertThat(tenant.get(list(other)).column("id")).containsExactly(kept);
    }

    @Test
    void theListHasPages() {
        for (int i = 0; i < 5; i++) {
            say(String.valueOf(i));
        }
        assertThat(tenant.get(list(group) + "&page[size]=2").column("body")).containsExactly("4", "3");
        Answer last = tenant.get(list(group) + "&page[size]=2&page[number]=3");
        assertThat(last.column("body")).containsExactly("0");
        assertThat(last.json().path("meta").toString())
                .isEqualTo("{\"page_number\":3,\"page_size\":2,\"total_pages\":3,\"total_results\":5}");
        assertThat(desk.get(deskPath() + "?page[size]=2&page[number]=2").column("body"))
                .containsExactly("2", "1");
    }

    @Test
    void aRepetitionWithTheSameKeySaysItOnce() {
        Answer made = tenant.post(COMMENTS, about(group, "Hello"), "Idempotency-Key", "hello");
        Answer again = tenant.post(COMMENTS, about(group, "Hello"), "Idempotency-Key", "hello");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(made.text());
        assertThat(tenant.get(list(group)).data()).hasSize(1);
        assertThat(tenant.post(COMMENTS, about(group, "Other"), "Idempotency-Key", "hello")
                        .status())
                .isEqualTo(422);
        String read = COMMENTS + "/" + made.id() + "/read";
        Answer marked = tenant.patch(read, "", "Idempotency-Key", "read");
        assertThat(tenant.patch(read, "", "Idempotency-Key", "read").text()).isEqualTo(marked.text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | 10004 /body, 10004 /comment_record_type, 10004 /comment_record_id",
                "{\"body\":null,\"comment_record_type\":7,\"comment_record_id\":[]} | 422 | 10026 /body, 10026 /comment_record_type, 10032 /comment_record_type, 10026 /comment_record_id",
                "{\"body\":\"\",\"comment_record_type\":\"porting_order\",\"comment_record_id\":\"x\"} | 422 | 10025 /body, 10032 /comment_record_type, 10006 /comment_record_id",
                "[] | 422 | 10026 null",
                "{\"body\": | 400 | 10023 null",
            })
    void bodiesThatAreNoComment(String body, int status, String problems) {
        Answer refused = tenant.post(COMMENTS, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(problems.replace(" null", "").split(", "));
        assertThat(tenant.get(list(group)).data()).isEmpty();
    }

    @Test
    void aCommentHasOneToTenThousandCharacters() {
        String longest = "\uD83D\uDE4F".repeat(10_000);
        assertThat(say(longest).data("body")).isEqualTo("\"" + longest + "\"");
        assertThat(say(longest + "x").json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10025","title":"String length out of range",
                 "detail":"The text must have at most 10000 characters.","source":{"pointer":"/body"},
                 "meta":{"url":"/docs/errors.html#10025"}}]}""")));
        assertThat(say("  ").json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10025","title":"String length out of range",
                 "detail":"The comment is blank. Write what it is to say.","source":{"pointer":"/body"},
                 "meta":{"url":"/docs/errors.html#10025"}}]}""")));
        for (String body : List.of("{}", "{\"body\":\" \"}", "{\"body\":\"" + longest + "x\"}")) {
            assertThat(desk.post(deskPath(), body).status()).isEqualTo(422);
        }
        assertThat(tenant.get(list(group)).data()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 422 | 10004 filter[comment_record_type], 10004 filter[comment_record_id]",
                "filter[comment_record_type]=requirement_group | 422 | 10004 filter[comment_record_id]",
                "filter[comment_record_type]=porting_order&filter[comment_record_id]=x | 422 | 10032 filter[comment_record_type], 10006 filter[comment_record_id]",
            })
    void whatCannotBeLookedForIsRefused(String query, int status, String problems) {
        Answer refused = tenant.get(COMMENTS + "?" + query);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.problems()).containsExactlyInAnyOrder(problems.split(", "));
    }

    @Test
    void thereAreNoSubNumberOrders() {
        String id = UUID.randomUUID().toString();
        assertThat(tenant.get(COMMENTS + "?filter[comment_record_type]=sub_number_order&filter[comment_record_id]="
                                + id)
                        .json())
                .isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10005","title":"Resource not found","detail":"There is no sub number order with this id.",
                 "source":{"parameter":"filter[comment_record_id]"},"meta":{"url":"/docs/errors.html#10005"}}]}""")));
        Body body = Body.of("body", "Hello")
                .with("comment_record_type", "sub_number_order")
                .with("comment_record_id", id);
        assertThat(tenant.post(COMMENTS, body).json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10005","title":"Resource not found","detail":"There is no sub number order with this id.",
                 "source":{"pointer":"/comment_record_id"},"meta":{"url":"/docs/errors.html#10005"}}]}""")));
    }

    @Test
    void whatIsOfAnotherAccountIsAsWhatNeverWas() {
        Tenant stranger = server.tenant();
        String id = say("Hello").id();
        UUID nobodys = UUID.randomUUID();
        assertThat(stranger.get(COMMENTS + "/" + id).text())
                .isEqualTo(stranger.get(COMMENTS + "/" + nobodys).text());
        assertThat(stranger.get(COMMENTS + "/" + id).json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10005","title":"Resource not found","detail":"There is no comment with this id.",
                 "source":{"parameter":"id"},"meta":{"url":"/docs/errors.html#10005"}}]}""")));
        assertThat(stranger.patch(COMMENTS + "/" + id + "/read", "").problems()).containsExactly("10005 id");
        assertThat(stranger.get(list(group)).json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10005","title":"Resource not found","detail":"There is no requirement group with this id.",
                 "source":{"parameter":"filter[comment_record_id]"},"meta":{"url":"/docs/errors.html#10005"}}]}""")));
        assertThat(stranger.get(list(group)).text())
                .isEqualTo(stranger.get(list(nobodys)).text());
        assertThat(stranger.post(COMMENTS, about(group, "Hello")).json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10005","title":"Resource not found","detail":"There is no requirement group with this id.",
                 "source":{"pointer":"/comment_record_id"},"meta":{"url":"/docs/errors.html#10005"}}]}""")));
        assertThat(tenant.get(list(group)).column("read_at")).containsExactly("null");
        String unknown = "/operator/requirement_groups/" + nobodys + "/comments";
        assertThat(desk.get(unknown).problems()).containsExactly("10005 id");
        assertThat(desk.post(unknown, "{\"body\":\"Hello\"}").problems()).containsExactly("10005 id");
    }

    @Test
    void eachDoorHasItsOwnKey() {
        String id = say("Hello").id();
        for (String key : new String[] {"", "wrong", Api.OPERATOR_KEY}) {
            Tenant caller = tenant.withKey(key);
            List<Answer> refused = List.of(
                    caller.get(list(group)),
                    caller.get(COMMENTS + "/" + id),
                    caller.post(COMMENTS, about(group, "Hello")),
                    caller.patch(COMMENTS + "/" + id + "/read", ""));
            assertThat(refused).extracting(Answer::status).containsOnly(401);
        }
        for (String key : new String[] {"", "wrong", tenant.key()}) {
            Tenant caller = tenant.withKey(key);
            assertThat(List.of(caller.get(deskPath()), caller.post(deskPath(), "{\"body\":\"Hello\"}")))
                    .extracting(Answer::status)
                    .containsOnly(401);
        }
        assertThat(tenant.get(list(group)).data()).hasSize(1);
    }

    @Test
    void ofManyCommentsAtOnceAsManyAreTakenAsThereIsRoomForAndTheDeskHasItsOwn() throws Exception {
        server.run("""
                INSERT INTO requirement_group_comment
                    (id, account_id, requirement_group_id, commenter_type, user_id, body, created_at)
                SELECT gen_random_uuid(), account_id, ?::uuid, 'user', id, 'Hello', now()
                FROM account_user, generate_series(1, 995) WHERE id = ?::uuid""", group.toString(), tenant.userId().toString());
        Callable<Answer> request = () -> say("Hello");
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Collections.nCopies(9, request)).stream()
                    .map(Future::resultNow)
                    .forEach(answers::add);
        }
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(4)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(422);
                    assertThat(answer.json())
                            .isEqualTo(Json.read(Json.text(Api.error(
                                    "10027",
                                    "Unprocessable entity",
                                    "The group has 1000 comments of your account already, which is as many as it can have.",
                                    null))));
                });
        assertThat(desk.post(deskPath(), "{\"body\":\"Hello\"}").status()).isEqualTo(201);
    }

    @Test
    void commentsWhileTheGroupIsDeletedAreEitherMadeOrNot() throws Exception {
        List<Future<Integer>> posts = new ArrayList<>();
        Future<Integer> deleted;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                posts.add(threads.submit(() -> say("Hello").status()));
            }
            deleted = threads.submit(
                    () -> tenant.delete("/v2/requirement_groups/" + group).status());
            for (int i = 0; i < 4; i++) {
                posts.add(threads.submit(() -> say("Hello").status()));
            }
        }
        assertThat(deleted.get()).isEqualTo(200);
        for (Future<Integer> post : posts) {
            assertThat(post.get()).isIn(200, 404);
        }
        assertThat(server.rows(
                        "SELECT body FROM requirement_group_comment WHERE requirement_group_id = ?::uuid",
                        group.toString()))
                .isEmpty();
    }
}
