package dev.portwright.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Client;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A server whose country changes its requirements: from 2027 on Germany asks for a proof too, and takes longer codes. See
 * {@link RequirementVersionsTest} for the files.
 */
@ServerTest
class OrdersKeepTheirVersionTest {
    private static final Instant BEFORE = Instant.parse("2026-12-31T23:59:59Z");
    private static final Instant AFTER = Instant.parse("2027-01-01T00:00:00Z");
    private static final String SHORT = "1234";
    private static final String LONG = "12345678";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    String document;

    @BeforeEach
    void account() {
        clock.set(BEFORE);
        // Bound to this test: the shipped catalogue is back after it.
        QuarkusMock.installMockForType(RequirementVersionsTest.catalog(), RequirementCatalog.class);
        tenant = server.tenant();
        document = tenant.document("a.pdf", Files.PDF);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private static String path(String order, String more) {
        return "/v2/porting_orders/" + order + more;
    }

    private List<String> asked(String order) {
        return tenant.get(path(order, "/requirements")).ok().column("requirement_type.name");
    }

    private Answer give(String order, String type, String value) {
        return tenant.edit(order, Body.of("requirements", new Body[] {
            Body.of("requirement_type_id", type).with("field_value", value)
        }));
    }

    /** What would be refused if the order was confirmed now. */
    private List<String> found(String order) {
        Answer readiness = tenant.get(path(order, "/readiness")).ok();
        List<String> pointers = readiness.data().path("findings").findValuesAsString("pointer");
        return pointers.stream()
                .filter(pointer -> pointer.startsWith("/requirements"))
                .toList();
    }

    private void fill(String order) {
        tenant.edit(
                        order,
                        Body.of("documents.loa", document)
                                .with("documents.invoice", document)
                                .with("misc.type", "full")
                                .with("end_user.admin.entity_name", "Acme")
                                .with("end_user.admin.auth_person_name", "Ann Person")
                                .with("end_user.admin.billing_phone_number", "+4930123456")
                                .with("end_user.admin.account_number", "4711")
                                .with("end_user.location.street_address", "Hauptstr. 1")
                                .with("end_user.location.locality", "Berlin")
                                .with("end_user.location.postal_code", "10115")
                                .with("end_user.location.country_code", "DE"))
                .ok();
    }

    @Test
    void anOrderIsHeldToTheVersionOfTheDayOnWhichItWasMade() {
        String old = tenant.order("+4930123456", "+4930123457");
        fill(old);
        clock.set(AFTER);
        String young = tenant.order("+4930123458");
        fill(young);

        assertThat(asked(old)).containsExactly("Letter of authorization", "Latest invoice", "Code");
        assertThat(asked(young)).containsExactly("Letter of authorization", "Latest invoice", "Code", "Proof");
        assertThat(found(old)).containsExactly("/requirements/0/field_value");
        assertThat(found(young)).containsExactly("/requirements/0/field_value", "/requirements/1/field_value");

        Answer tooLong = give(old, RequirementVersionsTest.CODE, LONG);
        assertThat(tooLong.problems()).containsExactly("10025 /requirements/0/field_value");
        assertThat(give(old, RequirementVersionsTest.PROOF, document).problems())
                .containsExactly("10027 /requirements/0/requirement_type_id");
        give(old, RequirementVersionsTest.CODE, SHORT).ok();
        give(young, RequirementVersionsTest.CODE, LONG).ok();
        assertThat(found(old)).isEmpty();
        assertThat(found(young)).containsExactly("/requirements/1/field_value");

        assertThat(tenant.confirm(young).problems()).containsExactly("10004 /requirements/1/field_value");
        tenant.confirm(old).ok();
        give(young, RequirementVersionsTest.PROOF, document).ok();
        tenant.confirm(young).ok();

        // What is split off is the same order still.
        String split =
                Api.desk().split(old, "Another city.", "+4930123457").ok().value("to.id");
        assertThat(asked(split)).isEqualTo(asked(old));
        assertThat(give(split, RequirementVersionsTest.CODE, LONG).problems())
                .containsExactly("10025 /requirements/0/field_value");
        assertThat(give(split, RequirementVersionsTest.CODE, "4321").status()).isEqualTo(200);
    }

    @Test
    void whatWasAskedForOnADayCanBeLookedUp() {
        String german = "/v2/requirements?filter[country_code]=DE";
        Answer first = tenant.get(german + "&as_of=2026-12-31").ok();
        Answer second = tenant.get(german + "&as_of=2027-01-01").ok();
        assertThat(first.column("version")).containsExactly("1");
        assertThat(first.data().at("/0/requirement_types").findValuesAsString("name"))
                .containsExactly("Letter of authorization", "Latest invoice", "Code");
        assertThat(first.data().at("/0/effective_end_at").asString()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(second.column("version")).containsExactly("2");
        assertThat(second.data().at("/0/requirement_types").findValuesAsString("name"))
                .containsExactly("Letter of authorization", "Latest invoice", "Code", "Proof");
        assertThat(second.data().at("/0/effective_start_at").asString()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(second.column("id")).isEqualTo(first.column("id"));

        // Without a day it is what holds now, and each version can be asked for at any time.
        assertThat(tenant.get(german).json()).isEqualTo(first.json());
        assertThat(tenant.get(german + "&version=2").json()).isEqualTo(second.json());
        clock.set(AFTER);
        assertThat(tenant.get(german).json()).isEqualTo(second.json());
        assertThat(tenant.get(german + "&version=1").json()).isEqualTo(first.json());
        String one = "/v2/requirements/" + first.column("id").getFirst();
        assertThat(tenant.get(one).data()).isEqualTo(second.data().get(0));
        assertThat(tenant.get(one + "?as_of=2026-12-31").data())
                .isEqualTo(first.data().get(0));
    }

    @Test
    void anApprovedGroupIsNoLongerEligibleOnceItsCountryAsksForMore() {
        String groups = "/v2/requirement_groups";
        String id = tenant.post(
                        groups, "{\"country_code\":\"DE\",\"phone_number_type\":\"local\",\"action\":\"porting\"}")
                .ok()
                .json()
                .path("id")
                .asString();
        String path = groups + "/" + id;
        tenant.patch(path, Body.of("regulatory_requirements", new Body[] {
                    value(RequirementVersionsTest.LOA, document),
                    value(RequirementVersionsTest.INVOICE, document),
                    value(RequirementVersionsTest.CODE, SHORT)
                }))
                .ok();
        tenant.post(path + "/submit_for_approval", "").ok();
        Client desk = Api.desk().client();
        desk.post("/operator" + path.substring("/v2".length()) + "/actions/approve", "")
                .ok();
        assertThat(tenant.get(path).json().path("status").asString()).isEqualTo("approved");
        assertThat(tenant.get(groups + "?filter[status]=no-longer-eligible").text())
                .isEqualTo("[]");

        clock.set(AFTER);
        assertThat(tenant.get(path).json().path("status").asString()).isEqualTo("no-longer-eligible");
        assertThat(tenant.get(groups + "?filter[status]=no-longer-eligible").text())
                .isEqualTo("[" + tenant.get(path).text() + "]");
        assertThat(tenant.get(groups + "?filter[status]=approved").text()).isEqualTo("[]");

        // With what has come to be asked for it can be approved again.
        tenant.patch(path, Body.of("regulatory_requirements", new Body[] {value(RequirementVersionsTest.PROOF, document)
                }))
                .ok();
        assertThat(tenant.post(path + "/submit_for_approval", "")
                        .ok()
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("pending-approval");
    }

    private static Body value(String type, String value) {
        return Body.of("requirement_id", type).with("field_value", value);
    }
}
