package dev.portwright.resource.address;

import dev.portwright.resource.Behaviour;
import jakarta.enterprise.context.ApplicationScoped;

/** A user address is one that may be, unless its sender says that it need not be looked at. */
@ApplicationScoped
class UserAddresses implements Behaviour {
    private final AddressCheck check;

    UserAddresses(AddressCheck check) {
        this.check = check;
    }

    @Override
    public String kind() {
        return "user_address";
    }

    @Override
    public void prepare(Draft draft) {
        if (!draft.body().path("skip_address_verification").asString("").equalsIgnoreCase("true")) {
            draft.problems(check.check(PostalAddress.of(draft.body())).problems());
        }
    }
}
