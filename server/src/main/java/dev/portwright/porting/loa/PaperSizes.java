package dev.portwright.porting.loa;

import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.json.Json;
import java.util.HashSet;
import java.util.Set;

/** What paper countries print letters on. */
final class PaperSizes {
    private static final Set<String> LETTER = letterCountries();

    private PaperSizes() {}

    /** The size as CSS names it. */
    static String of(String countryCode) {
        return LETTER.contains(countryCode) ? "letter" : "A4";
    }

    private static Set<String> letterCountries() {
        Set<String> countries = new HashSet<>();
        Json.read(ProductFile.text("loa/paper.json")).path("letter").forEach(code -> countries.add(code.asString()));
        return Set.copyOf(countries);
    }
}
