package dev.portwright.porting.loa;

import dev.portwright.platform.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        Json.read(file("loa/paper.json")).path("letter").forEach(code -> countries.add(code.asString()));
        return Set.copyOf(countries);
    }

    /** A text file of the product. */
    static String file(String name) {
        try (InputStream in = PaperSizes.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
