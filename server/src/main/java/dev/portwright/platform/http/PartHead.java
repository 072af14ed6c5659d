package dev.portwright.platform.http;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a part of a form (RFC 7578, 4.2).
 *
 * @param name of the field; empty when the part gives none
 * @param filename null when the part gives none
 */
public record PartHead(String name, @Nullable String filename) {
    /** Those that change nothing about the bytes. */
    private static final Set<String> PLAIN_ENCODINGS = Set.of("7bit", "8bit", "binary");

    /** A parameter; in quotes, a quotation mark or a backslash may have a backslash before it. */
    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*(?<name>[^\\s=;\"]+)\\s*=\\s*(?:\"(?<quoted>(?:\\\\[\"\\\\]|[^\"])*+)\"|(?<token>[^\\s;\"]*))");

    private static final char REPLACEMENT = '\uFFFD';

    /**
     * Reads the lines of a head, as UTF-8.
     *
     * @throws ApiException 400 when they are not UTF-8, 422 when the bytes of the part are encoded
     */
    static PartHead of(String lines) {
        if (lines.indexOf(REPLACEMENT) >= 0) {
            throw new ApiException(
                    ProblemCode.BAD_REQUEST.because("The head of a part of the form is not valid UTF-8."));
        }
        String disposition = header(lines, "content-disposition").orElse("");
        String name = parameter(disposition, "name").orElse("");
        String encoding =
                header(lines, "content-transfer-encoding").orElse("binary").toLowerCase(Locale.ROOT);
        if (!PLAIN_ENCODINGS.contains(encoding)) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    "/" + name,
                    "The part has a Content-Transfer-Encoding, which parts of forms do not have (RFC 7578, 4.7). Send"
                            + " its bytes as they are."));
        }
        return new PartHead(name, parameter(disposition, "filename").orElse(null));
    }

    private static Optional<String> header(String lines, String name) {
        for (String line : lines.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
                return Optional.of(line.substring(colon + 1).strip());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> parameter(String header, String name) {
        Matcher found = PARAMETER.matcher(header);
        while (found.find()) {
            if (found.group("name").equalsIgnoreCase(name)) {
                @Nullable String quoted = found.group("quoted");
                return Optional.of(
                        quoted == null
                                ? String.valueOf(found.group("token"))
                                : quoted.replaceAll("\\\\([\"\\\\])", "$1"));
            }
        }
        return Optional.empty();
    }
}
