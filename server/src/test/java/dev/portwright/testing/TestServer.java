package dev.portwright.testing;

import dev.portwright.account.AccountService;
import dev.portwright.account.NewApiKey;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.requirement.group.RequirementGroup;
import dev.portwright.requirement.group.RequirementGroups;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Desk;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What tests need of a running server besides its API: accounts, references and a look into its database. */
@Singleton
public class TestServer {
    private final AccountService accounts;
    private final RequirementGroups groups;
    private final Db db;

    TestServer(AccountService accounts, RequirementGroups groups, Db db) {
        this.accounts = accounts;
        this.groups = groups;
        this.db = db;
    }

    /** An account of its own for a test. */
    public Tenant tenant() {
        UUID accountId = accounts.createAccount("Test").id();
        NewApiKey key = accounts.createKey(accountId, "test", null);
        return new Tenant(
                Api.client(key.secret()),
                accountId,
                key.key().userId(),
                key.key().id());
    }

    public void revoke(Tenant tenant) {
        accounts.revokeKey(tenant.accountId(), tenant.apiKeyId());
    }

    /** Registers a resource of the kind, such as {@code document}, and answers its id. */
    public String reference(Tenant tenant, String kind) {
        return reference(tenant, kind, UUID.randomUUID().toString());
    }

    public String reference(Tenant tenant, String kind, String id) {
        run(
                "INSERT INTO account_reference (account_id, kind, reference_id, created_at) VALUES (?::uuid, ?, ?, now())",
                tenant.accountId().toString(),
                kind,
                id.toLowerCase(Locale.ROOT));
        return id;
    }

    public void add(RequirementGroup group) {
        db.transaction(tx -> {
            groups.ensure(tx, group);
            return null;
        });
    }

    /** Leads an order to a status, by what its owner and the desk do: see {@link Desk#lead}. */
    public void lead(Tenant tenant, String orderId, String status) {
        Api.desk().lead(tenant, orderId, status);
    }

    /** Fills in a US local order so that it can be confirmed. */
    public void fill(Tenant tenant, String orderId) {
        Answer filled = tenant.edit(orderId, completeBody(tenant));
        if (filled.status() != 200) {
            throw new AssertionError(filled.text());
        }
    }

    /** A PATCH body with everything that a US local order needs. */
    public String completeBody(Tenant tenant) {
        return """
                {"documents":{"loa":"%s","invoice":"%s"},"misc":{"type":"full"},
                 "end_user":{"admin":{"entity_name":"Acme","auth_person_name":"Ann Person",
                   "billing_phone_number":"+13035550199","account_number":"4711","pin_passcode":"2468"},
                  "location":{"street_address":"1 Main St","locality":"Denver","administrative_area":"CO",
                   "postal_code":"80202","country_code":"US"}},
                 "requirements":[{"requirement_type_id":"59b0762a-b274-4f76-ac32-4d5cf0272e66","field_value":"%s"}]}""".formatted(
                        reference(tenant, "document"), reference(tenant, "document"), reference(tenant, "document"));
    }

    /** A draft of these US local numbers that can be confirmed. */
    public String completeOrder(Tenant tenant, String... numbers) {
        String id = tenant.order(numbers);
        fill(tenant, id);
        return id;
    }

    public int run(String sql, String... parameters) {
        return db.transaction(tx -> {
            Sql statement = tx.sql(sql);
            for (String parameter : parameters) {
                statement.set(parameter);
            }
            return statement.execute();
        });
    }

    /** The first column of every row. */
    public List<String> rows(String sql, String... parameters) {
        return db.read(tx -> {
            Sql statement = tx.sql(sql);
            for (String parameter : parameters) {
                statement.set(parameter);
            }
            return statement.list(Sql.Row::string);
        });
    }

    /** The whole row of an order as JSON. */
    public String row(String orderId) {
        return rows("SELECT to_jsonb(o)::text FROM porting_order o WHERE id = ?::uuid", orderId)
                .getFirst();
    }

    /** Every row of every table as text; binary columns show as hexadecimal digits. */
    public List<String> everything() {
        return everything("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'", "");
    }

    /** All rows of an account; those of others change whenever work in the background comes to them. */
    public List<String> everythingOf(UUID accountId) {
        return everything(
                "SELECT table_name::text FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND column_name = 'account_id'",
                " WHERE account_id = '" + accountId + "'");
    }

    private List<String> everything(String tables, String where) {
        List<String> all = new ArrayList<>();
        for (String table : rows(tables)) {
            rows("SELECT t::text FROM \"" + table + "\" t" + where).forEach(row -> all.add(table + " " + row));
        }
        // PostgreSQL has no order of its own, and moves rows about.
        return all.stream().sorted().toList();
    }
}
