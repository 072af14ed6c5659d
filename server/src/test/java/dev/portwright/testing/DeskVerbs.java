package dev.portwright.testing;

import dev.portwright.account.Actor;
import dev.portwright.platform.db.Db;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.counterparty.Counterparty;
import dev.portwright.porting.counterparty.OrderSplit;
import dev.portwright.porting.counterparty.RequirementReview;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.RequirementStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the desk, the carrier and the clearing house do with an order of a server under test, each in a transaction. */
@Singleton
public class DeskVerbs {
    private final Db db;
    private final OrderBook book;
    private final Counterparty counterparty;
    private final RequirementReview review;
    private final OrderSplit split;

    DeskVerbs(Db db, OrderBook book, Counterparty counterparty, RequirementReview review, OrderSplit split) {
        this.db = db;
        this.book = book;
        this.counterparty = counterparty;
        this.review = review;
        this.split = split;
    }

    /** Does something with the order and answers how it is then. */
    public PortingOrder held(UUID id, Actor actor, Consumer<HeldOrder> change) {
        return db.transaction(tx -> {
            HeldOrder held = book.holdForAnyAccount(tx, id, actor);
            change.accept(held);
            return held.order();
        });
    }

    public List<PortingPhoneNumber> numbers(UUID id) {
        return db.transaction(tx -> book.holdForAnyAccount(tx, id, Actor.SYSTEM).numbers());
    }

    public PortingOrder submit(UUID id, Actor actor, @Nullable String reason) {
        return held(id, actor, held -> counterparty.submit(held, reason));
    }

    public PortingOrder raiseException(UUID id, List<String> codes, Actor actor, @Nullable String reason) {
        return held(id, actor, held -> counterparty.raiseException(held, codes, reason));
    }

    public PortingOrder confirmFoc(UUID id, Instant foc, Actor actor, @Nullable String reason) {
        return held(id, actor, held -> counterparty.confirmFoc(held, foc, reason));
    }

    public PortingOrder approveCancellation(UUID id, Actor actor, @Nullable String reason) {
        return held(id, actor, held -> counterparty.approveCancellation(held, reason));
    }

    public PortingOrder refuseCancellation(UUID id, Actor actor, @Nullable String reason) {
        return held(id, actor, held -> counterparty.refuseCancellation(held, reason));
    }

    public PortingOrder complete(UUID id, Actor actor, @Nullable String reason) {
        return held(id, actor, held -> counterparty.complete(held, reason));
    }

    public PortingOrder activationIs(
            UUID id, Map<UUID, ActivationStatus> states, Actor actor, @Nullable String reason) {
        return held(id, actor, held -> counterparty.activationIs(held, states, reason));
    }

    public PortingOrder decide(UUID id, Map<String, RequirementStatus> verdicts, Actor actor, @Nullable String reason) {
        return held(id, actor, held -> review.decide(held, verdicts, reason));
    }

    /** The order that the numbers went to. */
    public PortingOrder split(UUID id, List<String> phoneNumbers, Actor actor, @Nullable String reason) {
        return db.transaction(tx -> split.split(book.holdForAnyAccount(tx, id, actor), phoneNumbers, reason)
                .order());
    }
}
