package dev.portwright.resource.messaging;

import java.util.List;

/** What became of the messages of a profile, on the wire: schema {@code MessagingProfileMetrics}. None goes through this server. */
record ProfileMetricsJson(
        String recordType, String messagingProfileId, long phoneNumbers, Outbound outbound, Inbound inbound) {

    record Outbound(int sent, int delivered, int errorRatio) {}

    record Inbound(int received) {}

    /** The same and what it was in each part of the time: in none was there a message. */
    record Detailed(ProfileMetricsJson overview, List<Object> detailed) {}

    static ProfileMetricsJson of(ProfileNumbers profile) {
        return new ProfileMetricsJson(
                "messaging_profile_metrics",
                profile.id(),
                profile.phoneNumbers(),
                new Outbound(0, 0, 0),
                new Inbound(0));
    }

    static Detailed detailed(ProfileNumbers profile) {
        return new Detailed(of(profile), List.of());
    }
}
