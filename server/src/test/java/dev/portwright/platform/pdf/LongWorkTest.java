package dev.portwright.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What computes for long does so on threads of the machine's, which does not let it keep others waiting. */
class LongWorkTest {
    private static final String ROW = "<p>A line of a letter that is long enough to be laid out for a while.</p>";

    @Test
    void whatItThrowsIsThrownOn() {
        assertThatThrownBy(() -> LongWork.run(() -> {
                    throw new IllegalArgumentException("broken");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");
        assertThatThrownBy(() -> LongWork.run(() -> {
                    throw new StackOverflowError("deep");
                }))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("deep");
    }

    @Test
    void filesAreLaidOutThere() {
        String html = "<html><head><style>body { font-family: " + PdfMaker.FONT_FAMILY + " }</style></head><body>"
                + ROW.repeat(2_000) + "</body></html>";
        assertSeenOnAThreadOfTheMachine("com.openhtmltopdf.", () -> PdfMaker.pdf(html, Instant.EPOCH));
    }

    @Test
    void picturesAreReadThere() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2_000, 2_000, BufferedImage.TYPE_INT_ARGB), "png", png);
        assertSeenOnAThreadOfTheMachine(Picture.class.getName(), () -> Picture.read(png.toByteArray()));
    }

    /** What virtual threads do is in no list of threads. */
    private static void assertSeenOnAThreadOfTheMachine(String code, Runnable work) {
        Future<?> done = CompletableFuture.runAsync(work, Thread::startVirtualThread);
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> done.isDone() || isAtWork(code));
        assertThat(done).as("done before it was seen").isNotDone();
        assertThat(done).succeedsWithin(Duration.ofMinutes(1));
    }

    private static boolean isAtWork(String code) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().startsWith(code));
    }
}
