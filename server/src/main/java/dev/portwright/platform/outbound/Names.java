package dev.portwright.platform.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Finds the addresses of host names. */
@FunctionalInterface
interface Names extends AutoCloseable {
    /**
     * All addresses of a name, those to be tried first before the others. Does not block; fails when there is none or
     * nobody says so.
     */
    CompletableFuture<List<InetAddress>> addresses(String name);

    @Override
    default void close() {}
}
