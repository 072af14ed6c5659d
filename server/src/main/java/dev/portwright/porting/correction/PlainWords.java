package dev.portwright.porting.correction;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.OrderAttribute;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the page says to people who know nothing of porting, from the product's data file. */
final class PlainWords {
    private static final String FILE = "correction/plain.json";

    /**
     * An attribute as a form asks for it.
     *
     * @param attribute its path on the wire
     * @param hint where to find it; may be empty
     * @param autocomplete what a browser may fill in (HTML, 4.10.18.7)
     */
    record Field(String attribute, String label, String hint, String autocomplete) {
        OrderAttribute of() {
            return Arrays.stream(OrderAttribute.values())
                    .filter(one -> one.path().equals(attribute))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(FILE + " names no attribute: " + attribute));
        }
    }

    /** Who has to act on a reason. */
    enum Acts {
        END_CUSTOMER,
        OWNER;

        @JsonCreator
        static Acts of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A reason for which an order came back.
     *
     * @param code of the exception type
     * @param acts who has to act
     * @param text what it means for the end customer, and what to do
     * @param attributes paths of those that the end customer corrects; none when somebody else has to act
     */
    record Reason(String code, Acts acts, String text, List<String> attributes) {}

    private record File(int version, List<Field> fields, List<Reason> exceptions) {}

    private static final File WORDS = load();
    private static final Map<String, Reason> REASONS =
            WORDS.exceptions().stream().collect(Collectors.toUnmodifiableMap(Reason::code, Function.identity()));

    private PlainWords() {}

    /**
     * What it means that an order came back with this.
     *
     * @throws IllegalStateException when the file does not say
     */
    static Reason of(ExceptionType type) {
        Reason reason = REASONS.get(type.code());
        if (reason == null) {
            throw new IllegalStateException(FILE + " says nothing of " + type.code());
        }
        return reason;
    }

    /** The fields by which these are corrected, in the order of a form. */
    static List<Field> fields(Collection<Reason> reasons) {
        return WORDS.fields().stream()
                .filter(field ->
                        reasons.stream().anyMatch(reason -> reason.attributes().contains(field.attribute())))
                .toList();
    }

    private static File load() {
        return Json.read(ProductFile.text(FILE), File.class);
    }
}
