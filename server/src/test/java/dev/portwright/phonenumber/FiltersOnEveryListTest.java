package dev.portwright.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Desk;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every list that can be filtered by a number or a country takes and refuses the same values. */
@ServerTest
class FiltersOnEveryListTest {
    private static final String ANY_OF_ORDERS = "/v2/porting_orders?filter[phone_numbers.phone_number][contains]=";
    private static final String OF_NUMBERS = "/v2/porting_phone_numbers?filter[phone_number]=";
    private static final String OF_INVENTORY = "/v2/phone_numbers?filter[phone_number]=";
    private static final String OF_DESK = "?filter[phone_number]=";

    @Inject
    TestServer server;

    private Tenant tenant;
    private Desk desk;

    @BeforeEach
    void account() {
        server.run("DELETE FROM porting_order");
        tenant = server.tenant();
        desk = Api.desk();
    }

    private List<Answer> lists(String value) {
        return List.of(
                tenant.get(ANY_OF_ORDERS + value),
                tenant.get(OF_NUMBERS + value),
                tenant.get(OF_INVENTORY + value),
                tenant.get("/v2/phone_numbers/slim?filter[phone_number]=" + value),
                desk.list(OF_DESK + value));
    }

    @Test
    void whatIsNoNumberIsRefusedInTheSameWordsOnEveryList() {
        for (Answer refused : lists("abc")) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("10002");
            assertThat(refused.json().at("/errors/0/detail").asString())
                    .isEqualTo("A phone number cannot hold the character 'a' (U+0061). Give digits, with a plus sign"
                            + " before a country code if you like.");
        }
        for (Answer refused : lists("12")) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("10002");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2B442079460958",
                "+442079460958",
                "442079460958",
                "0044%2020%207946%200958",
                "%2B44%20(0)20%207946%200958",
                "020%207946%200958",
                "(020)%C2%A07946%E2%80%910958",
                "%EF%BC%8B%EF%BC%94%EF%BC%942079460958",
            })
    void aNumberIsFoundHoweverItIsWritten(String written) {
        String id = tenant.order("+442079460958");
        tenant.order("+442079460959");
        assertThat(tenant.get(ANY_OF_ORDERS + written).column("id")).containsExactly(id);
        assertThat(tenant.get(OF_NUMBERS + written).column("porting_order_id")).containsExactly(id);
        assertThat(desk.list(OF_DESK + written).column("id")).containsExactly(id);
        assertThat(tenant.get(OF_INVENTORY + written).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 11, 12})
    void someDigitsOfANumberFindItWhereverTheyStand(int length) {
        String digits = "442079460955";
        String id = tenant.order("+" + digits);
        tenant.order("+13035550000");
        for (int place = 0; place + length <= digits.length(); place++) {
            String some = digits.substring(place, place + length);
            assertThat(tenant.get(ANY_OF_ORDERS + some).column("id")).as(some).containsExactly(id);
        }
        assertThat(tenant.get(ANY_OF_ORDERS + "%2B" + digits.substring(0, length))
                        .column("id"))
                .containsExactly(id);
        assertThat(tenant.get(ANY_OF_ORDERS + "%2B" + digits.substring(1)).column("id"))
                .isEmpty();
        assertThat(tenant.get(ANY_OF_ORDERS + "5".repeat(length)).column("id")).hasSize(length == 3 ? 1 : 0);
        assertThat(tenant.get(ANY_OF_ORDERS + "955" + "0".repeat(length - 3)).column("id"))
                .hasSize(length == 3 ? 1 : 0);
    }

    @Test
    void countriesAreTakenInEitherCaseAndRefusedAlike() {
        String id = tenant.order("+442079460958");
        tenant.order("+13035550000");
        String country = "/v2/porting_orders?filter[phone_numbers.country_code]=";
        assertThat(tenant.get(country + "gb").column("id")).containsExactly(id);
        assertThat(tenant.get(country + "Gb").column("id")).containsExactly(id);
        for (String path : List.of(country, "/v2/phone_numbers?filter[country_iso_alpha2]=")) {
            assertThat(tenant.get(path + "U1").json().at("/errors/0/code").asString())
                    .isEqualTo("10027");
            assertThat(tenant.get(path + "USA").json().at("/errors/0/code").asString())
                    .isEqualTo("10025");
            assertThat(tenant.get(path + "U").json().at("/errors/0/code").asString())
                    .isEqualTo("10025");
        }
    }
}
