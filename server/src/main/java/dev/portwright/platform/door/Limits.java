package dev.portwright.platform.door;

import java.time.Duration;

/**
 * How much the door lets be. Times are of the machine.
 *
 * @param connections open at the same time
 * @param head from the first byte of a request's head, or from the beginning of the connection, to the head's end; without a
 *     byte of the body
 * @param rate bytes of a body a second, on the average once {@code head} is over
 * @param keepAlive between the end of an answer and the next request
 * @param stall without the client taking a byte of its answer
 * @param linger for a client to read its answer when the rest of its request is not wanted
 * @param unread bytes of answers that clients have not taken yet, of all connections together
 * @param pipelined requests that wait on a connection for the answer of the one before them
 */
public record Limits(
        int connections,
        Duration head,
        long rate,
        Duration keepAlive,
        Duration stall,
        Duration linger,
        long unread,
        int pipelined) {

    /** What is right where memory is what the start script gives. */
    public static final Limits USUAL = new Limits(
            1_000,
            Duration.ofSeconds(15),
            16_384,
            Duration.ofSeconds(75),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            32L << 20,
            16);

    /** The same with another number of connections. */
    public Limits withConnections(int number) {
        return new Limits(number, head, rate, keepAlive, stall, linger, unread, pipelined);
    }
}
