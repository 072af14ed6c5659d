package dev.portwright.porting.correction;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.OnBehalf;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.HeldOrder;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be done with the secret of a correction link. */
@ApplicationScoped
class Corrections {
    /** How often something can be sent by a link. */
    static final int MOST = 50;

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

    /**
     * A link that works, and its order with its first numbers.
     *
     * @param edited paths of the attributes that were changed since the order came back
     */
    record Opened(CorrectionLink link, NumberedOrder order, Set<String> edited) {
        PortingOrderStatus status() {
            return order.order().status();
        }

        CorrectionForm form() {
            return new CorrectionForm(order.order(), edited);
        }
    }

    /** Empty for what is no link, and for one that was taken back or whose time is over. */
    Optional<Opened> open(String token) {
        return tokens.open(token).flatMap(link -> {
            OnBehalf.of(link.accountId());
            try {
                return Optional.of(new Opened(
                        link,
                        orders.get(link.accountId(), link.orderId(), true),
                        orders.editedSinceStatus(link.accountId(), link.orderId())));
            } catch (ApiException e) {
                // It was deleted at this moment, and the link with it.
                return Optional.empty();
            }
        });
    }

    /**
     * Corrects an order, and submits it once more if the link is for that and nothing stands in the way. Its owner is told.
     * Where there is nothing to correct any more nothing is done.
     *
     * @param given answers by the path of the attribute
     * @throws ApiException 422 with everything that is wrong with the answers, or when the link was used too often
     */
    void correct(CorrectionLink link, Actor actor, Map<String, String> given) {
        db.<@Nullable Void>transaction(tx -> {
            HeldOrder held = book.hold(tx, link.accountId(), link.orderId(), actor);
            if (held.order().status() != PortingOrderStatus.EXCEPTION) {
                return null;
            }
            CorrectionForm form = new CorrectionForm(held.order(), held.editedSinceStatus());
            CorrectionForm.Changes changes = form.changes(given);
            if (!form.asksForSomething() || (changes.isEmpty() && !form.fields().isEmpty())) {
                return null;
            }
            if (!CorrectionLinkStore.use(tx, link, clock.instant(), MOST)) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                        "This link was used as often as it can be. Ask whoever sent it to you for a new one."));
            }
            if (changes.isEmpty()) {
                // It is an answer too.
                held.note("The end customer has done their part.");
            } else {
                edit(held, form, changes);
            }
            comments.sayBySystem(held, said(changes.labels()) + submitted(link, held, form));
            return null;
        });
    }

    /** Edits the order. What is asked for must be there afterwards, and nothing that was sent may have been passed over. */
    private void edit(HeldOrder held, CorrectionForm form, CorrectionForm.Changes changes) {
        var body = contract.operation("UpdatePortingOrder").checkBody(Json.bytes(changes.body()));
        List<Problem> passedOver = owner.edit(held, body);
        List<Problem> wrong = Stream.concat(passedOver.stream(), owner.missing(held).stream())
                .filter(problem -> form.fieldOf(problem).isPresent())
                .toList();
        if (!wrong.isEmpty()) {
            throw new ApiException(wrong);
        }
    }

    private static String said(List<String> labels) {
        return labels.isEmpty()
                ? "The end customer says by a correction link that their part is done."
                : "The end customer has corrected by a correction link: " + String.join(", ", labels) + ".";
    }

    private String submitted(CorrectionLink link, HeldOrder held, CorrectionForm form) {
        if (!link.confirms()) {
            return "";
        }
        if (!form.isAllTheirs()) {
            return " The order was not submitted again: some of what it came back for is yours to clear up.";
        }
        List<Problem> missing = owner.missing(held);
        if (!missing.isEmpty()) {
            return " The order was not submitted again: "
                    + missing.stream().limit(MOST_PROBLEMS).map(Problem::detail).collect(Collectors.joining(" "));
        }
        owner.confirm(held, "by its end customer");
        return " The order was submitted again.";
    }
}
