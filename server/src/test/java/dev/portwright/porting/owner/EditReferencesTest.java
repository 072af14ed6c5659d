package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.requirement.group.RequirementGroup;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a PATCH refers to: resources, requirements and requirement groups. */
@ServerTest
class EditReferencesTest {
    private static final String TYPE = "59b0762a-b274-4f76-ac32-4d5cf0272e66";
    private static final String LOA = "54aa7cb1-31ca-5c5d-8591-4f4fe720aae9";
    private static final String INVOICE = "53970723-fbff-4f46-a975-f62be6c1a585";

    @Inject
    TestServer server;

    Tenant tenant;
    String id;

    @BeforeEach
    void draft() {
        tenant = server.tenant();
        id = tenant.order("+13035550000");
    }

    @ParameterizedTest
    @CsvSource({
        "documents.loa, document",
        "documents.invoice, document",
        "phone_number_configuration.billing_group_id, billing_group",
        "phone_number_configuration.connection_id, connection",
        "phone_number_configuration.emergency_address_id, emergency_address",
        "phone_number_configuration.messaging_profile_id, messaging_profile",
    })
    void whatIsReferredToMustExistInTheAccountAndBeOfTheKind(String path, String kind) {
        String problem = "10017 /" + path.replace('.', '/');
        String unknown = UUID.randomUUID().toString();
        assertThat(tenant.edit(id, set(path, unknown)).problems()).containsExactly(problem);
        String foreign = server.reference(server.tenant(), kind);
        assertThat(tenant.edit(id, set(path, foreign)).problems()).containsExactly(problem);
        String otherKind = server.reference(tenant, kind.equals("connection") ? "document" : "connection");
        assertThat(tenant.edit(id, set(path, otherKind)).problems()).containsExactly(problem);
        String known = server.reference(tenant, kind);
        assertThat(tenant.edit(id, set(path, known)).data(path)).isEqualTo("\"" + known + "\"");
        assertThat(tenant.edit(id, set(path, known.toUpperCase(Locale.ROOT))).data(path))
                .isEqualTo("\"" + known + "\"");
    }

    @Test
    void aDocumentOfARequirementIsToldInSmallLetters() {
        String document = server.reference(tenant, "document");
        Answer edited = tenant.edit(
                id,
                "{\"requirements\":[{\"requirement_type_id\":\"%s\",\"field_value\":\"%s\"}]}"
                        .formatted(TYPE, document.toUpperCase(Locale.ROOT)));
        assertThat(edited.data("requirements.0.field_value")).isEqualTo("\"" + document + "\"");
    }

    @Test
    void whatWasAcceptedOnceIsNotAskedAboutAgain() {
        String loa = server.reference(tenant, "document");
        tenant.edit(id, set("documents.loa", loa));
        server.run("DELETE FROM account_reference WHERE reference_id = ?", loa);
        assertThat(tenant.edit(id, Body.of("customer_reference", "x")).status()).isEqualTo(200);
        assertThat(tenant.edit(id, set("documents.loa", loa)).status()).isEqualTo(200);
        assertThat(tenant.edit(id, set("documents.invoice", loa)).problems())
                .containsExactly("10017 /documents/invoice");
    }

    @Test
    void anEmptyIdIsNoId() {
        assertThat(tenant.edit(id, set("phone_number_configuration.connection_id", ""))
                        .problems())
                .containsExactly("10017 /phone_number_configuration/connection_id");
    }

    // ---- requirements

    @Test
    void requirementsTakeDocumentsOfTheAccount() {
        assertThat(tenant.edit(id, requirement(TYPE, "a text")).problems())
                .containsExactly("10006 /requirements/0/field_value");
        assertThat(tenant.edit(id, requirement(TYPE, UUID.randomUUID().toString()))
                        .problems())
                .containsExactly("10017 /requirements/0/field_value");
        assertThat(tenant.edit(id, requirement(TYPE, server.reference(server.tenant(), "document")))
                        .problems())
                .containsExactly("10017 /requirements/0/field_value");
        String document = server.reference(tenant, "document");
        assertThat(tenant.edit(id, requirement(TYPE.toUpperCase(Locale.ROOT), document))
                        .data("requirements"))
                .isEqualTo(("[{\"field_type\":\"document\",\"field_value\":\"%s\",\"requirement_type_id\":\"%s\","
                                + "\"record_type\":\"porting_requirement\"}]")
                        .formatted(document, TYPE));
    }

    @Test
    void theRequirementsTypeMustBeKnownAndNamedOnce() {
        String document = server.reference(tenant, "document");
        assertThat(tenant.edit(id, requirement("nothing", document)).problems())
                .containsExactly("10017 /requirements/0/requirement_type_id");
        assertThat(tenant.edit(
                                id,
                                ("{\"requirements\":[{\"requirement_type_id\":\"%s\",\"field_value\":\"%s\"},"
                                                + "{\"requirement_type_id\":\"%s\",\"field_value\":null}]}")
                                        .formatted(TYPE, document, TYPE.toUpperCase(Locale.ROOT)))
                        .problems())
                .containsExactly("10027 /requirements/1/requirement_type_id");
    }

    @Test
    void anOptionalRequirementIsUnderReviewOnceGivenAndGoesWithItsValue() {
        String document = server.reference(tenant, "document");
        tenant.edit(id, set("documents.loa", document));
        tenant.edit(id, set("documents.invoice", document));
        assertThat(requirementsStatus()).isEqualTo("\"approved\"");
        assertThat(tenant.show(id).data("requirements_met")).isEqualTo("true");
        tenant.edit(id, requirement(TYPE, document));
        assertThat(requirementsStatus()).isEqualTo("\"requirement-info-under-review\"");
        assertThat(tenant.show(id).data("requirements_met")).isEqualTo("false");
        tenant.edit(id, Body.of("requirements", new Body[] {
            Body.of("requirement_type_id", TYPE).with("field_value", null)
        }));
        assertThat(requirementsStatus()).isEqualTo("\"approved\"");
    }

    @Test
    void requirementsOfOtherTypesKeepTheirValues() {
        server.run(
                "UPDATE porting_order SET requirements = ?::jsonb WHERE id = ?::uuid",
                "[{\"requirement_type_id\":\"other\",\"field_type\":\"textual\",\"field_value\":\"kept\",\"status\":\"approved\"}]",
                id);
        Answer edited = tenant.edit(id, requirement(TYPE, server.reference(tenant, "document")));
        assertThat(edited.data("requirements.0.field_value")).isEqualTo("\"kept\"");
        assertThat(edited.data("requirements.1.requirement_type_id")).isEqualTo("\"" + TYPE + "\"");
    }

    // ---- requirement groups

    @Test
    void aGroupOfACountryFitsTheOrdersOfItsTerritories() {
        String territory = tenant.order("+17876711234");
        Group group = group("US", "local", "porting");
        Answer edited = tenant.edit(territory, groupId(group.id()));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.data("documents.loa")).isEqualTo("\"" + group.loa() + "\"");
    }

    @Test
    void aGroupsValuesAreCopiedOnce() {
        Group group = group("US", "local", "porting");
        Answer edited = tenant.edit(id, groupId(group.id().toUpperCase(Locale.ROOT)));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.data("documents"))
                .isEqualTo("{\"loa\":\"%s\",\"invoice\":\"%s\"}".formatted(group.loa(), group.invoice()));
        assertThat(edited.data("requirements.0.field_value")).isEqualTo("\"" + group.proof() + "\"");
        server.run(
                "UPDATE requirement_group SET loa_document_id = NULL, requirement_values = '[]' WHERE id = ?::uuid",
                group.id());
        assertThat(tenant.show(id).data("documents.loa")).isEqualTo("\"" + group.loa() + "\"");
        assertThat(tenant.edit(id, Body.of("documents.loa", null)).data("documents.loa"))
                .isEqualTo("null");
    }

    @Test
    void anOrderThatIsWithTheLosingCarrierTakesNoGroup() {
        Group group = group("US", "local", "porting");
        String submitted = server.completeOrder(tenant, "+13035550001");
        tenant.confirm(submitted).ok();
        Api.desk().submit(submitted).ok();
        Answer refused = tenant.edit(submitted, groupId(group.id()));
        assertThat(refused.problems()).containsExactly("10027 /requirement_group_id");
        assertThat(refused.text())
                .contains("A group gives its values to orders that are draft, in-process or in exception; this order is"
                        + " submitted.");
    }

    @ParameterizedTest
    @CsvSource({"CA, local, porting", "US, mobile, porting", "US, local, ordering"})
    void aGroupForSomethingElseIsRefused(String country, String type, String action) {
        assertThat(tenant.edit(id, groupId(group(country, type, action).id())).problems())
                .containsExactly("10027 /requirement_group_id");
    }

    @Test
    void anUnknownGroupAndOneOfAnotherAccountAreTheSame() {
        Group foreign = group(server.tenant(), "US", "local", "porting");
        assertThat(tenant.edit(id, groupId(foreign.id())).problems()).containsExactly("10017 /requirement_group_id");
        assertThat(tenant.edit(id, groupId(UUID.randomUUID().toString())).problems())
                .containsExactly("10017 /requirement_group_id");
        assertThat(tenant.edit(id, groupId("nonsense")).problems()).containsExactly("10006 /requirement_group_id");
    }

    @Test
    void whatTheRequestSaysBesidesMustAgreeWithTheGroup() {
        Group group = group("US", "local", "porting");
        String other = server.reference(tenant, "document");
        assertThat(tenant.edit(id, both(group, other, group.invoice(), group.proof()))
                        .problems())
                .containsExactly("10027 /documents/loa");
        assertThat(tenant.edit(id, both(group, group.loa(), other, group.proof()))
                        .problems())
                .containsExactly("10027 /documents/invoice");
        assertThat(tenant.edit(id, both(group, group.loa(), group.invoice(), other))
                        .problems())
                .containsExactly("10027 /requirements/0/field_value");
        assertThat(tenant.edit(id, both(group, other, other, other)).problems())
                .containsExactly(
                        "10027 /documents/loa", "10027 /documents/invoice", "10027 /requirements/0/field_value");
        assertThat(tenant.edit(id, Body.of("requirement_group_id", group.id()).with("documents.loa", null))
                        .problems())
                .containsExactly("10027 /documents/loa");
        assertThat(tenant.edit(id, Body.of("requirement_group_id", group.id()).with("requirements", null))
                        .problems())
                .containsExactly("10027 /requirements");
        assertThat(tenant.edit(
                                id,
                                Body.of("requirement_group_id", group.id())
                                        .with("documents", null)
                                        .with("requirements", null))
                        .problems())
                .containsExactly("10027 /documents/loa", "10027 /documents/invoice", "10027 /requirements");
        assertThat(tenant.show(id).header("etag")).isEqualTo("\"1\"");
    }

    @Test
    void idsThatAgreeButForTheirCaseAgree() {
        Group group = group("US", "local", "porting");
        Answer edited = tenant.edit(
                id,
                both(
                        group,
                        group.loa().toUpperCase(Locale.ROOT),
                        group.invoice().toUpperCase(Locale.ROOT),
                        group.proof().toUpperCase(Locale.ROOT)));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
    }

    @Test
    void whatTheOrderHadBeforeNeedNotAgree() {
        String other = server.reference(tenant, "document");
        tenant.edit(id, set("documents.loa", other));
        Group group = group("US", "local", "porting");
        assertThat(tenant.edit(id, groupId(group.id())).data("documents.loa")).isEqualTo("\"" + group.loa() + "\"");
    }

    @Test
    void aGroupWhoseDocumentIsGoneIsRefusedAtTheGroup() {
        Group group = group("US", "local", "porting");
        server.run("DELETE FROM account_reference WHERE reference_id = ?", group.loa());
        assertThat(tenant.edit(id, groupId(group.id())).problems()).containsExactly("10017 /requirement_group_id");
    }

    private record Group(String id, String loa, String invoice, String proof) {}

    private Group group(String country, String type, String action) {
        return group(tenant, country, type, action);
    }

    private Group group(Tenant owner, String country, String type, String action) {
        Group group = new Group(
                UUID.randomUUID().toString(),
                server.reference(owner, "document"),
                server.reference(owner, "document"),
                server.reference(owner, "document"));
        server.add(RequirementGroup.unapproved(
                UUID.fromString(group.id()),
                owner.accountId(),
                country,
                type,
                action,
                null,
                List.of(value(LOA, group.loa()), value(INVOICE, group.invoice()), value(TYPE, group.proof())),
                Instant.EPOCH));
        return group;
    }

    private static RequirementGroup.Value value(String type, String document) {
        return new RequirementGroup.Value(type, document, Instant.EPOCH, Instant.EPOCH);
    }

    private static String groupId(String groupId) {
        return "{\"requirement_group_id\":\"" + groupId + "\"}";
    }

    private static String both(Group group, String loa, String invoice, String proof) {
        return ("{\"requirement_group_id\":\"%s\",\"documents\":{\"loa\":\"%s\",\"invoice\":\"%s\"},"
                        + "\"requirements\":[{\"requirement_type_id\":\"%s\",\"field_value\":\"%s\"}]}")
                .formatted(group.id(), loa, invoice, TYPE, proof);
    }

    private static String requirement(String type, String value) {
        return "{\"requirements\":[{\"requirement_type_id\":\"%s\",\"field_value\":\"%s\"}]}".formatted(type, value);
    }

    private String requirementsStatus() {
        return tenant.show(id).data("phone_numbers.0.requirements_status");
    }

    private static String set(String path, String value) {
        return EditMergeTest.nested(path, "\"" + value + "\"");
    }
}
