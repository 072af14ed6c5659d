package dev.portwright.comment;

import dev.portwright.account.AccountService;
import dev.portwright.event.EventLog;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.portingorder.OrderDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and lists comments. Each new one is an event. */
@ApplicationScoped
class CommentService {
    /** How many comments an order has of its owner's users, and how many of the desk. */
    static final int MOST = 1_000;

    private final Db db;
    private final OrderDirectory orders;
    private final AccountService accounts;
    private final EventLog events;
    private final Ids ids;
    private final Clock clock;

    CommentService(Db db, OrderDirectory orders, AccountService accounts, EventLog events, Ids ids, Clock clock) {
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
    Signed add(UUID accountId, UUID orderId, Author author, String body) {
        Comment written = db.transaction(connection -> {
            OrderDirectory.Entry order = orders.hold(connection, accountId, orderId);
            Instant now = clock.instant();
            // Never before what it may be about: changes of an order push its time on where the clock stands.
            Instant at = now.isBefore(order.updatedAt()) ? order.updatedAt() : now;
            Comment comment = new Comment(ids.next(), accountId, orderId, author, body, at);
            if (!CommentStore.insert(connection, comment, MOST)) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because("The order has " + MOST + " comments of "
                        + (author.kind() == Author.Kind.USER ? "your account" : "the desk")
                        + " already, which is as many as it can have."));
            }
            tell(connection, order, comment);
            return comment;
        });
        return signed(accountId, List.of(written)).getFirst();
    }

    /** {@link #add} for the operator, who comments on the orders of all accounts. */
    Signed addByOperator(UUID orderId, String body) {
        return add(orders.owner(orderId), orderId, Author.OPERATOR, body);
    }

    /**
     * One page of the comments on an order, newest first.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    Listed<Signed> list(UUID accountId, UUID orderId, Page page) {
        orders.require(accountId, orderId);
        Listed<Comment> found = db.readPage(
                page.size(),
                connection -> Listed.of(
                        CommentStore.list(connection, accountId, orderId, page),
                        page,
                        limit -> CommentStore.count(connection, accountId, orderId, limit)));
        return new Listed<>(signed(accountId, found.entries()), page, found.total());
    }

    /** {@link #list} for the operator. */
    Listed<Signed> listForOperator(UUID orderId, Page page) {
        return list(orders.owner(orderId), orderId, page);
    }

    private List<Signed> signed(UUID accountId, List<Comment> comments) {
        List<UUID> users = comments.stream()
                .map(comment -> comment.author().userId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, String> emails = accounts.emails(accountId, users);
        return comments.stream()
                .map(comment -> {
                    UUID user = comment.author().userId();
                    return new Signed(comment, user == null ? null : emails.get(user));
                })
                .toList();
    }

    private void tell(Connection connection, OrderDirectory.Entry order, Comment comment) throws SQLException {
        Body body = new Body(
                comment.id(),
                comment.body(),
                comment.author().userId(),
                comment.author().kind().word(),
                comment.createdAt());
        events.append(
                connection,
                List.of(new EventLog.Event(
                        order.accountId(),
                        "porting_order.new_comment",
                        order.id(),
                        comment.createdAt(),
                        Json.text(new NewComment(order.id(), order.supportKey(), body)),
                        order.webhookUrl())));
    }
}
