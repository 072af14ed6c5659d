package dev.portwright.porting.owner;

import java.util.List;

/** Finds the entry of a PATCH body that speaks of a requirement. */
final class RequirementReferences {
    private RequirementReferences() {}

    /** The index in the body's {@code requirements}, or -1 when it does not name the type. */
    static int indexInBody(Patch patch, String requirementTypeId) {
        List<Patch> entries = patch.objects("requirements");
        for (int i = 0; i < entries.size(); i++) {
            if (requirementTypeId.equalsIgnoreCase(entries.get(i).text("requirement_type_id", null))) {
                return i;
            }
        }
        return -1;
    }
}
