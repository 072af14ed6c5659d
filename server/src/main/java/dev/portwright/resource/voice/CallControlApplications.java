package dev.portwright.resource.voice;

import dev.portwright.resource.Behaviour;
import jakarta.enterprise.context.ApplicationScoped;

/** Some clients write the place of the media in quotation marks, as the published description has it. */
@ApplicationScoped
class CallControlApplications implements Behaviour {
    @Override
    public String kind() {
        return "call_control_application";
    }

    @Override
    public void prepare(Draft draft) {
        String place = draft.body().path("anchorsite_override").asString("");
        draft.body().put("anchorsite_override", place.replace("\"", ""));
    }
}
