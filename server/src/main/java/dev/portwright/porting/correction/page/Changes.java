package dev.portwright.porting.correction.page;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What answers of an end customer change.
 *
 * @param body of a PATCH, without the papers; empty when no attribute is to be changed
 * @param labels of everything that is changed
 * @param files those that are to be kept
 */
record Changes(ObjectNode body, List<String> labels, Map<Paper, SentForm.File> files) {
    boolean isEmpty() {
        return labels.isEmpty();
    }

    /** Names a document in the place of its paper. */
    void name(Paper paper, UUID document) {
        if (paper.requirementTypeId() == null) {
            put(body, paper.path(), document.toString());
        } else {
            body.withArrayProperty(Paper.REQUIREMENTS)
                    .addObject()
                    .put("requirement_type_id", paper.requirementTypeId())
                    .put("field_value", document.toString());
        }
    }

    /** Puts a value at a path, with the objects on the way to it. */
    static void put(ObjectNode body, String path, @Nullable String value) {
        String[] names = path.split("\\.", -1);
        ObjectNode parent = body;
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.withObjectProperty(names[i]);
        }
        parent.put(names[names.length - 1], value);
    }
}
