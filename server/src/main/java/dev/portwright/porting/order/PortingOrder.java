package dev.portwright.porting.order;

import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.id.Subject;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to bring numbers of one country, one type and one losing carrier here.
 *
 * @param version raised by every change; the ETag
 * @param supportKey {@code sr_} and six or more hexadecimal digits; not shown while the order is a draft
 * @param parentSupportKey {@code pr_} and six or more hexadecimal digits, shared by the orders of one request
 * @param kind what its numbers have in common
 * @param state how far it is
 * @param attributes what the owner has filled in
 * @param progress how far its additional steps are
 */
public record PortingOrder(
        UUID id,
        UUID accountId,
        UUID userId,
        long version,
        String supportKey,
        String parentSupportKey,
        Kind kind,
        int phoneNumbersCount,
        State state,
        OrderAttributes attributes,
        Progress progress,
        Instant createdAt,
        Instant updatedAt) {

    /** The record type of orders, as events and histories name what they are about. */
    public static final String RECORD_TYPE = "porting_order";

    /**
     * What the numbers of an order have in common. Carrier and messaging follow the numbers of a draft; nothing else changes.
     *
     * @param carrierName the losing carrier of the first number; in North America of all
     * @param carrierSpid tells losing carriers apart; null where the carrier directory has none
     * @param requirementsVersion the version of its country's requirements that the order was made by, which are asked of it
     *     whatever comes later
     */
    public record Kind(
            String countryCode,
            PhoneNumberType phoneNumberType,
            String carrierName,
            @Nullable String carrierSpid,
            boolean fastPortEligible,
            boolean messagingCapable,
            int requirementsVersion) {

        /** The same of other numbers that go together with these. */
        public Kind of(String otherCarrier, @Nullable String otherSpid, boolean messaging) {
            return new Kind(
                    countryCode,
                    phoneNumberType,
                    otherCarrier,
                    otherSpid,
                    fastPortEligible,
                    messaging,
                    requirementsVersion);
        }

        /** What its country asks for when such numbers are ported, if anything is known of that. */
        public Optional<RequirementRule> requirements(RequirementCatalog catalog) {
            return catalog.rule(countryCode, phoneNumberType.wireName(), "porting", requirementsVersion);
        }

        /** A requirement type as its country has it for this order; what it does not ask for is as its newest version has it. */
        public Optional<RequirementType> requirementType(RequirementCatalog catalog, String typeId) {
            return requirements(catalog)
                    .flatMap(rule -> rule.item(typeId))
                    .map(RequirementRule.Item::type)
                    .or(() -> catalog.type(typeId));
        }

        /** All that may be given for it: letter and invoice at least. */
        public List<RequirementType> requirementTypes(RequirementCatalog catalog) {
            return requirements(catalog)
                    .map(rule -> rule.items().stream()
                            .map(RequirementRule.Item::type)
                            .toList())
                    .orElse(catalog.ofEveryPort());
        }
    }

    /**
     * How far an order is.
     *
     * @param details why the order is in exception, or was when its cancellation was asked for; else empty
     * @param beforeCancel where a refused cancellation leads back to; null outside of cancel-pending
     * @param focActual the time that the losing carrier has confirmed
     * @param supplements what was asked for since the order was submitted
     */
    public record State(
            PortingOrderStatus status,
            List<ExceptionType> details,
            @Nullable PortingOrderStatus beforeCancel,
            @Nullable Instant focActual,
            @Nullable ActivationStatus activation,
            MessagingPortStatus messaging,
            Supplements supplements) {

        static final State DRAFT = new State(
                PortingOrderStatus.DRAFT,
                List.of(),
                null,
                null,
                null,
                MessagingPortStatus.NOT_APPLICABLE,
                Supplements.NONE);

        /** The state in another status, out of any exception. From cancel-pending {@link #back} leads elsewhere. */
        public Transition to(PortingOrderStatus next) {
            boolean undecided = status == PortingOrderStatus.CANCEL_PENDING && next != PortingOrderStatus.CANCELLED;
            return undecided || !status.canBecome(next)
                    ? new Transition.Refused(status)
                    : new Transition.Allowed(
                            new State(next, List.of(), null, focActual, activation, messaging, supplementsIn(next)));
        }

        /** What is over, or has come back, waits for no answer. */
        private Supplements supplementsIn(PortingOrderStatus next) {
            boolean open =
                    next.stage() == PortingOrderStatus.Stage.WITH_CARRIER || next == PortingOrderStatus.CANCEL_PENDING;
            return open ? supplements : supplements.settled();
        }

        /** The state in exception for these reasons. */
        public Transition toException(List<ExceptionType> reasons) {
            return to(PortingOrderStatus.EXCEPTION)
                    .with(next -> new State(
                            next.status,
                            List.copyOf(reasons),
                            null,
                            focActual,
                            activation,
                            messaging,
                            next.supplements));
        }

        /**
         * The state while the cancellation is decided on, which remembers where it came from. It is a supplement unless
         * nobody but us has seen the order.
         */
        public Transition toCancelPending() {
            return to(PortingOrderStatus.CANCEL_PENDING)
                    .with(next -> new State(
                            next.status,
                            details,
                            status,
                            focActual,
                            activation,
                            messaging,
                            status == PortingOrderStatus.IN_PROCESS ? supplements : supplements.cancelling()));
        }

        /** The state as it was before the cancellation was asked for. */
        public Transition back() {
            return beforeCancel == null
                    ? new Transition.Refused(status)
                    : new Transition.Allowed(
                            new State(beforeCancel, details, null, focActual, activation, messaging, supplements));
        }

        public State withFoc(@Nullable Instant time) {
            return new State(status, details, beforeCancel, time, activation, messaging, supplements);
        }

        public State withActivation(@Nullable ActivationStatus other) {
            return new State(status, details, beforeCancel, focActual, other, messaging, supplements);
        }

        public State withMessaging(MessagingPortStatus other) {
            return new State(status, details, beforeCancel, focActual, activation, other, supplements);
        }

        /** With one more supplement, which is open in place of any other. */
        public State asking(SupplementType type) {
            return with(supplements.asking(type));
        }

        /** With no supplement of this type open. */
        public State settled(SupplementType type) {
            return supplements.asksFor(type) ? with(supplements.settled()) : this;
        }

        private State with(Supplements other) {
            return new State(status, details, beforeCancel, focActual, activation, messaging, other);
        }
    }

    /**
     * How much was done of what is to be done about an order's numbers. Whether it is enough, {@link OpenSteps} says.
     *
     * @param verifiedNumbers how many of its numbers were verified by a code
     * @param associatedRanges how many ranges of numbers that stay it says something about
     * @param keptRanges how many of these ranges are to be kept
     * @param completedActions how many of the actions that it needs are completed
     */
    public record Progress(int verifiedNumbers, int associatedRanges, int keptRanges, int completedActions) {
        static final Progress NONE = new Progress(0, 0, 0, 0);

        public Progress withVerified(int numbers) {
            return new Progress(numbers, associatedRanges, keptRanges, completedActions);
        }

        public Progress withAssociated(int ranges, int kept) {
            return new Progress(verifiedNumbers, ranges, kept, completedActions);
        }

        public Progress withOneMoreCompleted() {
            return new Progress(verifiedNumbers, associatedRanges, keptRanges, completedActions + 1);
        }
    }

    /** A new order, which gets its support keys when it is written. */
    public static PortingOrder draft(
            UUID id,
            UUID accountId,
            UUID userId,
            Kind kind,
            int phoneNumbersCount,
            OrderAttributes attributes,
            Instant now) {
        return new PortingOrder(
                id,
                accountId,
                userId,
                1,
                "",
                "",
                kind,
                phoneNumbersCount,
                State.DRAFT,
                attributes,
                Progress.NONE,
                now,
                now);
    }

    /** The new order with the keys that were drawn when it was written. */
    public PortingOrder withKeys(String key, String parentKey) {
        return new PortingOrder(
                id,
                accountId,
                userId,
                version,
                key,
                parentKey,
                kind,
                phoneNumbersCount,
                state,
                attributes,
                progress,
                createdAt,
                updatedAt);
    }

    /** The order after a change, which is later than any change before, also when two fall into one millisecond. */
    public PortingOrder next(State after, OrderAttributes edited, int numbers, Instant now) {
        return next(kind, after, edited, progress, numbers, now);
    }

    /** The order after a change of how far its steps are. */
    public PortingOrder next(Progress made, Instant now) {
        return next(kind, state, attributes, made, phoneNumbersCount, now);
    }

    /** The order after some of its numbers have gone to another one. */
    public PortingOrder next(State after, Progress made, int numbers, Instant now) {
        return next(kind, after, attributes, made, numbers, now);
    }

    /** The draft after its numbers have changed. */
    public PortingOrder next(Kind other, OrderAttributes edited, Progress made, int numbers, Instant now) {
        return next(other, state, edited, made, numbers, now);
    }

    private PortingOrder next(
            Kind other, State after, OrderAttributes edited, Progress made, int numbers, Instant now) {
        return new PortingOrder(
                id,
                accountId,
                userId,
                version + 1,
                supportKey,
                parentSupportKey,
                other,
                numbers,
                after,
                edited,
                made,
                createdAt,
                now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1));
    }

    public PortingOrder next(State after, Instant now) {
        return next(after, attributes, phoneNumbersCount, now);
    }

    /** A new order with some of its numbers, which stands where this one does. */
    public PortingOrder part(UUID partId, String key, State partState, Progress partProgress, int numbers) {
        return new PortingOrder(
                partId,
                accountId,
                userId,
                1,
                key,
                parentSupportKey,
                kind,
                numbers,
                partState,
                attributes,
                partProgress,
                updatedAt,
                updatedAt);
    }

    /** The order as what an event or an entry of a history is about. */
    public Subject subject() {
        return new Subject(RECORD_TYPE, id);
    }

    public PortingOrderStatus status() {
        return state.status();
    }

    /** Why the order is in exception; empty in every other status. */
    public List<ExceptionType> statusDetails() {
        return status() == PortingOrderStatus.EXCEPTION ? state.details() : List.of();
    }

    public @Nullable Instant focActual() {
        return state.focActual();
    }

    /** Its support key; null while it is a draft, of which nobody has been told yet. */
    public @Nullable String shownSupportKey() {
        return isDraft() ? null : supportKey;
    }

    public boolean isDraft() {
        return status() == PortingOrderStatus.DRAFT;
    }

    public RequirementStatus requirementStatus() {
        return RequirementStatus.ofAll(attributes.documents(), attributes.requirements());
    }
}
