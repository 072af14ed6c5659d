package dev.portwright.porting.correction.page;

import dev.portwright.document.FileReceiver;
import dev.portwright.platform.db.OnBehalf;
import dev.portwright.platform.http.MultipartForm;
import dev.portwright.platform.http.PartHead;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.correction.CorrectionLink;
import dev.portwright.porting.correction.OpenLinks;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Receives what is sent by the forms of the page: values, and files as they come. */
@ApplicationScoped
class FormReceiver {
    /** How many files are taken at once. */
    static final int MOST_AT_ONCE = 5;

    /** How much memory it takes, in KiB. */
    static final int HELD_KIB = FileReceiver.HELD_KIB + MOST_AT_ONCE * FileReceiver.KEPT_KIB;

    /** For all of it; less than the time after which a file that nobody has kept is taken for left over. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MOST_TEXT = 64 * 1024;
    private static final int MOST_ANSWERS = 100;

    private final FileReceiver receiver;
    private final OpenLinks links;

    FormReceiver(FileReceiver receiver, OpenLinks links) {
        this.receiver = receiver;
        this.links = links;
    }

    /** Reads a body, or as much of it as can be read. */
    SentForm receive(Corrections.Opened opened, InputStream sent, String type) {
        Taking taking = new Taking(opened);
        InputStream body = new TimedBody(sent, PATIENCE, System::nanoTime);
        try {
            if (type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA)) {
                MultipartForm.read(body, type, taking);
            } else {
                taking.values.putAll(values(body));
            }
            // What the files have waited for connections is not taken from what comes now.
            OnBehalf.of(opened.link().accountId());
            return new SentForm(taking.values, taking.files, null);
        } catch (ApiException e) {
            return new SentForm(taking.values, taking.files, e);
        } catch (RuntimeException e) {
            new SentForm(taking.values, taking.files, null).close();
            throw e;
        }
    }

    private static Map<String, String> values(InputStream body) {
        try {
            byte[] text = body.readNBytes(MOST_TEXT + 1);
            if (text.length > MOST_TEXT) {
                throw new ApiException(
                        ProblemCode.PAYLOAD_TOO_LARGE.because("A form without files may have at most 64 KiB."));
            }
            return new QueryStringDecoder(
                            new String(text, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MOST_ANSWERS)
                    .parameters().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    answer -> answer.getValue().getFirst()));
        } catch (IOException e) {
            throw new ApiException(ProblemCode.BAD_REQUEST.because("The body ended early."));
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    /** Takes what is in one form: of files those that are asked for, each once. */
    private final class Taking implements MultipartForm.Taker {
        private final CorrectionLink link;
        private final Set<String> asked;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final Map<String, SentForm.File> files = new LinkedHashMap<>();

        Taking(Corrections.Opened opened) {
            this.link = opened.link();
            this.asked = opened.form().allPapers().map(Paper::path).collect(Collectors.toSet());
        }

        @Override
        public boolean isFile(PartHead head) {
            return head.filename() != null;
        }

        @Override
        public void take(PartHead head, InputStream content) throws IOException {
            String filename = head.filename();
            // A browser sends a field for which nothing was chosen too, with an empty name.
            if (filename != null
                    && !filename.isEmpty()
                    && asked.contains(head.name())
                    && !files.containsKey(head.name())) {
                files.put(head.name(), file(filename, content));
            }
        }

        @Override
        public void take(String name, String value) {
            values.put(name, value);
        }

        private SentForm.File file(String filename, InputStream content) throws IOException {
            if (files.size() == MOST_AT_ONCE) {
                return refused("Please send at most " + MOST_AT_ONCE + " files at once.");
            }
            // Each file may wait for connections as long as a request of its own.
            OnBehalf.of(link.accountId());
            if (!links.takesFile(link)) {
                return refused(
                        "This link has taken as many files as it can. Ask whoever sent it to you for a new one.");
            }
            return switch (receiver.receive(link.accountId(), filename, content)) {
                case FileReceiver.Taken taken -> new SentForm.File(taken, "");
                case FileReceiver.Refused(var why) -> refused(PlainWords.of(why));
            };
        }

        private static SentForm.File refused(String why) {
            return new SentForm.File(null, why);
        }
    }
}
