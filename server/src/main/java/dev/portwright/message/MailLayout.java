package dev.portwright.message;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes what is sent of a message: as plain text and as HTML, in which nothing of the message is markup. */
final class MailLayout {
    private static final String HTML = "text/html";

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .build();
    private static final Template AS_TEXT =
            ENGINE.parse(file("message/mail.txt"), Variant.forContentType("text/plain"));
    private static final Template AS_HTML = ENGINE.parse(file("message/mail.html"), Variant.forContentType(HTML));

    private MailLayout() {}

    static String text(Message message) {
        return AS_TEXT.render(data(message));
    }

    static String html(Message message) {
        return AS_HTML.render(data(message));
    }

    /** Paragraphs are lists of lines. */
    private static Map<String, Object> data(Message message) {
        List<List<String>> paragraphs = Arrays.stream(message.text().strip().split("\\R(?:\\h*\\R)+"))
                .map(paragraph -> paragraph.lines().toList())
                .toList();
        return Map.of("subject", message.subject(), "paragraphs", paragraphs, "recipient", message.recipient());
    }

    private static String file(String name) {
        try (InputStream in = MailLayout.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
