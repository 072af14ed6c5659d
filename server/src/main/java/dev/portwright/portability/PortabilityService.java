package dev.portwright.portability;

import dev.portwright.carrier.Carrier;
import dev.portwright.carrier.CarrierDirectory;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.phonenumber.PhoneNumberReading;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.phonenumber.Territories;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks numbers against the numbering plans, what countries port, and the carrier directory. Keeps nothing. */
@ApplicationScoped
public class PortabilityService {
    /** Automated ports are an agreement among North American carriers. */
    private static final Set<String> FAST_PORT_COUNTRIES = Set.of("US", "CA");

    private static final String NOT_E164 = "Not in +E.164 format: a plus sign and 7 to 15 digits";

    private final PhoneNumbers numbers;
    private final CarrierDirectory carriers;
    private final RequirementCatalog countries;
    private final boolean sandbox;
    private final Clock clock;

    @Inject
    PortabilityService(
            PhoneNumbers numbers,
            CarrierDirectory carriers,
            RequirementCatalog countries,
            Settings settings,
            Clock clock) {
        this(numbers, carriers, countries, settings.sandbox(), clock);
    }

    /** @param sandbox false where the table of carriers is the operator's own word, which goes before the countries' files */
    public PortabilityService(
            PhoneNumbers numbers,
            CarrierDirectory carriers,
            RequirementCatalog countries,
            boolean sandbox,
            Clock clock) {
        this.sandbox = sandbox;
        this.numbers = numbers;
        this.carriers = carriers;
        this.countries = countries;
        this.clock = clock;
    }

    /** One result per number, in the order given; a number given twice has two. A bad number is a result, no exception. */
    public List<PortabilityResult> check(List<String> phoneNumbers) {
        return phoneNumbers.stream().map(this::check).toList();
    }

    /** The result for one number, which has its country code with a plus sign or 00 before it, however it is written. */
    public PortabilityResult check(String phoneNumber) {
        return switch (numbers.readInternational(phoneNumber)) {
            case PhoneNumberReading.Known(PhoneNumberFacts facts) -> check(facts);
            case PhoneNumberReading.NotE164 n -> PortabilityResult.refused(phoneNumber, ProblemCode.NOT_E164, NOT_E164);
            case PhoneNumberReading.Unreadable unreadable ->
                PortabilityResult.refused(
                        phoneNumber,
                        ProblemCode.NOT_E164,
                        unreadable.isPlain() ? NOT_E164 : NOT_E164 + ", without " + unreadable.named());
            case PhoneNumberReading.Invalid i ->
                PortabilityResult.refused(phoneNumber, ProblemCode.INVALID_PHONE_NUMBER, "Invalid phone number");
            case PhoneNumberReading.Unportable(String e164, String kind) ->
                PortabilityResult.refused(
                        e164, ProblemCode.UNPROCESSABLE, "Numbers of this type cannot be ported: %s".formatted(kind));
        };
    }

    private PortabilityResult check(PhoneNumberFacts facts) {
        Carrier carrier = carriers.carrierOf(facts);
        boolean operatorSaysSo =
                !sandbox && carrier.portable() && !carrier.spid().isEmpty();
        Optional<String> never = operatorSaysSo ? Optional.empty() : whyNotPorted(facts);
        if (never.isPresent()) {
            return PortabilityResult.notPortable(facts, carrier, never.get());
        }
        if (!carrier.portable()) {
            return PortabilityResult.notPortable(facts, carrier, carrier.notPortableReason());
        }
        boolean fast =
                carrier.fastPortEligible() && FAST_PORT_COUNTRIES.contains(Territories.ruledBy(facts.countryCode()));
        return new PortabilityResult(facts.e164(), "", null, facts, carrier, fast, carrier.messagingCapable());
    }

    private Optional<String> whyNotPorted(PhoneNumberFacts facts) {
        return countries.whyNotPorted(
                facts.countryCode(), facts.type().wireName(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
