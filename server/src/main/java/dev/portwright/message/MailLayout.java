package dev.portwright.message;

import dev.portwright.platform.file.ProductFile;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
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
            ENGINE.parse(ProductFile.text("message/mail.txt"), Variant.forContentType("text/plain"));
    private static final Template AS_HTML =
            ENGINE.parse(ProductFile.text("message/mail.html"), Variant.forContentType(HTML));

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
}
