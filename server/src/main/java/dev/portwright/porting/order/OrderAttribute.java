package dev.portwright.porting.order;

import dev.portwright.platform.json.Json;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Each attribute that can be edited, by its path on the wire: for the history of changes and for saying what may change
 * in which status.
 */
@SuppressWarnings("ImmutableEnumChecker") // every function here is a method reference or reads records
public enum OrderAttribute {
    CUSTOMER_REFERENCE("customer_reference", Editable.ALWAYS, OrderAttributes::customerReference),
    CUSTOMER_GROUP_REFERENCE("customer_group_reference", Editable.ALWAYS, OrderAttributes::customerGroupReference),
    FOC_REQUESTED("activation_settings.foc_datetime_requested", Editable.UNTIL_CLOSED, OrderAttributes::focRequested),
    ACTIVATION_TYPE("activation_settings.activation_type", Editable.WHILE_OPEN, OrderAttributes::activationType),
    LOA("documents.loa", Editable.WHILE_OPEN, a -> a.documents().loa()),
    INVOICE("documents.invoice", Editable.WHILE_OPEN, a -> a.documents().invoice()),
    ENTITY_NAME(
            "end_user.admin.entity_name", Editable.WHILE_OPEN, a -> a.admin().entityName()),
    AUTH_PERSON_NAME(
            "end_user.admin.auth_person_name",
            Editable.WHILE_OPEN,
            a -> a.admin().authPersonName()),
    BILLING_PHONE_NUMBER(
            "end_user.admin.billing_phone_number",
            Editable.WHILE_OPEN,
            a -> a.admin().billingPhoneNumber()),
    ACCOUNT_NUMBER(
            "end_user.admin.account_number", Editable.WHILE_OPEN, a -> a.admin().accountNumber(), true),
    TAX_IDENTIFIER(
            "end_user.admin.tax_identifier", Editable.WHILE_OPEN, a -> a.admin().taxIdentifier(), true),
    PIN_PASSCODE(
            "end_user.admin.pin_passcode", Editable.WHILE_OPEN, a -> a.admin().pinPasscode(), true),
    BUSINESS_IDENTIFIER(
            "end_user.admin.business_identifier",
            Editable.WHILE_OPEN,
            a -> a.admin().businessIdentifier()),
    STREET_ADDRESS(
            "end_user.location.street_address",
            Editable.WHILE_OPEN,
            a -> a.location().streetAddress()),
    EXTENDED_ADDRESS(
            "end_user.location.extended_address",
            Editable.WHILE_OPEN,
            a -> a.location().extendedAddress()),
    LOCALITY(
            "end_user.location.locality", Editable.WHILE_OPEN, a -> a.location().locality()),
    ADMINISTRATIVE_AREA(
            "end_user.location.administrative_area",
            Editable.WHILE_OPEN,
            a -> a.location().administrativeArea()),
    POSTAL_CODE(
            "end_user.location.postal_code",
            Editable.WHILE_OPEN,
            a -> a.location().postalCode()),
    COUNTRY_CODE(
            "end_user.location.country_code",
            Editable.WHILE_OPEN,
            a -> a.location().countryCode()),
    ENABLE_MESSAGING("messaging.enable_messaging", Editable.WHILE_OPEN, OrderAttributes::enableMessaging),
    MISC_TYPE("misc.type", Editable.WHILE_OPEN, a -> a.misc().type()),
    REMAINING_NUMBERS_ACTION(
            "misc.remaining_numbers_action", Editable.WHILE_OPEN, a -> a.misc().remainingNumbersAction()),
    NEW_BILLING_PHONE_NUMBER(
            "misc.new_billing_phone_number", Editable.WHILE_OPEN, a -> a.misc().newBillingPhoneNumber()),
    BILLING_GROUP(
            "phone_number_configuration.billing_group_id",
            Editable.UNTIL_CLOSED,
            a -> a.configuration().billingGroupId()),
    CONNECTION(
            "phone_number_configuration.connection_id",
            Editable.UNTIL_CLOSED,
            a -> a.configuration().connectionId()),
    EMERGENCY_ADDRESS(
            "phone_number_configuration.emergency_address_id",
            Editable.UNTIL_CLOSED,
            a -> a.configuration().emergencyAddressId()),
    MESSAGING_PROFILE(
            "phone_number_configuration.messaging_profile_id",
            Editable.UNTIL_CLOSED,
            a -> a.configuration().messagingProfileId()),
    TAGS(
            "phone_number_configuration.tags",
            Editable.UNTIL_CLOSED,
            a -> a.configuration().tags()),
    REQUIREMENTS("requirements", Editable.WHILE_OPEN, OrderAttributes::requirements),
    USER_RATING("user_feedback.user_rating", Editable.ALWAYS, a -> a.feedback().rating()),
    USER_COMMENT(
            "user_feedback.user_comment", Editable.ALWAYS, a -> a.feedback().comment()),
    WEBHOOK_URL("webhook_url", Editable.ALWAYS, OrderAttributes::webhookUrl);

    private enum Editable {
        WHILE_OPEN,
        UNTIL_CLOSED,
        ALWAYS
    }

    /** In the place of a secret. */
    public static final String MASK = "***";

    private final String path;
    private final Editable editable;
    private final Function<OrderAttributes, @Nullable Object> value;
    private final boolean secret;

    OrderAttribute(String path, Editable editable, Function<OrderAttributes, @Nullable Object> value) {
        this(path, editable, value, false);
    }

    OrderAttribute(String path, Editable editable, Function<OrderAttributes, @Nullable Object> value, boolean secret) {
        this.path = path;
        this.editable = editable;
        this.value = value;
        this.secret = secret;
    }

    /** The path on the wire, with dots, as the history shows it. */
    public String path() {
        return path;
    }

    /** The JSON pointer into a PATCH body. */
    public String pointer() {
        return "/" + path.replace('.', '/');
    }

    @Nullable
    public Object valueIn(OrderAttributes attributes) {
        return value.apply(attributes);
    }

    /** The value as people see it, {@value #MASK} in place of a secret; null when there is none. */
    public @Nullable String shownIn(OrderAttributes attributes) {
        Object found = value.apply(attributes);
        if (found == null) {
            return null;
        }
        if (secret) {
            return MASK;
        }
        JsonNode shown = Json.read(Json.text(found));
        return shown.isString() ? shown.asString() : shown.toString();
    }

    /** The attribute of a path on the wire, if there is one. */
    public static Optional<OrderAttribute> ofPath(String path) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.path.equals(path))
                .findFirst();
    }

    /** True for what is shown to nobody but its owner: never in logs, history or events. */
    public boolean secret() {
        return secret;
    }

    public boolean editableIn(PortingOrderStatus status) {
        return switch (status.stage()) {
            case OPEN -> true;
            case WITH_CARRIER -> editable != Editable.WHILE_OPEN;
            case CLOSED -> editable == Editable.ALWAYS;
        };
    }
}
