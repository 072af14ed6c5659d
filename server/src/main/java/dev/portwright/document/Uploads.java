package dev.portwright.document;

import dev.portwright.document.scan.MalwareScanner;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.blob.NewBlob;
import dev.portwright.platform.contract.CheckedBody;
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

    private final Blobs blobs;
    private final Outbound outbound;
    private final Fetches fetches;
    private final MalwareScanner scanner;
    private final Documents documents;

    Uploads(Blobs blobs, Outbound outbound, Fetches fetches, MalwareScanner scanner, Documents documents) {
        this.blobs = blobs;
        this.outbound = outbound;
        this.fetches = fetches;
        this.scanner = scanner;
        this.documents = documents;
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
     * @param answered whether one with its Idempotency-Key was: then what is wanted may be there, and needs no room
     * @throws ApiException when anything is wrong with it, or there is no room for another document
     */
    UploadRequest receive(Reach reach, boolean answered, Reading reading) {
        if (!answered) {
            documents.requireRoom(reach);
        }
        NewBlob content = blobs.begin(reach.accountId());
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
        Answer answer =
                fetches.run(upload, taken -> outbound.get(accountId, target, Map.of("accept", "*/*"), taken, PATIENCE));
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
