package dev.portwright.requirement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema {@code AcceptanceCriteria}: only what is asked for stands in it, but the list of values always does. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CriteriaJson(
        List<String> acceptableValues,
        @Nullable String timeLimit,
        @Nullable String localityLimit,
        @Nullable Object minLength,
        @Nullable Object maxLength,
        @Nullable String regex,
        @Nullable String acceptableCharacters,
        @Nullable Object caseSensitive,
        @Nullable String signature,
        @Nullable String language,
        @Nullable Boolean statesPortDate,
        @Nullable String fieldType) {

    public static CriteriaJson of(AcceptanceCriteria criteria) {
        return new CriteriaJson(
                criteria.allowedValues() == null ? List.of() : criteria.allowedValues(),
                criteria.maxAgeDays() == null ? null : "Not older than " + criteria.maxAgeDays() + " days",
                criteria.addressScope() == null ? null : locality(criteria.addressScope()),
                criteria.minLength(),
                criteria.maxLength(),
                criteria.pattern(),
                criteria.characters(),
                criteria.caseSensitive(),
                criteria.signature(),
                criteria.language(),
                criteria.statesPortDate(),
                null);
    }

    /**
     * The same as lists of regulatory requirements have it, where numbers and truth values are texts.
     *
     * @param fieldType what is given, where that stands among the criteria too
     */
    public static CriteriaJson inWords(AcceptanceCriteria criteria, @Nullable String fieldType) {
        CriteriaJson json = of(criteria);
        return new CriteriaJson(
                json.acceptableValues,
                json.timeLimit,
                json.localityLimit,
                word(json.minLength),
                word(json.maxLength),
                json.regex,
                json.acceptableCharacters,
                word(json.caseSensitive),
                json.signature,
                json.language,
                json.statesPortDate,
                fieldType);
    }

    private static @Nullable String word(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String locality(String scope) {
        return switch (scope) {
            case "same_city" -> "In the city that the numbers belong to";
            case "same_area_code" -> "In the area of the numbers' area code";
            case "national" -> "In the country that the numbers belong to";
            default -> "Anywhere";
        };
    }
}
