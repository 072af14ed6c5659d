package dev.portwright.reference;

import dev.portwright.platform.db.Tx;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers whether anything names a resource: asks whoever names resources of others, by the priority of their beans. */
@ApplicationScoped
public class ReferenceUsers {
    private final List<ReferenceUser> all;

    public ReferenceUsers(@All List<ReferenceUser> all) {
        this.all = all;
    }

    /** One that names the resource, in words; empty when none does. Whoever asks keeps others from naming it meanwhile. */
    public Optional<String> of(Tx tx, UUID accountId, Reference resource) {
        return all.stream()
                .flatMap(user -> user.userOf(tx, accountId, resource).stream())
                .findFirst();
    }
}
