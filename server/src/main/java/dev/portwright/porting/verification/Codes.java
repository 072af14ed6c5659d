package dev.portwright.porting.verification;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Makes codes: digits that nobody can foresee, unless a sandbox wants to. */
@ApplicationScoped
class Codes {
    static final int DIGITS = 6;
    private static final int HOW_MANY = 1_000_000;

    private final SecureRandom random = new SecureRandom();
    private final FixedCodes fixed;

    Codes(FixedCodes fixed) {
        this.fixed = fixed;
    }

    /** True when the text, without blanks and dashes, can be a code. */
    static boolean isOne(String text) {
        return text.length() == DIGITS && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    /** A code for the number. */
    String next(String phoneNumber) {
        return fixed.of(phoneNumber).orElseGet(() -> {
            String digits = Integer.toString(random.nextInt(HOW_MANY));
            return "0".repeat(DIGITS - digits.length()) + digits;
        });
    }
}
