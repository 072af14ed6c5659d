package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.foc.FocCalendar;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortType;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.RequirementStatus;
import dev.portwright.porting.order.RequirementValues;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.requirement.RequirementType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every country and kind of number that the data files know: an order for which everything is given can be confirmed,
 * and whatever is left out of it is named, and nothing else.
 */
class RequirementsOfCountriesTest {
    private static final Instant NOW = Instant.parse("2026-06-10T10:00:00Z");
    private static final RequirementCatalog CATALOG = new RequirementCatalog();
    private static final ConfirmRules RULES =
            new ConfirmRules(new FocCalendar(), CATALOG, Clock.fixed(NOW, ZoneOffset.UTC));
    private static final UUID DOCUMENT = UUID.fromString("64ffb720-04c7-455b-92d6-20fcca92e935");

    /** What a rule asks for of those who give these values, each the example of its type unless it is chosen. */
    record Form(RequirementRule rule, @Nullable RequirementType chosen, String choice, String beginning) {
        static Form of(RequirementRule rule) {
            return new Form(rule, null, "", "");
        }

        String value(RequirementType type) {
            if (type.equals(chosen)) {
                return choice;
            }
            return type.takesText() ? type.example() : DOCUMENT.toString();
        }

        /** The types that have to be given, the two documents among them. */
        List<RequirementType> needed() {
            return rule.items().stream()
                    .filter(item -> item.isNeeded(id ->
                            rule.item(id).map(other -> value(other.type())).orElse(null)))
                    .map(RequirementRule.Item::type)
                    .toList();
        }

        @Override
        public String toString() {
            return (rule.countryCode() + " " + rule.phoneNumberType() + " " + choice + beginning).strip();
        }
    }

    /** Every rule, of numbers that more is asked of and of others, and for what decides other requirements with each value. */
    static Stream<Form> forms() {
        return CATALOG.rulesOn(LocalDate.ofInstant(NOW, ZoneOffset.UTC)).stream()
                .filter(rule -> rule.action().equals("porting"))
                .flatMap(rule -> Stream.concat(
                        Stream.concat(Stream.of(Form.of(rule.of("+1"))), conditional(rule)), ofNumbers(rule)));
    }

    private static Stream<Form> ofNumbers(RequirementRule rule) {
        return rule.items().stream()
                .map(RequirementRule.Item::when)
                .filter(RequirementRule.Condition.OfNumbers.class::isInstance)
                .map(RequirementRule.Condition.OfNumbers.class::cast)
                .flatMap(when -> when.numberBeginsWith().stream())
                .map(beginning -> new Form(rule.of(beginning), null, "", beginning));
    }

    private static Stream<Form> conditional(RequirementRule rule) {
        return rule.items().stream()
                .map(RequirementRule.Item::when)
                .filter(RequirementRule.Condition.ValueIs.class::isInstance)
                .map(RequirementRule.Condition.ValueIs.class::cast)
                .map(when -> new Form(rule, rule.item(when.type()).orElseThrow().type(), when.is(), ""));
    }

    @Test
    void thereAreOrdersOfTwentyThreeCountries() {
        assertThat(forms().map(form -> form.rule().countryCode()).distinct()).hasSize(23);
        assertThat(forms().filter(form -> form.chosen() != null)).hasToString("[AU mobile prepaid]");
        assertThat(forms().filter(form -> form.toString().startsWith("NL national")))
                .extracting(form -> form.needed().size())
                .containsExactly(4, 5);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anOrderForWhichEverythingIsGivenCanBeConfirmed(Form form) {
        assertThat(problems(form, null)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whateverIsLeftOutIsNamedAndNothingElse(Form form) {
        for (RequirementType left : form.needed()) {
            List<Problem> problems = problems(form, left);
            assertThat(problems).as(left.name()).hasSize(1);
            Problem problem = problems.getFirst();
            String where = problem.code().code() + " " + problem.pointer();
            if (left.isLoa()) {
                assertThat(where).isEqualTo("80008 /documents/loa");
            } else if (left.isInvoice()) {
                assertThat(where).isEqualTo("10004 /documents/invoice");
            } else {
                assertThat(where).isEqualTo("10004 /requirements/" + place(form, left) + "/field_value");
                assertThat(problem.detail())
                        .isEqualTo("Give a value for the requirement: " + left.name() + " (requirement_type_id "
                                + left.id() + ").");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aTextThatWillNotDoIsNamed(Form form) {
        for (RequirementType type : form.needed()) {
            if (!type.takesText()) {
                continue;
            }
            List<OrderAttributes.Requirement> given = new ArrayList<>(requirements(form, null));
            RequirementValues.put(given, type, " ", RequirementStatus.APPROVED);
            assertThat(RULES.ofOrder(order(form, DOCUMENT, DOCUMENT, given)))
                    .extracting(Problem::pointer)
                    .containsExactly("/requirements/" + place(form, type) + "/field_value");
        }
    }

    private static List<Problem> problems(Form form, @Nullable RequirementType left) {
        return RULES.ofOrder(order(
                form,
                left != null && left.isLoa() ? null : DOCUMENT,
                left != null && left.isInvoice() ? null : DOCUMENT,
                requirements(form, left)));
    }

    /** What an order has that was given values in the order of the form, but for the one that is left out. */
    private static List<OrderAttributes.Requirement> requirements(Form form, @Nullable RequirementType left) {
        List<OrderAttributes.Requirement> given =
                new ArrayList<>(RequirementValues.settled(List.of(), Optional.of(form.rule())));
        for (RequirementType type : form.needed()) {
            if (type.isOwnRequirement()) {
                RequirementValues.put(given, type, form.value(type), RequirementStatus.APPROVED);
            }
        }
        if (left != null && left.isOwnRequirement()) {
            RequirementValues.put(given, left, null, RequirementStatus.APPROVED);
        }
        return RequirementValues.settled(given, Optional.of(form.rule()));
    }

    private static int place(Form form, RequirementType type) {
        return requirements(form, null).stream()
                .map(OrderAttributes.Requirement::requirementTypeId)
                .toList()
                .indexOf(type.id());
    }

    private static PortingOrder order(
            Form form, @Nullable UUID loa, @Nullable UUID invoice, List<OrderAttributes.Requirement> requirements) {
        RequirementRule rule = form.rule();
        OrderAttributes attributes = new OrderAttributes(
                null,
                null,
                null,
                null,
                new OrderAttributes.Documents(loa, invoice),
                new OrderAttributes.Admin("Acme", "Ann Person", "+13035550199", "4711", null, null, null),
                new OrderAttributes.Location("1 Main St", null, "City", "State", "12345", rule.countryCode()),
                false,
                new OrderAttributes.Misc(PortType.FULL, null, null),
                new OrderAttributes.NumberConfiguration(null, null, null, null, List.of()),
                requirements,
                new OrderAttributes.Feedback(null, null),
                null);
        PortingOrder.Kind kind = new PortingOrder.Kind(
                rule.countryCode(),
                PhoneNumberType.of(rule.phoneNumberType()),
                "Larkspur Telephone",
                null,
                false,
                false,
                rule.version());
        // Its number is verified, and its one action is completed.
        return PortingOrder.draft(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3), kind, 1, attributes, NOW)
                .next(new PortingOrder.Progress(1, 0, 0, 1), NOW);
    }
}
