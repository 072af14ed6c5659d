package dev.portwright.porting.owner;

import dev.portwright.document.DocumentFiles;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds documents of an order in which malware was found after it had named them. */
@ApplicationScoped
class InfectedDocuments {
    private final DocumentFiles documents;
    private final Db db;

    InfectedDocuments(DocumentFiles documents, Db db) {
        this.db = db;
        this.documents = documents;
    }

    /** {@link #in} outside of a transaction. */
    List<Problem> in(PortingOrder order) {
        return documents.areSearched() ? db.read(tx -> in(tx, order)) : List.of();
    }

    /** A problem for each, at what names it. Nothing is asked for where nothing is searched. */
    List<Problem> in(Tx tx, PortingOrder order) {
        Map<String, UUID> named = documents.areSearched() ? named(order.attributes()) : Map.of();
        if (named.isEmpty()) {
            return List.of();
        }
        Map<UUID, DocumentFiles.State> states = documents.states(tx, order.accountId(), named.values());
        List<Problem> problems = new ArrayList<>();
        named.forEach((pointer, id) -> {
            DocumentFiles.State state = states.get(id);
            if (state != null && state.isInfected()) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        pointer, "Malware was found in this document. Upload another one and give its id."));
            }
        });
        return problems;
    }

    private static Map<String, UUID> named(OrderAttributes attributes) {
        Map<String, UUID> named = new LinkedHashMap<>();
        put(named, OrderAttribute.LOA.pointer(), attributes.documents().loa());
        put(named, OrderAttribute.INVOICE.pointer(), attributes.documents().invoice());
        List<OrderAttributes.Requirement> requirements = attributes.requirements();
        for (int i = 0; i < requirements.size(); i++) {
            put(
                    named,
                    "/requirements/" + i + "/field_value",
                    requirements.get(i).document().orElse(null));
        }
        return named;
    }

    private static void put(Map<String, UUID> named, String pointer, @Nullable UUID id) {
        if (id != null) {
            named.put(pointer, id);
        }
    }
}
