package dev.portwright.resource.emergency;

import dev.portwright.platform.id.Ids;
import dev.portwright.resource.Behaviour;
import dev.portwright.resource.Resources;
import jakarta.enterprise.context.ApplicationScoped;

/** An endpoint can be used as soon as its address can. */
@ApplicationScoped
class DynamicEmergencyEndpoints implements Behaviour {
    private final Resources resources;
    private final Ids ids;

    DynamicEmergencyEndpoints(Resources resources, Ids ids) {
        this.resources = resources;
        this.ids = ids;
    }

    @Override
    public String kind() {
        return "dynamic_emergency_endpoint";
    }

    @Override
    public void prepare(Draft draft) {
        draft.body().put("status", "activated");
        draft.body().put("sip_from_id", ids.next().toString());
        String address = draft.body().path("dynamic_emergency_address_id").asString("");
        resources
                .find(draft.tx(), draft.accountId(), "dynamic_emergency_address", address)
                .ifPresent(
                        found -> draft.body().set("country_code", found.body().path("country_code")));
    }
}
