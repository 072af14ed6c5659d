package dev.portwright.testkit;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers that no other test of this JVM has used: a number is in one submitted order of a server at a time. All of
 * them are of one carrier and can be ported together; none calls for an outcome of the sandbox by its last digits.
 */
public final class PhoneNumbers {
    private static final int BLOCK = 9_000;
    private static final int FIRST_AREA = 200;

    private static final AtomicInteger NEXT = new AtomicInteger();

    private PhoneNumbers() {}

    /** The next one: a US local number. */
    public static String next() {
        int next = NEXT.getAndIncrement();
        return "+1303%03d%04d".formatted(FIRST_AREA + next / BLOCK, next % BLOCK);
    }

    /** The next ones. */
    public static String[] next(int count) {
        String[] numbers = new String[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = next();
        }
        return numbers;
    }
}
