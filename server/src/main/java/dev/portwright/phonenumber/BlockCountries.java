package dev.portwright.phonenumber;

import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.json.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** Which countries port numbers in blocks, and with their extensions: what {@code phonenumber/blocks.json} says. */
public final class BlockCountries {
    private static final List<Country> COUNTRIES = Json.read(ProductFile.text("phonenumber/blocks.json"), Content.class)
            .countries();

    private record Content(List<Country> countries) {}

    private record Country(String country, boolean blocks, boolean extensions, String source, LocalDate readOn) {}

    private BlockCountries() {}

    /** The countries with blocks, as ISO 3166-1 alpha-2 codes. */
    public static List<String> withBlocks() {
        return those(Country::blocks);
    }

    /** The countries with extensions, likewise. */
    public static List<String> withExtensions() {
        return those(Country::extensions);
    }

    private static List<String> those(Predicate<Country> wanted) {
        return COUNTRIES.stream().filter(wanted).map(Country::country).toList();
    }
}
