package dev.portwright.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portwright.document.file.Files;
import dev.portwright.document.reading.DocumentReader;
import dev.portwright.document.reading.Findings;
import dev.portwright.document.reading.Pdfs;
import dev.portwright.platform.db.Db;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.PhoneNumbers;
import dev.portwright.testkit.SandboxClock;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters and invoices of orders are read once, whatever dies meanwhile. */
@ServerTest
class ReadingsTest {
    private static final String REQUIREMENT = "59b0762a-b274-4f76-ac32-4d5cf0272e66";
    private static final byte[] LETTER = Pdfs.of("Numbers: (303) 555-0100");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final UUID NOBODY = new UUID(0, 0);

    @Inject
    TestServer server;

    @Inject
    Db db;

    @Inject
    ReadingStore store;

    @Inject
    ReadingQueue queue;

    @Inject
    DocumentReadings readings;

    Tenant tenant;
    String order;

    @BeforeEach
    void order() {
        tenant = server.tenant();
        order = tenant.order(PhoneNumbers.next());
    }

    private String letter(byte[] content) {
        String id = tenant.document("letter.pdf", content);
        tenant.edit(order, Body.of("documents.loa", id)).ok();
        return id;
    }

    private List<String> rows(String id) {
        return server.rows("SELECT state || ' ' || tries FROM document_reading WHERE document_id = ?::uuid", id);
    }

    private void awaitState(String id, String state) {
        await().atMost(PATIENCE).until(() -> rows(id), List.of(state)::equals);
    }

    /** A server has tried to read it, and has put that off. */
    private void awaitPutOff(String id, int tries) {
        await().atMost(PATIENCE)
                .until(
                        () -> server.rows(
                                "SELECT tries::text FROM document_reading WHERE document_id = ?::uuid AND state = 'waiting'"
                                        + " AND next_try BETWEEN clock_timestamp() + interval '1 second'"
                                        + " AND clock_timestamp() + interval '61 seconds'",
                                id),
                        List.of(String.valueOf(tries))::equals);
    }

    private Findings findings(String id) {
        DocumentReading found =
                readings.of(tenant.accountId(), List.of(UUID.fromString(id))).get(UUID.fromString(id));
        if (found instanceof DocumentReading.Done(var findings)) {
            return findings;
        }
        throw new AssertionError("it was not read");
    }

    /** From now on in this test no file is read. */
    private static void answerWith(DocumentReader.Outcome outcome) {
        QuarkusMock.installMockForType(
                new DocumentReader() {
                    @Override
                    public Outcome read(Supplier<InputStream> content, long size) {
                        return outcome;
                    }
                },
                DocumentReader.class);
    }

    private static void read() {
        QuarkusMock.installMockForType(new DocumentReader(), DocumentReader.class);
    }

    private void makeDue(String id) {
        server.run("UPDATE document_reading SET next_try = clock_timestamp() WHERE document_id = ?::uuid", id);
    }

    @Test
    void theLetterAndTheInvoiceOfAnOrderAreReadAndNothingElse() {
        String letter = tenant.document("letter.pdf", LETTER);
        String invoice = tenant.document("invoice.pdf", Pdfs.of("Invoice date: 2026-03-14"));
        String proof = tenant.document("proof.pdf", LETTER);
        tenant.edit(
                        order,
                        Body.of("documents.loa", letter)
                                .with("documents.invoice", invoice)
                                .with("requirements", new Body[] {
                                    Body.of("requirement_type_id", REQUIREMENT).with("field_value", proof)
                                }))
                .ok();
        awaitState(letter, "read 1");
        awaitState(invoice, "read 1");
        assertThat(rows(proof)).isEmpty();
        assertThat(findings(letter).digits()).containsExactly("303 555 0100");
        assertThat(findings(invoice).dates()).hasSize(1);
        assertThat(readings.of(server.tenant().accountId(), List.of(UUID.fromString(letter))))
                .isEmpty();

        tenant.edit(order, Body.of("documents.loa", tenant.document("letter.png", Files.PNG)))
                .ok();
        tenant.edit(order, Body.of("documents.loa", letter)).ok();
        assertThat(rows(letter)).containsExactly("read 1");
    }

    @Test
    void whatWasReadBeforeNamesWereLookedForIsReadOnceMoreWhereAnOrderCanStillBeConfirmed() throws IOException {
        String letter = letter(LETTER);
        String under = server.completeOrder(tenant, PhoneNumbers.next());
        String itsLetter = tenant.document("its.pdf", LETTER);
        tenant.edit(under, Body.of("documents.loa", itsLetter)).ok();
        awaitState(letter, "read 1");
        awaitState(itsLetter, "read 1");
        tenant.confirm(under).ok();
        answerWith(new DocumentReader.NotNow("not yet"));
        try (InputStream in = ReadingsTest.class.getResourceAsStream(
                "/db/migration/V100__letters_and_invoices_to_be_read_again.sql")) {
            server.run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(rows(letter)).first().asString().startsWith("waiting");
        assertThat(rows(itsLetter)).containsExactly("read 1");
        read();
        makeDue(letter);
        queue.wake();
        awaitState(letter, "read 1");
        assertThat(findings(letter).allWords()).isTrue();
    }

    @Test
    void whatWasFoundIsSealedAndGoesWithItsDocument() {
        String letter = letter(LETTER);
        awaitState(letter, "read 1");
        assertThat(server.rows(
                        "SELECT (position('303 555'::bytea IN findings) > 0)::text FROM document_reading WHERE document_id = ?::uuid",
                        letter))
                .containsExactly("false");
        SandboxClock clock = new SandboxClock(tenant.client());
        clock.freeze();
        try {
            tenant.delete("/v2/porting_orders/" + order).ok();
            clock.advance(DocumentExpiry.UNLINKED);
        } finally {
            clock.reset();
        }
        assertThat(tenant.get("/v2/documents/" + letter).status()).isEqualTo(404);
        assertThat(rows(letter)).isEmpty();
    }

    @Test
    void whatCannotBeReadSaysWhyAndHoldsUpNothing() {
        String encrypted = letter(Pdfs.encrypted(LETTER, "secret"));
        String scan = letter(Pdfs.scan());
        String broken = letter(Files.PDF);
        String letter = letter(LETTER);
        awaitState(encrypted, "encrypted 1");
        awaitState(scan, "no_text 1");
        awaitState(broken, "unreadable 1");
        awaitState(letter, "read 1");
    }

    @Test
    void whatAServerHadTakenThatDiedIsReadByTheNext() {
        answerWith(new DocumentReader.NotNow("not yet"));
        String letter = letter(LETTER);
        awaitPutOff(letter, 0);
        makeDueAndClaim(letter);
        assertThat(rows(letter)).containsExactly("waiting 1");
        read();
        queue.wake();
        assertThat(isDue(letter)).isFalse();
        db.transaction(store::release);
        queue.wake();
        awaitState(letter, "read 2");
    }

    /** As a server does that dies then. */
    private void makeDueAndClaim(String id) {
        db.transaction(tx -> {
            tx.sql("UPDATE document_reading SET next_try = clock_timestamp() - interval '1 day' WHERE document_id = ?")
                    .set(UUID.fromString(id))
                    .execute();
            UUID before = new UUID(
                    tenant.accountId().getMostSignificantBits(),
                    tenant.accountId().getLeastSignificantBits() - 1);
            return assertThat(store.claim(tx, before, NOBODY, ReadingQueue.CLAIM))
                    .map(ReadingStore.Claimed::documentId)
                    .contains(UUID.fromString(id));
        });
    }

    private boolean isDue(String id) {
        return server.rows(
                        "SELECT 'due' FROM document_reading WHERE document_id = ?::uuid AND next_try <= clock_timestamp()",
                        id)
                .contains("due");
    }

    @Test
    void whatWasFoundFirstStays() {
        String letter = letter(LETTER);
        awaitState(letter, "read 1");
        db.transaction(tx -> {
            store.end(tx, UUID.fromString(letter), Findings.nothing(Findings.State.UNREADABLE));
            store.putOff(tx, UUID.fromString(letter), 0, 0, Duration.ZERO);
            return null;
        });
        assertThat(rows(letter)).containsExactly("read 1");
    }

    @Test
    void aFileThatIsToBlameIsTriedThreeTimes() {
        answerWith(new DocumentReader.Failed("it is broken"));
        String letter = letter(LETTER);
        awaitPutOff(letter, 1);
        makeDue(letter);
        queue.wake();
        awaitPutOff(letter, 2);
        makeDue(letter);
        queue.wake();
        awaitState(letter, "unreadable 3");
    }

    @Test
    void aFileThatKeepsACoreBusyForTooLongIsTriedOnce() {
        answerWith(new DocumentReader.TooLong(true, Duration.ZERO));
        awaitState(letter(LETTER), "unreadable 1");
    }

    @Test
    void aFileThatTakesTooLongOnABusyMachineIsTriedTenTimes() {
        answerWith(new DocumentReader.TooLong(false, Duration.ZERO));
        String letter = letter(LETTER);
        awaitPutOff(letter, 0);
        server.run("UPDATE document_reading SET misses = 9 WHERE document_id = ?::uuid", letter);
        makeDue(letter);
        queue.wake();
        awaitState(letter, "unreadable 1");
    }

    @Test
    void anAccountWhoseFileTookTooLongRestsForAsLongWhileOthersHaveTheirTurns() {
        // What other tests have left would have its account rest instead.
        server.run(
                "UPDATE document_reading SET next_try = clock_timestamp() + interval '1 hour' WHERE state = 'waiting'");
        answerWith(new DocumentReader.TooLong(true, Duration.ofHours(1)));
        awaitState(letter(LETTER), "unreadable 1");
        read();
        String next = letter(LETTER);
        Tenant other = server.tenant();
        String theirs = other.document("letter.pdf", LETTER);
        other.edit(other.order(PhoneNumbers.next()), Body.of("documents.loa", theirs))
                .ok();
        awaitState(theirs, "read 1");
        assertThat(rows(next)).containsExactly("waiting 0");
        // Whose turn it is when the rest of another account begins.
        answerWith(new DocumentReader.TooLong(true, Duration.ofMillis(50)));
        String slow = other.document("letter.pdf", LETTER);
        other.edit(other.order(PhoneNumbers.next()), Body.of("documents.loa", slow))
                .ok();
        awaitState(slow, "unreadable 1");
        read();
        String last = other.document("letter.pdf", LETTER);
        other.edit(other.order(PhoneNumbers.next()), Body.of("documents.loa", last))
                .ok();
        awaitState(last, "read 1");
    }

    @Test
    void whatCannotBeHadIsTriedLongAndMoreAndMoreSeldom() {
        answerWith(new DocumentReader.NotHad("away"));
        String letter = letter(LETTER);
        awaitPutOff(letter, 0);
        assertThat(misses(letter)).isEqualTo("1");
        missedSoOften(letter, 49);
        await().atMost(PATIENCE).until(() -> misses(letter), "50"::equals);
        assertThat(server.rows(
                        "SELECT (next_try BETWEEN clock_timestamp() + interval '28 minutes' AND clock_timestamp() + interval '30 minutes')::text"
                                + " FROM document_reading WHERE document_id = ?::uuid",
                        letter))
                .containsExactly("true");
        missedSoOften(letter, ReadingQueue.MOST_MISSES - 1);
        awaitState(letter, "unreadable 1");
    }

    private String misses(String id) {
        return server.rows("SELECT misses::text FROM document_reading WHERE document_id = ?::uuid", id)
                .getFirst();
    }

    private void missedSoOften(String id, int misses) {
        server.run(
                "UPDATE document_reading SET misses = " + misses
                        + ", next_try = clock_timestamp() WHERE document_id = ?::uuid",
                id);
        queue.wake();
    }

    @Test
    void ofAnAccountTheNewestIsReadFirst() {
        answerWith(new DocumentReader.NotNow("not yet"));
        List<UUID> letters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            letters.add(UUID.fromString(letter(LETTER)));
        }
        List<UUID> turns = new ArrayList<>();
        db.transaction(tx -> {
            tx.sql(
                            "UPDATE document_reading SET next_try = clock_timestamp() + interval '1 hour' WHERE state = 'waiting'")
                    .execute();
            for (int i = 0; i < letters.size(); i++) {
                tx.sql(
                                "UPDATE document_reading SET next_try = clock_timestamp() - ? * interval '1 hour' WHERE document_id = ?")
                        .set(letters.size() - i)
                        .set(letters.get(i))
                        .execute();
            }
            for (int i = 0; i < letters.size(); i++) {
                turns.add(store.claim(tx, NOBODY, NOBODY, ReadingQueue.CLAIM)
                        .orElseThrow()
                        .documentId());
            }
            return null;
        });
        assertThat(turns).isEqualTo(letters.reversed());
    }

    @Test
    void aFileWithWhichServersEndIsNotReadAgain() {
        answerWith(new DocumentReader.NotNow("not yet"));
        String letter = letter(LETTER);
        awaitPutOff(letter, 0);
        server.run(
                "UPDATE document_reading SET tries = 3, next_try = clock_timestamp() WHERE document_id = ?::uuid",
                letter);
        queue.wake();
        awaitState(letter, "unreadable 4");
    }

    @Test
    void accountsHaveTheirDocumentsReadByTurns() {
        answerWith(new DocumentReader.NotNow("not yet"));
        Tenant other = server.tenant();
        String theirs = other.order(PhoneNumbers.next());
        for (int i = 0; i < 3; i++) {
            letter(LETTER);
        }
        for (int i = 0; i < 2; i++) {
            String id = other.document("letter.pdf", LETTER);
            other.edit(theirs, Body.of("documents.loa", id)).ok();
        }
        List<UUID> turns = new ArrayList<>();
        db.transaction(tx -> {
            tx.sql(
                            "UPDATE document_reading SET next_try = clock_timestamp() + interval '1 hour' WHERE state = 'waiting'")
                    .execute();
            tx.sql(
                            "UPDATE document_reading SET next_try = clock_timestamp() - interval '1 hour' WHERE account_id IN (?, ?)")
                    .set(tenant.accountId())
                    .set(other.accountId())
                    .execute();
            UUID last = tenant.accountId();
            for (int i = 0; i < 5; i++) {
                last = store.claim(tx, last, NOBODY, ReadingQueue.CLAIM)
                        .orElseThrow()
                        .accountId();
                turns.add(last);
            }
            assertThat(store.claim(tx, last, NOBODY, ReadingQueue.CLAIM)).isEmpty();
            return null;
        });
        assertThat(turns)
                .containsExactly(
                        other.accountId(),
                        tenant.accountId(),
                        other.accountId(),
                        tenant.accountId(),
                        tenant.accountId());
    }
}
