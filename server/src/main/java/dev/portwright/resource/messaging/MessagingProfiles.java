package dev.portwright.resource.messaging;

import dev.portwright.resource.Behaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** A messaging profile has a secret for what is signed with one: a new one when nobody gives it, or null is given. */
@ApplicationScoped
class MessagingProfiles implements Behaviour {
    private static final int SECRET_BYTES = 24;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String kind() {
        return "messaging_profile";
    }

    @Override
    public void prepare(Draft draft) {
        if (draft.body().path("v1_secret").isNull()) {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            draft.body()
                    .put("v1_secret", Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }
    }
}
