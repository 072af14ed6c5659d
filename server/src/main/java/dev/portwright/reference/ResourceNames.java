package dev.portwright.reference;

import dev.portwright.platform.db.SqlText;
import java.util.UUID;

/**
 * What resources are called, as parts of statements: for lists that show the names of what their entries name, and are looked
 * through and sorted by them. Whoever has the resources implements it as a bean. A resource that lives elsewhere has no name here.
 */
public interface ResourceNames {
    /**
     * A query in brackets of one name; no row when there is none.
     *
     * @param kind as in {@link Reference}
     * @param account the id of the account, in SQL
     * @param id the id in small letters, in SQL
     */
    SqlText nameOf(String kind, SqlText account, SqlText id);

    /** A query in brackets of all resources of a kind that the account has, with the columns {@code id} and {@code name}. */
    SqlText all(String kind, UUID accountId);
}
