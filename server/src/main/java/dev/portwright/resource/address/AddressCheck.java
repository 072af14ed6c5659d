package dev.portwright.resource.address;

import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds addresses against what is known of addresses in their countries, {@code address/countries.json}: how postal codes look and
 * are written (the postal services), which states and provinces there are (ISO 3166-2), and which postal codes lie in them. Of a country
 * that is not in the file anything is right.
 */
@Singleton
class AddressCheck {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /**
     * @param code of a postal code without blanks and hyphens
     * @param written the groups of the code as they are written
     * @param areas names by codes
     * @param of how the postal codes of an area begin
     */
    private record Country(
            String code, String written, String example, Map<String, String> areas, Map<String, String> of) {}

    /**
     * What was found.
     *
     * @param suggested the address as it is usually written
     * @param problems with pointers to the parts of the address
     */
    record Found(PostalAddress suggested, List<Problem> problems) {}

    private final Map<String, Country> countries = new HashMap<>();

    AddressCheck() {
        try (InputStream in = AddressCheck.class.getResourceAsStream("/address/countries.json")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks address/countries.json");
            }
            Json.read(in.readAllBytes())
                    .properties()
                    .forEach(entry -> countries.put(
                            entry.getKey(), Json.read(entry.getValue().toString(), Country.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Found check(PostalAddress given) {
        List<Problem> problems = new ArrayList<>();
        String code = given.countryCode().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            code = given.countryCode();
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    "/country_code", "There is no such country. Give the two letters of ISO 3166-1, such as US."));
        }
        Country country = countries.get(code);
        String postalCode = tidy(given.postalCode());
        String area = tidy(given.administrativeArea());
        if (country != null) {
            postalCode = postalCode(country, postalCode, problems);
            area = area(country, area, problems);
            inArea(country, area, postalCode, problems);
        }
        return new Found(
                new PostalAddress(
                        BLANKS.matcher(given.streetAddress().strip()).replaceAll(" "),
                        tidy(given.extendedAddress()),
                        tidy(given.locality()),
                        area,
                        postalCode,
                        code),
                problems);
    }

    private static @Nullable String tidy(@Nullable String text) {
        return text == null ? null : BLANKS.matcher(text.strip()).replaceAll(" ");
    }

    private static @Nullable String postalCode(Country country, @Nullable String given, List<Problem> problems) {
        if (given == null || given.isEmpty()) {
            problems.add(ProblemCode.MISSING_PARAMETER.at(
                    "/postal_code",
                    "Addresses in this country have a postal code, such as " + country.example() + "."));
            return given;
        }
        String plain = BETWEEN.matcher(given.toUpperCase(Locale.ROOT)).replaceAll("");
        Matcher matcher = Pattern.compile(country.code()).matcher(plain);
        if (!matcher.matches()) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    "/postal_code", "Postal codes of this country look like " + country.example() + "."));
            return given;
        }
        String written = country.written();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String part = matcher.group(group);
            written = written.replace("$" + group, part == null ? "" : part);
        }
        return written.endsWith("-") ? written.substring(0, written.length() - 1) : written;
    }

    private static @Nullable String area(Country country, @Nullable String given, List<Problem> problems) {
        if (country.areas().isEmpty()) {
            return given;
        }
        if (given == null || given.isEmpty()) {
            problems.add(ProblemCode.MISSING_PARAMETER.at(
                    "/administrative_area",
                    "Addresses in this country name a state or province: " + someOf(country) + "."));
            return given;
        }
        for (Map.Entry<String, String> area : country.areas().entrySet()) {
            if (area.getKey().equalsIgnoreCase(given) || area.getValue().equalsIgnoreCase(given)) {
                return area.getKey();
            }
        }
        problems.add(ProblemCode.UNPROCESSABLE.at(
                "/administrative_area",
                "There is no such state or province in this country. There are " + someOf(country) + "."));
        return given;
    }

    private static String someOf(Country country) {
        return String.join(", ", country.areas().keySet().stream().sorted().toList());
    }

    private static void inArea(
            Country country, @Nullable String area, @Nullable String postalCode, List<Problem> problems) {
        String begins = area == null ? null : country.of().get(area);
        if (begins == null || postalCode == null || !problems.isEmpty()) {
            return;
        }
        if (!Pattern.compile("(?:" + begins + ").*").matcher(postalCode).matches()) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    "/postal_code",
                    "The postal code does not lie in " + country.areas().get(area) + ". One of the two is wrong."));
        }
    }
}
