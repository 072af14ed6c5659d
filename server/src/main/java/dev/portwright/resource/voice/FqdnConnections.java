package dev.portwright.resource.voice;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.resource.Behaviour;
import dev.portwright.resource.Resources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The FQDNs that an FQDN connection tries first are its own. */
@ApplicationScoped
class FqdnConnections implements Behaviour {
    private static final List<String> DEFAULTS =
            List.of("default_primary_fqdn_id", "default_secondary_fqdn_id", "default_tertiary_fqdn_id");

    private final Resources resources;

    FqdnConnections(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String kind() {
        return "fqdn_connection";
    }

    @Override
    public void prepare(Draft draft) {
        JsonNode inbound = draft.body().path("inbound");
        for (String name : DEFAULTS) {
            resources
                    .find(
                            draft.tx(),
                            draft.accountId(),
                            "fqdn",
                            inbound.path(name).asString(""))
                    .filter(fqdn ->
                            !fqdn.body().path("connection_id").asString("").equals(draft.id()))
                    .ifPresent(other -> draft.problem(
                            "inbound." + name,
                            ProblemCode.UNPROCESSABLE,
                            "The FQDN belongs to another connection. Give this one an FQDN of its own."));
        }
    }
}
