package dev.portwright.porting.correction;

import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.PortingOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an end customer is asked for about an order in exception, and what the answers change. */
final class CorrectionForm {
    private final PortingOrder order;
    private final List<PlainWords.Reason> reasons;
    private final List<PlainWords.Field> fields;

    private CorrectionForm(PortingOrder order, List<PlainWords.Reason> reasons) {
        this.order = order;
        this.reasons = reasons;
        this.fields = PlainWords.fields(reasons);
    }

    static CorrectionForm of(PortingOrder order) {
        return new CorrectionForm(
                order, order.statusDetails().stream().map(PlainWords::of).toList());
    }

    List<PlainWords.Reason> reasons() {
        return reasons;
    }

    List<PlainWords.Field> fields() {
        return fields;
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
     * @throws dev.portwright.platform.problem.ApiException 422 with every field that was emptied and may not be
     */
    Changes changes(Map<String, String> given) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List<String> labels = new ArrayList<>();
        Problems problems = new Problems();
        for (PlainWords.Field field : fields) {
            String before = shown(field);
            String wanted = Objects.requireNonNullElse(given.get(field.attribute()), before)
                    .strip();
            if (wanted.equals(before)) {
                continue;
            }
            OrderAttribute attribute = field.of();
            if (wanted.isEmpty() && attribute != OrderAttribute.EXTENDED_ADDRESS) {
                problems.add(ProblemCode.MISSING_PARAMETER.at(attribute.pointer(), "Please fill this in."));
                continue;
            }
            put(body, field.attribute(), wanted.isEmpty() ? null : wanted);
            labels.add(field.label());
        }
        problems.throwIfAny();
        return new Changes(body, labels);
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
