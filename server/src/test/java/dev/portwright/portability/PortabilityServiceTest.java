package dev.portwright.portability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.carrier.Carrier;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.requirement.RequirementCatalog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortabilityServiceTest {
    private static final Carrier EAGER = new Carrier("Eager", "E1", "E2", true, true, true, "");
    private static final Carrier FROZEN = new Carrier("Frozen", "F1", "F2", true, true, false, "Under a moratorium");

    private final PortabilityService service = service(true);

    private static PortabilityService service(boolean sandbox) {
        return new PortabilityService(
                new PhoneNumbers(),
                number -> number.e164().startsWith("+1907") ? FROZEN : EAGER,
                new RequirementCatalog(),
                sandbox,
                Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void aPortableNumberHasItsCarrierAndNoReason() {
        assertThat(service.check("+13035550000"))
                .isEqualTo(new PortabilityResult(
                        "+13035550000",
                        "",
                        null,
                        new PhoneNumberFacts("+13035550000", "US", PhoneNumberType.LOCAL),
                        EAGER,
                        true,
                        true))
                .returns(true, PortabilityResult::portable)
                .returns("Eager", PortabilityResult::carrierName);
    }

    @ParameterizedTest
    @CsvSource({"+13035550000, true", "+14165550100, true", "+17875551234, true", "+442079460123, false"})
    void fastPortIsForTheUnitedStatesWithTheirTerritoriesAndCanada(String number, boolean fast) {
        assertThat(service.check(number))
                .returns(true, PortabilityResult::portable)
                .returns(fast, PortabilityResult::fastPortable);
    }

    @Test
    void aRangeThatIsNotPortableSaysWhyAndPromisesNothing() {
        assertThat(service.check("+19075550123"))
                .returns(false, PortabilityResult::portable)
                .returns("Under a moratorium", PortabilityResult::notPortableReason)
                .returns(ProblemCode.UNPROCESSABLE, PortabilityResult::refusal)
                .returns("Frozen", PortabilityResult::carrierName)
                .returns(false, PortabilityResult::fastPortable)
                .returns(false, PortabilityResult::messagingCapable);
    }

    /** Whatever the carrier directory says of its range. */
    @ParameterizedTest
    @CsvSource({
        "+64211234567, Mobile numbers of New Zealand are not ported",
        "+32450001234, Mobile numbers of Belgium are not ported",
        "+81312345678,",
        "+6432345678,",
        "+3212345678,",
    })
    void aKindThatACountryDoesNotPortSaysSo(String number, @Nullable String reason) {
        assertThat(service.check(number))
                .returns(reason == null, PortabilityResult::portable)
                .returns(reason == null ? "" : reason, PortabilityResult::notPortableReason)
                .returns(reason == null ? null : ProblemCode.UNPROCESSABLE, PortabilityResult::refusal)
                .returns("Eager", PortabilityResult::carrierName)
                .returns(reason == null, PortabilityResult::messagingCapable)
                .returns(false, PortabilityResult::fastPortable);
    }

    @Test
    void whereTheTableIsTheOperatorsItGoesBeforeWhatCountriesPort() {
        assertThat(service(false).check("+64211234567"))
                .returns(true, PortabilityResult::portable)
                .returns("", PortabilityResult::notPortableReason);
    }

    @ParameterizedTest
    @CsvSource({
        "13035550000, NOT_E164, Not in +E.164 format: a plus sign and 7 to 15 digits",
        "'', NOT_E164, Not in +E.164 format: a plus sign and 7 to 15 digits",
        "303-CALL, NOT_E164, Not in +E.164 format: a plus sign and 7 to 15 digits",
        "+1303\u260e5550000, NOT_E164, 'Not in +E.164 format: a plus sign and 7 to 15 digits, without the character ''\u260e'' (U+260E)'",
        "+19995551234, INVALID_PHONE_NUMBER, Invalid phone number",
        "+19005551234, UNPROCESSABLE, Numbers of this type cannot be ported: premium rate",
        "+447640123456, UNPROCESSABLE, Numbers of this type cannot be ported: pager",
    })
    void aBadNumberIsAResultThatSaysWhatIsWrong(String number, ProblemCode refusal, String reason) {
        assertThat(service.check(number))
                .isEqualTo(new PortabilityResult(number, reason, refusal, null, null, false, false))
                .returns("", PortabilityResult::carrierName);
    }

    @Test
    void resultsComeInTheOrderGivenOneForEach() {
        assertThat(service.check(List.of("+13035550001", "x", "+13035550001")))
                .extracting(PortabilityResult::phoneNumber)
                .containsExactly("+13035550001", "x", "+13035550001");
    }
}
