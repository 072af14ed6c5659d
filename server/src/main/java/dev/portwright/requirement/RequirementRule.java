package dev.portwright.requirement;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * @param sources what the version was taken from
 * @param form which numbers one letter of authorization can be for; null where nothing is known of that
 * @param steps what is done about the numbers before an order is submitted
 * @param actions what a person does before an order is submitted, and others decide on
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
        List<Source> sources,
        @Nullable Form form,
        List<AdditionalStep> steps,
        List<Action> actions,
        List<Item> items) {

    /**
     * Something that a person does.
     *
     * @param type the id of the requirement type that it belongs to
     */
    public record Action(ActionType action, String type) {}

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

        /**
         * True when it has to be given, by what is given for the others. What only some numbers need is needed once the rule
         * is one {@link RequirementRule#of of numbers} that do.
         */
        public boolean isNeeded(Function<String, @Nullable String> valueOfType) {
            return mandatory
                    && switch (when) {
                        case null -> true;
                        case Condition.ValueIs(String type, String is) -> is.equals(valueOfType.apply(type));
                        case Condition.OfNumbers _ -> false;
                    };
        }
    }

    /** When something has to be given that not everybody has to give. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Condition.ValueIs.class), @JsonSubTypes.Type(Condition.OfNumbers.class)})
    public sealed interface Condition {
        /** That the requirement of the type with this id has this value. */
        record ValueIs(String type, String is) implements Condition {}

        /**
         * That it is about a number that begins so; of others it is not asked for at all.
         *
         * @param numberBeginsWith beginnings of +E.164
         */
        record OfNumbers(List<String> numberBeginsWith) implements Condition {
            boolean holdsFor(Collection<String> numbers) {
                return numbers.stream()
                        .anyMatch(number -> numberBeginsWith.stream().anyMatch(number::startsWith));
            }
        }
    }

    /**
     * What a version was taken from.
     *
     * @param kind {@code carrier_guide}, {@code regulator} or {@code law}
     * @param title what was read
     * @param url where, if that is known
     * @param readOn the day
     */
    public record Source(
            String kind, String title, @Nullable String url, LocalDate readOn) {}

    /**
     * Which numbers one letter of authorization can be for.
     *
     * @param oneCarrier true when all are of one losing carrier
     * @param oneAreaCode true when all have one area code
     * @param mostNumbers how many may be no range without gaps; null when that does not matter
     * @param tens true when of ten numbers that differ in the last digit one is ported or all
     */
    public record Form(
            @Nullable Boolean oneCarrier,
            @Nullable Boolean oneAreaCode,
            @Nullable Integer mostNumbers,
            @Nullable Boolean tens) {}

    /** What the rule says of the type, if it asks for that. */
    public Optional<Item> item(String typeId) {
        String id = typeId.toLowerCase(Locale.ROOT);
        return items.stream().filter(item -> item.type().id().equals(id)).findFirst();
    }

    /** Whether a letter of authorization that it asks for is signed by hand on paper. */
    public boolean letterIsSignedByHand() {
        return items.stream()
                .map(Item::type)
                .anyMatch(type -> type.isLoa() && type.criteria().isSignedByHand());
    }

    /** The rule as it is for one number. */
    public RequirementRule of(String number) {
        return of(() -> List.of(number));
    }

    /**
     * The rule as it is for these numbers together: without what is only asked of others.
     *
     * @param numbers +E.164; asked for when it depends on them
     */
    public RequirementRule of(Supplier<? extends Collection<String>> numbers) {
        if (items.stream().noneMatch(item -> item.when() instanceof Condition.OfNumbers)) {
            return this;
        }
        Collection<String> all = numbers.get();
        return with(
                version,
                steps,
                actions,
                items.stream()
                        .filter(item -> !(item.when() instanceof Condition.OfNumbers some) || some.holdsFor(all))
                        .map(item -> item.when() instanceof Condition.OfNumbers
                                ? new Item(item.type(), item.mandatory(), null)
                                : item)
                        .toList());
    }

    /** The same for what was begun before there were any rules: everything may be given, and nothing has to be, or be done. */
    RequirementRule withNothingMandatory() {
        return with(
                RequirementCatalog.NO_VERSION,
                List.of(),
                List.of(),
                items.stream().map(item -> new Item(item.type(), false, null)).toList());
    }

    private RequirementRule with(
            int otherVersion, List<AdditionalStep> otherSteps, List<Action> otherActions, List<Item> others) {
        return new RequirementRule(
                id,
                countryCode,
                phoneNumberType,
                action,
                otherVersion,
                firstFrom,
                effectiveFrom,
                effectiveUntil,
                confidence,
                sources,
                form,
                otherSteps,
                otherActions,
                others);
    }
}
