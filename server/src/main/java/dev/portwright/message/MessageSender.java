package dev.portwright.message;

/**
 * Sends the messages of one medium: a bean. There is one for mail, {@link SmtpSender}. To send text messages or to have
 * messages read out on the telephone, write one here that calls your provider. Called on any thread, by one at a time.
 */
interface MessageSender {
    Medium medium();

    /** False when the settings do not say how. */
    boolean isReady();

    /**
     * Opens a line on which messages can be sent one after the other.
     *
     * @throws Unreachable when there is nobody to give them to
     */
    Line open();

    /** A connection. */
    interface Line extends AutoCloseable {
        /**
         * Returns once the message was taken.
         *
         * @throws Refused when it was not, while others may be
         * @throws Unreachable when the connection is lost, before the message or amid it
         */
        void send(Message message);

        @Override
        void close();
    }

    /** Nobody takes any message at present. */
    final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;
        private final boolean amid;

        /** @param reason for the log: no address, no text of a message */
        Unreachable(String reason) {
            this(reason, false);
        }

        private Unreachable(String reason, boolean amid) {
            super(reason, null, false, false);
            this.reason = reason;
            this.amid = amid;
        }

        /** The connection was lost while a message was sent. */
        static Unreachable amid(String reason) {
            return new Unreachable(reason, true);
        }

        /** True when nobody knows whether the message was taken. */
        boolean isAmid() {
            return amid;
        }

        String reason() {
            return reason;
        }
    }

    /** This message was not taken. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean forGood;
        private final String reason;

        /**
         * @param forGood whether it would be refused again
         * @param reason for the log: no address, no text of a message
         */
        Refused(boolean forGood, String reason) {
            super(reason, null, false, false);
            this.forGood = forGood;
            this.reason = reason;
        }

        String reason() {
            return reason;
        }

        boolean isForGood() {
            return forGood;
        }
    }
}
