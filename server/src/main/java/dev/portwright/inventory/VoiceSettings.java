package dev.portwright.inventory;

import dev.portwright.platform.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How calls of a number are handled, on the wire and in the database: parts of the schema {@code VoiceSettings}. No call goes
 * through this server: they are kept for whoever carries them.
 */
record VoiceSettings(
        boolean techPrefixEnabled,
        String translatedNumber,
        boolean callerIdNameEnabled,
        CallForwarding callForwarding,
        CnamListing cnamListing,
        String usagePaymentMethod,
        MediaFeatures mediaFeatures,
        CallRecording callRecording,
        String inboundCallScreening) {

    record CallForwarding(
            boolean callForwardingEnabled,
            @Nullable String forwardsTo,
            @Nullable String forwardingType) {}

    record CnamListing(boolean cnamListingEnabled, @Nullable String cnamListingDetails) {}

    record MediaFeatures(
            boolean rtpAutoAdjustEnabled, boolean acceptAnyRtpPacketsEnabled, boolean t38FaxGatewayEnabled) {}

    record CallRecording(
            boolean inboundCallRecordingEnabled,
            String inboundCallRecordingFormat,
            String inboundCallRecordingChannels) {}

    /** Those of a number of which nobody has said anything. */
    static final VoiceSettings USUAL = new VoiceSettings(
            false,
            "",
            false,
            new CallForwarding(true, null, null),
            new CnamListing(false, null),
            "pay-per-minute",
            new MediaFeatures(true, false, false),
            new CallRecording(false, "wav", "single"),
            "disabled");

    /** @param kept as JSON; null when nobody has said anything. What it lacks is as usual. */
    static VoiceSettings of(@Nullable String kept) {
        return kept == null ? USUAL : USUAL.edited(Json.read(kept));
    }

    /** With what a patch names (RFC 7396); null makes it what is usual. */
    VoiceSettings edited(JsonNode patch) {
        ObjectNode merged = tree(this);
        merge(merged, tree(USUAL), patch);
        return Json.read(Json.text(merged), VoiceSettings.class);
    }

    private static ObjectNode tree(VoiceSettings settings) {
        return (ObjectNode) Json.read(Json.bytes(settings));
    }

    private static void merge(ObjectNode into, ObjectNode usual, JsonNode patch) {
        for (String name : usual.propertyNames()) {
            JsonNode value = patch.get(name);
            JsonNode otherwise = usual.path(name);
            if (value == null) {
                continue;
            }
            if (value.isNull()) {
                into.set(name, otherwise);
            } else if (otherwise instanceof ObjectNode group && into.path(name) instanceof ObjectNode inner) {
                merge(inner, group, value);
            } else {
                into.set(name, value);
            }
        }
    }
}
