package dev.portwright.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The check as the running server wires it: with the shipped carriers in its database. */
@ServerTest
class PortabilityInServerTest {
    @Inject
    PortabilityService portability;

    @Test
    void numbersOfTheExamplesArePortableFromUnrealCommunications() {
        assertThat(portability.check("+13035550000"))
                .returns(true, PortabilityResult::portable)
                .returns(true, PortabilityResult::fastPortable)
                .returns(true, PortabilityResult::messagingCapable)
                .returns("Unreal Communications", PortabilityResult::carrierName);
        assertThat(portability.check("+35621001234"))
                .returns("No coverage", PortabilityResult::notPortableReason)
                .returns("Limestone Islands Telephone", PortabilityResult::carrierName);
    }
}
