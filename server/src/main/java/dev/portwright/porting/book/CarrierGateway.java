package dev.portwright.porting.book;

import dev.portwright.porting.order.PortingOrderStatus;
import java.util.Locale;

/**
 * Whoever plays the losing carrier. It is asked here and answers, now or in three weeks, through the counterparty's verbs.
 */
public interface CarrierGateway {

    /** What the losing carrier is asked for. */
    enum Request {
        /** To look at an order that was submitted for the first time: it is in-process. */
        NEW_ORDER,
        /** To look again at an order that was corrected: it is submitted. */
        RESUBMISSION,
        /** To accept another FOC date, {@code foc_datetime_requested}, for an order it already works on. */
        NEW_DATE,
        /** To have something otherwise of the end user, for an order it already works on. */
        CHANGE,
        /** To let go of an order: it is cancel-pending. */
        CANCELLATION,
        /** To let text messages for the numbers of an order follow, now that it is ported. */
        MESSAGING,
        /** To activate the numbers of an order that is foc-date-confirmed: their time has come, or their owner says so. */
        ACTIVATION;

        /** The word on the wire and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The request of a word.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Request of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Asks the carrier. What this writes commits with the change that led to it, or not at all; an answer must not be
     * given before that.
     */
    void ask(HeldOrder held, Request request);

    /**
     * True when the numbers of the order are not activated by themselves: whoever this is is asked for {@link
     * Request#ACTIVATION} when the time has come, and says when they have moved.
     */
    default boolean activatesByHand(HeldOrder held) {
        return false;
    }

    /** Tells the carrier, in the transaction of the change, that what it was asked for last is not wanted any more. */
    default void takeBack(HeldOrder held, Request request) {}

    /**
     * Tells the carrier, in the transaction of the change, that people of the desk have decided about an order: something that
     * it was asked for and that the decision does not answer may have been hidden by what is answered now.
     */
    default void decided(HeldOrder held) {}

    /**
     * Tells the carrier, in the transaction of the change, that an order came into another status, whoever brought it
     * there: what was asked before may need no answer any more. What is asked in the new status is asked after this.
     */
    default void moved(HeldOrder held) {}

    /**
     * Tells the carrier, in the transaction of the change, that numbers of an order it has seen are now on an order of
     * their own, which stands where the other one does. Unless the carrier knows better, it is asked for the new order
     * what it is asked for others in this status.
     */
    default void split(HeldOrder from, HeldOrder part) {
        if (part.order().status() == PortingOrderStatus.IN_PROCESS) {
            ask(part, Request.NEW_ORDER);
        } else if (part.order().status() == PortingOrderStatus.SUBMITTED) {
            ask(part, Request.RESUBMISSION);
        }
    }
}
