package dev.portwright.resource.address;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parts of an address that can be checked.
 *
 * @param countryCode ISO 3166-1 alpha-2
 */
record PostalAddress(
        String streetAddress,
        @Nullable String extendedAddress,
        @Nullable String locality,
        @Nullable String administrativeArea,
        @Nullable String postalCode,
        String countryCode) {

    static PostalAddress of(JsonNode body) {
        return new PostalAddress(
                body.path("street_address").asString(""),
                text(body, "extended_address"),
                text(body, "locality"),
                text(body, "administrative_area"),
                text(body, "postal_code"),
                body.path("country_code").asString(""));
    }

    private static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return value.isNull() || value.isMissingNode() ? null : value.asString();
    }
}
