package dev.portwright.porting.loa;

import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.pdf.PdfMaker;
import dev.portwright.platform.pdf.Picture;
import dev.portwright.platform.pdf.QrCode;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the pages of a letter, on which nothing of what it says is markup. */
final class LetterPage {
    private static final String HTML = "text/html";
    private static final int NUMBERS_IN_A_ROW = 4;

    /** Between two numbers: blanks that stay as wide as they are. */
    private static final String GAP = "\u2003\u2003\u2003";

    private static final Template PAGE = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .build()
            .parse(ProductFile.text("loa/letter.html"), Variant.forContentType(HTML));

    /**
     * What cannot stand in a file of markup, and what turns the direction of the text around it, so that a name cannot change
     * what a letter seems to say.
     */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\ufffe\uffff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+");

    private LetterPage() {}

    /** Makes the letter as a file. To be called within a turn. */
    static byte[] pdf(Letter letter, @Nullable Picture logo, @Nullable Signature signature) {
        return PdfMaker.pdf(PAGE.render(data(letter, logo, signature)), letter.madeAt());
    }

    private static Map<String, @Nullable Object> data(
            Letter letter, @Nullable Picture logo, @Nullable Signature signature) {
        String supportKey = letter.supportKey();
        String person = letter.authorizedPerson();
        String remainder = letter.remainder();
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("paper", letter.paper());
        data.put("fonts", new RawString(PdfMaker.FONT_FAMILY));
        data.put("logo", logo == null ? null : logo.dataUri());
        data.put("company", clean(letter.company().name()));
        data.put(
                "companyLines",
                letter.company().lines().stream().map(LetterPage::clean).toList());
        data.put("supportKey", supportKey);
        data.put("code", supportKey == null ? null : QrCode.of(supportKey).dataUri());
        data.put("losingCarrier", clean(letter.losingCarrier()));
        data.put("tollFree", letter.tollFree());
        data.put("customer", facts(letter.customer()));
        data.put("transfer", facts(letter.transfer()));
        data.put("remainder", remainder == null ? null : clean(remainder));
        data.put("authorizedPerson", person == null ? null : clean(person));
        data.put("count", letter.numbers().size());
        data.put("rows", rows(letter.numbers()));
        data.put("signature", signature == null ? null : signed(signature));
        return data;
    }

    private static Map<String, @Nullable Object> signed(Signature signature) {
        Picture drawn = signature.drawn();
        String title = signature.title();
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("name", clean(signature.name()));
        data.put("title", title == null ? "" : clean(title));
        data.put("drawn", drawn == null ? null : drawn.dataUri());
        data.put("date", signature.date());
        data.put("evidence", facts(signature.evidence()));
        return data;
    }

    private static List<Map<String, String>> facts(List<Fact> facts) {
        return facts.stream()
                .map(fact -> Map.of("label", fact.label(), "value", clean(fact.value())))
                .toList();
    }

    /** Lines of numbers: a cell for each would take more memory. Digits are all of one width. */
    private static List<String> rows(List<String> numbers) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += NUMBERS_IN_A_ROW) {
            List<String> row = numbers.subList(i, Math.min(i + NUMBERS_IN_A_ROW, numbers.size()));
            rows.add(String.join(GAP, row));
        }
        return rows;
    }

    private static String clean(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }
}
