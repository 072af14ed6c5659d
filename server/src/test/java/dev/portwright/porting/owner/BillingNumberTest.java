package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How billing numbers are read in an edit, where the country of the order says what digits mean. */
@ServerTest
class BillingNumberTest {
    private static final String BILLING = "end_user.admin.billing_phone_number";

    @Inject
    TestServer server;

    private Tenant tenant;

    @BeforeEach
    void account() {
        server.run("DELETE FROM porting_order");
        tenant = server.tenant();
    }

    @ParameterizedTest
    @CsvSource({
        "+493012345678, 496128966000, +496128966000",
        "+493012345678, 06128 966000, +496128966000",
        "+493012345678, +44 (0)20 7946 0958, +442079460958",
        "+493012345678, 0044 20 7946 0958, +442079460958",
        "+358131234567, 358401234567, +358401234567",
        "+390612345678, 390612345678, +390612345678",
        "+17876711234, (787) 671-1234, +17876711234",
        "+13035550000, 861.234.5678, +18612345678",
    })
    void itIsReadAsPeopleOfTheOrdersCountryWriteIt(String ported, String written, String read) {
        String id = tenant.order(ported);
        Answer edited = tenant.edit(id, Body.of(BILLING, written));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.value(BILLING)).isEqualTo(read);
    }

    @Test
    void digitsThatAreTheNumberPortedNeedAnotherBillingNumber() {
        String id = tenant.order("+496128966000");
        Answer refused = tenant.edit(
                id,
                Body.of(BILLING, "496128966000")
                        .with("misc.type", "partial")
                        .with("misc.remaining_numbers_action", "keep"));
        assertThat(refused.problems()).containsExactly("10004 /misc/new_billing_phone_number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+1303555010 | No numbering plan has the number +1303555010.",
                "+18005 | It is not a plus sign and 7 to 15 digits.",
                "1-800-FLOWERS | A phone number cannot hold the character 'F' (U+0046).",
                "0303 | It is neither a number of US nor one with its country code.",
            })
    void whatIsNoNumberIsRefusedWithTheReason(String written, String why) {
        Answer refused = tenant.edit(tenant.order("+13035550000"), Body.of(BILLING, written));
        assertThat(refused.problems()).containsExactly("10002 /end_user/admin/billing_phone_number");
        assertThat(refused.json().at("/errors/0/detail").asString()).startsWith(why);
    }
}
