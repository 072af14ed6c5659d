package dev.portwright.operator;

import dev.portwright.testing.Answer;
import dev.portwright.testing.Api;
import dev.portwright.testing.Tenant;
import java.util.UUID;

/** Calls the desk's API as people of the desk do. */
record DeskClient(Tenant http) {
    static final String PATH = "/operator/porting_orders";

    DeskClient() {
        this(new Tenant(new UUID(0, 0), new UUID(0, 0), new UUID(0, 0), Api.OPERATOR_KEY));
    }

    Answer list(String query) {
        return http.get(PATH + query);
    }

    Answer show(String id) {
        return http.get(PATH + "/" + id);
    }

    Answer history(String id) {
        return http.get(PATH + "/" + id + "/history");
    }

    Answer act(String id, String action, String body, String... headers) {
        return http.post(PATH + "/" + id + "/actions/" + action, body, headers);
    }

    /** What the desk is asked to do with the order; null when nothing is. */
    String asked(String id) {
        return show(id).data().at("/request/type").asString("nothing");
    }
}
