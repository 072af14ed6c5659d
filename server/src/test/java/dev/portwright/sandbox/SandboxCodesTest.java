package dev.portwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.config.Settings;
import dev.portwright.testing.TestSettings;
import org.junit.jupiter.api.Test;

class SandboxCodesTest {
    @Test
    void aDeskHasNoCodeThatIsKnownBeforehand() {
        Settings desk = TestSettings.sharedDesk();
        assertThat(desk.sandbox()).isFalse();
        assertThat(new SandboxCodes(desk).of("+61424000001")).isEmpty();
        assertThat(new SandboxCodes(desk).of("+61424000002")).isEmpty();
    }

    @Test
    void ofASandboxTheCodesOfSomeNumbersAreKnown() {
        SandboxCodes codes = new SandboxCodes(TestSettings.of(Settings.Mode.SANDBOX, null));
        assertThat(codes.of("+61424000001")).contains("123456");
        assertThat(codes.of("+61424000002")).contains("654321");
        assertThat(codes.of("+61424000003")).isEmpty();
    }
}
