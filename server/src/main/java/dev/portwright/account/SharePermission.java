package dev.portwright.account;

import java.util.Optional;

/** What whoever has a sharing token may do with the documents of its order. Declared in the order in which they are told. */
public enum SharePermission {
    /** List, see and download them. */
    READ("porting_order.document.read"),
    /** Upload others and add them. */
    UPDATE("porting_order.document.update");

    private final String word;

    SharePermission(String word) {
        this.word = word;
    }

    /** The word on the wire and in the database. */
    public String word() {
        return word;
    }

    /** The permission of a word, if it is one. */
    public static Optional<SharePermission> of(String word) {
        for (SharePermission permission : values()) {
            if (permission.word.equals(word)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
