package dev.portwright.resource.voice;

import dev.portwright.platform.config.IpRange;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.resource.Behaviour;
import dev.portwright.resource.Resources;
import jakarta.enterprise.context.ApplicationScoped;

/** An IP is an address of an IP connection. */
@ApplicationScoped
class Ips implements Behaviour {
    private final Resources resources;

    Ips(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String kind() {
        return "ip";
    }

    @Override
    public void prepare(Draft draft) {
        Places.check(draft, resources, "ip_connection", "an IP");
        Places.checkMove(draft, resources, "ip", "ip_connection");
        if (IpRange.address(draft.body().path("ip_address").asString("")).isEmpty()) {
            draft.problem(
                    "ip_address",
                    ProblemCode.UNPROCESSABLE,
                    "Give an IPv4 or IPv6 address, such as 192.0.2.17 or 2001:db8::17.");
        }
    }
}
