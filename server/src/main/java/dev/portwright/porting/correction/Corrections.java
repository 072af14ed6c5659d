package dev.portwright.porting.correction;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.OnBehalf;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.comment.CommentService;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.owner.InOwnersPlace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be done with the secret of a correction link. */
@ApplicationScoped
class Corrections {
    /** How much a comment says of what stands in the way: it has its own length, and all of it can be asked for. */
    private static final int MOST_PROBLEMS = 5;

    private final Db db;
    private final LinkTokens tokens;
    private final OwnOrders orders;
    private final OrderBook book;
    private final InOwnersPlace owner;
    private final CommentService comments;
    private final Contract contract;
    private final Clock clock;

    Corrections(
            Db db,
            LinkTokens tokens,
            OwnOrders orders,
            OrderBook book,
            InOwnersPlace owner,
            CommentService comments,
            Contract contract,
            Clock clock) {
        this.db = db;
        this.tokens = tokens;
        this.orders = orders;
        this.book = book;
        this.owner = owner;
        this.comments = comments;
        this.contract = contract;
        this.clock = clock;
    }

    /** A link that works, and its order with its first numbers. */
    record Opened(CorrectionLink link, NumberedOrder order) {
        boolean hasSomethingToCorrect() {
            return order.order().status() == PortingOrderStatus.EXCEPTION;
        }
    }

    /** Empty for what is no link, and for one that was taken back or whose time is over. */
    Optional<Opened> open(String token) {
        Optional<CorrectionLink> found =
                tokens.open(token).flatMap(id -> db.read(tx -> CorrectionLinkStore.open(tx, id, clock.instant())));
        return found.flatMap(link -> {
            OnBehalf.of(link.accountId());
            try {
                return Optional.of(new Opened(link, orders.get(link.accountId(), link.orderId(), true)));
            } catch (ApiException e) {
                // It was deleted at this moment, and the link with it.
                return Optional.empty();
            }
        });
    }

    /**
     * Corrects an order, and submits it once more if the link is for that and nothing stands in the way. Its owner is told.
     *
     * @param given answers by the path of the attribute
     * @return false when there is nothing to correct any more
     * @throws ApiException 422 with everything that is wrong with the answers
     */
    boolean correct(CorrectionLink link, Actor actor, Map<String, String> given) {
        return db.transaction(tx -> {
            var held = book.hold(tx, link.accountId(), link.orderId(), actor);
            if (held.order().status() != PortingOrderStatus.EXCEPTION
                    || !CorrectionLinkStore.used(tx, link.id(), clock.instant())) {
                return false;
            }
            CorrectionForm.Changes changes = CorrectionForm.of(held.order()).changes(given);
            if (!changes.isEmpty()) {
                var body = contract.operation("UpdatePortingOrder").checkBody(Json.bytes(changes.body()));
                owner.edit(tx, link.accountId(), actor, link.orderId(), body);
            }
            String said = corrected(changes.labels()) + (link.confirms() ? " " + submitted(tx, link, actor) : "");
            comments.sayBySystem(book.hold(tx, link.accountId(), link.orderId(), actor), said);
            return true;
        });
    }

    private static String corrected(List<String> labels) {
        return labels.isEmpty()
                ? "The end customer has answered by a correction link, and has changed nothing."
                : "The end customer has corrected by a correction link: " + String.join(", ", labels) + ".";
    }

    private String submitted(Tx tx, CorrectionLink link, Actor actor) {
        try {
            owner.confirm(tx, link.accountId(), actor, link.orderId());
            return "The order was submitted again.";
        } catch (ApiException e) {
            return "The order could not be submitted again: "
                    + e.problems().stream()
                            .limit(MOST_PROBLEMS)
                            .map(Problem::detail)
                            .collect(Collectors.joining(" "));
        }
    }
}
