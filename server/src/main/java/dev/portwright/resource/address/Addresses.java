package dev.portwright.resource.address;

import dev.portwright.resource.Behaviour;
import jakarta.enterprise.context.ApplicationScoped;

/** An address is one that may be, unless nobody wants to know. */
@ApplicationScoped
class Addresses implements Behaviour {
    private final AddressCheck check;

    Addresses(AddressCheck check) {
        this.check = check;
    }

    @Override
    public String kind() {
        return "address";
    }

    @Override
    public void prepare(Draft draft) {
        if (draft.body().path("validate_address").asBoolean(true)) {
            draft.problems(check.check(PostalAddress.of(draft.body())).problems());
        }
    }
}
