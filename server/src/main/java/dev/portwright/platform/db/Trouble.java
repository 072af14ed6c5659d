package dev.portwright.platform.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What ails the database when a statement fails through no fault of the statement, so that trying again may help. */
public enum Trouble {
    /** It cannot be reached, is starting or stopping, or does not answer. */
    AWAY,
    /** It takes no changes: a standby, or a server that was told so. */
    READ_ONLY,
    DISK_FULL,
    /** No connection came free in time. */
    CROWDED,
    /** The account already uses its share of the connections, and none of them came free in time. */
    ACCOUNT_CROWDED,
    /** A row or another lock stayed with somebody else for longer than anybody waits. */
    LOCKED,
    /** Transactions came into each other's way, and this one was undone. */
    COLLISION,
    /** A statement took longer than any may. */
    TOO_SLOW;

    private static final String NO_SPACE = "No space left on device";

    /** True for what concerns everybody, not only one request: the database is watched for it. */
    public boolean isOutage() {
        return this == AWAY || this == READ_ONLY || this == DISK_FULL;
    }

    /** Answers null when the statement itself is to blame. */
    static @Nullable Trouble of(SQLException e) {
        if (e instanceof RefusedException refused) {
            return refused.trouble();
        }
        String state = e.getSQLState();
        // The pool gives no state when it got no connection.
        if (state == null) {
            return AWAY;
        }
        return switch (state) {
            case "25006" -> READ_ONLY;
            case "25P03" -> AWAY;
            case "40001", "40P01" -> COLLISION;
            case "53100" -> DISK_FULL;
            case "55P03" -> LOCKED;
            case "57014" -> TOO_SLOW;
            default -> ofClass(state, String.valueOf(e.getMessage()));
        };
    }

    private static @Nullable Trouble ofClass(String state, String message) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "28", "3D", "57" -> AWAY;
            case "53" -> CROWDED;
            case "58", "XX" -> message.contains(NO_SPACE) ? DISK_FULL : null;
            default -> null;
        };
    }

    /** True when the connection is of no use any more, though the driver may still think it open. */
    static boolean spoilsTheConnection(SQLException e) {
        Trouble trouble = of(e);
        return trouble == AWAY || trouble == READ_ONLY;
    }
}
