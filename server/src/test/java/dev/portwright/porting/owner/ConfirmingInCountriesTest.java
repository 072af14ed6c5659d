package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.portwright.document.file.Files;
import dev.portwright.platform.json.Json;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.portability.PortabilityService;
import dev.portwright.porting.owner.RequirementsOfCountriesTest.Form;
import dev.portwright.requirement.RequirementType;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same as {@link RequirementsOfCountriesTest}, as a client sees it: an order for a number of each kind of each country is
 * given all that is asked for, lacks one thing after the other, and is submitted in the end.
 */
@ServerTest
class ConfirmingInCountriesTest {
    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    /** Numbers of kinds that the number library does not tell from others: they are known by a range of the operator. */
    private static final Map<String, String> OF_RANGES =
            Map.of("CA toll_free", "+18885550100", "DK national", "+4570112233", "MX mobile", "+525512345678");

    private static final String RANGES = """
            {"prefix":"1888555","digits":11,"country_code":"CA","phone_number_type":"toll_free"},
            {"prefix":"4570","digits":10,"country_code":"DK","phone_number_type":"national"},
            {"prefix":"52551234","digits":12,"country_code":"MX","phone_number_type":"mobile"}""";

    @Inject
    TestServer server;

    @Inject
    PortabilityService portability;

    Tenant tenant;
    String document;
    String address;

    @BeforeEach
    void account() {
        tenant = server.tenant();
        document = tenant.document("a.pdf", Files.PDF);
        address = server.reference(tenant, "emergency_address");
        replaceRanges(RANGES);
    }

    /** Other test classes use the ranges of this server. */
    @AfterEach
    void forget() {
        replaceRanges("");
    }

    private static void replaceRanges(String ranges) {
        Api.desk()
                .client()
                .put("/operator/number_ranges", "{\"number_ranges\":[" + ranges + "]}")
                .ok();
    }

    static Stream<String> countries() {
        return RequirementsOfCountriesTest.forms()
                .map(form -> form.rule().countryCode())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("countries")
    void anOrderIsSubmittedOnceNothingIsLackingAndWhateverLacksIsNamed(String country) {
        List<Form> forms = RequirementsOfCountriesTest.forms()
                .filter(form -> form.rule().countryCode().equals(country))
                .toList();
        assertThat(forms).isNotEmpty();
        forms.forEach(this::submit);
    }

    private void submit(Form form) {
        String number = numberFor(form);
        Answer created = tenant.create(number);
        assertThat(created.status())
                .as("%s %s %s", form, number, created.text())
                .isEqualTo(201);
        String id = created.id();
        assertThat(created.data().at("/0/phone_number_type").asString())
                .isEqualTo(form.rule().phoneNumberType());

        Map<RequirementType, @Nullable String> values = new LinkedHashMap<>();
        form.needed().forEach(type -> values.put(type, value(form, type)));
        tenant.edit(id, with(owner(form, number), values)).ok();
        if (created.data("0.additional_steps").contains("phone_number_verification_codes")) {
            server.run("DELETE FROM verification_code_sending");
            tenant.verifyNumbers(id);
        }
        Api.desk().completeActions(tenant, id);
        Map<RequirementType, @Nullable String> change = new LinkedHashMap<>();
        for (RequirementType left : form.needed()) {
            change.put(left, null);
            Answer lacking = tenant.edit(id, with(Body.empty(), change)).ok();
            Answer refused = tenant.confirm(id);
            assertThat(refused.status()).as("%s without %s", form, left.name()).isEqualTo(422);
            assertThat(refused.json())
                    .as("%s without %s", form, left.name())
                    .isEqualTo(Json.read(Json.bytes(refusal(left, lacking))));
            // Given back together with the next one's going.
            change.clear();
            change.put(left, values.get(left));
        }
        tenant.edit(id, with(Body.empty(), change)).ok();
        assertThat(tenant.confirm(id).ok().value("status.value")).isEqualTo("in-process");
    }

    /**
     * A valid number of the kind that can be ported: the one that the number library gives as an example, or the next. Where it
     * has none, one of the operator's ranges.
     */
    private String numberFor(Form form) {
        if (!form.beginning().isEmpty()) {
            return form.beginning() + "1234567";
        }
        int further = form.chosen() == null ? 0 : 1;
        Optional<String> example = Arrays.stream(PhoneNumberUtil.PhoneNumberType.values())
                .map(type -> UTIL.getExampleNumberForType(form.rule().countryCode(), type))
                .filter(Objects::nonNull)
                .map(number -> number.setNationalNumber(number.getNationalNumber() + further))
                .map(number -> portability.check(e164(number)))
                .filter(result -> isFor(form, result))
                .map(PortabilityResult::phoneNumber)
                .findFirst();
        String ofRange = OF_RANGES.get(form.toString());
        assertThat(example.isPresent()).as("%s has an example", form).isEqualTo(ofRange == null);
        return example.orElseGet(() -> Objects.requireNonNull(ofRange));
    }

    private static String e164(PhoneNumber number) {
        return UTIL.format(number, PhoneNumberFormat.E164);
    }

    private static boolean isFor(Form form, PortabilityResult result) {
        var facts = result.facts();
        return result.portable()
                && facts != null
                && facts.countryCode().equals(form.rule().countryCode())
                && facts.type().wireName().equals(form.rule().phoneNumberType());
    }

    private String value(Form form, RequirementType type) {
        return type.takesText() ? form.value(type) : type.takesAddress() ? address : document;
    }

    /** What is asked for everywhere, but for the two documents. */
    private static Body owner(Form form, String number) {
        return Body.of("misc.type", "full")
                .with("end_user.admin.entity_name", "Acme")
                .with("end_user.admin.auth_person_name", "Ann Person")
                .with("end_user.admin.billing_phone_number", number)
                .with("end_user.admin.account_number", "4711")
                .with("end_user.location.street_address", "1 Main St")
                .with("end_user.location.locality", "City")
                .with("end_user.location.administrative_area", "State")
                .with("end_user.location.postal_code", "12345")
                .with("end_user.location.country_code", form.rule().countryCode());
    }

    /** The body with these values, each where an order has it. */
    private static Body with(Body body, Map<RequirementType, @Nullable String> values) {
        Body whole = body;
        List<Body> entries = new ArrayList<>();
        for (Map.Entry<RequirementType, @Nullable String> given : values.entrySet()) {
            RequirementType type = given.getKey();
            if (type.isOwnRequirement()) {
                entries.add(Body.of("requirement_type_id", type.id()).with("field_value", given.getValue()));
            } else {
                whole = whole.with("documents." + type.givenAs(), given.getValue());
            }
        }
        return entries.isEmpty() ? whole : whole.with("requirements", entries.toArray(Body[]::new));
    }

    /** @param order as it is without what is left out */
    private static Map<String, Object> refusal(RequirementType left, Answer order) {
        if (left.isLoa()) {
            return Api.error(
                    "80008",
                    "Missing LOA",
                    "Give the id of a document: the signed letter of authorization.",
                    "pointer:/documents/loa");
        }
        if (left.isInvoice()) {
            return Api.error(
                    "10004",
                    "Missing required parameter",
                    "Give the id of a document: a recent bill of the losing carrier.",
                    "pointer:/documents/invoice");
        }
        List<String> ids = order.data().path("requirements").findValuesAsString("requirement_type_id");
        return Api.error(
                "10004",
                "Missing required parameter",
                "Give a value for the requirement: " + left.name() + " (requirement_type_id " + left.id() + ").",
                "pointer:/requirements/" + ids.indexOf(left.id()) + "/field_value");
    }
}
