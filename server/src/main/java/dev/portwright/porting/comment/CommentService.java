package dev.portwright.porting.comment;

import dev.portwright.account.AccountService;
import dev.portwright.account.Actor;
import dev.portwright.event.EventLog;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and lists comments. Each new one is an event. */
@ApplicationScoped
public class CommentService {
    /** How many comments an order has of its owner's users, and how many of the desk. */
    static final int MOST = 1_000;

    private final Db db;
    private final OrderBook orders;
    private final AccountService accounts;
    private final EventLog events;
    private final Ids ids;
    private final Clock clock;

    CommentService(Db db, OrderBook orders, AccountService accounts, EventLog events, Ids ids, Clock clock) {
        this.db = db;
        this.orders = orders;
        this.accounts = accounts;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** A comment with the mail address of the user who wrote it, if known. */
    record Signed(Comment comment, @Nullable String email) {}

    /** The payload of {@code porting_order.new_comment}. */
    private record NewComment(UUID portingOrderId, @Nullable String supportKey, Body comment) {}

    private record Body(UUID id, String body, @Nullable UUID userId, String userType, Instant insertedAt) {}

    /**
     * Adds a comment to an order, whatever its status.
     *
     * @throws ApiException 404 when the account has no such order, 422 when that has too many comments
     */
    Signed add(Tx tx, UUID accountId, UUID orderId, Actor actor, Author author, String body) {
        HeldOrder held = orders.hold(tx, accountId, orderId, actor);
        Comment comment = write(held, author, body)
                .orElseThrow(() -> new ApiException(ProblemCode.UNPROCESSABLE.because("The order has " + MOST
                        + " comments of "
                        + (author.kind() == Author.Kind.USER ? "your account" : "the desk")
                        + " already, which is as many as it can have.")));
        return signed(tx, accountId, List.of(comment)).getFirst();
    }

    /** Writes a comment unless the order has as many of its author as it can have. */
    private Optional<Comment> write(HeldOrder held, Author author, String body) {
        PortingOrder order = held.order();
        Instant now = clock.instant();
        // Never before what it may be about: changes of an order push its time on where the clock stands.
        Instant at = now.isBefore(order.updatedAt()) ? order.updatedAt() : now;
        Comment comment = new Comment(ids.next(), order.accountId(), order.id(), author, body, at);
        if (!CommentStore.insert(held.tx(), comment, MOST)) {
            return Optional.empty();
        }
        tell(held.tx(), order, comment);
        return Optional.of(comment);
    }

    /**
     * Tells the owner of an order what the desk has to say with a decision. Of an order that has {@value #MOST} comments of
     * the desk already, its history alone says it.
     */
    public void sayAtDesk(HeldOrder held, String body) {
        var _ = write(held, Author.OPERATOR, body);
    }

    /**
     * Tells the owner of an order what has become of it without the owner. Of an order that has {@value #MOST} such comments
     * already, its history alone says it.
     *
     * @return whether it was said
     */
    public boolean sayBySystem(HeldOrder held, String body) {
        return write(held, Author.SYSTEM, body).isPresent();
    }

    /** {@link #add} for the operator, who comments on the orders of all accounts. */
    Signed addByOperator(UUID orderId, Actor actor, String body) {
        return db.transaction(tx -> add(tx, orders.owner(tx, orderId), orderId, actor, Author.OPERATOR, body));
    }

    /**
     * One page of the comments on an order, newest first.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    Listed<Signed> list(UUID accountId, UUID orderId, Page page) {
        return db.readPage(page.size(), tx -> {
            orders.require(tx, accountId, orderId);
            return list(tx, accountId, orderId, page);
        });
    }

    /** {@link #list} for the operator. */
    Listed<Signed> listForOperator(UUID orderId, Page page) {
        return db.readPage(page.size(), tx -> list(tx, orders.owner(tx, orderId), orderId, page));
    }

    private Listed<Signed> list(Tx tx, UUID accountId, UUID orderId, Page page) {
        Listed<Comment> found = Listed.of(
                CommentStore.list(tx, accountId, orderId, page),
                page,
                limit -> CommentStore.count(tx, accountId, orderId, limit));
        return new Listed<>(signed(tx, accountId, found.entries()), page, found.total());
    }

    private List<Signed> signed(Tx tx, UUID accountId, List<Comment> comments) {
        Map<UUID, String> emails = accounts.emails(
                tx, accountId, comments.stream().map(comment -> comment.author().userId()));
        return comments.stream()
                .map(comment -> {
                    UUID user = comment.author().userId();
                    return new Signed(comment, user == null ? null : emails.get(user));
                })
                .toList();
    }

    private void tell(Tx tx, PortingOrder order, Comment comment) {
        Body body = new Body(
                comment.id(),
                comment.body(),
                comment.author().userId(),
                comment.author().kind().word(),
                comment.createdAt());
        events.append(
                tx,
                List.of(new EventLog.Event(
                        order.accountId(),
                        "porting_order.new_comment",
                        order.subject(),
                        comment.createdAt(),
                        Json.text(new NewComment(order.id(), order.shownSupportKey(), body)),
                        order.attributes().webhookUrl())));
    }
}
