package dev.portwright.porting.owner;

import java.util.List;
import java.util.function.Predicate;

/** Finds the entry of a PATCH body that speaks of a requirement. */
final class RequirementReferences {
    private RequirementReferences() {}

    /** The index in the body's {@code requirements}, or -1 when it does not name the type. */
    static int indexInBody(Patch patch, String requirementTypeId) {
        return indexInBody(patch, requirementTypeId::equalsIgnoreCase);
    }

    /** The index of the first entry whose type is such a one, or -1 when there is none. */
    static int indexInBody(Patch patch, Predicate<String> requirementTypeId) {
        List<Patch> entries = patch.objects("requirements");
        for (int i = 0; i < entries.size(); i++) {
            String id = entries.get(i).text("requirement_type_id", null);
            if (id != null && requirementTypeId.test(id)) {
                return i;
            }
        }
        return -1;
    }
}
