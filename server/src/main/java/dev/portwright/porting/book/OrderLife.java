package dev.portwright.porting.book;

import dev.portwright.account.Actor;
import dev.portwright.document.DocumentLinks;
import dev.portwright.document.DocumentReadings;
import dev.portwright.document.DocumentUse;
import dev.portwright.event.EventLog;
import dev.portwright.history.AttributeChange;
import dev.portwright.history.Change;
import dev.portwright.platform.id.Ids;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.OrderDiff;
import dev.portwright.porting.order.PhoneNumberBlock;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what becomes of an order: the one place through which every change after its creation goes, so that each has
 * exactly one history entry, and each event that it calls for, in its own transaction.
 */
@ApplicationScoped
class OrderLife {
    /** Under which name blocks are in histories: that by which they are asked for. */
    private static final String BLOCKS = "phone_number_blocks";

    /** How many of the numbers that come to an order or leave it are in its history by name. */
    private static final int TOLD = 100;

    private final PortingOrderStore orders;
    private final StatusEffects effects;
    private final DocumentLinks documents;
    private final DocumentReadings readings;
    private final Ids ids;
    private final Clock clock;

    OrderLife(
            PortingOrderStore orders,
            StatusEffects effects,
            DocumentLinks documents,
            DocumentReadings readings,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.effects = effects;
        this.documents = documents;
        this.readings = readings;
        this.ids = ids;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Writes the order as it is after a change, and all that follows from it.
     *
     * @param before the order as it was until then
     * @param reason a sentence for the history; null where the change speaks for itself
     */
    void write(HeldOrder held, PortingOrder before, @Nullable String reason) {
        write(held, before, reason, OrderDiff.between(before, held.order()));
    }

    /**
     * Writes a draft as it is after its numbers have changed, which are written already.
     *
     * @param left those that it has no more, +E.164; null when none
     * @param came those that it did not have before; null when none
     */
    void writeNumbers(HeldOrder held, PortingOrder before, @Nullable List<String> left, @Nullable List<String> came) {
        List<AttributeChange> changes = new ArrayList<>(OrderDiff.between(before, held.order()));
        changes.add(new AttributeChange("phone_numbers", told(left), told(came)));
        write(held, before, null, changes);
    }

    /** The first {@value #TOLD} of the numbers, and how many more: thousands can come and go thousands of times. */
    private static @Nullable List<String> told(@Nullable List<String> numbers) {
        if (numbers == null || numbers.size() <= TOLD) {
            return numbers;
        }
        List<String> told = new ArrayList<>(numbers.subList(0, TOLD));
        told.add("and %,d more".formatted(numbers.size() - TOLD));
        return told;
    }

    private void write(HeldOrder held, PortingOrder before, @Nullable String reason, List<AttributeChange> changes) {
        PortingOrder after = held.order();
        boolean moved = before.status() != after.status();
        orders.update(
                held.tx(),
                after,
                change(
                        ids.next(),
                        after,
                        moved ? Change.Action.STATUS_CHANGED : Change.Action.UPDATED,
                        held.actor(),
                        reason,
                        changes),
                events(before, after));
        if (moved && before.isDraft()) {
            DraftCount.submitted(held.tx(), after);
        }
        effects.apply(held, before, reason);
        Set<UUID> named = after.attributes().namedDocuments();
        if (!named.equals(before.attributes().namedDocuments())) {
            documents.set(held.tx(), after.accountId(), DocumentUse.ofOrder(after.id()), named);
        }
        OrderAttributes.Documents papers = after.attributes().documents();
        if (!papers.equals(before.attributes().documents())) {
            readings.want(held.tx(), after.accountId(), papers.ids());
        }
    }

    /** Deletes a draft, which leaves a history and an event behind. */
    void delete(HeldOrder draft, @Nullable String reason) {
        documents.removeOfOrders(draft.tx(), draft.accountId(), List.of(draft.id()));
        PortingOrder last = draft.order().next(draft.order().state(), clock.instant());
        orders.delete(
                draft.tx(),
                last,
                change(ids.next(), last, Change.Action.DELETED, draft.actor(), reason, List.of()),
                List.of(OrderEvents.deleted(last)));
    }

    /**
     * Writes an order that comes of another one with the numbers it gets, and both of their histories.
     *
     * @param before the order that they leave, as it was until then
     * @param part the new order, with the numbers that go to it
     * @param going the same numbers, in the order in which they are told of
     */
    void split(
            HeldOrder held,
            PortingOrder before,
            HeldOrder part,
            Collection<PortingPhoneNumber> going,
            @Nullable String reason) {
        List<String> moved =
                going.stream().map(PortingPhoneNumber::phoneNumber).sorted().toList();
        List<AttributeChange> left = new ArrayList<>(OrderDiff.between(before, held.order()));
        left.add(new AttributeChange("phone_numbers", moved, null));
        left.add(new AttributeChange("split_to", null, part.id()));
        List<AttributeChange> came = List.of(
                new AttributeChange("porting_phone_numbers_count", null, going.size()),
                new AttributeChange("phone_numbers", null, moved),
                new AttributeChange("split_from", null, held.id()));
        orders.insertWhole(held.tx(), part.order(), split(part, reason, came));
        documents.add(
                held.tx(),
                part.accountId(),
                DocumentUse.ofOrder(part.id()),
                part.order().attributes().namedDocuments());
        List<UUID> goingIds = going.stream().map(PortingPhoneNumber::id).toList();
        PhoneNumberBlockStore.move(held.tx(), held.order(), part.order(), goingIds);
        PhoneNumberStore.move(held.tx(), held.order(), part.order(), goingIds);
        orders.update(
                held.tx(),
                held.order(),
                split(held, reason, left),
                OrderEvents.split(held.order(), part.order(), going));
        effects.split(held, part);
    }

    /**
     * Writes a block of an order, whose numbers are written already.
     *
     * @param before the order as it was without them
     * @param coming those of its numbers, +E.164, that the order did not have before
     */
    void addBlock(HeldOrder held, PortingOrder before, PhoneNumberBlock block, List<String> coming) {
        List<AttributeChange> changes = new ArrayList<>(OrderDiff.between(before, held.order()));
        if (!coming.isEmpty()) {
            changes.add(new AttributeChange("phone_numbers", null, told(coming)));
        }
        changes.add(new AttributeChange(BLOCKS, null, block.range().words()));
        updated(held, changes);
        PhoneNumberBlockStore.insert(held.tx(), held.order(), List.of(block));
    }

    /** Writes that a block of an order is none any more. */
    void removeBlock(HeldOrder held, PhoneNumberBlock block) {
        updated(held, List.of(new AttributeChange(BLOCKS, block.range().words(), null)));
        PhoneNumberBlockStore.delete(held.tx(), held.order(), block.id());
    }

    private void updated(HeldOrder held, List<AttributeChange> changes) {
        orders.update(
                held.tx(),
                held.order(),
                change(ids.next(), held.order(), Change.Action.UPDATED, held.actor(), null, changes),
                List.of());
    }

    private Change split(HeldOrder held, @Nullable String reason, List<AttributeChange> changes) {
        return change(ids.next(), held.order(), Change.Action.SPLIT, held.actor(), reason, changes);
    }

    /** An entry of an order's history: how it has come to be what it is. */
    static Change change(
            UUID id,
            PortingOrder after,
            Change.Action action,
            Actor actor,
            @Nullable String reason,
            List<AttributeChange> changes) {
        return new Change(
                id,
                after.accountId(),
                after.subject(),
                after.version(),
                after.updatedAt(),
                action,
                actor,
                reason,
                changes);
    }

    UUID newId() {
        return ids.next();
    }

    private static List<EventLog.Event> events(PortingOrder before, PortingOrder after) {
        List<EventLog.Event> events = new ArrayList<>();
        if (before.status() != after.status()) {
            events.add(OrderEvents.statusChanged(after));
        }
        if (before.state().messaging() != after.state().messaging()) {
            events.add(OrderEvents.messagingChanged(after));
        }
        UUID loa = after.attributes().documents().loa();
        if (!Objects.equals(before.attributes().documents().loa(), loa)) {
            events.add(OrderEvents.loaUpdated(after));
        }
        return events;
    }
}
