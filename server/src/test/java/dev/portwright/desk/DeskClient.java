package dev.portwright.desk;

import dev.portwright.testing.Answer;
import dev.portwright.testing.Api;
import dev.portwright.testing.Tenant;
import java.util.UUID;

/** Calls the desk's API as people of the desk do. */
public record DeskClient(Tenant http) {
    public static final String PATH = "/operator/porting_orders";

    public DeskClient() {
        this(new Tenant(new UUID(0, 0), new UUID(0, 0), new UUID(0, 0), Api.OPERATOR_KEY));
    }

    public Answer list(String query) {
        return http.get(PATH + query);
    }

    public Answer show(String id) {
        return http.get(PATH + "/" + id);
    }

    public Answer history(String id) {
        return http.get(PATH + "/" + id + "/history");
    }

    public Answer act(String id, String action, String body, String... headers) {
        return http.post(PATH + "/" + id + "/actions/" + action, body, headers);
    }

    /** What the desk is asked to do with the order; null when nothing is. */
    public String asked(String id) {
        return show(id).data().at("/request/type").asString("nothing");
    }
}
