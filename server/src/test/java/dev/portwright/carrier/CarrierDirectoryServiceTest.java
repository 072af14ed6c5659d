package dev.portwright.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CarrierDirectoryServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
    private static final PhoneNumberFacts NUMBER = new PhoneNumberFacts("+13035550000", "US", PhoneNumberType.LOCAL);
    private static final String HEADER = "prefix,carrier_name,spid,ocn,fast_port_eligible,messaging_capable,portable\n";

    private static CarrierDatabase database;

    private final AtomicLong elapsed = new AtomicLong(Long.MAX_VALUE - 1_000);

    @BeforeAll
    static void start() {
        database = new CarrierDatabase();
    }

    @BeforeEach
    void forget() {
        database.forget();
    }

    @Test
    void isFilledFromTheShippedFileAtItsFirstUse() {
        assertThat(server(database.db()).carrierOf(NUMBER).name()).isEqualTo("Unreal Communications");
        assertThat(rows()).isEqualTo(CarrierDirectoryService.shippedTable().size());
    }

    @Test
    void aDeskBeginsWithoutOneAndPortsFromWhicheverCarrierUntilItHasOne() {
        CarrierDirectoryService desk = new CarrierDirectoryService(database.db(), CLOCK, false, elapsed::get);

        assertThat(desk.carrierOf(NUMBER)).isEqualTo(new Carrier("Unknown carrier", "", "", false, false, true, ""));
        assertThat(desk.page(new Page(1, 20)).entries()).isEmpty();
        assertThat(rows()).isZero();

        desk.replace(csv("1720,A,1,1,true,true,true\n"));
        assertThat(desk.carrierOf(NUMBER)).isEqualTo(Carrier.UNKNOWN);
    }

    @Test
    void serversThatStartAtOnceFillItOnce() throws Exception {
        int servers = 8;
        CyclicBarrier start = new CyclicBarrier(servers);
        try (var threads = Executors.newFixedThreadPool(servers)) {
            List<Future<String>> names = new ArrayList<>();
            for (int i = 0; i < servers; i++) {
                CarrierDirectoryService server = server(database.otherDb());
                names.add(threads.submit(() -> {
                    start.await();
                    return server.carrierOf(NUMBER).name();
                }));
            }
            for (Future<String> name : names) {
                assertThat(name.get()).isEqualTo("Unreal Communications");
            }
        }
        assertThat(rows()).isEqualTo(CarrierDirectoryService.shippedTable().size());
    }

    @Test
    void aReplacementHoldsAtOnceHere() {
        CarrierDirectoryService server = server(database.db());
        server.carrierOf(NUMBER);

        assertThat(server.replace(csv("1303,New Owner,N1,N2,false,true,true\n")))
                .isEqualTo(new CarrierDirectoryService.Replacement(
                        CarrierDirectoryService.shippedTable().size(), 1));

        assertThat(server.carrierOf(NUMBER)).isEqualTo(new Carrier("New Owner", "N1", "N2", false, true, true, ""));
        assertThat(server.page(new Page(1, 20)).entries()).hasSize(1);
    }

    @Test
    void otherServersSeeAReplacementAfterFiveSeconds() {
        CarrierDirectoryService one = server(database.db());
        CarrierDirectoryService other = server(database.otherDb());
        other.carrierOf(NUMBER);

        one.replace(csv("1303,New Owner,N1,N2,false,true,true\n"));
        elapsed.addAndGet(Duration.ofSeconds(5).toNanos() - 1);
        assertThat(other.carrierOf(NUMBER).name()).isEqualTo("Unreal Communications");
        elapsed.addAndGet(1);
        assertThat(other.carrierOf(NUMBER).name()).isEqualTo("New Owner");
    }

    @Test
    void whoeverIsInATransactionTakesWhatIsThereAndTheNextOneLooks() {
        Db db = database.otherDb();
        CarrierDirectoryService server = server(db);
        server.carrierOf(NUMBER);
        server(database.db()).replace(csv("1303,New Owner,N1,N2,false,true,true\n"));
        elapsed.addAndGet(Duration.ofSeconds(5).toNanos());

        String within = db.transaction(tx -> server.carrierOf(NUMBER).name());
        assertThat(within).isEqualTo("Unreal Communications");
        assertThat(server.carrierOf(NUMBER).name()).isEqualTo("New Owner");
    }

    @Test
    void whoeverIsInATransactionBeforeItCouldBeReadIsAskedToComeAgain() {
        CarrierDirectoryService server = server(database.db());
        assertThatThrownBy(() -> database.db().transaction(tx -> server.carrierOf(NUMBER)))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.problems())
                                .containsExactly(ProblemCode.UNAVAILABLE.because(
                                        "The carrier directory could not be read yet. Try again shortly.")));
    }

    @Test
    void aDirectoryThatWasReplacedIsNeverFilledAgain() {
        server(database.db()).replace(csv("44,Only One,N1,N2,false,true,true\n"));
        assertThat(server(database.otherDb()).carrierOf(NUMBER)).isEqualTo(Carrier.UNKNOWN);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aRefusedFileChangesNothing() {
        CarrierDirectoryService server = server(database.db());
        server.carrierOf(NUMBER);
        assertThatThrownBy(() -> server.replace(csv("1,A,1,1,true,true,true\n1,B,1,1,true,true,true\n")))
                .isInstanceOf(ApiException.class);
        assertThat(server.carrierOf(NUMBER).name()).isEqualTo("Unreal Communications");
        assertThat(rows()).isEqualTo(CarrierDirectoryService.shippedTable().size());
    }

    @Test
    void aReplacementThatIsRolledBackIsForgotten() {
        CarrierDirectoryService server = server(database.db());
        server.carrierOf(NUMBER);
        alter("ADD CONSTRAINT no_ghosts CHECK (carrier_name <> 'Ghost')");
        try {
            assertThatThrownBy(() -> server.replace(csv("1303,Ghost,N1,N2,false,true,true\n")))
                    .isInstanceOf(DatabaseException.class);
        } finally {
            alter("DROP CONSTRAINT no_ghosts");
        }
        assertThat(server.carrierOf(NUMBER).name()).isEqualTo("Unreal Communications");
        elapsed.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(server.carrierOf(NUMBER).name()).isEqualTo("Unreal Communications");
    }

    private static void alter(String how) {
        database.db()
                .transaction(tx -> tx.sql("ALTER TABLE carrier_range " + how).execute());
    }

    @Test
    void oneFileIsReadAtATime() throws Exception {
        CarrierDirectoryService server = server(database.db());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        InputStream slow = new FilterInputStream(csv("1303,Slow,N1,N2,false,true,true\n")) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return super.read(buffer, offset, length);
            }
        };
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<CarrierDirectoryService.Replacement> first = threads.submit(() -> server.replace(slow));
            begun.await();
            assertThatThrownBy(() -> server.replace(csv("1303,Other,N1,N2,false,true,true\n")))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> {
                        assertThat(refusal.status()).isEqualTo(409);
                        assertThat(refusal.problems())
                                .containsExactly(ProblemCode.BEING_PROCESSED.because(
                                        "The directory is being replaced by another request. Send the file again when"
                                                + " that has ended."));
                    });
            goOn.countDown();
            assertThat(first.get().added()).isEqualTo(1);
        }
        assertThat(server.replace(csv("1303,Other,N1,N2,false,true,true\n")).removed())
                .isEqualTo(1);
    }

    @Test
    void thoseThatComeWhileTheTableIsReadWaitForIt() throws Exception {
        server(database.db()).replace(csv("1303,Only One,N1,N2,false,true,true\n"));
        CarrierDirectoryService server = server(database.otherDb());
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Carrier>> carriers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                carriers.add(threads.submit(() -> server.carrierOf(NUMBER)));
            }
            for (Future<Carrier> carrier : carriers) {
                assertThat(carrier.get().name()).isEqualTo("Only One");
            }
        }
    }

    @Test
    void aNameMayHaveAnyPrintableCharacter() {
        String name = "\\N \\. \\t ' \" , $1 ? \uD83D\uDE00 \u00e9";
        server(database.db()).replace(csv("1303,\"" + name.replace("\"", "\"\"") + "\",N1,N2,false,true,true\n"));
        assertThat(server(database.otherDb()).carrierOf(NUMBER).name()).isEqualTo(name);
    }

    @Test
    void isListedInPagesByPrefix() {
        CarrierDirectoryService server = server(database.db());
        server.replace(csv("""
                20,A,1,1,true,true,true
                1,B,2,2,true,true,true
                100,C,3,3,true,true,false
                """));
        assertThat(server.page(new Page(1, 2))).satisfies(page -> {
            assertThat(page.total().count()).isEqualTo(3);
            assertThat(page.entries()).extracting(CarrierRange::prefix).containsExactly("1", "100");
        });
        assertThat(server.page(new Page(2, 2)).entries())
                .containsExactly(new CarrierRange("20", new Carrier("A", "1", "1", true, true, true, "")));
        assertThat(server.page(new Page(3, 2)).entries()).isEmpty();
    }

    private CarrierDirectoryService server(Db db) {
        return new CarrierDirectoryService(db, CLOCK, true, elapsed::get);
    }

    private static InputStream csv(String rows) {
        return new ByteArrayInputStream((HEADER + rows).getBytes(UTF_8));
    }

    private static long rows() {
        return database.db()
                .read(tx -> tx.sql("SELECT count(*) FROM carrier_range")
                        .one(Sql.Row::number)
                        .orElseThrow());
    }
}
