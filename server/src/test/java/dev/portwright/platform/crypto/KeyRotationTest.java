package dev.portwright.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.config.StartRefused;
import dev.portwright.platform.crypto.Resealer.Next;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.testing.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Servers, some with other keys than others, on a database with a table of secrets. */
class KeyRotationTest {
    private static final SealedColumn COLUMN = new SealedColumn("thing", "secret", "id");

    /** Each row takes about a third of a block. */
    private static final String PADDING = "x".repeat(1800);

    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

    private final Db db = new Db(DATABASE);
    private final List<UUID> ids = new ArrayList<>();

    @BeforeAll
    static void tables() {
        DATABASE.setURL(TestDatabases.create());
        Flyway.configure().dataSource(DATABASE).load().migrate();
    }

    @BeforeEach
    void empty() {
        run("TRUNCATE encryption_check, sealed_value_count");
        run("DROP TABLE IF EXISTS thing");
        run("CREATE TABLE thing (id uuid PRIMARY KEY, secret bytea, padding text STORAGE PLAIN)");
    }

    @Test
    void aNewKeyTakesOverAndEverythingIsSealedAnew() {
        Sealer before = start(1);
        add(before, 300);
        run("INSERT INTO thing (id) VALUES (gen_random_uuid())");

        Sealer after = start(2, 1);
        int steps = reseal(after, 1);

        assertThat(steps).isGreaterThan(3);
        assertThat(keysInUse()).containsExactly(Keys.id(2));
        assertThat(counts()).isEqualTo(Map.of(Keys.id(1), 0L, Keys.id(2), 300L));
        assertAllOpen(after);
        assertAllOpen(start(2));
    }

    @Test
    void nothingIsReadWhenNothingWasChanged() {
        Sealer sealer = start(1);
        add(sealer, 1);
        Resealer first = resealer(sealer, false);
        assertThat(List.of(step(first), step(first))).containsExactly(Next.AT_ONCE, Next.AT_THE_NEXT_START);

        assertThat(step(resealer(start(1), false))).isEqualTo(Next.AT_THE_NEXT_START);
        assertThat(counts()).isEqualTo(Map.of(Keys.id(1), 1L));
    }

    @Test
    void valuesThatDoNotNameTheirKeyGetAName() {
        run("INSERT INTO encryption_check (sealed) VALUES (?)", Keys.unnamed(1, new UUID(0, 0), bytes("portwright")));
        UUID id = UUID.randomUUID();
        run("INSERT INTO thing (secret, id) VALUES (?, ?)", Keys.unnamed(1, id, bytes(id.toString())), id);
        ids.add(id);

        Sealer sealer = start(1);
        reseal(sealer, 0);

        assertThat(keysInUse()).containsExactly(Keys.id(1));
        assertThat(newest()).isEqualTo(Keys.id(1));
        assertAllOpen(sealer);
    }

    @Test
    void whatAProcessThatDiedLeftIsDoneByTheNext() {
        add(start(1), 300);
        step(resealer(start(2, 1), true));
        assertThat(keysInUse()).containsExactlyInAnyOrder(Keys.id(1), Keys.id(2));

        reseal(start(2, 1), 1);

        assertThat(keysInUse()).containsExactly(Keys.id(2));
    }

    @Test
    void aRowThatSomebodyWorksOnIsLeftToTheNextLook() {
        add(start(1), 2);
        Sealer after = start(2, 1);
        Resealer resealer = resealer(after, true);
        new Db(DATABASE).transaction(tx -> {
            tx.sql("SELECT true FROM thing WHERE id = ? FOR UPDATE")
                    .set(ids.getFirst())
                    .one(Sql.Row::bool);
            assertThat(List.of(step(resealer), step(resealer))).containsExactly(Next.AT_ONCE, Next.SHORTLY);
            return null;
        });
        assertThat(counts()).isEqualTo(Map.of(Keys.id(1), 1L, Keys.id(2), 1L));

        reseal(after, 1);

        assertThat(counts()).isEqualTo(Map.of(Keys.id(1), 0L, Keys.id(2), 2L));
    }

    @Test
    void aValueThatDoesNotOpenStaysAsItIsAndIsCounted() {
        add(start(1), 2);
        run("UPDATE thing SET id = gen_random_uuid() WHERE id = ?", ids.removeFirst());
        Sealer after = start(2, 1);

        reseal(after, 1);

        assertThat(counts()).isEqualTo(Map.of(Keys.id(1), 1L, Keys.id(2), 1L));
        assertAllOpen(after);
    }

    @Test
    void aServerThatKnowsTheNewKeyFollowsTheFirstThatSealsWithIt() {
        Sealer running = start(1, 2);
        Sealer changed = start(2, 1);
        add(changed, 1);
        assertAllOpen(running);
        assertThat(running.sealsWith()).isEqualTo(Keys.id(1));

        step(resealer(running, true));

        assertThat(running.sealsWith()).isEqualTo(Keys.id(2));
    }

    @Test
    void aKeyThatWasReplacedDoesNotComeBack() {
        start(1);
        start(2, 1);

        assertThat(start(1, 2).sealsWith()).isEqualTo(Keys.id(2));
        assertThat(newest()).isEqualTo(Keys.id(2));
    }

    @Test
    void aServerWithoutTheNewKeySealsNothingAnew() {
        Sealer running = start(1);
        Sealer changed = start(2, 1);
        add(changed, 1);

        assertThat(step(resealer(running, false))).isEqualTo(Next.SHORTLY);

        assertThat(keysInUse()).containsExactly(Keys.id(2));
    }

    @Test
    void aKeyThatStillSealsSomethingCannotBeLeftOut() {
        add(start(1), 2);
        start(2, 1);
        String message = "Values in this database are still sealed with the encryption key " + Keys.id(1)
                + ", which is not configured. Give it as PORTWRIGHT_ENCRYPTION_KEYS_OLD until the log says that it seals"
                + " nothing any more.";
        assertThatThrownBy(() -> start(2)).hasMessage(message);

        reseal(start(2, 1), 1);

        assertThatCode(() -> start(2)).doesNotThrowAnyException();
    }

    @Test
    void aKeyThatTheDatabaseWasNotWrittenWithIsRefused() {
        start(1);

        assertThatThrownBy(() -> start(2))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(
                        "PORTWRIGHT_ENCRYPTION_KEY (or encryption.key in the data folder) is not the key"
                                + " this database was written with.");
        assertThat(newest()).isEqualTo(Keys.id(1));
    }

    /** What a start does about keys. */
    private Sealer start(int key, Integer... old) {
        Sealer sealer = Keys.sealer(key, old);
        new KeyCheck(db, sealer).check();
        return sealer;
    }

    private Resealer resealer(Sealer sealer, boolean oldKeys) {
        return new Resealer(sealer, oldKeys, List.of(COLUMN));
    }

    private Next step(Resealer resealer) {
        return db.transaction(resealer::step);
    }

    /** Looks until nothing more was sealed anew; answers how many steps that took. */
    private int reseal(Sealer sealer, int oldKeys) {
        Resealer resealer = resealer(sealer, oldKeys > 0);
        for (int steps = 1; steps < 100; steps++) {
            Next next = step(resealer);
            if (next == Next.RARELY || next == Next.AT_THE_NEXT_START) {
                return steps;
            }
        }
        throw new AssertionError("no end");
    }

    private void add(Sealer sealer, int count) {
        db.transaction(tx -> {
            Sql sql = tx.sql("INSERT INTO thing (secret, id, padding) VALUES (?, ?, ?)");
            for (int i = 0; i < count; i++) {
                UUID id = UUID.randomUUID();
                ids.add(id);
                sql.set(sealer.seal(id, bytes(id.toString())))
                        .set(id)
                        .set(PADDING)
                        .next();
            }
            sql.executeBatch();
            return null;
        });
    }

    private void assertAllOpen(Sealer sealer) {
        Map<UUID, String> opened = new HashMap<>();
        db.read(tx -> tx.sql("SELECT id, secret FROM thing WHERE id = ANY (?)")
                .array("uuid", ids)
                .list(row -> {
                    UUID id = row.uuid();
                    return opened.put(id, new String(sealer.open(id, row.bytes()), StandardCharsets.UTF_8));
                }));
        assertThat(opened)
                .hasSameSizeAs(ids)
                .allSatisfy((id, text) -> assertThat(text).isEqualTo(id.toString()));
    }

    private Set<String> keysInUse() {
        return new HashSet<>(db.read(tx ->
                tx.sql("SELECT secret FROM thing WHERE secret IS NOT NULL").list(row -> Sealer.keyIdOf(row.bytes()))));
    }

    private Map<String, Long> counts() {
        return db.read(KeyCheck::counts);
    }

    private String newest() {
        return db.read(KeyCheck::newest);
    }

    private void run(String sql, Object... parameters) {
        db.transaction(tx -> {
            Sql statement = tx.sql(sql);
            for (Object parameter : parameters) {
                if (parameter instanceof byte[] bytes) {
                    statement.set(bytes);
                } else {
                    statement.set((UUID) parameter);
                }
            }
            return statement.execute();
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
