package dev.portwright.reference;

/** The words for kinds of resources that an order may name, on the wire and in the database. */
public final class ReferenceKind {
    public static final String DOCUMENT = "document";
    public static final String BILLING_GROUP = "billing_group";
    public static final String CONNECTION = "connection";
    public static final String EMERGENCY_ADDRESS = "emergency_address";
    public static final String MESSAGING_PROFILE = "messaging_profile";

    private ReferenceKind() {}
}
