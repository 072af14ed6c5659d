package dev.portwright.resource.voice;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.resource.Behaviour;
import dev.portwright.resource.Resource;
import dev.portwright.resource.Resources;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What IPs and FQDNs have in common: they belong to a connection of their own kind. */
final class Places {
    private static final List<String> RANKS = List.of("primary", "secondary", "tertiary");
    private static final int LAST_PORT = 65_535;

    private Places() {}

    static void check(Behaviour.Draft draft, Resources resources, String kind, String article) {
        String connection = draft.body().path("connection_id").asString("");
        if (!connection.isEmpty() && isOther(draft.tx(), draft.accountId(), connection, resources, kind)) {
            draft.problem(
                    "connection_id",
                    ProblemCode.UNPROCESSABLE,
                    "Give " + article + " connection: this is one of another kind.");
        }
        int port = draft.body().path("port").asInt(1);
        if (port < 1 || port > LAST_PORT) {
            draft.problem("port", ProblemCode.OUT_OF_RANGE, "A port is a number from 1 to " + LAST_PORT + ".");
        }
    }

    /** One that its connection tries first stays with it. */
    static void checkMove(Behaviour.Draft draft, Resources resources, String kind, String connectionKind) {
        JsonNode before = draft.before();
        String old = before == null ? "" : before.path("connection_id").asString("");
        if (old.isEmpty() || old.equals(draft.body().path("connection_id").asString(""))) {
            return;
        }
        boolean first = resources.find(draft.tx(), draft.accountId(), connectionKind, old).stream()
                .map(connection -> connection.body().path("inbound"))
                .anyMatch(inbound -> RANKS.stream()
                        .anyMatch(rank -> inbound.path("default_" + rank + "_" + kind + "_id")
                                .asString("")
                                .equals(draft.id())));
        if (first) {
            draft.problem(
                    "connection_id",
                    ProblemCode.UNPROCESSABLE,
                    "The connection " + old + " tries it first. Have that name another one, or none, before.");
        }
    }

    /** Those that a connection tries first belong to itself. */
    static void checkDefaults(Behaviour.Draft draft, Resources resources, String kind, String article) {
        JsonNode inbound = draft.body().path("inbound");
        for (String rank : RANKS) {
            String name = "default_" + rank + "_" + kind + "_id";
            String id = inbound.path(name).asString("");
            if (!id.isEmpty() && isOfAnother(draft, resources.find(draft.tx(), draft.accountId(), kind, id))) {
                draft.problem(
                        "inbound." + name,
                        ProblemCode.UNPROCESSABLE,
                        "It belongs to another connection. Give this one " + article + " of its own.");
            }
        }
    }

    private static boolean isOfAnother(Behaviour.Draft draft, Optional<Resource> place) {
        return place.filter(
                        one -> !one.body().path("connection_id").asString("").equals(draft.id()))
                .isPresent();
    }

    private static boolean isOther(Tx tx, UUID accountId, String id, Resources resources, String kind) {
        return resources.find(tx, accountId, "connection", id).isPresent()
                && resources.find(tx, accountId, kind, id).isEmpty();
    }
}
