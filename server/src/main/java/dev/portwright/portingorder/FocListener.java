package dev.portwright.portingorder;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Hears of confirmed dates, in the transaction that confirms them, with the order's row locked. */
public interface FocListener {
    /** The order is foc-date-confirmed, for the first time, with another date, or again after a cancellation was refused. */
    void confirmed(Connection connection, PortingOrder order, Instant foc) throws SQLException;

    /** True once the numbers of the order are being activated at its date: then it is neither moved nor split. */
    boolean hasBegun(Connection connection, PortingOrder order) throws SQLException;

    /** Every number of the order is here, by the activation itself or because people say so. */
    void ported(Connection connection, PortingOrder order) throws SQLException;

    /** The order will not be ported at the date that was confirmed: it is in exception, or cancelled. */
    void withdrawn(Connection connection, PortingOrder order) throws SQLException;
}
