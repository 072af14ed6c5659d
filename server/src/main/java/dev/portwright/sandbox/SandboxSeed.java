package dev.portwright.sandbox;

import dev.portwright.account.Account;
import dev.portwright.account.AccountLock;
import dev.portwright.account.AccountService;
import dev.portwright.account.ApiKey;
import dev.portwright.account.User;
import dev.portwright.balance.Balances;
import dev.portwright.bundle.UserBundles;
import dev.portwright.document.SeedDocuments;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.requirement.group.RequirementGroups;
import dev.portwright.resource.Resources;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/**
 * Gives a sandbox its account, at every start: what is there already stays, so it may run as often and on as many
 * servers at once as one likes. In desk mode it takes the sandbox's key away, so that a database that once was a
 * sandbox is not open to whoever has read the manual.
 */
@ApplicationScoped
class SandboxSeed {
    private final Settings settings;
    private final Db db;
    private final AccountService accounts;
    private final Resources resources;
    private final SeedDocuments documents;
    private final RequirementGroups groups;
    private final Balances balances;
    private final UserBundles bundles;
    private final Clock clock;

    SandboxSeed(
            Settings settings,
            Db db,
            AccountService accounts,
            Resources resources,
            SeedDocuments documents,
            RequirementGroups groups,
            Balances balances,
            UserBundles bundles,
            Clock clock) {
        this.settings = settings;
        this.db = db;
        this.accounts = accounts;
        this.resources = resources;
        this.documents = documents;
        this.groups = groups;
        this.balances = balances;
        this.bundles = bundles;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (settings.sandbox()) {
            seed();
        } else {
            accounts.revokeKeyIfKnown(SandboxFixtures.API_KEY);
        }
    }

    /** Makes what is missing of the account. */
    void seed() {
        String secret = Objects.requireNonNull(settings.apiKey(), "a sandbox has an API key");
        Instant now = clock.instant();
        Account account = new Account(SandboxFixtures.ACCOUNT, "Sandbox", now);
        User user = new User(SandboxFixtures.USER, account.id(), "Sandbox", null, now);
        ApiKey key = new ApiKey(SandboxFixtures.API_KEY, account.id(), user.id(), "Sandbox", "", now, null, null);
        try {
            // One transaction: of two servers that start on an empty database, one waits for the other's account.
            db.transaction(tx -> {
                accounts.ensure(tx, account, user, key, secret);
                // Where the account is there already, this is what others wait for.
                AccountLock.take(tx, account.id());
                SandboxFixtures.RESOURCES.forEach(fixture ->
                        resources.ensure(tx, account.id(), fixture.kind(), fixture.id(), Json.read(fixture.body())));
                SandboxFixtures.DOCUMENTS.forEach((id, filename) ->
                        documents.ensure(tx, account.id(), id, filename, SandboxFixtures.content(filename)));
                groups.ensure(tx, SandboxFixtures.requirementGroup(now));
                balances.ensure(tx, account.id(), SandboxFixtures.BALANCE);
                bundles.ensure(tx, account.id(), SandboxFixtures.BILLING_BUNDLE, SandboxFixtures.USER_BUNDLES, now);
                return null;
            });
        } catch (ApiException e) {
            throw new IllegalStateException(
                    "PORTWRIGHT_API_KEY is a key of another account of this database. Choose another one.", e);
        }
    }
}
