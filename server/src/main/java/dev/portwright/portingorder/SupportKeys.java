package dev.portwright.portingorder;

/** Makes the keys that people read to each other on the phone. */
final class SupportKeys {
    private static final int SIX_DIGITS = 1 << 24;

    /** Odd, so that multiplying by it permutes the 24-bit numbers: neighbours look nothing alike, none repeats. */
    private static final long SCATTER = 0x9E3779B1L;

    private SupportKeys() {}

    static String order(long number) {
        return "sr_" + digits(number);
    }

    static String parent(long number) {
        return "pr_" + digits(number);
    }

    /** Six hexadecimal digits, distinct for 16,777,216 numbers in a row; then they repeat. */
    private static String digits(long number) {
        long scattered = (number * SCATTER) & (SIX_DIGITS - 1);
        return String.format("%06x", scattered);
    }
}
