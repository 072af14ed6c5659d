package dev.portwright.platform.db;

/**
 * How the database is.
 *
 * @param reason a few words for the log; may hold what the server said, so it is not for clients
 * @param full true when its disk is or was full, also when it went away for that
 */
record DatabaseState(Kind kind, String reason, boolean full) {
    static final DatabaseState UP = new DatabaseState(Kind.UP, "", false);

    /** What a request meets that finds the database away. */
    Trouble trouble() {
        return full ? Trouble.DISK_FULL : Trouble.AWAY;
    }

    /** As readiness shows it. */
    String text() {
        return full ? Kind.DISK_FULL.text : kind.text;
    }

    enum Kind {
        UP("up"),
        /** It answers, but takes no changes. */
        READ_ONLY("read-only"),
        /** It answers, but its disk is full. */
        DISK_FULL("disk full"),
        /** It cannot be reached or does not answer. */
        AWAY("does not answer");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
