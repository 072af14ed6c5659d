package dev.portwright.foc;

import dev.portwright.phonenumber.PhoneNumberType;

/**
 * What decides the windows of an order.
 *
 * @param countryCode ISO 3166-1 alpha-2, capital letters
 * @param simple one line at one place without services that need rearranging, as 47 CFR 52.34 and 52.35 mean it
 */
public record FocQuery(
        String countryCode,
        PhoneNumberType type,
        boolean fastPortEligible,
        ActivationType activationType,
        boolean simple) {}
