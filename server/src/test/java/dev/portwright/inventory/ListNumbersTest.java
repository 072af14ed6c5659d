package dev.portwright.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers ending in 1 to 4, got in this order; 5 is deleted. */
@ServerTest
class ListNumbersTest {
    private static final String PATH = "/v2/phone_numbers";

    @Inject
    TestServer server;

    @Inject
    Landings landings;

    Tenant tenant;

    @BeforeEach
    void numbers() {
        server.run("DELETE FROM inventory_number");
        tenant = server.tenant();
        landings.land(
                tenant,
                draft -> draft.ids("main-Trunk", "p", "Group-1", "Addr-1").named("REF 1", "red", "blue"),
                "+13035550001");
        landings.land(
                tenant,
                draft -> draft.ids("alt_100%", "p", "group-2", "addr-2")
                        .named("REF 2", "red")
                        .at(Landings.AT.plusSeconds(1)),
                "+12025550102");
        landings.land(tenant, draft -> draft.kind("CA", "mobile").at(Landings.AT.plusSeconds(2)), "+14165550003");
        landings.land(tenant, draft -> draft.kind("GB", "toll_free").at(Landings.AT.plusSeconds(3)), "+448081570004");
        landings.land(tenant, "+13035550005");
        tenant.delete(PATH + "/" + Landings.id(tenant, "+13035550005"));
        landings.land(server.tenant(), "+13035550009");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 4321",
                "filter[tag]=red | 21",
                "filter[tag]=blue | 1",
                "filter[tag]=re | ''",
                "filter[phone_number]=3035550 | 1",
                "filter[phone_number]=303-555 | 1",
                "filter[phone_number]=%2B1 303 | 1",
                "filter[phone_number]=%2B303 | ''",
                "filter[phone_number]=%2B13035550001 | 1",
                "filter[phone_number]=13035550001 | 1",
                "filter[phone_number]=(303) 555/0001 | 1",
                "filter[phone_number]=0808 157 | 4",
                "filter[phone_number]=%2B44 (0)808 157 | 4",
                "filter[phone_number]=555 | 321",
                "filter[status]=active | 4321",
                "filter[status]=deleted | 5",
                "filter[status]=ported-out | ''",
                "filter[status]=port-pending | ''",
                "filter[country_iso_alpha2]=US | 21",
                "filter[country_iso_alpha2]=us,CA | 321",
                "filter[country_iso_alpha2][]=GB&filter[country_iso_alpha2][]=CA | 43",
                "filter[country_iso_alpha2]=GB&filter[country_iso_alpha2]=CA | 43",
                "filter[connection_id]=MAIN-TRUNK | 1",
                "filter[connection_id]=main | ''",
                "filter[voice.connection_name]=main-trunk | 1",
                "filter[voice.connection_name][eq]=main-trunk | 1",
                "filter[voice][connection_name]=alt_100%25 | 2",
                "filter[voice.connection_name][contains]=n-T | 1",
                "filter[voice.connection_name][contains]=t_1 | 2",
                "filter[voice.connection_name][contains]=_tr | ''",
                "filter[voice.connection_name][starts_with]=ALT | 2",
                "filter[voice.connection_name][starts_with]=trunk | ''",
                "filter[voice.connection_name][ends_with]=unk | 1",
                "filter[voice.connection_name][ends_with]=00%25 | 2",
                "filter[voice.usage_payment_method]=pay-per-minute | 4321",
                "filter[voice.usage_payment_method]=channel | ''",
                "filter[billing_group_id]=group-1 | 1",
                "filter[billing_group_id]=null | 43",
                "filter[emergency_address_id]=null | 43",
                "filter[without_tags]=true | 43",
                "filter[without_tags]=false | 4321",
                "filter[without_tags]=true&filter[tag]=red | ''",
                "handle_messaging_profile_error=true | 4321",
                "filter[emergency_address_id]=ADDR-2 | 2",
                "filter[customer_reference]=REF 2 | 2",
                "filter[customer_reference]=ref 2 | ''",
                "filter[number_type][eq]=mobile | 3",
                "filter[number_type]=toll_free | 4",
                "filter[number_type]=national | ''",
                "filter[source]=ported | 4321",
                "filter[source]=purchased | ''",
                "filter[tag]=red&filter[customer_reference]=REF 1 | 1",
                "sort=purchased_at | 1234",
                "sort=-purchased_at | 4321",
                "sort[]=phone_number | 2134",
                "sort[value]=-phone_number | 4312",
                "sort=connection_name | 2143",
                "sort=-connection_name | 1243",
                "sort=usage_payment_method | 4321",
                "sort=-usage_payment_method | 4321",
                "page[size]=2 | 43",
                "page[size]=2&page[number]=2 | 21",
                "page[size]=2&page[number]=3 | ''",
                "colour=red | 4321",
            })
    void filtersSortsAndPagesOfBothLists(String query, String expected) {
        assertThat(lastDigits(PATH + "?" + query)).isEqualTo(expected);
        assertThat(lastDigits(PATH + "/slim?" + query)).isEqualTo(expected);
    }

    @Test
    void totalsAreOverAllPages() {
        String meta = "{\"page_number\":1,\"page_size\":3,\"total_pages\":2,\"total_results\":4}";
        assertThat(tenant.get(PATH + "?page[size]=3").json().path("meta").toString())
                .isEqualTo(meta);
        assertThat(tenant.get(PATH + "/slim?page[size]=3").json().path("meta").toString())
                .isEqualTo(meta);
    }

    @Test
    void theSlimListShowsLess() {
        Answer answer = tenant.get(PATH + "/slim?filter[tag]=blue");
        String id = Landings.id(tenant, "+13035550001");
        assertThat(answer.data().toString()).isEqualTo("""
                [{"id":"%s","record_type":"phone_number_slim","phone_number":"+13035550001",\
                "country_iso_alpha2":"US","status":"active","external_pin":null,"connection_id":"main-Trunk",\
                "customer_reference":"REF 1","billing_group_id":"Group-1","emergency_enabled":false,\
                "emergency_address_id":"Addr-1","emergency_status":"disabled","call_forwarding_enabled":true,\
                "cnam_listing_enabled":false,"caller_id_name_enabled":false,"call_recording_enabled":false,\
                "t38_fax_gateway_enabled":false,"phone_number_type":"local","inbound_call_screening":"disabled",\
                "purchased_at":"2026-03-19T15:00:00Z","created_at":"2026-03-19T15:00:00Z",\
                "updated_at":"2026-03-19T15:00:00Z","hd_voice_enabled":false,"deletion_lock_enabled":false,\
                "activated_at":"2026-03-19T15:00:00Z"}]""".formatted(id));
    }

    @Test
    void theSlimListShowsTagsAndConnectionWhereAskedFor() {
        Answer answer = tenant.get(PATH + "/slim?sort=purchased_at&include_tags=true&include_connection=true");
        assertThat(answer.column("tags")).containsExactly("[\"red\",\"blue\"]", "[\"red\"]", "[]", "[]");
        assertThat(answer.column("connection_name")).containsExactly("main-Trunk", "alt_100%", "null", "null");
        assertThat(tenant.get(PATH + "/slim?include_tags=false&include_connection=false")
                        .text())
                .doesNotContain("\"tags\"", "\"connection_name\"");
    }

    @ParameterizedTest
    @CsvSource({
        "filter[colour]=red, 400, 10031 filter[colour]",
        "filter[phone_number][contains]=303, 400, 10031 filter[phone_number][contains]",
        "sort=colour, 400, 10031 sort",
        "filter[status]=gone, 422, 10032 filter[status]",
        "filter[status]=requirement-info-pending, 422, 10032 filter[status]",
        "filter[number_type]=landline, 422, 10032 filter[number_type]",
        "filter[source]=found, 422, 10032 filter[source]",
        "filter[without_tags]=yes, 422, 10026 filter[without_tags]",
        "filter[voice.usage_payment_method]=barter, 422, 10032 filter[voice.usage_payment_method]",
        "filter[voice.connection_name][contains]=ab, 422, 10025 filter[voice.connection_name][contains]",
        "filter[country_iso_alpha2]=USA, 422, 10025 filter[country_iso_alpha2]",
        "filter[country_iso_alpha2]=u1, 422, 10027 filter[country_iso_alpha2]",
        "filter[phone_number]=30, 422, 10002 filter[phone_number]",
        "filter[phone_number]=abc, 422, 10002 filter[phone_number]",
        "filter[phone_number]=303x, 422, 10002 filter[phone_number]",
        "page[size]=0, 422, 10033 page[size]",
        "page[size]=251, 422, 10033 page[size]",
    })
    void badQueriesOfBothLists(String query, int status, String problem) {
        for (String path : new String[] {PATH, PATH + "/slim"}) {
            Answer refused = tenant.get(path + "?" + query);
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.problems()).containsExactly(problem);
        }
        assertThat(tenant.get(PATH + "/slim?include_tags=maybe").problems()).containsExactly("10026 include_tags");
    }

    private String lastDigits(String path) {
        Answer answer = tenant.get(path.replace(" ", "%20"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.column("phone_number").stream()
                .map(number -> number.substring(number.length() - 1))
                .collect(Collectors.joining());
    }
}
