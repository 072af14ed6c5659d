package dev.portwright.webhook.signing;

import dev.portwright.platform.http.Answers;
import dev.portwright.platform.time.TurnableClock;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operation {@code GetPublicKey}, for everybody: it needs no key and asks no database. */
@Path("/v2/public_key")
@Singleton
@NonBlocking
class PublicKeyResource {
    private final SigningKeys keys;
    private final TurnableClock clock;

    PublicKeyResource(SigningKeys keys, TurnableClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The schema {@code PublicKey}. */
    record PublicKeyJson(
            String recordType,
            String publicKey,
            @Nullable String nextPublicKey,
            @Nullable Instant changesAt) {}

    @GET
    public Response show() {
        List<SigningKey> signing = keys.at(clock.systemTime());
        SigningKey current = signing.getFirst();
        String next = signing.size() > 1 ? signing.getLast().publicText() : null;
        return Answers.ok(new PublicKeyJson("public_key", current.publicText(), next, current.retiresAt()));
    }
}
