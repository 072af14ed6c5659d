package dev.portwright.resource.voice;

import dev.portwright.resource.Behaviour;
import dev.portwright.resource.Resources;
import jakarta.enterprise.context.ApplicationScoped;

/** The FQDNs that an FQDN connection tries first are its own. */
@ApplicationScoped
class FqdnConnections implements Behaviour {
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
        Places.checkDefaults(draft, resources, "fqdn", "an FQDN");
    }
}
