package dev.portwright.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Client;
import dev.portwright.testkit.Tenant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts that an account makes, lists, reads and changes. */
@ServerTest
class ManagedAccountsTest extends Managers {
    private static final String MANAGED = "The account is managed by another one, so it cannot manage accounts itself.";

    @Test
    void anAccountIsMadeWithAKeyThatIsShownOnce() {
        Answer made = tenant.post(
                PATH,
                Body.of("business_name", " Example Bakery ")
                        .with("email", "Bakery@example.com")
                        .with("password", "correct horse battery staple")
                        .with("rollup_billing", true));

        assertThat(made.status()).isEqualTo(200);
        String id = made.id();
        String key = made.value("api_key");
        assertThat(key).matches("pw_[A-Za-z0-9_-]{43}");
        String body = """
                {"data":{"record_type":"managed_account","id":"%s","email":"Bakery@example.com","api_key":%s,\
                "api_user":"Bakery@example.com","api_token":%s,"organization_name":"Example Bakery",\
                "manager_account_id":"%s","balance":{"record_type":"balance","balance":"0.00","credit_limit":"0.00",\
                "available_credit":"0.00","currency":"USD"},"created_at":"2026-03-11T15:00:00Z",\
                "updated_at":"2026-03-11T15:00:00Z","managed_account_allow_custom_pricing":false,"rollup_billing":true}}""";
        String quoted = "\"" + key + "\"";
        assertThat(made.text()).isEqualTo(body.formatted(id, quoted, quoted, tenant.accountId()));
        assertThat(tenant.get(PATH + "/" + id).text())
                .isEqualTo(body.formatted(id, "null", "null", tenant.accountId()));
        assertThat(server.everything()).noneMatch(row -> row.contains(key) || row.contains("correct horse"));
    }

    @Test
    void itsKeyOpensAnAccountOfItsOwn() {
        Client baker = client(made("Bakery"));
        String mine = tenant.order(one);

        assertThat(baker.get("/v2/porting_orders").data().isEmpty()).isTrue();
        assertThat(baker.get("/v2/porting_orders/" + mine).status()).isEqualTo(404);
        Answer order = baker.post("/v2/porting_orders", Body.numbers(two)).ok();
        assertThat(tenant.get("/v2/porting_orders").column("id")).containsExactly(mine);
        assertThat(baker.get("/v2/porting_orders").column("id")).containsExactlyElementsOf(order.column("id"));
    }

    @Test
    void theBalanceOfTheAccountIsInIt() {
        String id = made("Bakery").id();
        operator.put(
                        "/operator/accounts/" + id + "/balance",
                        Body.of("balance", "10.10").with("credit_limit", "5").with("currency", "EUR"))
                .ok();

        assertThat(tenant.get(PATH + "/" + id).data("balance"))
                .isEqualTo("{\"record_type\":\"balance\",\"balance\":\"10.10\",\"credit_limit\":\"5.00\","
                        + "\"available_credit\":\"15.10\",\"currency\":\"EUR\"}");
    }

    @Test
    void anAccountWhoseBillsAreItsManagersSharesTheBalance() {
        String own = "/operator/accounts/" + tenant.accountId() + "/balance";
        Body ten = Body.of("balance", "10.00").with("credit_limit", "0").with("currency", "USD");
        operator.put(own, ten).ok();
        Answer made = tenant.post(PATH, Body.of("business_name", "Branch").with("rollup_billing", true));
        String itsOwn = "/operator/accounts/" + made.id() + "/balance";

        assertThat(made.value("balance.balance")).isEqualTo("10.00");
        assertThat(client(made).get("/v2/balance").value("balance")).isEqualTo("10.00");
        assertThat(operator.get(itsOwn).value("balance")).isEqualTo("10.00");
        Answer refused = operator.put(itsOwn, ten);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The account shares the balance of the account that manages it. Set that of "
                                + tenant.accountId() + ".",
                        null))));
        operator.put(own, ten.with("balance", "11.00")).ok();
        assertThat(client(made).get("/v2/balance").value("balance")).isEqualTo("11.00");
        assertThat(client(made("Bakery")).get("/v2/balance").value("balance")).isEqualTo("0.00");
    }

    @Test
    void anAddressIsMadeUpWhereNoneIsGiven() {
        Answer nowhere = tenant.post(PATH, Body.of("business_name", "Bakery"));
        assertThat(nowhere.value("email")).isEqualTo(nowhere.id() + "@managed.invalid");
        assertThat(nowhere.value("api_user")).isEqualTo(nowhere.value("email"));

        server.run(
                "UPDATE account_user SET email = 'ada@example.com' WHERE id = ?::uuid",
                tenant.userId().toString());
        Answer own = tenant.post(PATH, Body.of("business_name", "Bakery"));
        assertThat(own.value("email")).isEqualTo("ada+" + own.id() + "@example.com");
    }

    @Test
    void twoAccountsOfOneManagerDoNotHaveOneAddress() {
        made("Bakery");

        Answer refused = tenant.post(PATH, Body.of("business_name", "Other").with("email", "BAKERY@example.com"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "Another account that you manage has this address. Give another one.",
                        "pointer:/email"))));
        assertThat(server.tenant()
                        .post(PATH, Body.of("business_name", "Other").with("email", "bakery@example.com"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRepetitionWithAKeyMakesNoSecondAccount() {
        Body body = Body.of("business_name", "Bakery");
        Answer first = tenant.post(PATH, body, "Idempotency-Key", "bakery");

        Answer second = tenant.post(PATH, body, "Idempotency-Key", "bakery");

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(tenant.get(PATH).column("id")).containsExactly(first.id());
        assertThat(server.everything()).noneMatch(row -> row.contains(first.value("api_key")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 10004 /business_name",
                "{\"business_name\":\"\"} | 10025 /business_name",
                "{\"business_name\":\" \\u2003\"} | 10025 /business_name",
                "{\"business_name\":7} | 10026 /business_name",
                "{\"business_name\":\"x\",\"email\":\"nowhere\"} | 10027 /email",
                "{\"business_name\":\"x\",\"password\":\"\"} | 10025 /password",
                "{\"business_name\":\"x\",\"rollup_billing\":\"yes\"} | 10026 /rollup_billing",
            })
    void aBodyThatMakesNoAccountIsRefused(String body, String problem) {
        Answer refused = tenant.post(PATH, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).as(refused.text()).containsExactly(problem);
        assertThat(tenant.get(PATH).data().isEmpty()).isTrue();
    }

    @Test
    void allProblemsAreTold() {
        assertThat(tenant.post(PATH, "{\"business_name\":\" \",\"email\":1,\"rollup_billing\":null}")
                        .problems())
                .containsExactlyInAnyOrder("10025 /business_name", "10026 /email", "10026 /rollup_billing");
    }

    @Test
    void accountsAreListedFilteredAndSorted() {
        String bakery = made("Example Bakery").id();
        clock.advance(Duration.ofMinutes(1));
        String garage = made("Garage 100%").id();
        clock.advance(Duration.ofMinutes(1));
        String dairy = made("Example Dairy").id();

        Answer list = tenant.get(PATH + "?page[size]=2");
        assertThat(list.json().toString())
                .isEqualTo("""
                {"data":[%s,%s],"meta":{"page_number":1,"page_size":2,"total_pages":2,"total_results":3}}""".formatted(entry(dairy, "Example Dairy", "02"), entry(garage, "Garage 100%", "01")));
        assertThat(found("sort=asc")).containsExactly(bakery, garage, dairy);
        assertThat(found("sort=desc")).containsExactly(dairy, garage, bakery);
        assertThat(found("sort=created_at")).containsExactly(bakery, garage, dairy);
        assertThat(found("sort=-created_at")).containsExactly(dairy, garage, bakery);
        assertThat(found("sort=email")).containsExactly(bakery, dairy, garage);
        assertThat(found("sort=-email")).containsExactly(garage, dairy, bakery);
        assertThat(found("filter[organization_name][contains]=example")).containsExactly(dairy, bakery);
        assertThat(found("filter[organization_name][contains]=%25")).containsExactly(garage);
        assertThat(found("filter[organization_name][eq]=example%20dairy")).containsExactly(dairy);
        assertThat(found("filter[organization_name][eq]=example")).isEmpty();
        assertThat(found("filter[email][eq]=Example.Bakery@example.com")).containsExactly(bakery);
        assertThat(found("filter[email][contains]=GARAGE")).containsExactly(garage);
        assertThat(found("filter[email][contains]=example.com&filter[organization_name][contains]=dairy"))
                .containsExactly(dairy);
        assertThat(server.tenant().get(PATH).data().isEmpty()).isTrue();
    }

    private List<String> found(String query) {
        return tenant.get(PATH + "?" + query).ok().column("id");
    }

    private String entry(String id, String name, String minute) {
        return """
                {"record_type":"managed_account","id":"%s","email":"%s","api_user":"%s","organization_name":"%s",\
                "manager_account_id":"%s","created_at":"2026-03-11T15:%s:00Z","updated_at":"2026-03-11T15:%s:00Z",\
                "managed_account_allow_custom_pricing":false,"rollup_billing":false}""".formatted(id, address(name), address(name), name, tenant.accountId(), minute, minute);
    }

    @ParameterizedTest
    @CsvSource({
        "sort=organization_name, 400, 10031 sort",
        "filter[status]=asleep, 422, 10032 filter[status]",
        "filter[id]=1, 400, 10031 filter[id]",
        "filter[email]=, 422, 10025 filter[email]",
        "include_cancelled_accounts=perhaps, 422, 10026 include_cancelled_accounts",
    })
    void whatCannotBeLookedForIsRefused(String query, int status, String problem) {
        Answer refused = tenant.get(PATH + "?" + query);

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.problems()).containsExactly(problem);
    }

    @Test
    void whatAManagerSaysOfPricesIsKept() {
        String id = made("Bakery").id();
        clock.advance(Duration.ofMinutes(1));

        Answer changed = tenant.patch(PATH + "/" + id, Body.of("managed_account_allow_custom_pricing", true));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.data("managed_account_allow_custom_pricing")).isEqualTo("true");
        assertThat(changed.value("updated_at")).isEqualTo("2026-03-11T15:01:00Z");
        assertThat(tenant.get(PATH + "/" + id).text()).isEqualTo(changed.text());
        clock.advance(Duration.ofMinutes(1));
        assertThat(tenant.patch(PATH + "/" + id, "{}").text()).isEqualTo(changed.text());
        assertThat(tenant.patch(PATH + "/" + id, Body.of("managed_account_allow_custom_pricing", true))
                        .text())
                .isEqualTo(changed.text());
        assertThat(tenant.patch(PATH + "/" + id, Body.of("managed_account_allow_custom_pricing", "yes"))
                        .problems())
                .containsExactly("10026 /managed_account_allow_custom_pricing");
    }

    @Test
    void theManagersAuditLogTellsWhatBecameOfIt() {
        String id = made("Bakery").id();
        clock.advance(Duration.ofMinutes(1));
        tenant.patch(PATH + "/" + id, Body.of("managed_account_allow_custom_pricing", true))
                .ok();
        clock.advance(Duration.ofMinutes(1));
        tenant.post(PATH + "/" + id + "/actions/disable", "").ok();
        clock.advance(Duration.ofMinutes(1));
        tenant.post(PATH + "/" + id + "/actions/enable", "").ok();

        Answer log = tenant.get("/v2/audit_events?sort=asc");

        assertThat(log.column("resource_id")).containsExactly(id, id, id, id);
        assertThat(log.column("change_type")).containsExactly("create", "update", "update", "update");
        assertThat(log.column("change_made_by").stream().distinct()).containsExactly("account_owner");
        assertThat(log.column("changes"))
                .containsExactly(
                        "[{\"field\":\"organization_name\",\"to\":\"Bakery\",\"from\":null},"
                                + "{\"field\":\"email\",\"to\":\"bakery@example.com\",\"from\":null},"
                                + "{\"field\":\"managed_account_allow_custom_pricing\",\"to\":false,\"from\":null},"
                                + "{\"field\":\"rollup_billing\",\"to\":false,\"from\":null}]",
                        "[{\"field\":\"managed_account_allow_custom_pricing\",\"to\":true,\"from\":false}]",
                        "[{\"field\":\"enabled\",\"to\":false,\"from\":true}]",
                        "[{\"field\":\"enabled\",\"to\":true,\"from\":false}]");
    }

    @Test
    void anAccountThatIsManagedManagesNone() {
        Client baker = client(made("Bakery"));

        for (Answer refused : List.of(
                baker.post(PATH, Body.of("business_name", "Below")),
                baker.get(PATH + "/allocatable_global_outbound_channels"))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json())
                    .isEqualTo(Json.read(Json.bytes(Api.error("10010", "Authorization failed", MANAGED, null))));
        }
        assertThat(baker.get(PATH).data().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "PATCH, ''",
        "POST, /actions/disable",
        "POST, /actions/enable",
        "PATCH, /update_global_channel_limit",
    })
    void anotherManagersAccountIsAsOneThatNeverWas(String method, String action) {
        String id = made("Bakery").id();
        Tenant stranger = server.tenant();
        String before = tenant.get(PATH + "/" + id).text();
        String body = method.equals("GET") ? "" : "{}";

        Answer unknown = stranger.client().send(method, PATH + "/" + NOBODY + action, body);

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10005", "Resource not found", "There is no managed account with this id.", "parameter:id"))));
        assertThat(stranger.client()
                        .send(method, PATH + "/" + id + action, body)
                        .text())
                .isEqualTo(unknown.text());
        assertThat(client(made("Garage"))
                        .send(method, PATH + "/" + id + action, body)
                        .text())
                .isEqualTo(unknown.text());
        assertThat(stranger.client().send(method, PATH + "/42" + action, body).problems())
                .containsExactly("10006 id");
        assertThat(tenant.get(PATH + "/" + id).text()).isEqualTo(before);
    }

    @Test
    void theOperatorSeesWhoManagesWhom() {
        String bakery = made("Bakery").id();
        clock.advance(Duration.ofMinutes(1));
        String garage = made("Garage").id();
        tenant.post(PATH + "/" + garage + "/actions/disable", "").ok();
        Tenant other = server.tenant();
        String foreign = other.post(PATH, Body.of("business_name", "Foreign")).id();

        Answer mine = operator.get("/operator/managed_accounts?filter[manager_account_id]=" + tenant.accountId());

        assertThat(mine.json().toString())
                .isEqualTo("""
                {"data":[{"record_type":"managed_account","id":"%s","email":"garage@example.com",\
                "organization_name":"Garage","manager_account_id":"%s","channel_limit":0,\
                "disabled_at":"2026-03-11T15:01:00Z","created_at":"2026-03-11T15:01:00Z",\
                "updated_at":"2026-03-11T15:01:00Z"},\
                {"record_type":"managed_account","id":"%s","email":"bakery@example.com",\
                "organization_name":"Bakery","manager_account_id":"%s","channel_limit":0,"disabled_at":null,\
                "created_at":"2026-03-11T15:00:00Z","updated_at":"2026-03-11T15:00:00Z"}],\
                "meta":{"page_number":1,"page_size":20,"total_pages":1,"total_results":2}}""".formatted(garage, tenant.accountId(), bakery, tenant.accountId()));
        assertThat(operator.get("/operator/managed_accounts?filter[account_id]=" + foreign)
                        .column("manager_account_id"))
                .containsExactly(other.accountId().toString());
        assertThat(operator.get("/operator/managed_accounts")
                        .json()
                        .path("meta")
                        .path("total_results")
                        .asInt())
                .isGreaterThanOrEqualTo(3);
        assertThat(operator.get("/operator/accounts/" + bakery).data("name")).isEqualTo("\"Bakery\"");
    }

    @Test
    void aNewNameByTheOperatorIsTheNameHereToo() {
        String id = made("Bakery").id();

        operator.patch("/operator/accounts/" + id, Body.of("name", "Bakery Ltd"))
                .ok();

        assertThat(tenant.get(PATH + "/" + id).value("organization_name")).isEqualTo("Bakery Ltd");
    }
}
