package dev.portwright.porting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.SandboxClock;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports about an account's orders. */
@ServerTest
class ReportsTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String PATH = "/v2/porting/reports";
    private static final String HEADER =
            "phone_number,phone_number_type,country_code,activation_status,portability_status,porting_order_id,support_key,"
                    + "parent_support_key,porting_order_status,exception_codes,customer_reference,customer_group_reference,"
                    + "carrier_name,fast_port_eligible,misc_type,foc_datetime_requested,foc_datetime_actual,"
                    + "porting_order_created_at,porting_order_updated_at\r\n";

    @Inject
    TestServer server;

    @Inject
    Db db;

    @Inject
    Jobs jobs;

    @Inject
    ReportData data;

    Tenant tenant;
    SandboxClock clock;

    @BeforeEach
    void account() {
        tenant = server.tenant();
        clock = new SandboxClock(tenant.client());
        clock.freeze(NOW);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private Answer ask(String filters) {
        return tenant.post(PATH, """
                {"report_type":"export_porting_orders_csv","params":{"filters":%s}}""".formatted(filters));
    }

    private Answer show(String id) {
        return tenant.get(PATH + "/" + id);
    }

    /** Lets what is due be done. */
    private void work() {
        clock.advance(Duration.ofMillis(1));
    }

    private String written(String filters) {
        String id = ask(filters).ok().id();
        work();
        return tenant.get("/v2/documents/" + show(id).value("document_id") + "/download")
                .ok()
                .text();
    }

    @Test
    void aFilterThatIsNotKnownIsRefusedForTheReportWouldBeOfEverything() {
        Answer refused = ask("{\"status\":[\"ported\"]}");
        assertThat(refused.problems()).containsExactly("10027 /params/filters/status");
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("'status' is not known here. Did you mean 'status__in'?");
        assertThat(tenant.get(PATH).data()).isEmpty();
    }

    @Test
    void aTimeThatNoOrderCanHaveIsRefused() {
        for (String time : List.of("1800-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59")) {
            Answer refused = ask("{\"created_at__gt\":\"" + time + "\",\"created_at__lt\":\"" + time + "\"}");
            assertThat(refused.problems())
                    .as(time)
                    .containsExactly("10026 /params/filters/created_at__gt", "10026 /params/filters/created_at__lt");
        }
        assertThat(tenant.get(PATH).data()).isEmpty();
    }

    /** The first column of each row. */
    private List<String> numbers(String filters) {
        return written(filters)
                .lines()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
    }

    @Test
    void aReportIsWrittenInTheBackgroundIntoADocument() {
        tenant.order("+13035550000", "+13035550001");
        Answer made = ask("{\"status__in\":[\"draft\",\"ported\"],\"created_at__gt\":\"2026-03-11T10:00:00+01:00\"}");
        assertThat(made.status()).isEqualTo(201);
        String id = made.id();
        String params =
                "{\"filters\":{\"status__in\":[\"draft\",\"ported\"],\"created_at__gt\":\"2026-03-11T09:00:00Z\"}}";
        assertThat(made.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","record_type":"porting_report","report_type":"export_porting_orders_csv",
                  "status":"pending","params":%s,"document_id":null,
                  "progress":{"numbers_read":0,"numbers_total":null,"rows_written":0},"failure_reason":null,
                  "created_at":"2026-03-11T15:00:00Z","updated_at":"2026-03-11T15:00:00Z","expires_at":null}}""".formatted(id, params)));
        work();
        Answer shown = show(id);
        String document = shown.value("document_id");
        String end = shown.value("updated_at");
        assertThat(shown.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","record_type":"porting_report","report_type":"export_porting_orders_csv",
                  "status":"completed","params":%s,"document_id":"%s",
                  "progress":{"numbers_read":2,"numbers_total":2,"rows_written":2},"failure_reason":null,
                  "created_at":"2026-03-11T15:00:00Z","updated_at":"%s","expires_at":"%s"}}""".formatted(
                        id, params, document, end, Instant.parse(end).plus(ReportExpiry.KEPT))));
        Answer file = tenant.get("/v2/documents/" + document);
        assertThat(file.value("filename")).isEqualTo("porting-orders-2026-03-11-150000.csv");
        assertThat(file.value("content_type")).isEqualTo("text/csv");
        assertThat(tenant.get("/v2/document_links?filter[linked_record_type]=porting_report&filter[linked_resource_id]="
                                + id)
                        .column("document_id"))
                .containsExactly(document);
    }

    @Test
    void aRowTellsOfANumberAndItsOrderAndWhatPeopleWroteIsNoFormula() {
        String draft = tenant.order("+13035550000");
        tenant.edit(
                        draft,
                        Body.of("customer_reference", "=HYPERLINK(\"http://x\")")
                                .with("customer_group_reference", "a,b")
                                .with("misc.type", "partial")
                                .with("activation_settings.foc_datetime_requested", "2026-03-20T17:00:00Z"))
                .ok();
        String draftEdited = tenant.show(draft).value("updated_at");
        clock.advance(Duration.ofHours(1));
        String stuck = tenant.order("+13035550002");
        server.fill(tenant, stuck);
        Api.desk().lead(tenant, stuck, "exception");
        Answer order = tenant.show(stuck);
        String code =
                order.data().path("status").path("details").get(0).path("code").asString();
        assertThat(written("{}"))
                .isEqualTo(HEADER
                        + """
                        +13035550000,local,US,,confirmed,%s,,,draft,,"'=HYPERLINK(""http://x"")","a,b",\
                        Unreal Communications,true,partial,2026-03-20T17:00:00Z,,2026-03-11T15:00:00Z,%s
                        +13035550002,local,US,,confirmed,%s,%s,%s,exception,%s,,,Unreal Communications,true,full,,,%s,%s
                        """.formatted(
                                        draft,
                                        draftEdited,
                                        stuck,
                                        order.value("support_key"),
                                        order.value("parent_support_key"),
                                        code,
                                        order.value("created_at"),
                                        order.value("updated_at"))
                                .replace("\n", "\r\n"));
    }

    @Test
    void nothingOfWhoTheNumbersAreOfIsInIt() {
        String order = tenant.order("+13035550000");
        server.fill(tenant, order);
        assertThat(written("{}"))
                .contains("+13035550000")
                .doesNotContain("4711", "2468", "Acme", "Ann Person", "+13035550199", "1 Main St", "Denver", "80202");
    }

    @Test
    void aReportWithoutRowsHasItsHeader() {
        assertThat(written("{}")).isEqualTo(HEADER);
        server.tenant().order("+13035550000");
        tenant.order("+13035550001");
        assertThat(written("{\"status__in\":[\"ported\"]}")).isEqualTo(HEADER);
    }

    @Test
    void eachFilterLetsOrdersThroughThatMatchAll() {
        tenant.create("+13035550001").ok();
        clock.advance(Duration.ofHours(1));
        String second = tenant.order("+13035550002");
        tenant.edit(second, Body.of("customer_reference", "two")).ok();
        clock.advance(Duration.ofHours(1));
        tenant.order("+13035550003");
        String third = server.completeOrder(tenant, "+13035550004");
        tenant.edit(third, Body.of("customer_reference", "three")).ok();
        tenant.confirm(third).ok();
        assertThat(numbers("{}")).containsExactly("+13035550001", "+13035550002", "+13035550003", "+13035550004");
        assertThat(numbers("{\"status__in\":[],\"customer_reference__in\":[]}")).hasSize(4);
        assertThat(numbers("{\"status__in\":[\"in-process\",\"submitted\"]}")).containsExactly("+13035550004");
        assertThat(numbers("{\"status__in\":[\"draft\"]}"))
                .containsExactly("+13035550001", "+13035550002", "+13035550003");
        assertThat(numbers("{\"customer_reference__in\":[\"two\",\"three\",\"tw\"]}"))
                .containsExactly("+13035550002", "+13035550004");
        assertThat(numbers("{\"created_at__gt\":\"2026-03-11T15:00:00Z\"}"))
                .containsExactly("+13035550002", "+13035550003", "+13035550004");
        assertThat(numbers("{\"created_at__lt\":\"2026-03-11T16:00:00.001Z\"}"))
                .containsExactly("+13035550001", "+13035550002");
        assertThat(numbers("{\"created_at__gt\":\"2026-03-11T15:30:00Z\",\"created_at__lt\":\"2026-03-11T16:30:00Z\"}"))
                .containsExactly("+13035550002");
        assertThat(numbers("{\"customer_reference__in\":[\"two\"],\"status__in\":[\"ported\"]}"))
                .isEmpty();
    }

    @Test
    void moreNumbersThanAreInMemoryAreAllWrittenOnce() {
        List<String> all = IntStream.range(0, ReportJob.NUMBERS + 2)
                .mapToObj("+1303555%04d"::formatted)
                .toList();
        tenant.create(all.toArray(String[]::new)).ok();
        assertThat(numbers("{}")).containsExactlyInAnyOrderElementsOf(all);
        String id = ask("{}").id();
        work();
        assertThat(show(id).data("progress")).isEqualTo("""
                {"numbers_read":%1$d,"numbers_total":%1$d,"rows_written":%1$d}""".formatted(all.size()));
    }

    @Test
    void listsAreFilteredByTypeAndStatus() {
        String done = ask("{}").id();
        work();
        String failed = insert("failed");
        String pending = insert("pending");
        assertThat(tenant.get(PATH).column("id")).containsExactly(pending, failed, done);
        assertThat(tenant.get(PATH + "?filter[status]=completed").column("id")).containsExactly(done);
        assertThat(tenant.get(PATH + "?filter[status]=failed").column("id")).containsExactly(failed);
        assertThat(tenant.get(PATH + "?filter[status]=pending&filter[report_type]=export_porting_orders_csv")
                        .column("id"))
                .containsExactly(pending);
        assertThat(tenant.get(PATH + "?filter[status]=done").problems()).containsExactly("10032 filter[status]");
        assertThat(server.tenant().get(PATH).data()).isEmpty();
    }

    /** A report that has no job; it is newer than those of the API. */
    private String insert(String status) {
        String id = UUID.randomUUID().toString();
        server.run("""
                INSERT INTO porting_report (
                    id, account_id, report_type, status, filters, failure, created_at, updated_at, expires_at)
                SELECT ?::uuid, ?::uuid, 'export_porting_orders_csv', given.status, '{}',
                       CASE WHEN given.status = 'failed' THEN 'No room.' END,
                       '2030-01-01'::timestamptz + (SELECT count(*) FROM porting_report) * interval '1 second', now(),
                       CASE WHEN given.status = 'failed' THEN '2031-01-01'::timestamptz END
                FROM (SELECT ?::text AS status) given""", id, tenant.accountId().toString(), status);
        return id;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 10004 /params, 10004 /report_type",
                "{\"report_type\":\"export_portouts_csv\",\"params\":{\"filters\":{}}} | 10032 /report_type",
                "{\"report_type\":\"export_porting_orders_csv\",\"params\":{}} | 10004 /params/filters",
                "{\"report_type\":\"export_porting_orders_csv\",\"params\":{\"filters\":{\"status__in\":[\"done\",\"draft\"],"
                        + "\"created_at__gt\":\"yesterday\",\"customer_reference__in\":[7]}}} "
                        + "| 10026 /params/filters/customer_reference__in/0, 10032 /params/filters/status__in/0, "
                        + "10026 /params/filters/created_at__gt"
            })
    void wrongBodiesAreToldWholeAndAskForNothing(String body, String problems) {
        Answer refused = tenant.post(PATH, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactlyInAnyOrder(problems.split(", ", -1));
        assertThat(tenant.get(PATH).data()).isEmpty();
    }

    @Test
    void aFourthReportWaitsUntilOneIsCompleted() {
        insert("pending");
        insert("pending");
        insert("pending");
        Answer refused = ask("{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "3 reports of your account are being written already. Ask again when one of them is completed.",
                        null))));
        assertThat(tenant.get(PATH).data()).hasSize(3);
        server.run(
                "UPDATE porting_report SET status = 'failed', failure = 'x', expires_at = now() WHERE account_id = ?::uuid",
                tenant.accountId().toString());
        assertThat(ask("{}").status()).isEqualTo(201);
    }

    @Test
    void theNewestHundredAreKept() {
        String pending = insert("pending");
        String oldest = insert("failed");
        for (int i = 0; i < 98; i++) {
            insert("failed");
        }
        String made = ask("{}").ok().id();
        // Those that were put into the table are newer, so this is the hundred and first, and has not ended.
        assertThat(show(made).status()).isEqualTo(200);
        clock.freeze(Instant.parse("2030-06-01T00:00:00Z"));
        ask("{}").ok();
        assertThat(show(made).status()).isEqualTo(404);
        assertThat(show(oldest).status()).isEqualTo(200);
        ask("{}").ok();
        assertThat(show(oldest).status()).isEqualTo(404);
        assertThat(show(pending).status()).isEqualTo(200);
        assertThat(tenant.get(PATH + "?page[size]=250").data()).hasSize(101);
    }

    @Test
    void aReportIsKeptForThirtyDaysAndItsDocumentWithIt() {
        String id = ask("{}").id();
        work();
        String document = show(id).value("document_id");
        Answer refused = tenant.delete("/v2/documents/" + document);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The document is linked to the porting report " + id);
        clock.advance(ReportExpiry.KEPT.minusSeconds(1));
        assertThat(show(id).status()).isEqualTo(200);
        assertThat(tenant.get("/v2/documents/" + document).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(2));
        assertThat(show(id).status()).isEqualTo(404);
        clock.advance(Duration.ofMinutes(31));
        assertThat(tenant.get("/v2/documents/" + document).status()).isEqualTo(404);
        assertThat(blobs()).isEmpty();
    }

    private List<String> blobs() {
        return server.rows(
                "SELECT id::text FROM blob WHERE account_id = ?::uuid",
                tenant.accountId().toString());
    }

    private void write(String id) {
        db.<@Nullable Void>transaction(tx -> {
            jobs.schedule(tx, ReportJob.KIND, UUID.fromString(id), clock.now());
            return null;
        });
        work();
    }

    @Test
    void aReportThatSomebodyHadBegunIsWrittenAnewAndOnce() {
        tenant.order("+13035550000");
        String id = insert("pending");
        server.run("UPDATE porting_report SET attempts = 9, numbers_read = 7, rows_written = 7 WHERE id = ?::uuid", id);
        write(id);
        Answer completed = show(id);
        assertThat(completed.data("progress")).isEqualTo("{\"numbers_read\":1,\"numbers_total\":1,\"rows_written\":1}");
        write(id);
        assertThat(show(id).text()).isEqualTo(completed.text());
        assertThat(tenant.get("/v2/documents").column("id")).containsExactly(completed.value("document_id"));
        assertThat(blobs()).hasSize(1);
    }

    @Test
    void aReportThatTenServersHaveBegunIsGivenUp() {
        String id = insert("pending");
        server.run("UPDATE porting_report SET attempts = 10 WHERE id = ?::uuid", id);
        write(id);
        Answer failed = show(id);
        assertThat(failed.value("status")).isEqualTo("failed");
        assertThat(failed.value("failure_reason"))
                .isEqualTo("The report was begun 10 times and never came to its end. Ask for a smaller one, or ask the"
                        + " operator what happened.");
        assertThat(failed.data("document_id")).isEqualTo("null");
        assertThat(Instant.parse(failed.value("expires_at")))
                .isEqualTo(Instant.parse(failed.value("updated_at")).plus(ReportExpiry.KEPT));
        clock.advance(ReportExpiry.KEPT);
        assertThat(show(id).status()).isEqualTo(404);
    }

    @Test
    void aReportMayBeLargerThanWhatIsUploaded() {
        String id = ask("{}").id();
        work();
        String document = show(id).value("document_id");
        String before = tenant.get("/v2/documents/" + document).data("size.amount");
        String resize = "UPDATE document SET size = ?::bigint WHERE id = ?::uuid";
        assertThat(server.run(resize, Long.toString(ReportJob.MOST_BYTES), document))
                .isEqualTo(1);
        assertThat(tenant.get("/v2/documents/" + document).data("size.amount")).isEqualTo("1073741824");
        assertThatThrownBy(() -> server.run(resize, Long.toString(ReportJob.MOST_BYTES + 1), document))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        refused -> assertThat(refused.violates("document_size")).isTrue());
        server.run(resize, before, document);
    }

    @Test
    void aReportForWhichThereIsNoRoomFailsAndLeavesNothing() {
        server.run(
                "INSERT INTO document_space (account_id, documents, bytes) VALUES (?::uuid, 1000000, 0)",
                tenant.accountId().toString());
        String id = ask("{}").id();
        work();
        Answer failed = show(id);
        assertThat(failed.value("status")).isEqualTo("failed");
        assertThat(failed.value("failure_reason")).contains("has no room for this one. Delete some first.");
        assertThat(blobs()).isEmpty();
    }

    @Test
    void anAccountThatIsEmptiedHasNoReportsAndNothingIsLeftToDo() {
        String done = ask("{}").id();
        work();
        String pending = insert("pending");
        boolean some = db.transaction(tx -> data.emptySome(tx, tenant.accountId()));
        boolean more = db.transaction(tx -> data.emptySome(tx, tenant.accountId()));
        assertThat(List.of(some, more)).containsExactly(true, false);
        write(pending);
        assertThat(List.of(show(done).status(), show(pending).status())).containsOnly(404);
        assertThat(server.rows("SELECT task_name FROM scheduled_tasks WHERE task_instance IN (?, ?)", done, pending))
                .isEmpty();
    }

    @Test
    void reportsOfOtherAccountsAreNotThere() {
        String id = ask("{}").id();
        Answer unknown = tenant.get(PATH + "/0f9a2e60-0000-4000-8000-000000000000");
        Answer other = server.tenant().get(PATH + "/" + id);
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.text()).isEqualTo(unknown.text());
        assertThat(other.problems()).containsExactly("10005 id");
        assertThat(other.text()).contains("There is no report with this id.");
    }
}
