package dev.portwright.requirement;

import dev.portwright.platform.problem.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value must be like to be accepted. What is said of texts the server checks itself; what is said of documents and
 * addresses is for the people who look at them.
 *
 * @param maxAgeDays how many days old a document may be
 * @param signature {@code wet} when a document must be signed by hand, {@code electronic} when that need not be
 * @param addressScope where an address must lie: {@code same_city}, {@code same_area_code}, {@code national} or {@code any}
 * @param language ISO 639-1 code of the language that a document must be written in
 * @param statesPortDate true when a document must name the date wanted
 * @param minLength fewest characters of a text
 * @param maxLength most characters of a text
 * @param pattern a regular expression that a text must match as a whole
 * @param characters all characters that a text may have
 * @param allowedValues all texts that will do; null when there are others
 * @param caseSensitive false when the pattern does not tell small letters from capital ones; null when it does
 */
public record AcceptanceCriteria(
        @Nullable Integer maxAgeDays,
        @Nullable String signature,
        @Nullable String addressScope,
        @Nullable String language,
        @Nullable Boolean statesPortDate,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        @Nullable String characters,
        @Nullable List<String> allowedValues,
        @Nullable Boolean caseSensitive) {

    /** Why a text will not do, in a sentence that says what will. */
    public record Fault(ProblemCode code, String detail) {}

    /**
     * What is wrong with a text, if anything.
     *
     * @param example a text that will do, to be told
     */
    Optional<Fault> fault(String text, String example) {
        if (text.isBlank()) {
            return Optional.of(
                    new Fault(ProblemCode.STRING_LENGTH, "The value is blank. Give one such as " + example + "."));
        }
        if (allowedValues != null && !allowedValues.contains(text)) {
            return Optional.of(new Fault(
                    ProblemCode.INVALID_ENUM, "The value must be one of " + String.join(", ", allowedValues) + "."));
        }
        int length = text.codePointCount(0, text.length());
        if ((minLength != null && length < minLength) || (maxLength != null && length > maxLength)) {
            return Optional.of(new Fault(
                    ProblemCode.STRING_LENGTH, "The value must have " + lengths() + ", as " + example + " has."));
        }
        if (hasOthersThan(characters, text) || !matches(text)) {
            return Optional.of(new Fault(
                    ProblemCode.UNPROCESSABLE,
                    "The value does not have the form that is asked for, such as " + example + "."));
        }
        return Optional.empty();
    }

    private static boolean hasOthersThan(@Nullable String known, String text) {
        return known != null && text.codePoints().anyMatch(c -> known.indexOf(c) < 0);
    }

    private boolean matches(String text) {
        int flags = Boolean.FALSE.equals(caseSensitive) ? Pattern.CASE_INSENSITIVE : 0;
        return pattern == null || Pattern.compile(pattern, flags).matcher(text).matches();
    }

    /** What a document or an address must be like, in sentences that each begin with a blank; of texts their description says it. */
    String inWords() {
        StringBuilder words = new StringBuilder();
        if (maxAgeDays != null) {
            words.append(" No more than ").append(maxAgeDays).append(" days old.");
        }
        if (isSignedByHand()) {
            words.append(" Signed by hand.");
        }
        if (language != null) {
            words.append(" In ")
                    .append(Locale.of(language).getDisplayLanguage(Locale.ENGLISH))
                    .append('.');
        }
        if (Boolean.TRUE.equals(statesPortDate)) {
            words.append(" It names the date wanted.");
        }
        return words.toString();
    }

    /** Whether a document must have a signature on paper. */
    public boolean isSignedByHand() {
        return "wet".equals(signature);
    }

    private String lengths() {
        if (minLength != null && minLength.equals(maxLength)) {
            return minLength + " characters";
        }
        if (minLength == null) {
            return "at most " + maxLength + " characters";
        }
        return maxLength == null
                ? "at least " + minLength + " characters"
                : minLength + " to " + maxLength + " characters";
    }
}
