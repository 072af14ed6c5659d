package dev.portwright.porting.owner;

import dev.portwright.foc.ActivationType;
import dev.portwright.phonenumber.PhoneNumberReading;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.BodyTime;
import dev.portwright.platform.outbound.Target;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortType;
import dev.portwright.porting.order.RemainingNumbersAction;
import dev.portwright.reference.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of a PATCH body onto those an order has. Each value is read by itself here; what values mean
 * together is for {@link EditRules}.
 */
@ApplicationScoped
class PatchReader {
    /** Those of ISO 3166-1, and what Kosovo is called by those who have numbers there. */
    private static final Set<String> COUNTRIES = Stream.concat(
                    Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream(), Stream.of("XK"))
            .collect(Collectors.toUnmodifiableSet());

    private final PhoneNumbers numbers;
    private final RequirementReader requirements;

    PatchReader(PhoneNumbers numbers, RequirementReader requirements) {
        this.numbers = numbers;
        this.requirements = requirements;
    }

    /** The attributes after the edit, as far as they can be read; what cannot is a problem of the edit. */
    OrderAttributes read(Edit edit) {
        Patch patch = edit.patch();
        OrderAttributes old = edit.before();
        Patch activation = patch.object("activation_settings");
        RequirementReader.Read required =
                requirements.read(edit, documents(patch.object("documents"), old.documents()));
        return new OrderAttributes(
                patch.text("customer_reference", old.customerReference()),
                patch.text("customer_group_reference", old.customerGroupReference()),
                focRequested(edit, activation, old.focRequested()),
                activation.word("activation_type", old.activationType(), ActivationType::of),
                required.documents(),
                admin(edit, patch.object("end_user").object("admin"), old.admin()),
                location(edit, patch.object("end_user").object("location"), old.location()),
                patch.object("messaging").bool("enable_messaging", old.enableMessaging(), false),
                misc(edit, patch.object("misc"), old.misc()),
                configuration(patch.object("phone_number_configuration"), old.configuration()),
                required.requirements(),
                feedback(patch.object("user_feedback"), old.feedback()),
                webhookUrl(edit, old.webhookUrl()));
    }

    private static @Nullable Instant focRequested(Edit edit, Patch activation, @Nullable Instant old) {
        if (!activation.has("foc_datetime_requested")) {
            return old;
        }
        String text = activation.text("foc_datetime_requested", null);
        if (text == null) {
            return null;
        }
        return BodyTime.read(text, OrderAttribute.FOC_REQUESTED.pointer(), edit.problems())
                .orElse(old);
    }

    private static OrderAttributes.Documents documents(Patch patch, OrderAttributes.Documents old) {
        return new OrderAttributes.Documents(uuid(patch, "loa", old.loa()), uuid(patch, "invoice", old.invoice()));
    }

    /** The form of the id has been checked against the API description before. */
    private static @Nullable UUID uuid(Patch patch, String name, @Nullable UUID old) {
        String text = patch.text(name, old == null ? null : old.toString());
        return text == null ? null : UUID.fromString(text);
    }

    private OrderAttributes.Admin admin(Edit edit, Patch patch, OrderAttributes.Admin old) {
        return new OrderAttributes.Admin(
                patch.text("entity_name", old.entityName()),
                patch.text("auth_person_name", old.authPersonName()),
                phoneNumber(
                        edit,
                        patch.text("billing_phone_number", old.billingPhoneNumber()),
                        old.billingPhoneNumber(),
                        OrderAttribute.BILLING_PHONE_NUMBER),
                patch.text("account_number", old.accountNumber()),
                patch.text("tax_identifier", old.taxIdentifier()),
                patch.text("pin_passcode", old.pinPasscode()),
                patch.text("business_identifier", old.businessIdentifier()));
    }

    private static OrderAttributes.Location location(Edit edit, Patch patch, OrderAttributes.Location old) {
        return new OrderAttributes.Location(
                patch.text("street_address", old.streetAddress()),
                patch.text("extended_address", old.extendedAddress()),
                patch.text("locality", old.locality()),
                patch.text("administrative_area", old.administrativeArea()),
                patch.text("postal_code", old.postalCode()),
                country(edit, patch.text("country_code", old.countryCode()), old.countryCode()));
    }

    /** Its form has been checked against the API description before. */
    private static @Nullable String country(Edit edit, @Nullable String code, @Nullable String old) {
        if (code == null || code.equals(old) || COUNTRIES.contains(code)) {
            return code;
        }
        edit.problems()
                .add(ProblemCode.UNPROCESSABLE.at(
                        OrderAttribute.COUNTRY_CODE.pointer(), "No country has this ISO 3166-1 alpha-2 code."));
        return old;
    }

    /** A full port leaves nothing behind, so whatever is said of the remaining numbers is dropped unread, with a warning. */
    private OrderAttributes.Misc misc(Edit edit, Patch patch, OrderAttributes.Misc old) {
        PortType type = patch.word("type", old.type(), PortType::of);
        if (type == PortType.FULL) {
            warnOfRemainder(edit, patch, OrderAttribute.REMAINING_NUMBERS_ACTION, "remaining_numbers_action");
            warnOfRemainder(edit, patch, OrderAttribute.NEW_BILLING_PHONE_NUMBER, "new_billing_phone_number");
            return new OrderAttributes.Misc(type, null, null);
        }
        return new OrderAttributes.Misc(
                type,
                patch.word("remaining_numbers_action", old.remainingNumbersAction(), RemainingNumbersAction::of),
                phoneNumber(
                        edit,
                        patch.text("new_billing_phone_number", old.newBillingPhoneNumber()),
                        old.newBillingPhoneNumber(),
                        OrderAttribute.NEW_BILLING_PHONE_NUMBER));
    }

    private static void warnOfRemainder(Edit edit, Patch patch, OrderAttribute attribute, String name) {
        if (patch.text(name, null) != null) {
            edit.warn(ProblemCode.UNPROCESSABLE.at(
                    attribute.pointer(),
                    "A full port leaves no numbers behind, so this was not kept. It is for misc.type 'partial'."));
        }
    }

    private @Nullable String phoneNumber(
            Edit edit, @Nullable String text, @Nullable String old, OrderAttribute attribute) {
        if (text == null || text.equals(old)) {
            return text;
        }
        PhoneNumberReading reading =
                numbers.readWritten(text, edit.order().kind().countryCode());
        reading.flaw()
                .ifPresent(why -> edit.problems().add(ProblemCode.INVALID_PHONE_NUMBER.at(attribute.pointer(), why)));
        return reading.e164().orElse(old);
    }

    private static @Nullable String id(Patch patch, String name, @Nullable String old) {
        return Reference.inOneCase(patch.text(name, old), old);
    }

    private static OrderAttributes.NumberConfiguration configuration(
            Patch patch, OrderAttributes.NumberConfiguration old) {
        return new OrderAttributes.NumberConfiguration(
                id(patch, "billing_group_id", old.billingGroupId()),
                id(patch, "connection_id", old.connectionId()),
                id(patch, "emergency_address_id", old.emergencyAddressId()),
                id(patch, "messaging_profile_id", old.messagingProfileId()),
                patch.texts("tags", old.tags()));
    }

    private static OrderAttributes.Feedback feedback(Patch patch, OrderAttributes.Feedback old) {
        return new OrderAttributes.Feedback(
                patch.integer("user_rating", old.rating()), patch.text("user_comment", old.comment()));
    }

    private static @Nullable String webhookUrl(Edit edit, @Nullable String old) {
        String url = edit.patch().text("webhook_url", old);
        if (url != null && !url.equals(old)) {
            Target.fault(url)
                    .ifPresent(fault -> edit.problems()
                            .add(ProblemCode.INVALID_URL.at(OrderAttribute.WEBHOOK_URL.pointer(), fault)));
        }
        return url;
    }
}
