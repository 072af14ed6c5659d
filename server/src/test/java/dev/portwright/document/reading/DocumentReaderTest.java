package dev.portwright.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.reading.DocumentReader.Failed;
import dev.portwright.document.reading.DocumentReader.NotHad;
import dev.portwright.document.reading.DocumentReader.NotNow;
import dev.portwright.document.reading.DocumentReader.Outcome;
import dev.portwright.document.reading.DocumentReader.Read;
import dev.portwright.document.reading.DocumentReader.TooLong;
import dev.portwright.document.reading.Findings.State;
import dev.portwright.document.reading.FoundDate.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files of all kinds, each read by a process of its own. */
class DocumentReaderTest {
    /** Machines that run tests do other things besides. */
    private final DocumentReader reader = new DocumentReader(Duration.ofMinutes(2));

    private Outcome read(byte[] file) {
        return reader.read(() -> new ByteArrayInputStream(file), file.length);
    }

    private Findings findings(byte[] file) {
        Outcome outcome = read(file);
        assertThat(outcome).isInstanceOf(Read.class);
        return ((Read) outcome).findings();
    }

    @Test
    void datesAndNumbersOfATextAreFound() {
        Findings found = findings(Pdfs.of("Numbers: (303) 555-0100, (303) 555-0101", "Date signed: March 14, 2026"));
        assertThat(found)
                .isEqualTo(new Findings(
                        State.READ,
                        1,
                        true,
                        List.of(new FoundDate(Kind.SIGNED, LocalDate.of(2026, 3, 14), null)),
                        List.of("303 555 0100", "303 555 0101"),
                        TextWords.in(PlainText.of(Pdfs.WORDS + " Numbers Date signed March"))
                                .words(),
                        true));
    }

    @Test
    void whatWasFilledIntoAFormIsReadAndWhatAViewerHasToDrawFirstIsNotAllThere() {
        Findings drawn = findings(Pdfs.form("303 555 0100", true));
        assertThat(drawn.digits()).containsExactly("303 555 0100");
        assertThat(drawn.whole()).isTrue();
        Findings notDrawn = findings(Pdfs.form("303 555 0100", false));
        assertThat(notDrawn.digits()).isEmpty();
        assertThat(notDrawn.whole()).isFalse();
        assertThat(findings(Pdfs.form("", false)).whole()).isTrue();
    }

    @Test
    void signsOfWhichTheFileHasTheShapesOnlyAreNoText() {
        assertThat(findings(Pdfs.shapes(6)).whole()).isTrue();
        Findings shapes = findings(Pdfs.shapes(7));
        assertThat(shapes.state()).isEqualTo(State.READ);
        assertThat(shapes.whole()).isFalse();
    }

    @Test
    void whatIsDrawnByHandOrWasRecognisedInAPictureIsNoText() {
        assertThat(findings(Pdfs.handwritten()).whole()).isFalse();
        Findings recognised =
                findings(Pdfs.pages(List.of("q 500 0 0 700 40 40 cm /Im1 Do Q\n3 Tr\n" + Pdfs.line(700, Pdfs.WORDS))));
        assertThat(recognised.state()).isEqualTo(State.READ);
        assertThat(recognised.whole()).isFalse();
    }

    @Test
    void whatStandsInOneLineOfThePageIsALine() {
        Findings found = findings(Pdfs.pages(List.of(Pdfs.line(700, Pdfs.WORDS)
                + "BT /F1 9 Tf 300 600 Td (14.03.2026) Tj ET\nBT /F1 9 Tf 40 600 Td (Rechnungsdatum) Tj ET\n")));
        assertThat(found.dates()).containsExactly(new FoundDate(Kind.INVOICE, LocalDate.of(2026, 3, 14), null));
    }

    @Test
    void picturesHaveNoText() {
        assertThat(findings(Pdfs.scan()).state()).isEqualTo(State.NO_TEXT);
    }

    @Test
    void besideAPageOfPicturesATextIsNotAllOfIt() {
        Findings found = findings(Pdfs.pages(List.of(Pdfs.line(700, Pdfs.WORDS), "q /Im1 Do Q\n")));
        assertThat(found.state()).isEqualTo(State.READ);
        assertThat(found.whole()).isFalse();
        assertThat(findings(Pdfs.pages(List.of(Pdfs.line(700, Pdfs.WORDS), "q Q\n")))
                        .whole())
                .isTrue();
    }

    @Test
    void whatNeedsAPasswordIsEncryptedAndWhatNeedsNoneIsRead() {
        byte[] file = Pdfs.of("Numbers: 303 555 0100");
        assertThat(findings(Pdfs.encrypted(file, "secret")).state()).isEqualTo(State.ENCRYPTED);
        assertThat(findings(Pdfs.encrypted(file, "")).digits()).containsExactly("303 555 0100");
    }

    @Test
    void whatIsBrokenCannotBeRead() {
        byte[] random = new byte[400_000];
        new Random(1).nextBytes(random);
        System.arraycopy("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), 0, random, 0, 9);
        assertThat(findings(random).state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void aSmallFileThatUnpacksToAGibibyteCannotBeRead() {
        byte[] file = Pdfs.bomb(1024);
        assertThat(file.length).isLessThan(8 * 1024 * 1024);
        assertThat(findings(file).state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void aFileOfNothingButObjectsEnds() {
        assertThat(findings(Pdfs.objects(20 * 1024 * 1024)).state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void whatIsAPartOfItselfOrNestedWithoutEndIsReadAsFarAsItGoes() {
        Findings circle = findings(Pdfs.circle());
        assertThat(circle.state()).isEqualTo(State.READ);
        assertThat(circle.digits()).containsExactly("303 555 0100");
        assertThat(findings(Pdfs.pages(List.of("[".repeat(1_000_000)))).state()).isEqualTo(State.NO_TEXT);
    }

    @Test
    void ofTenThousandPagesTheFirstAreRead() {
        Findings found = findings(
                Pdfs.pages(Collections.nCopies(10_000, Pdfs.line(700, Pdfs.WORDS) + Pdfs.line(600, "303 555 0100"))));
        assertThat(found.state()).isEqualTo(State.READ);
        assertThat(found.pages()).isEqualTo(10_000);
        assertThat(found.whole()).isFalse();
        assertThat(found.digits()).containsExactly("303 555 0100");
    }

    @Test
    void ofManyPagesTheFirstAreRead() {
        List<String> pages = new ArrayList<>();
        for (int i = 0; i <= PdfText.MOST_PAGES; i++) {
            pages.add(Pdfs.line(700, Pdfs.WORDS) + Pdfs.line(600, "303 555 " + (1000 + i)));
        }
        Findings found = findings(Pdfs.pages(pages));
        assertThat(found.pages()).isEqualTo(101);
        assertThat(found.whole()).isFalse();
        assertThat(found.digits()).hasSize(100).endsWith("303 555 1099");
        assertThat(findings(Pdfs.pages(pages.subList(0, 100))).whole()).isTrue();
    }

    @Test
    void aFileOfTheLargestSizeIsRead() {
        byte[] text = Pdfs.of("Numbers: 303 555 0100");
        byte[] large = new byte[20 * 1024 * 1024];
        Arrays.fill(large, (byte) '%');
        System.arraycopy(text, 0, large, 0, text.length);
        System.arraycopy(text, text.length - 100, large, large.length - 100, 100);
        assertThat(findings(large).digits()).containsExactly("303 555 0100");
    }

    @Test
    void whatTakesTooLongIsEnded() {
        Duration patience = Duration.ofSeconds(2);
        byte[] file = Pdfs.slow();
        // Whether it is the file's fault a machine that is busy with other things does not know.
        assertThat(new DocumentReader(patience).read(() -> new ByteArrayInputStream(file), file.length))
                .isInstanceOfSatisfying(
                        TooLong.class, late -> assertThat(late.time()).isEqualTo(patience));
    }

    @Test
    void whatIsNotAllThereMayBeTheFileAndAStoreThatIsAwayIsNot() {
        byte[] file = Pdfs.of("Numbers: 303 555 0100");
        assertThat(reader.read(() -> new ByteArrayInputStream(file), file.length + 1))
                .isEqualTo(new Failed("some of its bytes are missing"));
        assertThat(reader.read(
                        () -> {
                            throw new IllegalStateException("away");
                        },
                        file.length))
                .isEqualTo(new NotHad("its bytes cannot be had: away"));
    }

    @Test
    void aReaderThatIsStoppedBlamesNoFile() {
        reader.stop();
        assertThat(read(Pdfs.of("Numbers: 303 555 0100"))).isEqualTo(new NotNow("the server stops"));
    }

    @Test
    void theProcessKnowsNothingOfTheServer() {
        assertThat(DocumentReader.builder(7).environment().keySet()).isSubsetOf("LANG", "LC_ALL", "LC_CTYPE");
    }
}
