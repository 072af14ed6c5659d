package dev.portwright.sandbox;

import dev.portwright.balance.Balance;
import dev.portwright.requirement.group.RequirementGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What every sandbox is born with. The ids are those of the examples in the API description, so that an example can be
 * sent as it stands; they never change. {@code docs/sandbox.md} lists them.
 */
final class SandboxFixtures {
    static final UUID ACCOUNT = UUID.fromString("24b4a4bb-c4df-46ad-bbcb-23fc741c5ad7");
    static final UUID USER = UUID.fromString("40d68ba2-0847-4df2-be9c-b0e0cb673e75");
    static final UUID API_KEY = UUID.fromString("3b1f0b0c-6f0e-4f1d-9d7c-2a54f8e7c1aa");

    static final UUID INVOICE = UUID.fromString("ce74b771-d23d-4960-81ec-8741b3862146");
    static final UUID LOA = UUID.fromString("64ffb720-04c7-455b-92d6-20fcca92e935");
    static final UUID PROOF_OF_OWNERSHIP = UUID.fromString("9787fb5f-cbe5-4de4-b765-3303774ee9fe");
    private static final String CONFIGURATION = "f1486bae-f067-460c-ad43-73a92848f902";
    private static final String MESSAGING_PROFILE = "f1486bae-f067-460c-ad43-73a92848f901";

    /** A resource that orders may name, and what a client would have sent to make it. */
    record Fixture(String kind, String id, String body) {}

    static final List<Fixture> RESOURCES = List.of(
            new Fixture("billing_group", CONFIGURATION, """
                    {"name": "Sandbox"}"""),
            new Fixture("credential_connection", CONFIGURATION, """
                    {"connection_name": "Sandbox", "user_name": "sandbox", "password": "only-for-the-sandbox"}"""),
            new Fixture("address", CONFIGURATION, """
                    {"first_name": "Paula", "last_name": "Person", "business_name": "Person Travel",
                     "street_address": "311 W Superior St", "locality": "Chicago", "administrative_area": "IL",
                     "postal_code": "60654", "country_code": "US"}"""),
            new Fixture("messaging_profile", MESSAGING_PROFILE, """
                    {"name": "Sandbox", "whitelisted_destinations": ["US", "CA"]}"""),
            new Fixture("outbound_voice_profile", "1293384261075731499", """
                    {"name": "Sandbox"}"""),
            new Fixture("ip_connection", "1293384261075731462", """
                    {"connection_name": "Sandbox by IP"}"""),
            new Fixture("fqdn_connection", "1293384261075731461", """
                    {"connection_name": "Sandbox by FQDN"}"""),
            new Fixture("ip", "1293384261075731464", """
                    {"connection_id": "1293384261075731462", "ip_address": "192.0.2.17"}"""),
            new Fixture("fqdn", "1293384261075731463", """
                    {"connection_id": "1293384261075731461", "fqdn": "sip.example.com", "dns_record_type": "a"}"""),
            new Fixture("dynamic_emergency_address", "0d9b7a1c-8a6e-4a43-9d0a-2f1f3d7c5b60", """
                    {"house_number": "311", "street_pre_directional": "W", "street_name": "Superior",
                     "street_suffix": "St", "locality": "Chicago", "administrative_area": "IL",
                     "postal_code": "60654", "country_code": "US"}"""));

    /** The bundle of the catalogue for numbers of the United States. */
    static final UUID BILLING_BUNDLE = UUID.fromString("8661948c-a386-4385-837f-af00f40f111a");

    /** Those that the account has taken of it. */
    static final List<UUID> USER_BUNDLES = List.of(
            UUID.fromString("ca1d2263-d1f1-43ac-ba53-248e7a4bb26a"),
            UUID.fromString("5194d8fc-87e6-4188-baa9-1c434bbe861b"),
            UUID.fromString("ff901545-3e27-462a-ba9d-2b34654cab82"));

    /** What programs that look at the money of their account find. */
    static final Balance BALANCE =
            new Balance(new BigDecimal("1000.00"), BigDecimal.ZERO, new BigDecimal("500.00"), "USD");

    /** Its documents by their ids, each a PDF among the resources. The requirement group links them, so that they stay. */
    static final Map<UUID, String> DOCUMENTS = Map.of(
            INVOICE, "invoice.pdf",
            LOA, "letter-of-authorization.pdf",
            PROOF_OF_OWNERSHIP, "proof-of-ownership.pdf");

    /** The content of a document of this name. */
    static byte[] content(String filename) {
        String resource = "/sandbox/" + filename;
        try (InputStream in = SandboxFixtures.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final UUID REQUIREMENT_GROUP = UUID.fromString("de748d99-06fa-4d90-9f9a-f4b62696bada");

    /** The requirement group, made at this time; with it come its values. */
    static RequirementGroup requirementGroup(Instant now) {
        return RequirementGroup.unapproved(
                REQUIREMENT_GROUP,
                ACCOUNT,
                "US",
                "local",
                "porting",
                null,
                List.of(
                        value("54aa7cb1-31ca-5c5d-8591-4f4fe720aae9", LOA.toString(), now),
                        value("53970723-fbff-4f46-a975-f62be6c1a585", INVOICE.toString(), now),
                        value("59b0762a-b274-4f76-ac32-4d5cf0272e66", PROOF_OF_OWNERSHIP.toString(), now)),
                now);
    }

    private static RequirementGroup.Value value(String requirementTypeId, String document, Instant now) {
        return new RequirementGroup.Value(requirementTypeId, document, now, now);
    }

    private SandboxFixtures() {}
}
