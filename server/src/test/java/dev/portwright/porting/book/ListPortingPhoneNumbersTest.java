package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three numbers ending in 1, 2 and 3; the first two are on a draft, the third on a submitted order. */
@ServerTest
class ListPortingPhoneNumbersTest {
    private static final String PATH = "/v2/porting_phone_numbers";

    @Inject
    TestServer server;

    Tenant tenant;
    String draft;
    String submitted;
    String supportKey;

    @BeforeEach
    void orders() {
        tenant = server.tenant();
        draft = tenant.order("+13035550001", "+13035550002");
        submitted = tenant.order("+12025550123");
        server.lead(tenant, submitted, "submitted");
        server.run(
                "UPDATE porting_phone_number SET activation_status = 'Pending', portability_status = 'provisional' WHERE porting_order_id = ?::uuid",
                submitted);
        supportKey = tenant.show(submitted).data().path("support_key").asString();
        server.tenant().order("+13035550001");
    }

    @Test
    void aNumberShowsItselfAndItsOrder() {
        Answer answer = tenant.get(PATH + "?filter[porting_order_id]=" + submitted);
        String number = answer.column("id").getFirst();
        assertThat(answer.data().toString()).isEqualTo("""
                        [{"id":"%s","record_type":"porting_phone_number","phone_number":"+12025550123",\
                        "phone_number_type":"local","porting_order_id":"%s","porting_order_status":"submitted",\
                        "support_key":"%s","activation_status":"Pending","portability_status":"provisional",\
                        "requirements_status":"approved"}]""".formatted(number, submitted, supportKey));
        assertThat(tenant.get(PATH + "?filter[porting_order_id]=" + draft).column("requirements_status"))
                .containsOnly("requirement-info-pending");
        assertThat(tenant.show(submitted).data("phone_numbers"))
                .isEqualTo(answer.data().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 321",
                "filter[porting_order_id]=DRAFT | 21",
                "filter[porting_order_id][in][]=DRAFT&filter[porting_order_id][in][]=SUBMITTED | 321",
                "filter[porting_order_id]=DRAFT,SUBMITTED | 321",
                "filter[porting_order_id]=00000000-0000-0000-0000-000000000000 | ''",
                "filter[support_key]=KEY | 3",
                "filter[support_key][eq]=KEY | 3",
                "filter[support_key][in][]=KEY&filter[support_key][in][]=sr_x | 3",
                "filter[phone_number]=%2B13035550001 | 1",
                "filter[phone_number]=+13035550001 | 1",
                "filter[phone_number]=13035550001 | 1",
                "filter[phone_number]=(303)%20555-0001 | 1",
                "filter[phone_number]=001%20303%20555%200001 | 1",
                "filter[phone_number]=%2B1%20(0)303.555.0001 | 1",
                "filter[phone_number][in][]=303-555-0001&filter[phone_number][in][]=12025550123 | 31",
                "filter[phone_number]=303-555-0001,12025550123 | 31",
                "filter[phone_number]=%2B13035559999 | ''",
                "filter[phone_number][in][]=%2B13035550001&filter[phone_number][in][]=%2B12025550123 | 31",
                "filter[porting_order_status]=draft | 21",
                "filter[porting_order_status]=ported | ''",
                "filter[activation_status]=Pending | 3",
                "filter[portability_status]=confirmed | 21",
                "filter[portability_status]=provisional&filter[porting_order_status]=submitted | 3",
                "sort[]=created_at | 123",
                "sort=-created_at | 321",
                "sort[value]=phone_number | 312",
                "sort=-phone_number | 213",
                "page[size]=1&page[number]=2&sort=created_at | 2",
                "page[size]=2&page[number]=3 | ''",
            })
    void filtersSortsAndPages(String query, String expected) {
        Answer answer = tenant.get(PATH + "?" + filled(query));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.column("phone_number").stream()
                        .map(number -> number.substring(number.length() - 1))
                        .collect(Collectors.joining()))
                .isEqualTo(expected);
    }

    @Test
    void supportKeysOfDraftsFindNothing() {
        String key = server.rows("SELECT support_key FROM porting_order WHERE id = ?::uuid", draft)
                .getFirst();
        assertThat(tenant.get(PATH + "?filter[support_key]=" + key).data()).isEmpty();
        assertThat(tenant.get(PATH + "?filter[porting_order_id]=" + draft).column("support_key"))
                .containsOnly("null");
    }

    @Test
    void idsCompareWithoutRegardToCase() {
        assertThat(tenant.get(PATH + "?filter[porting_order_id]=" + draft.toUpperCase(Locale.ROOT))
                        .data())
                .hasSize(2);
    }

    @Test
    void totalsAreOverAllPages() {
        assertThat(tenant.get(PATH + "?page[size]=2").json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":2,\"total_pages\":2,\"total_results\":3}");
    }

    @ParameterizedTest
    @CsvSource({
        "filter[status]=draft, 10031 filter[status]",
        "filter[porting_order_id]=5, 10006 filter[porting_order_id]",
        "filter[activation_status]=Done, 10032 filter[activation_status]",
        "filter[porting_order_status]=Done, 10032 filter[porting_order_status]",
        "sort=support_key, 10031 sort",
    })
    void badQueriesInEitherForm(String query, String problem) {
        for (String accept : List.of("application/json", "text/csv", "*/*")) {
            Answer refused = tenant.get(PATH + "?" + query, "accept", accept);
            assertThat(refused.status()).isIn(400, 422);
            assertThat(refused.problems()).containsExactly(problem);
            assertThat(refused.header("content-type")).startsWith("application/json");
        }
    }

    @Test
    void thePageComesAsCsvWhereThatIsAskedFor() {
        Answer csv = tenant.get(PATH + "?sort=created_at", "accept", "text/csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("content-type")).isEqualToIgnoringCase("text/csv;charset=utf-8");
        assertThat(csv.text())
                .isEqualTo("phone_number,phone_number_type,porting_order_id,support_key,porting_order_status\r\n"
                        + "+13035550001,local," + draft + ",,draft\r\n"
                        + "+13035550002,local," + draft + ",,draft\r\n"
                        + "+12025550123,local," + submitted + "," + supportKey + ",submitted\r\n");
        assertThat(tenant.get(PATH + "?filter[porting_order_status]=ported", "accept", "text/csv")
                        .text())
                .isEqualTo("phone_number,phone_number_type,porting_order_id,support_key,porting_order_status\r\n");
    }

    @Test
    void aPageAsCsvSaysWhereTheNextOneIs() {
        Answer first = tenant.get(PATH + "?sort=created_at&page[size]=2", "accept", "text/csv");
        assertThat(first.header("link"))
                .isEqualTo("<" + PATH + "?sort=created_at&page[size]=2&page%5Bnumber%5D=2>; rel=\"next\"");
        assertThat(first.text()).contains("+13035550001", "+13035550002").doesNotContain("+12025550123");
        String next = first.header("link").replaceFirst("<(.*)>.*", "$1");
        Answer second = tenant.get(next, "accept", "text/csv");
        assertThat(second.text()).contains("+12025550123").doesNotContain("+13035550001");
        assertThat(second.header("link")).isEmpty();
        assertThat(tenant.get(PATH + "?page[size]=2").header("link")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "application/json | application/json",
                "application/json, text/csv | application/json",
                "text/csv, application/json;q=0.5 | text/csv",
                "text/csv, */*;q=0.1 | text/csv",
                "text/* | text/csv",
            })
    void theClientsPreferenceDecides(String accept, String type) {
        assertThat(tenant.get(PATH, "accept", accept).header("content-type")).startsWith(type);
    }

    @Test
    void withoutAnAcceptHeaderTheAnswerIsJson() {
        assertThat(tenant.get(PATH).header("content-type")).startsWith("application/json");
    }

    private String filled(String query) {
        return query.replace("DRAFT", draft).replace("SUBMITTED", submitted).replace("KEY", supportKey);
    }
}
