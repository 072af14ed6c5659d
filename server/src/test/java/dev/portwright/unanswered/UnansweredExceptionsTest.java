package dev.portwright.unanswered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import dev.portwright.porting.book.CarrierGateway;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.comment.CommentService;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testing.TestSettings;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.SandboxClock;
import dev.portwright.testkit.Scenario;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders in exception that nobody answers, on a clock that is advanced. */
@ServerTest
class UnansweredExceptionsTest {
    private static final Duration UNTIL_TOLD = Duration.ofDays(11);
    private static final Duration UNTIL_CANCELLED = Duration.ofDays(14);
    /** What the simulated carrier takes to let go of an order. */
    private static final Duration LETTING_GO = Duration.ofHours(2);

    private static final Duration MOMENT = Duration.ofMillis(1);

    @Inject
    TestServer server;

    @Inject
    TestClock testClock;

    @Inject
    Db db;

    @Inject
    OrderBook book;

    @Inject
    CommentService commentService;

    @Inject
    CarrierGateway carrier;

    @Inject
    Jobs jobs;

    @Inject
    Clock systemClock;

    Tenant tenant;
    SandboxClock clock;
    String order;

    @BeforeEach
    void anOrderInException() {
        tenant = server.tenant();
        clock = new SandboxClock(tenant.client());
        clock.freeze();
        order = exception("+13035550000");
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private String exception(String number) {
        String id = server.completeOrder(tenant, number);
        tenant.confirm(id).ok();
        Api.desk().raiseException(id, "OTHER").ok();
        return id;
    }

    private Instant since() {
        return Instant.parse(tenant.show(order).ok().value("updated_at"));
    }

    private void goTo(Instant time) {
        clock.advanceTo(time);
    }

    private Answer comments() {
        return tenant.get("/v2/porting_orders/" + order + "/comments").ok();
    }

    private static String told(int days, Instant end) {
        return "Nobody has answered the exception of this order for " + days + " days. At " + end
                + " the losing carrier will be asked to cancel it, unless it is answered before: change what status.details names and confirm it again, or say in"
                + " a comment what holds it up.";
    }

    @Test
    void whileItsOwnerIsSuspendedAndCannotAnswerItWaits() {
        String account = "/operator/accounts/" + tenant.accountId() + "/actions/";
        Instant since = since();
        Api.desk().client().post(account + "suspend", "").ok();
        new SandboxClock(server.tenant().client())
                .advanceTo(since.plus(UNTIL_CANCELLED).plus(UNTIL_CANCELLED));
        Api.desk().client().post(account + "resume", "").ok();
        assertThat(tenant.status(order)).isEqualTo("exception");
        assertThat(comments().data()).isEmpty();
    }

    @Test
    void itsOwnerIsToldThreeDaysBeforeItIsCancelled() {
        Instant since = since();
        goTo(since.plus(UNTIL_TOLD).minus(MOMENT));
        assertThat(comments().data()).isEmpty();
        goTo(since.plus(UNTIL_TOLD));
        Answer comment = comments();
        assertThat(comment.column("body")).containsExactly(told(11, since.plus(UNTIL_CANCELLED)));
        assertThat(comment.column("user_type")).containsExactly("system");
        Answer event = Await.event(tenant, order, "porting_order.new_comment");
        assertThat(event.value("payload.comment.id"))
                .isEqualTo(comment.column("id").getFirst());

        goTo(since.plus(UNTIL_CANCELLED).minus(MOMENT));
        assertThat(tenant.status(order)).isEqualTo("exception");
        goTo(since.plus(UNTIL_CANCELLED));
        assertThat(tenant.status(order)).isEqualTo("cancel-pending");
        goTo(since.plus(UNTIL_CANCELLED).plus(LETTING_GO));
        assertThat(tenant.status(order)).isEqualTo("cancelled");
        assertThat(comments().data()).hasSize(1);
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history")
                        .column("reason")
                        .subList(0, 2))
                .containsExactly(
                        "The losing carrier let go of the order.", "Nobody answered the exception for 14 days.");
        assertThat(tenant.get("/v2/porting_orders/" + order + "/history")
                        .column("actor.type")
                        .subList(0, 2))
                .containsExactly("carrier", "system");
        assertThat(Await.events(tenant, order))
                .endsWith("porting_order.status_changed", "porting_order.status_changed");
        assertThat(tenant.create("+13035550000").status()).isEqualTo(201);
        assertThat(server.rows(
                        "SELECT porting_order_id::text FROM exception_warning WHERE porting_order_id = ?::uuid", order))
                .isEmpty();
    }

    @Test
    void whenTheLosingCarrierDoesNotLetGoItComesBackAndTheDaysBeginAnew() {
        Scenario.of("cancel_refused").set(tenant, order);
        goTo(since().plus(UNTIL_CANCELLED).plus(LETTING_GO));
        assertThat(tenant.status(order)).isEqualTo("exception");
        Instant back = since();
        goTo(back.plus(UNTIL_TOLD).minus(MOMENT));
        assertThat(comments().data()).hasSize(1);
        goTo(back.plus(UNTIL_TOLD));
        assertThat(comments().column("body").getFirst()).isEqualTo(told(11, back.plus(UNTIL_CANCELLED)));
    }

    @Test
    void oneWhoseOwnerCannotBeToldAnyMoreIsNotCancelled() {
        server.run("""
                INSERT INTO porting_comment (id, account_id, porting_order_id, user_type, body, created_at)
                SELECT gen_random_uuid(), account_id, id, 'system', 'so', created_at
                FROM porting_order, generate_series(1, 1000) WHERE id = ?::uuid""", order);
        goTo(since().plus(UNTIL_CANCELLED).plus(Duration.ofDays(30)));
        assertThat(tenant.status(order)).isEqualTo("exception");
    }

    @Test
    void aChangeOfItAnswersAndTheDaysBeginAnew() {
        goTo(since().plus(UNTIL_TOLD));
        tenant.edit(order, Body.of("customer_reference", "looked at")).ok();
        Instant answered = since();
        goTo(answered.plus(UNTIL_TOLD).minus(MOMENT));
        assertThat(tenant.status(order)).isEqualTo("exception");
        assertThat(comments().data()).hasSize(1);
        goTo(answered.plus(UNTIL_TOLD));
        assertThat(comments().column("body").getFirst()).isEqualTo(told(11, answered.plus(UNTIL_CANCELLED)));
        goTo(answered.plus(UNTIL_CANCELLED));
        assertThat(tenant.status(order)).isEqualTo("cancel-pending");
    }

    @Test
    void aCommentOfItsOwnerAnswersAndOneOfTheDeskDoesNot() {
        Instant since = since();
        goTo(since.plus(Duration.ofDays(12)));
        tenant.post("/v2/porting_orders/" + order + "/comments", Body.of("body", "We are on it."))
                .ok();
        Instant answered = clock.now();
        goTo(since.plus(Duration.ofDays(20)));
        tenant.withKey(Api.OPERATOR_KEY)
                .post("/operator/porting_orders/" + order + "/comments", Body.of("body", "And now?"))
                .ok();
        goTo(answered.plus(UNTIL_TOLD));
        assertThat(comments().column("body").getFirst()).isEqualTo(told(11, answered.plus(UNTIL_CANCELLED)));
        goTo(answered.plus(UNTIL_CANCELLED).minus(MOMENT));
        assertThat(tenant.status(order)).isEqualTo("exception");
        goTo(answered.plus(UNTIL_CANCELLED));
        assertThat(tenant.status(order)).isEqualTo("cancel-pending");
    }

    @Test
    void oneThatIsConfirmedAgainIsNobodysBusiness() {
        goTo(since().plus(UNTIL_TOLD));
        tenant.edit(order, Body.of("end_user.admin.entity_name", "Acme Inc")).ok();
        tenant.confirm(order).ok();
        clock.advance(Duration.ofDays(30));
        assertThat(tenant.status(order)).isEqualTo("ported");
        assertThat(comments().data()).hasSize(1);
    }

    @Test
    void oneWhoseNumbersAreHereAlreadyStays() {
        server.run(
                "UPDATE porting_phone_number SET activation_status = 'Active' WHERE porting_order_id = ?::uuid", order);
        goTo(since().plus(UNTIL_CANCELLED).plus(Duration.ofDays(30)));
        assertThat(tenant.status(order)).isEqualTo("exception");
        assertThat(comments().data()).isEmpty();
    }

    @Test
    void afterALongPauseOfTheServerItsOwnerHasThreeDaysAllTheSame() {
        Instant since = since();
        Instant now = since.plus(Duration.ofDays(40));
        testClock.set(now);
        run(14, now);
        assertThat(comments().column("body")).containsExactly(told(40, now.plus(Duration.ofDays(3))));
        assertThat(tenant.status(order)).isEqualTo("exception");
        Instant end = now.plus(Duration.ofDays(3));
        testClock.set(end);
        run(14, end);
        assertThat(tenant.status(order)).isEqualTo("cancel-pending");
    }

    @Test
    void whereTheOperatorDoesNotWantItNothingIsCancelled() {
        Instant now = since().plus(Duration.ofDays(400));
        testClock.set(now);
        run(0, now);
        assertThat(comments().data()).isEmpty();
    }

    @Test
    void whereThereAreFewDaysHalfOfThemAreLeft() {
        Instant since = since();
        Instant now = since.plus(Duration.ofHours(24));
        testClock.set(now);
        run(2, now);
        assertThat(comments().column("body")).containsExactly(told(1, since.plus(Duration.ofDays(2))));
    }

    private void run(int days, Instant now) {
        UnansweredExceptions job = new UnansweredExceptions(
                TestSettings.exceptionDays(days), book, commentService, carrier, jobs, systemClock);
        db.<@Nullable Void>transaction(tx -> {
            job.run(tx, new Job(UnansweredExceptions.KIND, StandingJob.ID, now));
            return null;
        });
    }

    @Test
    void manyAtOnceAreToldAndCancelled() {
        List<String> numbers = IntStream.range(0, UnansweredExceptions.AT_ONCE + 2)
                .mapToObj(i -> "+1303555%04d".formatted(100 + i))
                .toList();
        List<String> orders = numbers.stream().map(this::exception).toList();
        clock.advance(UNTIL_CANCELLED.plus(LETTING_GO).plus(Duration.ofMinutes(1)));
        assertThat(orders).allSatisfy(id -> assertThat(tenant.status(id)).isEqualTo("cancelled"));
    }
}
