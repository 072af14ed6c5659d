package dev.portwright.porting.correction.page;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.portwright.document.FileReceiver;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** Which papers answer a reason beside its attributes. */
    enum Wanted {
        /** A letter that is signed by the person who is named now. */
        NEW_LETTER,
        /** Those that the order lacks: the reason says nothing else. */
        LACKING;

        @JsonCreator
        static Wanted of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
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
     * @param papers null when it has nothing to do with any
     */
    record Reason(
            String code,
            Acts acts,
            String text,
            List<String> attributes,
            @Nullable Wanted papers) {}

    /** What people call a paper, and what it has to be like. */
    private record PaperWords(String label, String hint) {}

    /**
     * The file.
     *
     * @param wanted by {@link Paper.Why}
     * @param refusals by {@link FileReceiver.Refusal}
     */
    private record File(
            int version,
            List<Field> fields,
            PaperWords letter,
            PaperWords invoice,
            Map<String, String> wanted,
            Map<String, String> refusals,
            List<Reason> exceptions) {}

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

    /** Paths of what a form may ask for that stands on the letter of authorization, on which secrets do not. */
    static Stream<String> onTheLetter() {
        return WORDS.fields().stream().filter(field -> !field.of().secret()).map(Field::attribute);
    }

    /** @param refused as in {@link Paper} */
    static Paper letter(Paper.Why why, @Nullable String refused) {
        PaperWords words = WORDS.letter();
        return new Paper(OrderAttribute.LOA.path(), words.label(), words.hint(), why, null, refused);
    }

    /** @param refused as in {@link Paper} */
    static Paper invoice(Paper.Why why, @Nullable String refused) {
        PaperWords words = WORDS.invoice();
        return new Paper(OrderAttribute.INVOICE.path(), words.label(), words.hint(), why, null, refused);
    }

    /** Why a paper is asked for. */
    static String of(Paper.Why why) {
        return said(WORDS.wanted(), why);
    }

    /** Why a file is not taken, and what to do. */
    static String of(FileReceiver.Refusal why) {
        return said(WORDS.refusals(), why);
    }

    private static String said(Map<String, String> words, Enum<?> what) {
        String text = words.get(what.name().toLowerCase(Locale.ROOT));
        if (text == null) {
            throw new IllegalStateException(FILE + " says nothing of " + what);
        }
        return text;
    }

    private static File load() {
        return Json.read(ProductFile.text(FILE), File.class);
    }
}
