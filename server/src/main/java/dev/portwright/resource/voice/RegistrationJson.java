package dev.portwright.resource.voice;

import org.jspecify.annotations.Nullable;

/** Schema {@code SipRegistration}. */
record RegistrationJson(
        String recordType,
        String status,
        String sipUsername,
        @Nullable String ipAddress,
        @Nullable String transport,
        @Nullable Integer port,
        @Nullable String userAgent,
        @Nullable String lastRegistration) {

    /** What is true of every user name: SIP clients do not register with this server. */
    static RegistrationJson ofNobody(String userName) {
        return new RegistrationJson("registration_status", "Not Registered", userName, null, null, null, null, null);
    }
}
