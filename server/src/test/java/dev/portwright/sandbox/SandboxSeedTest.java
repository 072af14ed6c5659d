package dev.portwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.account.AccountService;
import dev.portwright.balance.Balances;
import dev.portwright.bundle.BundlesOf;
import dev.portwright.document.DocumentLinks;
import dev.portwright.document.SeedDocuments;
import dev.portwright.platform.blob.BlobsOf;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Jobs;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.group.RequirementGroup;
import dev.portwright.requirement.group.RequirementGroups;
import dev.portwright.resource.ResourcesOf;
import dev.portwright.testing.TestDatabases;
import dev.portwright.testing.TestSettings;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SandboxSeedTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private Db db = new Db(dataSource);

    @BeforeEach
    void emptyDatabase() {
        dataSource = new PGSimpleDataSource();
        dataSource.setUrl(TestDatabases.create());
        Flyway.configure().dataSource(dataSource).load().migrate();
        db = new Db(dataSource);
    }

    @Test
    void aSandboxIsBornWithAccountUserAndKey() {
        start(Settings.Mode.SANDBOX, "first-secret-key");

        assertThat(rows("SELECT id || ' ' || name || ' ' || created_at AT TIME ZONE 'UTC' FROM account"))
                .containsExactly("24b4a4bb-c4df-46ad-bbcb-23fc741c5ad7 Sandbox 2026-03-01 10:00:00");
        assertThat(rows("SELECT id || ' ' || account_id || ' ' || name FROM account_user"))
                .containsExactly("40d68ba2-0847-4df2-be9c-b0e0cb673e75 24b4a4bb-c4df-46ad-bbcb-23fc741c5ad7 Sandbox");
        assertThat(rows("SELECT id || ' ' || user_id || ' ' || name || ' ' || prefix FROM api_key"))
                .containsExactly(
                        "3b1f0b0c-6f0e-4f1d-9d7c-2a54f8e7c1aa 40d68ba2-0847-4df2-be9c-b0e0cb673e75 Sandbox first-s");
        assertThat(workingKeys()).containsExactly(sha256("first-secret-key"));
    }

    @Test
    void aSandboxHasBundlesThatAreNotMadeAnew() {
        start(Settings.Mode.SANDBOX, "first-secret-key");
        db.transaction(tx -> tx.sql("UPDATE user_bundle SET active = false, updated_at = created_at WHERE id = ?")
                .set(SandboxFixtures.USER_BUNDLES.getFirst())
                .execute());
        start(Settings.Mode.SANDBOX, "first-secret-key");
        assertThat(rows("SELECT id || ' ' || (billing_bundle ->> 'name') || ' ' || active FROM user_bundle ORDER BY 1"))
                .containsExactly(
                        "5194d8fc-87e6-4188-baa9-1c434bbe861b United States Basic true",
                        "ca1d2263-d1f1-43ac-ba53-248e7a4bb26a United States Basic false",
                        "ff901545-3e27-462a-ba9d-2b34654cab82 United States Basic true");
    }

    @Test
    void aSandboxIsBornWithWhatTheExamplesName() {
        start(Settings.Mode.SANDBOX, "first-secret-key");

        assertThat(rows("SELECT kind || ' ' || id FROM resource ORDER BY 1"))
                .containsExactly(
                        "address f1486bae-f067-460c-ad43-73a92848f902",
                        "billing_group f1486bae-f067-460c-ad43-73a92848f902",
                        "credential_connection f1486bae-f067-460c-ad43-73a92848f902",
                        "dynamic_emergency_address 0d9b7a1c-8a6e-4a43-9d0a-2f1f3d7c5b60",
                        "fqdn 1293384261075731463",
                        "fqdn_connection 1293384261075731461",
                        "ip 1293384261075731464",
                        "ip_connection 1293384261075731462",
                        "messaging_profile f1486bae-f067-460c-ad43-73a92848f901",
                        "outbound_voice_profile 1293384261075731499");
        assertThat(rows("""
                        SELECT d.id || ' ' || d.filename || ' ' || (d.size = length(p.bytes))
                            || ' ' || (d.sha256 = encode(sha256(p.bytes), 'hex')) || ' ' || l.linked_record_type
                        FROM document d JOIN blob b ON b.id = d.blob_id AND b.kept JOIN blob_part p ON p.blob_id = b.id
                        JOIN document_link l ON l.document_id = d.id ORDER BY 1"""))
                .containsExactly(
                        "64ffb720-04c7-455b-92d6-20fcca92e935 letter-of-authorization.pdf true true requirement_group",
                        "9787fb5f-cbe5-4de4-b765-3303774ee9fe proof-of-ownership.pdf true true requirement_group",
                        "ce74b771-d23d-4960-81ec-8741b3862146 invoice.pdf true true requirement_group");
        RequirementGroup group = SandboxFixtures.requirementGroup(CLOCK.instant());
        Optional<RequirementGroup> found =
                db.read(tx -> groups(db, TestSettings.of(Settings.Mode.SANDBOX, "first-secret-key"))
                        .find(tx, SandboxFixtures.ACCOUNT, group.id()));
        assertThat(found).contains(group);
    }

    @Test
    void aSandboxIsBornWithABalance() {
        start(Settings.Mode.SANDBOX, "first-secret-key");

        assertThat(rows("""
                        SELECT account_id || ' ' || balance || ' ' || pending || ' ' || credit_limit || ' ' || currency
                        FROM account_balance""")).containsExactly("24b4a4bb-c4df-46ad-bbcb-23fc741c5ad7 1000.00 0.00 500.00 USD");
    }

    @Test
    void startingAgainChangesNothing() {
        start(Settings.Mode.SANDBOX, "first-secret-key");
        List<String> before = everything();

        start(Settings.Mode.SANDBOX, "first-secret-key");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anotherConfiguredKeyTakesThePlaceOfTheOldOne() {
        start(Settings.Mode.SANDBOX, "first-secret-key");

        start(Settings.Mode.SANDBOX, "second-secret-key");

        assertThat(workingKeys()).containsExactly(sha256("second-secret-key"));
    }

    @Test
    void deskModeSeedsNothing() {
        start(Settings.Mode.DESK, null);

        assertThat(rows("SELECT id::text FROM account")).isEmpty();
        assertThat(rows("SELECT id FROM resource")).isEmpty();
        assertThat(rows("SELECT id::text FROM requirement_group")).isEmpty();
    }

    @Test
    void deskModeRevokesTheKeyOfAnEarlierSandboxAndASandboxRevivesIt() {
        start(Settings.Mode.SANDBOX, "first-secret-key");

        start(Settings.Mode.DESK, null);
        assertThat(workingKeys()).isEmpty();

        start(Settings.Mode.SANDBOX, "first-secret-key");
        assertThat(workingKeys()).containsExactly(sha256("first-secret-key"));
    }

    @Test
    void serversThatStartAtOnceDoNotDisturbEachOther() throws Exception {
        int servers = 8;
        CyclicBarrier barrier = new CyclicBarrier(servers);
        List<Future<?>> starts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(servers)) {
            for (int i = 0; i < servers; i++) {
                starts.add(threads.submit(() -> {
                    barrier.await();
                    start(Settings.Mode.SANDBOX, "first-secret-key");
                    return null;
                }));
            }
        }
        for (Future<?> started : starts) {
            started.get();
        }
        assertThat(workingKeys()).containsExactly(sha256("first-secret-key"));
        assertThat(rows("SELECT id FROM resource")).hasSize(10);
    }

    @Test
    void aKeyOfAnotherAccountIsRefusedInWords() {
        AccountService accounts = new AccountService(db, new Ids(CLOCK), CLOCK);
        String taken = accounts.createKey(accounts.createAccount("Other").id(), "Other", null)
                .secret();

        assertThatThrownBy(() -> start(Settings.Mode.SANDBOX, taken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("PORTWRIGHT_API_KEY is a key of another account of this database. Choose another one.");
    }

    private void start(Settings.Mode mode, @Nullable String apiKey) {
        Settings settings = TestSettings.of(mode, apiKey);
        Db own = new Db(dataSource);
        new SandboxSeed(
                        settings,
                        own,
                        new AccountService(own, new Ids(CLOCK), CLOCK),
                        ResourcesOf.database(own, settings, CLOCK),
                        new SeedDocuments(BlobsOf.database(settings, own, CLOCK), CLOCK),
                        groups(own, settings),
                        new Balances(
                                own,
                                new AccountService(own, new Ids(CLOCK), CLOCK),
                                (tx, account) -> Optional.empty(),
                                new Ids(CLOCK),
                                CLOCK),
                        BundlesOf.database(own, settings),
                        CLOCK)
                .start(new StartupEvent());
    }

    private static RequirementGroups groups(Db db, Settings settings) {
        DocumentLinks links = new DocumentLinks(db, new Jobs(CLOCK), new Ids(CLOCK), CLOCK);
        return new RequirementGroups(new Sealer(settings), new RequirementCatalog(), links, CLOCK);
    }

    private List<String> everything() {
        return rows("""
                SELECT xmin::text || a::text FROM account a UNION ALL SELECT xmin::text || u::text FROM account_user u
                UNION ALL SELECT xmin::text || k::text FROM api_key k
                UNION ALL SELECT xmin::text || r::text FROM resource r
                UNION ALL SELECT xmin::text || d::text FROM document d
                UNION ALL SELECT xmin::text || l::text FROM document_link l
                UNION ALL SELECT xmin::text || g::text FROM requirement_group g ORDER BY 1""");
    }

    private List<String> workingKeys() {
        return rows("SELECT encode(key_hash, 'hex') FROM api_key WHERE revoked_at IS NULL");
    }

    private List<String> rows(String sql) {
        return db.read(tx -> tx.sql(sql).list(Sql.Row::string));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
