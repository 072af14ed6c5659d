package dev.portwright.porting.book;

import dev.portwright.account.Actor;
import dev.portwright.history.History;
import dev.portwright.history.LastChange;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.platform.db.Tx;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PhoneNumberBlock;
import dev.portwright.porting.order.PortabilityStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An order that is locked for the transaction under way, as it stands there: it is handed on to everybody who has to do
 * with a change, each of whom sees what the others before have made of it. Made by {@link OrderBook} alone; of no use
 * after the transaction.
 *
 * <p>{@link #move} brings it into a state and writes nothing where that changes nothing and there is no reason to tell;
 * {@link #write}, {@link #edit} and {@link #note} always write a version with its history entry. {@link #by} holds until
 * somebody else is named.
 */
public final class HeldOrder {
    private final Tx tx;
    private final OrderLife life;
    private final Map<Class<?>, Object> remembered = new HashMap<>(2);
    private Actor actor;
    private PortingOrder order;
    private @Nullable List<PortingPhoneNumber> numbers;

    HeldOrder(Tx tx, PortingOrder order, Actor actor, OrderLife life) {
        this.tx = tx;
        this.order = order;
        this.actor = actor;
        this.life = life;
    }

    /** The transaction that holds it. */
    public Tx tx() {
        return tx;
    }

    /** The order after everything that was done to it so far. */
    public PortingOrder order() {
        return order;
    }

    public UUID id() {
        return order.id();
    }

    public UUID accountId() {
        return order.accountId();
    }

    /** Who acts on it, as its history will say. */
    public Actor actor() {
        return actor;
    }

    /** From here on somebody else acts. */
    public HeldOrder by(Actor other) {
        actor = other;
        return this;
    }

    /** All of its numbers as they stand now, in the order of their ids. */
    public List<PortingPhoneNumber> numbers() {
        List<PortingPhoneNumber> known = numbers;
        if (known == null) {
            // Not together with the lock: who has waited for that would see numbers as they were before.
            known = PhoneNumberStore.ofOrder(tx, order);
            numbers = known;
        }
        return known;
    }

    void knowNumbers(List<PortingPhoneNumber> others) {
        numbers = List.copyOf(others);
    }

    /** Those of its numbers that are shown with it. */
    List<PortingPhoneNumber> firstNumbers() {
        List<PortingPhoneNumber> known = numbers;
        if (known == null && order.phoneNumbersCount() > NumberedOrder.SHOWN) {
            return PhoneNumberStore.firstOf(tx, order);
        }
        return new NumberedOrder(order, numbers()).shown();
    }

    /** The attributes, by their paths, that were changed since it came into its status, each with its last change. */
    public Map<String, LastChange> changedSinceStatus() {
        return History.changedSinceStatus(tx, order.accountId(), order.subject());
    }

    /** The attributes, by their dotted paths, that were changed after the order had this version. */
    public Set<String> editedSince(long version) {
        return History.attributesSince(tx, order.accountId(), order.subject(), version);
    }

    /** Writes into its history what was done about it that no attribute of its own shows. */
    public void note(String what) {
        write(order.state(), what);
    }

    /** Writes this state, and a history entry even where nothing changes. */
    public void write(PortingOrder.State state, @Nullable String reason) {
        change(order.next(state, life.now()), reason);
    }

    /** Brings it into this state. What changes nothing is written only where it has a reason that the owner should read. */
    public void move(PortingOrder.State state, @Nullable String reason) {
        if (!state.equals(order.state()) || reason != null) {
            write(state, reason);
        }
    }

    /** Gives it other attributes. */
    public void edit(PortingOrder.State state, OrderAttributes attributes, @Nullable String reason) {
        change(order.next(state, attributes, order.phoneNumbersCount(), life.now()), reason);
    }

    private void change(PortingOrder next, @Nullable String reason) {
        PortingOrder before = order;
        if (next.status() != before.status() && !before.status().canBecome(next.status())) {
            throw new IllegalStateException("an order that is "
                    + before.status().word() + " cannot become " + next.status().word());
        }
        order = next;
        life.write(this, before, reason);
    }

    /** Those of these numbers, +E.164, that an open order of the account has: on it, or in a block of another one than this. */
    public Map<String, NumberHolder> onOpenOrders(Collection<String> phoneNumbers) {
        Map<String, NumberHolder> holders = new HashMap<>();
        if (BlocksUnderWay.concerns(order)) {
            holders.putAll(PhoneNumberBlocks.lockHolders(tx, order.accountId(), phoneNumbers));
            holders.values().removeIf(holder -> holder.orderId().equals(order.id()));
        }
        PhoneNumberStore.inOpenOrders(tx, order.accountId(), phoneNumbers)
                .forEach((number, orderId) -> holders.put(number, new NumberHolder(orderId, null)));
        return holders;
    }

    /**
     * Gives it, a draft, more numbers. Those that lie in a block of it join that.
     *
     * @param kind what all of its numbers then have in common
     * @param attributes as they are with them
     * @return false when another request has taken one of them at this moment; then the transaction must not be committed
     */
    public boolean add(List<PortingPhoneNumber> more, PortingOrder.Kind kind, OrderAttributes attributes) {
        PortingOrder before = order;
        List<PortingPhoneNumber> all = new ArrayList<>(numbers());
        all.addAll(more);
        order = before.next(kind, attributes, before.progress(), all.size(), life.now());
        if (PhoneNumberStore.add(tx, order, more) < more.size()) {
            return false;
        }
        PhoneNumberBlockStore.join(tx, order, more);
        knowNumbers(all);
        life.writeNumbers(this, before, null, sorted(more));
        return true;
    }

    /**
     * Takes some of its numbers, a draft's, away; not all of them.
     *
     * @param kind what those that stay have in common
     * @param attributes as they are without them
     */
    public void remove(Set<PortingPhoneNumber> going, PortingOrder.Kind kind, OrderAttributes attributes) {
        PortingOrder before = order;
        PortingOrder.Progress progress = before.progress();
        PortingOrder.Progress left = progress.withVerified(progress.verifiedNumbers() - verifiedOf(going));
        knowNumbers(numbers().stream().filter(number -> !going.contains(number)).toList());
        order = before.next(kind, attributes, left, numbers().size(), life.now());
        PhoneNumberStore.remove(tx, order, going);
        life.writeNumbers(this, before, sorted(going), null);
    }

    private static List<String> sorted(Collection<PortingPhoneNumber> some) {
        return some.stream().map(PortingPhoneNumber::phoneNumber).sorted().toList();
    }

    /** Deletes it, a draft, which leaves a history and an event behind. */
    public void delete(@Nullable String reason) {
        life.delete(this, reason);
    }

    /**
     * Moves some of its numbers, not all, to an order of their own, which stands where this one does and has everything
     * that its owner has given; each of the two is as active as the least active of its own numbers.
     *
     * @return the new order
     */
    public HeldOrder splitOff(Set<PortingPhoneNumber> going, @Nullable String reason) {
        PortingOrder before = order;
        List<PortingPhoneNumber> all = numbers();
        knowNumbers(all.stream().filter(number -> !going.contains(number)).toList());
        PortingOrder.Progress progress = before.progress();
        int verified = verifiedOf(going);
        order = before.next(
                before.state().withActivation(leastAdvanced()),
                progress.withVerified(progress.verifiedNumbers() - verified),
                numbers().size(),
                life.now());
        HeldOrder part = new HeldOrder(tx, order, actor, life);
        part.knowNumbers(all.stream().filter(going::contains).toList());
        part.order = order.part(
                life.newId(),
                PortingOrderStore.supportKey(tx),
                before.state().withActivation(part.leastAdvanced()),
                progress.withVerified(verified),
                going.size());
        life.split(this, before, part, going, reason);
        return part;
    }

    /**
     * Adds a block, with numbers of it that are to come onto the order; those that are on it join the block. Whoever calls has
     * {@link PhoneNumberBlocks#lock locked} and seen that nothing is {@link PhoneNumberBlocks#inTheWay in its way}.
     *
     * @return empty when another request has taken one of the numbers at this moment; then the transaction must not be
     *     committed
     */
    public Optional<PhoneNumberBlock> addBlock(
            NumberSpan range, List<NumberSpan> activationRanges, List<String> coming) {
        PortingOrder before = order;
        List<PortingPhoneNumber> more = coming.stream()
                .map(number -> new PortingPhoneNumber(life.newId(), number, null, PortabilityStatus.CONFIRMED))
                .toList();
        order = before.next(
                before.state(), before.attributes(), before.phoneNumbersCount() + coming.size(), life.now());
        if (PhoneNumberStore.add(tx, order, more) < more.size()) {
            return Optional.empty();
        }
        numbers = null;
        PhoneNumberBlock block = new PhoneNumberBlock(
                life.newId(),
                order.kind().countryCode(),
                order.kind().phoneNumberType(),
                range,
                activationRanges,
                order.updatedAt());
        life.addBlock(this, before, block, coming);
        return Optional.of(block);
    }

    /** Takes a block off. Its numbers stay on the order. */
    public void removeBlock(PhoneNumberBlock block) {
        order = order.next(order.state(), life.now());
        life.removeBlock(this, block);
    }

    /** Its block with this id. */
    public Optional<PhoneNumberBlock> block(UUID blockId) {
        return PhoneNumberBlockStore.find(tx, order, blockId);
    }

    /** How many blocks it has. */
    public long blockCount() {
        return PhoneNumberBlockStore.countOf(tx, order);
    }

    /** The ids of its numbers that are in blocks, by the ranges of these. */
    public Map<NumberSpan, List<UUID>> blockMembers() {
        return PhoneNumberBlockStore.membersOf(tx, order);
    }

    private int verifiedOf(Set<PortingPhoneNumber> some) {
        Set<UUID> verified = verifiedNumbers();
        return (int)
                some.stream().filter(number -> verified.contains(number.id())).count();
    }

    /** The ids of those of its numbers that were verified. */
    public Set<UUID> verifiedNumbers() {
        return order.progress().verifiedNumbers() == 0 ? Set.of() : PhoneNumberStore.verified(tx, order);
    }

    /**
     * Writes down that numbers of it were verified, which are not yet.
     *
     * @param what a sentence for its history
     */
    public void verify(Collection<UUID> numberIds, String what) {
        PhoneNumberStore.verify(tx, order, numberIds, life.now());
        PortingOrder.Progress before = order.progress();
        change(order.next(before.withVerified(before.verifiedNumbers() + numberIds.size()), life.now()), what);
    }

    /**
     * Writes down how many ranges of numbers that stay it says something about by now.
     *
     * @param kept how many of them are to be kept
     * @param what a sentence for its history
     */
    public void associate(int ranges, int kept, String what) {
        change(order.next(order.progress().withAssociated(ranges, kept), life.now()), what);
    }

    /**
     * Writes down that one more of the actions that it needs is completed.
     *
     * @param what a sentence for its history
     */
    public void actionCompleted(String what) {
        change(order.next(order.progress().withOneMoreCompleted(), life.now()), what);
    }

    /** The status of the number that is furthest from being active, of those that have one; null when none has. */
    public @Nullable ActivationStatus leastAdvanced() {
        return numbers().stream()
                .map(PortingPhoneNumber::activationStatus)
                .filter(Objects::nonNull)
                .min(ActivationStatus.BY_PROGRESS)
                .orElse(null);
    }

    /** True when the number is one of those it ports. */
    public boolean ports(String phoneNumber) {
        return PhoneNumberStore.isPortedBy(tx, order, phoneNumber);
    }

    /**
     * Those of its numbers which another order was submitted for and that is not over yet, of whichever account, and words for
     * its blocks of which that holds. Until the transaction ends nobody else submits any of them.
     */
    public List<String> lockNumbersForSubmission() {
        return PhoneNumberStore.lockForSubmission(this);
    }

    /** The same of a block that is to come onto it, when it is submitted already. */
    public List<String> lockForSubmission(NumberSpan block) {
        return order.isDraft() ? List.of() : PhoneNumberStore.lockForSubmission(this, block);
    }

    /** Writes down how far numbers are at the clearing house; those that are left out stay as they are. */
    public void setActivation(Map<UUID, ActivationStatus> states) {
        List<PortingPhoneNumber> before = numbers();
        PhoneNumberStore.setActivation(tx, order, states);
        knowNumbers(before.stream()
                .map(number -> number.with(states.getOrDefault(number.id(), number.activationStatus())))
                .toList());
    }

    /** Writes down that all numbers are this far. */
    public void setActivation(ActivationStatus status) {
        PhoneNumberStore.setActivation(tx, order, status);
        List<PortingPhoneNumber> known = numbers;
        if (known != null) {
            knowNumbers(known.stream().map(number -> number.with(status)).toList());
        }
    }

    /**
     * What another part of the product knows of this order, read when it is asked for first and shared by everybody who
     * has to do with the order in this transaction.
     *
     * @param kind a type of that part, under which it is known
     */
    public <T> T remember(Class<T> kind, Supplier<T> read) {
        return kind.cast(remembered.computeIfAbsent(kind, ignored -> read.get()));
    }
}
