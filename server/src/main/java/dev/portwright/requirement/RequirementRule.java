package dev.portwright.requirement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that a country asks for when numbers of one kind are ported, or ordered.
 *
 * @param id names the rule in all its versions
 * @param action {@code porting} or {@code ordering}
 * @param version of the country's rules
 * @param firstFrom the day from which the first version with this rule is in force
 * @param effectiveFrom the day from which this version is in force, in UTC
 * @param effectiveUntil the day from which the next version is; null for the last one
 * @param confidence {@code high}, or {@code low} where little could be found out
 * @param items in the order in which a form asks for them
 */
public record RequirementRule(
        UUID id,
        String countryCode,
        String phoneNumberType,
        String action,
        int version,
        LocalDate firstFrom,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        String confidence,
        List<Item> items) {

    /**
     * One thing that is asked for.
     *
     * @param mandatory whether everybody has to give it, or everybody whom {@code when} holds for
     * @param when null when it is asked for in any case
     */
    public record Item(
            RequirementType type,
            boolean mandatory,
            @Nullable Condition when) {

        /** True when it has to be given whatever is given for the others. */
        public boolean isAlwaysNeeded() {
            return mandatory && when == null;
        }

        /** True when it has to be given, by what is given for the others. */
        public boolean isNeeded(Function<String, @Nullable String> valueOfType) {
            return mandatory && (when == null || when.is().equals(valueOfType.apply(when.type())));
        }
    }

    /** That the requirement of the type with this id has this value. */
    public record Condition(String type, String is) {}

    /** What the rule says of the type, if it asks for that. */
    public Optional<Item> item(String typeId) {
        String id = typeId.toLowerCase(Locale.ROOT);
        return items.stream().filter(item -> item.type().id().equals(id)).findFirst();
    }

    /** The same for what was begun before there were any rules: everything may be given, and nothing has to be. */
    RequirementRule withNothingMandatory() {
        return new RequirementRule(
                id,
                countryCode,
                phoneNumberType,
                action,
                0,
                firstFrom,
                effectiveFrom,
                effectiveUntil,
                confidence,
                items.stream().map(item -> new Item(item.type(), false, null)).toList());
    }
}
