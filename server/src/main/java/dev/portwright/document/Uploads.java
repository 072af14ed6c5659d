package dev.portwright.document;

import dev.portwright.document.scan.MalwareScanner;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.blob.NewBlob;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.outbound.Answer;
import dev.portwright.platform.outbound.Outbound;
import dev.portwright.platform.outbound.Outcome;
import dev.portwright.platform.outbound.Target;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Receives documents: with a request, or from where it says. */
@ApplicationScoped
class Uploads {
    static final String FILE = "/file";

    private static final String URL = "/url";
    private static final int OK = 200;

    /** For all of it, from looking up the name to the last byte. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Blobs blobs;
    private final Outbound outbound;
    private final MalwareScanner scanner;
    private final DocumentSpace space;
    private final Db db;

    Uploads(Blobs blobs, Outbound outbound, MalwareScanner scanner, DocumentSpace space, Db db) {
        this.blobs = blobs;
        this.outbound = outbound;
        this.scanner = scanner;
        this.space = space;
        this.db = db;
    }

    /** Reads a request: hands the content to what it is given and answers what the request says besides. */
    @FunctionalInterface
    interface Reading {
        Said read(Upload content);
    }

    /**
     * What a request says beside the content.
     *
     * @param partName the name of the file in a form; null when there is none
     */
    record Said(CheckedBody body, @Nullable String partName) {}

    /**
     * Receives a request.
     *
     * @throws ApiException when anything is wrong with it, or the account has no room for documents
     */
    UploadRequest receive(UUID accountId, Reading reading) {
        db.<@Nullable Void>read(tx -> {
            space.require(tx, accountId);
            return null;
        });
        NewBlob content = blobs.begin(accountId);
        boolean done = false;
        try {
            Upload upload = new Upload(content, FILE);
            Said said = reading.read(upload);
            UploadRequest request = UploadRequest.of(content, upload, said.body(), said.partName());
            done = true;
            return request;
        } finally {
            if (!done) {
                content.close();
            }
        }
    }

    /**
     * The document of a request, whose content is fetched when it is elsewhere.
     *
     * @throws ApiException 422 when it cannot be fetched, or is nothing that a document can be
     */
    Upload.Received complete(UUID accountId, UploadRequest request) {
        String url = request.url();
        if (url == null) {
            return scanned(request.received(null), FILE);
        }
        Target target = Target.parse(url).orElseThrow(() -> unusable(url));
        Upload upload = request.upload();
        Answer answer = fetch(accountId, target, upload);
        if (answer.outcome() != Outcome.ANSWERED) {
            throw new ApiException(
                    ProblemCode.UNPROCESSABLE.at(URL, "The file could not be fetched. " + answer.detail()));
        }
        if (answer.status() != OK) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    URL,
                    "The file could not be fetched: the answer has status " + answer.status()
                            + (answer.status() / 100 == 3 ? ", and redirects are not followed." : ", not 200.")));
        }
        if (answer.cut()) {
            throw new ApiException(
                    ProblemCode.UNPROCESSABLE.at(
                            URL,
                            "The file could not be fetched: its connection ended, or 30 seconds were over, before all of it was here."));
        }
        return scanned(request.received(lastSegment(target)), URL);
    }

    /** @throws ApiException 503 when the server stops meanwhile */
    private Answer fetch(UUID accountId, Target target, Upload upload) {
        try {
            return outbound.get(accountId, target, Map.of("accept", "*/*"), upload, PATIENCE);
        } catch (IllegalStateException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new ApiException(
                        ProblemCode.UNAVAILABLE.because(
                                "The server stops before the file was fetched. Try again shortly."),
                        RETRY.toNanos());
            }
            throw e;
        }
    }

    /**
     * A file that was searched for malware, and whose bytes are where they will be.
     *
     * @throws ApiException 422 at the pointer when it holds any, 503 when the store of the bytes cannot be reached
     */
    Upload.Received scanned(Upload.Received file, String pointer) {
        Upload.Received scanned = switch (scanner.scan(file.content()::open)) {
            case MalwareScanner.Clean() -> file.with(ScanStatus.SCANNED);
            case MalwareScanner.NoScanner() -> file.with(ScanStatus.NOT_SCANNED);
            case MalwareScanner.NoAnswer() -> file.with(ScanStatus.PENDING_SCAN);
            case MalwareScanner.Infected(var what) ->
                throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                        pointer, "The file holds malware: " + String.join(", ", what) + "."));
        };
        scanned.content().store();
        return scanned;
    }

    private static ApiException unusable(String url) {
        return new ApiException(
                ProblemCode.INVALID_URL.at(URL, Target.fault(url).orElseThrow()));
    }

    private static String lastSegment(Target target) {
        String path = target.pathAndQuery().split("\\?", 2)[0];
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            // A name that nobody has chosen need not be refused.
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .replaceAll("[\\p{Cntrl}/\\\\]", "");
        } catch (IllegalArgumentException e) {
            return last;
        }
    }
}
