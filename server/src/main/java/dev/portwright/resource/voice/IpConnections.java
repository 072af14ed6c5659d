package dev.portwright.resource.voice;

import dev.portwright.resource.Behaviour;
import dev.portwright.resource.Resources;
import jakarta.enterprise.context.ApplicationScoped;

/** The IPs that an IP connection tries first are its own. */
@ApplicationScoped
class IpConnections implements Behaviour {
    private final Resources resources;

    IpConnections(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String kind() {
        return "ip_connection";
    }

    @Override
    public void prepare(Draft draft) {
        Places.checkDefaults(draft, resources, "ip", "an IP");
    }
}
