package dev.portwright.porting.book;

import java.time.Instant;

/** Hears of confirmed dates, in the transaction that confirms them. */
public interface FocListener {
    /** The order is foc-date-confirmed, for the first time, with another date, or again after a cancellation was refused. */
    void confirmed(HeldOrder held, Instant foc);

    /**
     * {@link CarrierGateway#activatesByHand} answers something else for the order from now on. What is scheduled at a date
     * that is confirmed follows.
     *
     * @throws dev.portwright.platform.problem.ApiException 422 when the numbers are being activated already, or can no longer be by themselves
     */
    void activatedOtherwise(HeldOrder held);

    /** True once the numbers of the order are being activated at its date: then it is neither moved nor split. */
    boolean hasBegun(HeldOrder held);

    /** Every number of the order is here, by the activation itself or because people say so. */
    void ported(HeldOrder held);

    /** The order will not be ported at the date that was confirmed: it is in exception, or cancelled. */
    void withdrawn(HeldOrder held);
}
