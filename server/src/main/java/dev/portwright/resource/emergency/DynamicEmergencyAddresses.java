package dev.portwright.resource.emergency;

import dev.portwright.platform.id.Ids;
import dev.portwright.resource.Behaviour;
import jakarta.enterprise.context.ApplicationScoped;

/** An address can be used at once: nobody has to put it into a register of emergency calls. */
@ApplicationScoped
class DynamicEmergencyAddresses implements Behaviour {
    private final Ids ids;

    DynamicEmergencyAddresses(Ids ids) {
        this.ids = ids;
    }

    @Override
    public String kind() {
        return "dynamic_emergency_address";
    }

    @Override
    public void prepare(Draft draft) {
        draft.body().put("status", "activated");
        draft.body().put("sip_geolocation_id", ids.next().toString());
    }
}
