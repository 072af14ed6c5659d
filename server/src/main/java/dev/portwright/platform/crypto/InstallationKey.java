package dev.portwright.platform.crypto;

import dev.portwright.platform.db.SharedLocks;
import dev.portwright.platform.db.Tx;
import java.util.Optional;
import java.util.function.Function;

/**
 * How keys of the installation come about: each is made by the first server that needs it, and read by all. Who begins at
 * the same time waits, and reads what the other one has made.
 */
public final class InstallationKey {
    /** The purpose of the turns in which keys are made. */
    private static final int MAKING = 2081;

    private InstallationKey() {}

    /**
     * Reads a key or, where there is none, makes it.
     *
     * @param name of the kind of key
     * @param make also writes it, sealed
     */
    public static <K> K readOrMake(Tx tx, String name, Function<Tx, Optional<K>> read, Function<Tx, K> make) {
        turn(tx, name);
        return read.apply(tx).orElseGet(() -> make.apply(tx));
    }

    /** Keeps others who make or change keys of this kind waiting until the transaction ends. */
    public static void turn(Tx tx, String name) {
        SharedLocks.turn(tx, MAKING, name);
    }
}
