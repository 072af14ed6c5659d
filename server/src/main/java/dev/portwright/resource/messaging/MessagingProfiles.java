package dev.portwright.resource.messaging;

import dev.portwright.resource.Behaviour;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** A messaging profile has a secret for what is signed with one, and keeps it. */
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
        if (draft.before() == null) {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            draft.body()
                    .put("v1_secret", Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        }
    }
}
