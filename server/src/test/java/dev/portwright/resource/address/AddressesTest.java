package dev.portwright.resource.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses that are checked, and written as they are usually written. */
@ServerTest
class AddressesTest {
    private static final String PERSON =
            "\"first_name\":\"Paula\",\"last_name\":\"Person\",\"business_name\":\"Travel\"";

    @Inject
    TestServer server;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    @Test
    void aCheckAnswersTheAddressAsItIsUsuallyWritten() {
        Answer checked = tenant.post("/v2/addresses/actions/validate", """
                {"street_address":"311  W Superior St ","locality":"Chicago","administrative_area":"Illinois",
                 "postal_code":"606541234","country_code":"us"}""");

        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.text()).isEqualTo("""
                {"data":{"record_type":"address_validation","result":"valid","suggested":{"street_address":"311 W Superior St",\
                "extended_address":null,"locality":"Chicago","administrative_area":"IL","postal_code":"60654-1234",\
                "country_code":"US"},"errors":[]}}""");
    }

    @Test
    void aCheckTellsWhatIsWrong() {
        Answer checked = tenant.post("/v2/addresses/actions/validate", """
                {"street_address":"1 Main St","administrative_area":"TX","postal_code":"60654","country_code":"US"}""");

        assertThat(checked.value("result")).isEqualTo("invalid");
        assertThat(checked.data("errors")).isEqualTo("""
                [{"code":10027,"title":"Unprocessable entity","detail":"The postal code does not lie in Texas. One of the two is \
                wrong.","source":{"pointer":"/postal_code"}}]""");
    }

    @Test
    void anAddressThatCannotBeIsRefusedUnlessNobodyWantsToKnow() {
        String wrong = "{" + PERSON
                + ",\"street_address\":\"1 Main St\",\"locality\":\"Austin\",\"administrative_area\":\"TX\","
                + "\"postal_code\":\"60654\",\"country_code\":\"US\"";

        Answer refused = tenant.post("/v2/addresses", wrong + "}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10027 /postal_code");
        assertThat(tenant.post("/v2/addresses", wrong + ",\"validate_address\":false}")
                        .status())
                .isEqualTo(200);
        assertThat(tenant.post("/v2/user_addresses", wrong + "}").problems()).containsExactly("10027 /postal_code");
        assertThat(tenant.post("/v2/user_addresses", wrong + ",\"skip_address_verification\":\"true\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void suggestionsAreAccepted() {
        Answer made = tenant.post(
                "/v2/addresses",
                "{" + PERSON
                        + ",\"street_address\":\"10 Downing Street\",\"locality\":\"London\",\"postal_code\":\"sw1a2aa\","
                        + "\"country_code\":\"gb\"}");
        assertThat(made.value("postal_code")).isEqualTo("sw1a2aa");

        Answer accepted = tenant.post("/v2/addresses/" + made.id() + "/actions/accept_suggestions", "{}");

        assertThat(accepted.text()).isEqualTo("""
                {"data":{"accepted":true,"id":"%s","record_type":"address_suggestion"}}""".formatted(made.id()));
        Answer shown = tenant.get("/v2/addresses/" + made.id());
        assertThat(shown.value("postal_code")).isEqualTo("SW1A 2AA");
        assertThat(shown.value("country_code")).isEqualTo("GB");
        assertThat(server.tenant()
                        .post("/v2/addresses/" + made.id() + "/actions/accept_suggestions", "{}")
                        .problems())
                .containsExactly("10005 id");
    }

    @Test
    void nobodyIsRegistered() {
        Answer made = tenant.post("/v2/credential_connections", """
                {"connection_name":"Phones","user_name":"phones1","password":"correct horse"}""");

        Answer status =
                tenant.post("/v2/credential_connections/" + made.id() + "/actions/check_registration_status", "");

        assertThat(status.text()).isEqualTo("""
                {"data":{"record_type":"registration_status","status":"Not Registered","sip_username":"phones1",\
                "ip_address":null,"transport":null,"port":null,"user_agent":null,"last_registration":null}}""");
    }
}
