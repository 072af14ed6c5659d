package dev.portwright.portability;

import dev.portwright.carrier.Carrier;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.platform.problem.ProblemCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a portability check says about one number.
 *
 * @param phoneNumber the number as +E.164; as it was given when it cannot be read
 * @param notPortableReason why the number cannot be ported, for people; empty exactly when it is portable
 * @param refusal the code with which an order that holds the number is refused; null exactly when it is portable
 * @param facts country and type; null when the number is not a valid number of a portable kind
 * @param carrier the losing carrier; null when {@code facts} is null. Its name and ids are empty when no range of the
 *     directory holds the number
 * @param fastPortable the port can be automated: FastPort, US with its territories and Canada only
 * @param messagingCapable messaging can move along; false when the number is not portable
 */
public record PortabilityResult(
        String phoneNumber,
        String notPortableReason,
        @Nullable ProblemCode refusal,
        @Nullable PhoneNumberFacts facts,
        @Nullable Carrier carrier,
        boolean fastPortable,
        boolean messagingCapable) {

    public boolean portable() {
        return refusal == null;
    }

    /** Name of the losing carrier; empty when it is not known. */
    public String carrierName() {
        return carrier == null ? "" : carrier.name();
    }

    /** True when both can be ported, from one carrier, and are of one country and type: they can be in one block. */
    public boolean goesWith(PortabilityResult other) {
        PhoneNumberFacts own = facts;
        PhoneNumberFacts its = other.facts;
        return portable()
                && other.portable()
                && own != null
                && its != null
                && own.countryCode().equals(its.countryCode())
                && own.type() == its.type()
                && Objects.equals(carrier, other.carrier);
    }

    static PortabilityResult refused(String phoneNumber, ProblemCode refusal, String reason) {
        return new PortabilityResult(phoneNumber, reason, refusal, null, null, false, false);
    }

    static PortabilityResult notPortable(PhoneNumberFacts facts, Carrier carrier, String reason) {
        return new PortabilityResult(facts.e164(), reason, ProblemCode.UNPROCESSABLE, facts, carrier, false, false);
    }
}
