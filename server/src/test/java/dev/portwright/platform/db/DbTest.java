package dev.portwright.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.testing.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Transactions on a database of their own. */
class DbTest {
    private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();
    private static final Db DB = new Db(SOURCE);

    private final List<String> done = new ArrayList<>();

    @BeforeAll
    static void table() {
        SOURCE.setUrl(TestDatabases.create());
        DB.transaction(
                tx -> tx.sql("CREATE TABLE thing (name text PRIMARY KEY)").execute());
    }

    @BeforeEach
    void empty() {
        DB.transaction(tx -> tx.sql("DELETE FROM thing").execute());
    }

    private static int insert(Tx tx, String name) {
        return tx.sql("INSERT INTO thing (name) VALUES (?)").set(name).execute();
    }

    private static List<String> things() {
        return DB.read(tx -> tx.sql("SELECT name FROM thing ORDER BY name").list(Sql.Row::string));
    }

    @Test
    void whatReturnsIsCommittedAndThenWhatWasToBeDoneAfterwards() {
        int inserted = DB.transaction(tx -> {
            tx.afterCommit(() -> done.add("after " + things().size()));
            return insert(tx, "a") + insert(tx, "b");
        });
        assertThat(inserted).isEqualTo(2);
        assertThat(things()).containsExactly("a", "b");
        assertThat(done).containsExactly("after 2");
    }

    @Test
    void whatThrowsIsUndoneAndNothingIsDoneAfterwards() {
        assertThatThrownBy(() -> DB.transaction(tx -> {
                    tx.afterCommit(() -> done.add("after"));
                    insert(tx, "a");
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(things()).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void aRefusedStatementNamesItsConstraint() {
        assertThatThrownBy(() -> DB.transaction(tx -> insert(tx, "a") + insert(tx, "a")))
                .isInstanceOfSatisfying(DatabaseException.class, e -> {
                    assertThat(e.violates("thing_pkey")).isTrue();
                    assertThat(e.isOutage()).isFalse();
                });
        assertThat(things()).isEmpty();
    }

    @Test
    void aThreadThatIsInATransactionBeginsNoOther() {
        assertThatThrownBy(() -> DB.transaction(tx -> insert(tx, "a") + things().size()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this thread is in a transaction: hand that on");
        assertThat(things()).isEmpty();
    }

    @Test
    void readingEndsWithItsWork() {
        assertThat(things()).isEmpty();
        assertThat(DB.<List<String>>read(tx -> List.of())).isEmpty();
        DB.transaction(tx -> insert(tx, "a"));
        assertThat(things()).containsExactly("a");
    }
}
