package dev.portwright.phonenumber;

import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as somebody looks for them, in any way of writing them: see {@link NumberReader}. Here nothing is guessed at
 * either: what can be read in several ways finds all of them. Whether a number is valid does not matter, since what was
 * valid once is kept.
 */
public final class NumberFilter {
    /** Countries in whose way of writing numbers a text without country code is read. North America is one of them. */
    private static final List<String> COUNTRIES = List.of(
            "US", "MX", "BR", "GB", "DE", "NL", "FR", "ES", "IT", "IE", "AT", "BE", "CH", "PT", "PL", "SE", "NO", "DK",
            "FI", "AU", "NZ", "JP");

    private static final List<String> BEFORE_A_NUMBER = List.of("00", "011", "0");
    private static final int FEWEST_DIGITS = 3;

    /** How many digits of a number, together, make a group of its index. */
    private static final int GROUP = 4;

    private static final SqlText WITH_ALL =
            SqlText.of("(digit_groups({column}) @> {groups} AND {column} LIKE {pattern})");
    private static final SqlText WITH_ONE =
            SqlText.of("(digit_groups({column}) && {groups} AND {column} LIKE {pattern})");

    private NumberFilter() {}

    /**
     * The numbers, as +E.164, that may be meant by a number as a whole. A plus sign that was left out, or came as a blank
     * because it was not encoded, is one of the ways.
     *
     * @param parameter the name of the filter, for the problem
     * @throws ApiException 422 (10002) when no number can be meant
     */
    public static List<String> whole(String parameter, String text) {
        WrittenText written = understood(parameter, text);
        Set<String> meant = new LinkedHashSet<>();
        addInternational(written, 0, meant);
        if (!written.plus()) {
            if (written.digits().startsWith("00")) {
                addInternational(written, 2, meant);
            }
            COUNTRIES.forEach(country -> add(PhoneNumbers.understand(written.digits(), country), meant));
        }
        if (meant.isEmpty()) {
            throw refused(parameter, "The value is no phone number as a whole, such as +13035550000.");
        }
        return List.copyOf(meant);
    }

    /**
     * The condition that a column, which has numbers as +E.164, holds what {@link #patterns} says. It is found by an index on
     * {@code digit_groups} of the column.
     *
     * @param parameter the name of the filter, for the problem
     * @throws ApiException 422 (10002) as {@link #patterns} does
     */
    public static SqlText part(String parameter, String text, SqlText column) {
        List<SqlText> any = patterns(parameter, text).stream()
                .map(pattern -> {
                    String digits = pattern.replaceAll("[^0-9]", "");
                    return (digits.length() < GROUP ? WITH_ONE : WITH_ALL)
                            .with("column", column)
                            .with("groups", "int", groups(digits))
                            .with("pattern", pattern);
                })
                .toList();
        return SqlText.of("({any})").with("any", SqlText.joined(" OR ", any));
    }

    /** The groups that a number with these digits has: each of them, or one of them where they are too few for a group. */
    private static Set<Integer> groups(String digits) {
        Set<Integer> groups = new LinkedHashSet<>();
        for (int place = 0; place + GROUP <= digits.length(); place++) {
            groups.add(Integer.valueOf(digits.substring(place, place + GROUP)));
        }
        for (int digit = 0; digits.length() < GROUP && digit < 10; digit++) {
            groups.add(Integer.valueOf(digits + digit));
            groups.add(Integer.valueOf(digit + digits));
        }
        return groups;
    }

    /**
     * Patterns of LIKE for the numbers, kept as +E.164, that contain these digits or, with a plus sign before them, begin
     * with them. A number that is written in the way of its country is found too: a trunk zero or an international prefix
     * before it may be missing in what is found.
     *
     * @param parameter the name of the filter, for the problem
     * @throws ApiException 422 (10002) for less than three digits, and for characters that no number has
     */
    static List<String> patterns(String parameter, String text) {
        WrittenText written = understood(parameter, text);
        String digits = written.withoutBracketedZero().orElse(written.digits());
        if (digits.length() < FEWEST_DIGITS) {
            throw refused(parameter, "Give at least three digits of the number to look for.");
        }
        if (written.plus()) {
            return List.of("+" + digits + "%");
        }
        Set<String> patterns = new LinkedHashSet<>();
        patterns.add("%" + digits + "%");
        for (String before : BEFORE_A_NUMBER) {
            if (digits.startsWith(before) && digits.length() >= before.length() + FEWEST_DIGITS) {
                patterns.add("%" + digits.substring(before.length()) + "%");
            }
        }
        return List.copyOf(patterns);
    }

    private static WrittenText understood(String parameter, String text) {
        WrittenText written = WrittenText.of(text);
        if (written.foreign() != null) {
            throw refused(
                    parameter,
                    "A phone number cannot hold " + new PhoneNumberReading.Unreadable(written.foreign()).named()
                            + ". Give digits, with a plus sign before a country code if you like.");
        }
        return written;
    }

    private static void addInternational(WrittenText written, int from, Set<String> meant) {
        String international = "+" + written.digits().substring(from);
        if (PhoneNumbers.isE164(international)) {
            meant.add(international);
        }
        add(PhoneNumbers.understand(international, null), meant);
        written.withoutBracketedZero()
                .ifPresent(digits -> add(PhoneNumbers.understand("+" + digits.substring(from), null), meant));
    }

    private static void add(@Nullable PhoneNumber number, Set<String> meant) {
        if (number != null && PhoneNumbers.util().isPossibleNumber(number)) {
            String e164 = PhoneNumbers.e164(number);
            if (PhoneNumbers.isE164(e164)) {
                meant.add(e164);
            }
        }
    }

    private static ApiException refused(String parameter, String detail) {
        return new ApiException(ProblemCode.INVALID_PHONE_NUMBER.in(parameter, detail));
    }
}
