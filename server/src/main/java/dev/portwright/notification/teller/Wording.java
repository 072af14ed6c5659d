package dev.portwright.notification.teller;

import dev.portwright.platform.file.ProductFile;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import java.util.Map;

/** A text for people: a file of the product with a line for the subject, an empty line, and the text. */
final class Wording {
    private static final Engine ENGINE = Engine.builder().addDefaults().build();

    private final Template subject;
    private final Template text;

    /** What is said in the end. */
    record Said(String subject, String text) {}

    private Wording(Template subject, Template text) {
        this.subject = subject;
        this.text = text;
    }

    /** Reads the text of this name. */
    static Wording of(String name) {
        String[] parts = ProductFile.text("notification/" + name + ".txt").split("\n\n", 2);
        return new Wording(ENGINE.parse(parts[0]), ENGINE.parse(parts[1]));
    }

    Said with(Map<String, ?> data) {
        return new Said(subject.render(data), text.render(data));
    }
}
