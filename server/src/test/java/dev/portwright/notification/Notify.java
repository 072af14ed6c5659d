package dev.portwright.notification;

import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;

/** What an account of a test sets up to be told of something. */
public final class Notify {
    public static final String ANY_STATUS = "7e4f2d01-c8b5-427d-b057-cd7b75151b7b";
    public static final String STATUS_OF_NUMBER = "0802c38b-ee02-4483-ac59-77886d614d37";
    public static final String ANY_COMMENT = "4759c2f1-9fd8-4580-b234-1d9cf12290b7";
    public static final String ANY_MESSAGING = "7f07ef50-00ec-46a5-9030-c98a61389b85";
    public static final String ANY_SPLIT = "da27013b-ec2d-45a2-8680-c26d681c87d7";
    public static final String SPLIT_OF_NUMBER = "91c1de24-7ce7-4f69-9dd0-64629a9cc1ed";
    public static final String ANY_DELETION = "2e54fcc9-2d21-4395-81d8-0e6ef315fa72";

    static final String PROFILES = "/v2/notification_profiles";
    static final String CHANNELS = "/v2/notification_channels";
    static final String SETTINGS = "/v2/notification_settings";

    private final Tenant tenant;
    private final String profile;

    /** Makes a profile, under which all is made. */
    public Notify(Tenant tenant) {
        this.tenant = tenant;
        this.profile = tenant.post(PROFILES, Body.of("name", "Team")).ok().id();
    }

    String profile() {
        return profile;
    }

    Answer channel(String type, String destination) {
        return tenant.post(
                CHANNELS,
                Body.of("notification_profile_id", profile)
                        .with("channel_type_id", type)
                        .with("channel_destination", destination));
    }

    static Body setting(String condition, String channel, String... namesAndValues) {
        Body[] parameters = new Body[namesAndValues.length / 2];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = Body.of("name", namesAndValues[2 * i]).with("value", namesAndValues[2 * i + 1]);
        }
        return Body.of("notification_event_condition_id", condition)
                .with("notification_channel_id", channel)
                .with("parameters", parameters);
    }

    /** Has events of the condition told to a channel that is made for it. */
    public void of(String condition, String type, String destination, String... namesAndValues) {
        String channel = channel(type, destination).ok().id();
        tenant.post(SETTINGS, setting(condition, channel, namesAndValues)).ok();
    }
}
