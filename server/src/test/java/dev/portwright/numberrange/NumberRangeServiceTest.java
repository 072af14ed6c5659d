package dev.portwright.numberrange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.phonenumber.NumberRange;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.db.Db;
import dev.portwright.testing.TestDatabases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class NumberRangeServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
    private static final NumberRange RANGE = new NumberRange("1387", 11, "CA", PhoneNumberType.LOCAL);
    private static final String NUMBER = "13872345678";
    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

    private final AtomicLong elapsed = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @BeforeAll
    static void start() {
        DATABASE.setUrl(TestDatabases.create());
        Flyway.configure().dataSource(DATABASE).load().migrate();
    }

    @BeforeEach
    void forget() {
        server(Runnable::run).replace(List.of());
    }

    private NumberRangeService server(Executor background) {
        return new NumberRangeService(new Db(DATABASE), CLOCK, elapsed::get, background);
    }

    @Test
    void aReplacementHoldsAtOnceHere() {
        NumberRangeService server = server(Runnable::run);
        assertThat(server.replace(List.of(new OwnRange(RANGE, "")))).isZero();
        assertThat(server.current().of(NUMBER)).contains(RANGE);
        assertThat(server.replace(List.of())).isOne();
        assertThat(server.current().of(NUMBER)).isEmpty();
    }

    @Test
    void otherServersSeeAReplacementAfterFiveSeconds() {
        NumberRangeService other = server(Runnable::run);
        server(Runnable::run).replace(List.of(new OwnRange(RANGE, "")));
        elapsed.addAndGet(Duration.ofSeconds(5).toNanos() - 1);
        assertThat(other.current().of(NUMBER)).isEmpty();
        elapsed.addAndGet(1);
        assertThat(other.current().of(NUMBER)).contains(RANGE);
    }

    @Test
    void whoReadsANumberDoesNotWaitForTheDatabaseAndOneLookIsEnough() {
        NumberRangeService other = server(waiting::add);
        server(Runnable::run).replace(List.of(new OwnRange(RANGE, "")));
        elapsed.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(other.current().of(NUMBER)).isEmpty();
        assertThat(other.current().of(NUMBER)).isEmpty();
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(other.current().of(NUMBER)).contains(RANGE);
    }

    @Test
    void rangesOutliveAnOutageOfTheDatabase() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setUrl(DATABASE.getUrl());
        away.setUser("postgres");
        away.setPassword("postgres");
        NumberRangeService server = new NumberRangeService(new Db(away), CLOCK, elapsed::get, Runnable::run);
        server.replace(List.of(new OwnRange(RANGE, "")));
        away.setPortNumbers(new int[] {1});
        elapsed.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(server.current().of(NUMBER)).contains(RANGE);
    }
}
