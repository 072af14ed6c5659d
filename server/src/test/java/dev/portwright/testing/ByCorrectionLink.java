package dev.portwright.testing;

import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An order that came back, and its end customer with a link: what tests of the page begin with. */
public abstract class ByCorrectionLink extends AtTheDesk {
    protected static final String ACCOUNT_NUMBER = "end_user.admin.account_number";
    protected static final String NAME = "end_user.admin.entity_name";
    protected static final String PERSON = "end_user.admin.auth_person_name";
    protected static final String INVOICE = "documents.invoice";
    protected static final String LOA = "documents.loa";

    /** What requires a proof of an order of the United States. */
    protected static final String PROOF = "59b0762a-b274-4f76-ac32-4d5cf0272e66";

    private static final Pattern VERSION = Pattern.compile("name=\"signature.version\" value=\"([0-9]+)\"");

    protected String order = "";

    protected final String link(Body body, String... codes) {
        order = server.completeOrder(tenant, one, two);
        return anotherLink(body, codes);
    }

    protected final String anotherLink(Body body, String... codes) {
        tenant.confirm(order).ok();
        desk.raiseException(order, codes).ok();
        return linkTo(body);
    }

    protected final String linkTo(Body body) {
        URI url = URI.create(tenant.post("/v2/porting_orders/" + order + "/correction_links", body)
                .ok()
                .value("url"));
        return url.getRawPath() + "?" + url.getRawQuery();
    }

    protected static Body confirming(boolean confirms) {
        return Body.of("confirm_when_corrected", confirms);
    }

    protected final Answer show(String link) {
        return tenant.withKey("").get(link);
    }

    /** Sends a form of names and values in turn. */
    protected final Answer send(String link, String... namesAndValues) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i++) {
            form.append(i == 0 ? "" : i % 2 == 0 ? "&" : "=")
                    .append(URLEncoder.encode(namesAndValues[i], StandardCharsets.UTF_8));
        }
        return send(link, form.toString());
    }

    protected final Answer send(String link, String form) {
        return tenant.withKey("").post(link, form, "content-type", "application/x-www-form-urlencoded");
    }

    protected static String value(String name, String value) {
        return part("name=\"" + name + "\"", value);
    }

    protected static String file(String name, String filename, String content) {
        return part("name=\"" + name + "\"; filename=\"" + filename + "\"", content);
    }

    protected static String pdf(String name) {
        return file(name, "scan 1.pdf", "%PDF-1.4\n%%EOF\n" + name);
    }

    private static String part(String head, String content) {
        return "--b\r\ncontent-disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
    }

    /** Sends a form with files. */
    protected final Answer sendParts(String link, String... parts) {
        return tenant.withKey("")
                .post(link, String.join("", parts) + "--b--\r\n", "content-type", "multipart/form-data; boundary=b");
    }

    /** The version of the order of which the page shows the letter. */
    protected final String version(String link) {
        String page = show(link).text();
        Matcher found = VERSION.matcher(page);
        if (!found.find()) {
            throw new AssertionError("there is no letter to be signed: " + page);
        }
        return found.group(1);
    }

    protected final Answer sign(String link, String name) {
        return sign(link, name, version(link));
    }

    protected final Answer sign(String link, String name, String version) {
        return send(link, "signature.version", version, "signature.name", name, "signature.consent", "true");
    }

    protected final String attribute(String path) {
        return tenant.show(order).value(path);
    }

    protected final void edit(String body) {
        tenant.edit(order, body).ok();
    }

    protected final List<String> comments() {
        return tenant.get("/v2/porting_orders/" + order + "/comments").column("body");
    }

    protected final List<String> documents() {
        return tenant.get("/v2/documents").column("id");
    }

    /** Those of the account, whether or not a document has them. */
    protected final List<String> blobs() {
        return server.rows(
                "SELECT id::text FROM blob WHERE account_id = ?::uuid",
                tenant.accountId().toString());
    }

    /** How many files have come by the newest link. */
    protected final String uploads() {
        return server.rows(
                        "SELECT uploads::text FROM correction_link WHERE porting_order_id = ?::uuid ORDER BY created_at DESC",
                        order)
                .getFirst();
    }

    protected final void refuseProof() {
        desk.act(
                        order,
                        "review_requirements",
                        "{\"requirements\":[{\"requirement_type_id\":\"" + PROOF + "\",\"verdict\":\"exception\"}]}")
                .ok();
    }
}
