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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** {@link #in} of several orders of an account, by their ids, by one statement. */
    Map<UUID, List<Problem>> in(UUID accountId, List<PortingOrder> orders) {
        Map<UUID, Map<String, UUID>> named = new HashMap<>();
        if (documents.areSearched()) {
            orders.forEach(order -> named.put(order.id(), named(order.attributes())));
        }
        Set<UUID> all = named.values().stream()
                .flatMap(ofOrder -> ofOrder.values().stream())
                .collect(Collectors.toSet());
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<UUID, DocumentFiles.State> states = db.read(tx -> documents.states(tx, accountId, all));
        Map<UUID, List<Problem>> problems = new HashMap<>();
        named.forEach((order, ofOrder) -> problems.put(order, infected(ofOrder, states)));
        return problems;
    }

    /** A problem for each, at what names it. Nothing is asked for where nothing is searched. */
    List<Problem> in(Tx tx, PortingOrder order) {
        Map<String, UUID> named = documents.areSearched() ? named(order.attributes()) : Map.of();
        if (named.isEmpty()) {
            return List.of();
        }
        return infected(named, documents.states(tx, order.accountId(), named.values()));
    }

    private static List<Problem> infected(Map<String, UUID> named, Map<UUID, DocumentFiles.State> states) {
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
