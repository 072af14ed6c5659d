package dev.portwright.reference;

/** The kinds of resources that an order may name. Constant names in lower case are the wire's words. */
public enum ReferenceKind {
    DOCUMENT,
    BILLING_GROUP,
    CONNECTION,
    EMERGENCY_ADDRESS,
    MESSAGING_PROFILE;

    /** The word on the wire and in the database, such as {@code billing_group}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
