package dev.portwright.account;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, for histories.
 *
 * @param userId the user, for changes by users; the person of the desk, for changes by one with a key of their own
 * @param apiKeyId the key the user showed
 * @param requestId the request it was asked for with; null for what happens by itself
 */
public record Actor(
        Type type,
        @Nullable UUID userId,
        @Nullable UUID apiKeyId,
        @Nullable String requestId) {

    /** The kinds of those who act. */
    public enum Type {
        USER,
        /** Whose numbers they are, by a link that the owner of the order has given. */
        END_CUSTOMER,
        /** The porting desk. */
        OPERATOR,
        /** The losing carrier, where a program speaks for it. */
        CARRIER,
        /** What the product does by itself when its time has come. */
        SYSTEM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind of a word.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Type of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public static final Actor SYSTEM = new Actor(Type.SYSTEM, null, null, null);

    public static final Actor CARRIER = new Actor(Type.CARRIER, null, null, null);

    public static Actor user(Caller caller, @Nullable String requestId) {
        return new Actor(Type.USER, caller.userId(), caller.apiKeyId(), requestId);
    }

    /** The end customer, by a correction link. */
    public static Actor endCustomer(@Nullable String requestId) {
        return new Actor(Type.END_CUSTOMER, null, null, requestId);
    }

    /**
     * The desk.
     *
     * @param operatorId who of it, where that is known: in the place of a user
     */
    public static Actor operator(@Nullable UUID operatorId, @Nullable String requestId) {
        return new Actor(Type.OPERATOR, operatorId, null, requestId);
    }
}
