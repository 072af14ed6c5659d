package dev.portwright.account;

import java.util.Optional;

/** Knows keys that open a part of an account. A bean. */
public interface SharedKeys {
    /** True for what was issued as such a key here, whether or not it opens anything now; asks no database. */
    boolean isOne(String key);

    /** Whose such a key is, with the {@link Share} that it opens; empty when it opens nothing any more. */
    Optional<Caller> caller(String key);
}
