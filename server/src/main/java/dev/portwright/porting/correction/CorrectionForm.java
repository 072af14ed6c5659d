package dev.portwright.porting.correction;

import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.RemainingNumbersAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an end customer is asked for about an order in exception, and what the answers change. */
final class CorrectionForm {
    private final PortingOrder order;
    private final Set<String> edited;
    private final List<PlainWords.Reason> reasons;
    private final List<PlainWords.Field> fields;

    /** @param edited paths of the attributes that were changed since the order came back */
    CorrectionForm(PortingOrder order, Set<String> edited) {
        this.order = order;
        this.edited = edited;
        this.reasons = order.statusDetails().stream().map(PlainWords::of).toList();
        this.fields = PlainWords.fields(reasons).stream()
                .filter(field -> field.of() != OrderAttribute.NEW_BILLING_PHONE_NUMBER || keepsNumbers(order))
                .toList();
    }

    /** Whether numbers stay with the losing carrier: only then they need a billing number. */
    private static boolean keepsNumbers(PortingOrder order) {
        OrderAttributes.Misc misc = order.attributes().misc();
        return misc.remainingNumbersAction() == RemainingNumbersAction.KEEP;
    }

    List<PlainWords.Reason> reasons() {
        return reasons;
    }

    List<PlainWords.Field> fields() {
        return fields;
    }

    /** Whether there is anything that the end customer can do. */
    boolean asksForSomething() {
        return reasons.stream().anyMatch(this::asks);
    }

    /** Whether nothing of it is left for the owner to do. */
    boolean isAllTheirs() {
        return reasons.stream().allMatch(this::asks);
    }

    private boolean asks(PlainWords.Reason reason) {
        return reason.acts() == PlainWords.Acts.END_CUSTOMER
                && (reason.attributes().isEmpty() || !fieldsOf(reason).isEmpty());
    }

    private List<PlainWords.Field> fieldsOf(PlainWords.Reason reason) {
        return fields.stream()
                .filter(field -> reason.attributes().contains(field.attribute()))
                .toList();
    }

    /** Whether something was corrected since the order came back. */
    boolean isUnderWay() {
        return fields.stream().anyMatch(field -> edited.contains(field.attribute()));
    }

    /** What the order says there; nothing of what is shown to nobody but its owner. */
    String shown(PlainWords.Field field) {
        OrderAttribute attribute = field.of();
        Object value = attribute.secret() ? null : attribute.valueIn(order.attributes());
        return value == null ? "" : value.toString();
    }

    /**
     * A PATCH body, and the labels of what it changes.
     *
     * @param body empty when nothing is to be changed
     */
    record Changes(ObjectNode body, List<String> labels) {
        boolean isEmpty() {
            return labels.isEmpty();
        }
    }

    /**
     * What the answers change. A secret that is left empty stays as it is.
     *
     * @param given answers by the path of the attribute; those to what was not asked are passed over
     * @throws dev.portwright.platform.problem.ApiException 422 with each reason of which nothing is corrected
     */
    Changes changes(Map<String, String> given) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List<String> labels = new ArrayList<>();
        Set<String> corrected = new HashSet<>(edited);
        for (PlainWords.Field field : fields) {
            String before = shown(field);
            String wanted = Objects.requireNonNullElse(given.get(field.attribute()), before)
                    .strip();
            if (!wanted.equals(before)) {
                put(body, field.attribute(), wanted.isEmpty() ? null : wanted);
                labels.add(field.label());
                corrected.add(field.attribute());
            }
        }
        requireAll(corrected);
        return new Changes(body, labels);
    }

    private void requireAll(Collection<String> corrected) {
        Problems problems = new Problems();
        for (PlainWords.Reason reason : reasons) {
            List<PlainWords.Field> asked = fieldsOf(reason);
            if (!asked.isEmpty() && asked.stream().noneMatch(field -> corrected.contains(field.attribute()))) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        asked.getFirst().of().pointer(), "What was given before was not accepted. Please correct it."));
            }
        }
        problems.throwIfAny();
    }

    private static void put(ObjectNode body, String path, @Nullable String value) {
        String[] names = path.split("\\.", -1);
        ObjectNode parent = body;
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.withObjectProperty(names[i]);
        }
        parent.put(names[names.length - 1], value);
    }

    /** The field that a problem is about; empty when it is about something else. */
    Optional<PlainWords.Field> fieldOf(Problem problem) {
        return fields.stream()
                .filter(field -> field.of().pointer().equals(problem.pointer()))
                .findFirst();
    }
}
