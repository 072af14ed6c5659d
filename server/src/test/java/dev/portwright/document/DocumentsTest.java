package dev.portwright.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of an account: uploaded in every form, read, changed, deleted. */
@ServerTest
class DocumentsTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String PATH = "/v2/documents";
    private static final int MOST = 20 * 1024 * 1024;

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;

    @BeforeEach
    void account() {
        clock.set(NOW);
        tenant = server.tenant();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    /** A PDF of this size, of bytes that differ from each other. */
    private static byte[] pdf(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        System.arraycopy(Files.PDF, 0, content, 0, Math.min(size, Files.PDF.length));
        return content;
    }

    private Answer upload(byte[] content, String filename) {
        return tenant.post(PATH, Body.of("file", base64(content)).with("filename", filename));
    }

    private Response form(byte[] content, String filename) {
        return Api.withKey(tenant.key()).multiPart("file", filename, content).post(PATH);
    }

    private byte[] downloaded(String id) {
        Response response = Api.withKey(tenant.key()).get(PATH + "/" + id + "/download");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.asByteArray();
    }

    @Test
    void aDocumentShowsWhatIsKnownOfIt() throws Exception {
        Answer made = tenant.post(
                PATH + "?content-type=multipart",
                Body.of("file", base64(Files.PDF))
                        .with("filename", "my loa.pdf")
                        .with("customer_reference", "MY REF 001"));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","record_type":"document","filename":"myloa.pdf","content_type":"application/pdf",
                 "size":{"unit":"bytes","amount":%d},"sha256":"%s","status":"pending","av_scan_status":"not_scanned",
                 "customer_reference":"MY REF 001","created_at":"2026-03-11T15:00:00Z",
                 "updated_at":"2026-03-11T15:00:00Z"}}""".formatted(made.id(), Files.PDF.length, sha256(Files.PDF))));
        assertThat(tenant.get(PATH + "/" + made.id()).json()).isEqualTo(made.json());
        assertThat(downloaded(made.id())).isEqualTo(Files.PDF);
    }

    @Test
    void aFormIsTheSame() throws Exception {
        String body = """
                --b
                Content-Disposition: form-data; name="customer_reference"

                MY REF 002
                --b
                Content-Disposition: form-data; name="nothing"

                that anybody asks for
                --b
                content-disposition: form-data; name="file"; filename="scan of ü.exe"
                content-type: image/png

                %s
                --b--
                """.replace("\n", "\r\n").formatted(new String(Files.PDF, StandardCharsets.UTF_8));
        Answer made = tenant.post(PATH, body, "content-type", "multipart/form-data; boundary=\"b\"");
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.value("filename")).isEqualTo("scanofü.exe.pdf");
        assertThat(made.value("content_type")).isEqualTo("application/pdf");
        assertThat(made.value("customer_reference")).isEqualTo("MY REF 002");
        assertThat(made.value("sha256")).isEqualTo(sha256(Files.PDF));
        assertThat(downloaded(made.id())).isEqualTo(Files.PDF);
    }

    private Answer form(String part) {
        String body = ("--b\n" + part + "\n--b--\n").replace("\n", "\r\n");
        return tenant.post(PATH, body, "content-type", "multipart/form-data; boundary=b");
    }

    private static String file(String name, String more) {
        return "content-disposition: form-data; name=\"file\"; filename=\"" + name + "\"\n" + more + "\n"
                + new String(Files.PDF, StandardCharsets.UTF_8);
    }

    @Test
    void quotationMarksInTheNameOfAPartArePartOfIt() {
        assertThat(form(file("a \\\"b\\\" c.pdf", "")).ok().value("filename")).isEqualTo("a\"b\"c.pdf");
        assertThat(form(file("C:\\scans\\d.pdf", "")).ok().value("filename")).isEqualTo("d.pdf");
    }

    @Test
    void aPartThatIsEncodedIsRefused() {
        Answer refused = form(file("a.pdf", "Content-Transfer-Encoding: base64\n"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The part has a Content-Transfer-Encoding, which parts of forms do not have (RFC 7578, 4.7). Send"
                                + " its bytes as they are.",
                        "pointer:/file"))));
        assertThat(form(file("a.pdf", "content-transfer-encoding: Binary\n")).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNotUtf8InAFormIsRefused() throws Exception {
        String field = "--b\r\ncontent-disposition: form-data; name=\"customer_reference\"\r\n\r\n\u00e4\r\n--b--\r\n";
        String name =
                "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"\u00e4.pdf\"\r\n\r\nx\r\n--b--\r\n";
        assertThat(latin1(field)).startsWith("422 ").contains("The field of the form is not valid UTF-8.");
        assertThat(latin1(name)).startsWith("400 ").contains("The head of a part of the form is not valid UTF-8.");
        assertThat(tenant.get(PATH).data()).isEmpty();
    }

    private String latin1(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tenant.client().server() + PATH))
                .header("authorization", "Bearer " + tenant.key())
                .header("content-type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    @Test
    void whoSendsAnotherMediaTypeIsToldBothThatAreTaken() {
        Answer refused = tenant.post(PATH, "x", "content-type", "application/pdf");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.text()).contains("Send the body as application/json or multipart/form-data.");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 131_071, 131_072, 131_073, 262_144, 1_000_000})
    void everyByteIsKeptWhateverTheSize(int size) throws Exception {
        byte[] content = pdf(size);
        Answer made = upload(content, "a.pdf").ok();
        assertThat(made.data("size.amount")).isEqualTo(String.valueOf(size));
        assertThat(made.value("sha256")).isEqualTo(sha256(content));
        assertThat(downloaded(made.id())).isEqualTo(content);
    }

    @Test
    void twentyMebibytesAreTakenInEveryFormAndAByteMoreIsNot() throws Exception {
        byte[] content = pdf(MOST);
        String first = upload(content, "a.pdf").ok().id();
        Response second = form(content, "a.pdf");
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(200);
        assertThat(downloaded(first)).isEqualTo(content);
        assertThat(sha256(downloaded(second.path("data.id")))).isEqualTo(sha256(content));

        byte[] more = Arrays.copyOf(content, MOST + 1);
        Answer refused = upload(more, "a.pdf");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.problems()).containsExactly("10015 /file");
        assertThat(form(more, "a.pdf").statusCode()).isEqualTo(413);
        assertThat(tenant.get(PATH).column("id")).containsExactlyInAnyOrder(first, second.path("data.id"));
        assertThat(server.rows("SELECT id::text FROM blob WHERE NOT kept")).isEmpty();
        tenant.post("/sandbox/reset", "").ok();
    }

    @Test
    void aNumberOutOfAllRangeIsNoFile() {
        assertThat(tenant.post(PATH, "{\"file\":1e-2147483649,\"filename\":\"a.pdf\"}")
                        .problems())
                .containsExactly("10023");
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        assertThat(upload(Files.zip("a.exe"), "loa.pdf").json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "80022",
                        "Invalid document type",
                        "By its content the file is application/zip. A document can be one of these: PDF, PNG, JPEG, CSV, plain text,"
                                + " JSON, DOC, DOCX, XLS, XLSX.",
                        "pointer:/file"))));
        byte[] large = new byte[500_000];
        System.arraycopy(Files.zip("a.exe"), 0, large, 0, 20);
        assertThat(form(large, "a.pdf").statusCode()).isEqualTo(422);
        assertThat(tenant.get(PATH).data()).isEmpty();
        assertThat(server.rows("SELECT id::text FROM blob WHERE account_id = ?::uuid", accountId()))
                .isEmpty();
        assertThat(server.rows("SELECT account_id::text FROM document_space WHERE account_id = ?::uuid", accountId()))
                .isEmpty();
    }

    private String accountId() {
        return tenant.accountId().toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|10004 /file",
                "{\"filename\":\"a.pdf\"}|422|10004 /file",
                "{\"file\":null,\"url\":null}|422|10004 /file",
                "{\"file\":\"\"}|422|80022 /file",
                "{\"file\":7}|422|10026 /file",
                "{\"file\":[\"JVBERg==\"]}|422|10026 /file",
                "{\"file\":\"JVBERg==\",\"url\":\"http://127.0.0.1/\"}|422|10027 /url",
                "{\"file\":\"no base64\"}|422|10027 /file",
                "{\"file\":\"data:application/pdf;base64,JVBERg==\"}|422|10027 /file",
                "{\"file\":\"JVBERi0xLjQK\",\"filename\":\"a\\nb\",\"customer_reference\":7}|422|10026 /customer_reference,10027 /filename",
                "{\"file\":\"JVBERi0xLjQK\",\"file\":\"JVBERi0xLjQK\"}|400|10023",
                "{\"file\":\"JVBERi0xLjQK|400|10023",
                "{\"file\":\"JVBERi0xLjQK\"} x|400|10023",
                "[]|422|10026",
                "\"x\"|422|10026",
                "{\"url\":\"ftp://example.com/a\"}|422|10003 /url",
                "{\"url\":\"http://127.0.0.1:1/a\"}|422|10027 /url",
                "{\"url\":\"http://10.0.0.1/a\"}|422|10027 /url",
                "{\"url\":7}|422|10026 /url"
            })
    void bodiesThatAreNoDocument(String body, int status, String problems) {
        Answer refused = tenant.post(PATH, body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(String.join(",", refused.problems())).isEqualTo(problems);
        assertThat(tenant.get(PATH).data()).isEmpty();
    }

    @Test
    void base64MayHaveLineFeedsAndNeedsNoPadding() {
        String lines = Base64.getMimeEncoder().encodeToString(pdf(1000)).replace("\r\n", "\\r\\n");
        assertThat(tenant.post(PATH, "{\"file\":\"" + lines + "\"}").ok().data("size.amount"))
                .isEqualTo("1000");
        assertThat(tenant.post(PATH, "{\"file\":\"JVBERi0xLjQ\",\"filename\":\"a\"}")
                        .ok()
                        .value("filename"))
                .isEqualTo("a.pdf");
    }

    @Test
    void whatElseIsTooMuchIsRefused() {
        String lengthy = "x".repeat(100_000);
        assertThat(tenant.post(PATH, "{\"file\":\"JVBERi0xLjQK\",\"filename\":\"" + lengthy + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(tenant.post(PATH, "{\"file\":\"JVBERi0xLjQK\",\"a\":[" + "1,".repeat(50_000) + "1]}")
                        .status())
                .isEqualTo(413);
        Response form = Api.withKey(tenant.key())
                .multiPart("filename", lengthy)
                .multiPart("file", "a.pdf", Files.PDF)
                .post(PATH);
        assertThat(form.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=abc"})
    void aFormThatIsNoneIsRefused(String type) {
        Answer refused = tenant.post(
                PATH, "--xyz\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n%PDF", "content-type", type);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problems()).containsExactly("10015");
    }

    @Test
    void aRepeatedRequestMakesOneDocument() {
        Body body = Body.of("file", base64(pdf(300_000))).with("filename", "a.pdf");
        Answer first = tenant.post(PATH, body, "idempotency-key", "one").ok();
        Answer again = tenant.post(PATH, body, "idempotency-key", "one").ok();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(tenant.get(PATH).column("id")).containsExactly(first.id());
        assertThat(server.rows("SELECT count(*)::text FROM blob WHERE account_id = ?::uuid", accountId()))
                .containsExactly("1");
        Body other = Body.of("file", base64(Files.PDF)).with("filename", "a.pdf");
        assertThat(tenant.post(PATH, other, "idempotency-key", "one").status()).isEqualTo(422);
    }

    @Test
    void anEditChangesNameAndReferenceAndNothingElse() {
        String id = tenant.document("a.pdf", Files.PDF);
        Answer before = tenant.get(PATH + "/" + id);
        clock.advance(Duration.ofSeconds(1));
        Answer edited = tenant.patch(
                PATH + "/" + id,
                "{\"filename\":\" Vollmacht \",\"customer_reference\":\"b\",\"sha256\":\"x\",\"status\":\"verified\"}");
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.json())
                .isEqualTo(Json.read(before.text()
                        .replace("\"a.pdf\"", "\"Vollmacht.pdf\"")
                        .replace("\"customer_reference\":null", "\"customer_reference\":\"b\"")
                        .replace(
                                "\"updated_at\":\"2026-03-11T15:00:00Z\"", "\"updated_at\":\"2026-03-11T15:00:01Z\"")));
        assertThat(tenant.patch(PATH + "/" + id, "{}").json()).isEqualTo(edited.json());
        assertThat(tenant.patch(PATH + "/" + id, "{\"customer_reference\":null}")
                        .data("customer_reference"))
                .isEqualTo("null");
        Answer refused = tenant.patch(PATH + "/" + id, "{\"filename\":\"a\\u0007\",\"customer_reference\":[]}");
        assertThat(refused.problems()).containsExactly("10026 /customer_reference", "10027 /filename");
    }

    @Test
    void aDeletedDocumentIsGoneWithItsBytes() {
        String id = tenant.document("a.pdf", pdf(300_000));
        Answer shown = tenant.get(PATH + "/" + id);
        Answer deleted = tenant.delete(PATH + "/" + id);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json()).isEqualTo(shown.json());
        assertThat(tenant.get(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(tenant.get(PATH + "/" + id + "/download").status()).isEqualTo(404);
        assertThat(server.rows("SELECT id::text FROM blob WHERE account_id = ?::uuid", accountId()))
                .isEmpty();
        assertThat(server.rows(
                        "SELECT documents || ' ' || bytes FROM document_space WHERE account_id = ?::uuid", accountId()))
                .containsExactly("0 0");
        assertThat(server.rows("SELECT task_name FROM scheduled_tasks WHERE task_instance = ?", id))
                .isEmpty();
    }

    @Test
    void theListIsFilteredAndSorted() {
        String invoice = tenant.post(
                        PATH,
                        Body.of("file", base64(Files.PDF))
                                .with("filename", "Invoice_1%.pdf")
                                .with("customer_reference", "x,1"))
                .ok()
                .id();
        clock.advance(Duration.ofMinutes(1));
        String loa = tenant.post(
                        PATH,
                        Body.of("file", base64(Files.PDF))
                                .with("filename", "loa.pdf")
                                .with("customer_reference", "y"))
                .ok()
                .id();
        clock.advance(Duration.ofMinutes(1));
        String last = tenant.document("bill.txt", Files.text("hello"));
        clock.advance(Duration.ofMinutes(1));
        tenant.patch(PATH + "/" + invoice, "{\"customer_reference\":\"x\"}").ok();

        assertThat(ids("")).containsExactly(last, loa, invoice);
        assertThat(ids("?sort[]=created_at")).containsExactly(invoice, loa, last);
        assertThat(ids("?sort=-updated_at")).containsExactly(invoice, last, loa);
        assertThat(ids("?sort[value]=updated_at")).containsExactly(loa, last, invoice);
        assertThat(ids("?sort[]=filename")).containsExactly(last, invoice, loa);
        assertThat(ids("?sort[]=-filename")).containsExactly(loa, invoice, last);
        assertThat(ids("?filter[filename][contains]=INVOICE")).containsExactly(invoice);
        assertThat(ids("?filter[filename][contains]=_1%25")).containsExactly(invoice);
        assertThat(ids("?filter[filename][contains]=l%20oa")).containsExactly(loa);
        assertThat(ids("?filter[filename][contains]=%25")).containsExactly(invoice);
        assertThat(ids("?filter[customer_reference][eq]=x")).containsExactly(invoice);
        assertThat(ids("?filter[customer_reference][in][]=x&filter[customer_reference][in][]=y"))
                .containsExactly(loa, invoice);
        assertThat(ids("?filter[customer_reference]=y")).containsExactly(loa);
        assertThat(ids("?filter[created_at][gt]=2026-03-11T15:00:00Z")).containsExactly(last, loa);
        assertThat(ids("?filter[created_at][lt]=2026-03-11T15:01:00Z")).containsExactly(invoice);
        Answer page = tenant.get(PATH + "?page[size]=2&page[number]=2");
        assertThat(page.column("id")).containsExactly(invoice);
        assertThat(page.json().path("meta").toString())
                .isEqualTo("{\"page_number\":2,\"page_size\":2,\"total_pages\":2,\"total_results\":3}");
        assertThat(tenant.get(PATH + "?filter[colour]=red").status()).isEqualTo(400);
        assertThat(tenant.get(PATH + "?sort=size").status()).isEqualTo(400);
        assertThat(tenant.get(PATH + "?filter[created_at][gt]=soon").status()).isEqualTo(422);
    }

    private List<String> ids(String query) {
        return tenant.get((PATH + query).replace("[", "%5B").replace("]", "%5D"))
                .ok()
                .column("id");
    }

    @Test
    void anotherAccountsDocumentIsAsOneThatNeverWas() {
        String id = tenant.document("a.pdf", Files.PDF);
        Tenant other = server.tenant();
        for (String path : List.of("", "/download", "/download_link")) {
            assertThat(other.get(PATH + "/" + id + path).text())
                    .isEqualTo(other.get(PATH + "/" + new UUID(7, 7) + path).text())
                    .contains("There is no document with this id.");
        }
        assertThat(other.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(other.patch(PATH + "/" + id, "{}").status()).isEqualTo(404);
        assertThat(other.get(PATH).data()).isEmpty();
    }
}
